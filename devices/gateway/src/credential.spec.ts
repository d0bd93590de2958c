import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { credentialFile, readCredential, writeCredential, type Credential } from './credential.js';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'credential-')), 'gateway');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const credential: Credential = {
  gateway: 'g1',
  username: 'g1',
  password: 'not-a-real-one',
  mqttUrl: 'mqtt://centre.example',
  centre: 'https://centre.example',
  enrolledAt: 1_768_050_000_000,
  expiresAt: 1_775_826_000_000,
  clockOffsetMs: null,
};

describe('the credential file', () => {
  it('comes back as written, readable by its owner alone', () => {
    writeCredential(folder, credential);
    expect(readCredential(folder)).toEqual({ kind: 'credential', credential });
    expect(statSync(credentialFile(folder)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('stays private when written over a draft that was left open to all', () => {
    writeCredential(folder, credential);
    writeFileSync(`${credentialFile(folder)}.draft`, 'half', { mode: 0o666 });
    writeCredential(folder, { ...credential, password: 'another' });
    expect(statSync(credentialFile(folder)).mode & 0o777).toBe(0o600);
    expect(readCredential(folder)).toMatchObject({ credential: { password: 'another' } });
  });

  it('is not used when others can read it', () => {
    writeCredential(folder, credential);
    chmodSync(credentialFile(folder), 0o640);
    expect(readCredential(folder)).toMatchObject({ kind: 'exposed' });
  });

  it('is told apart: absent, unreadable', () => {
    expect(readCredential(folder)).toEqual({ kind: 'absent' });
    writeCredential(folder, credential);
    for (const content of ['{', '[]', '{"gateway":"../x"}', JSON.stringify({ ...credential, password: '' })]) {
      writeFileSync(credentialFile(folder), content);
      expect(readCredential(folder)).toMatchObject({ kind: 'unreadable' });
    }
  });
});
