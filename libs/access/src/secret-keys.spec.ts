import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addSecretKey, readSecretKeys, SecretKeys } from './secret-keys.js';

describe('sealed secrets', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'mimamori-keys-'));
    file = path.join(folder, 'secret-keys');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('open for whom they were sealed and for nobody else', () => {
    const keys = SecretKeys.passing();
    const sealed = keys.seal('JBSWY3DP', 'totp:sato');
    expect(sealed).not.toContain('JBSWY3DP');
    expect(keys.open(sealed, 'totp:sato')).toBe('JBSWY3DP');
    expect(() => keys.open(sealed, 'totp:mori')).toThrow(expect.objectContaining({ code: 'ACCESS.SEAL_BROKEN' }));
    expect(() => SecretKeys.passing().open(sealed, 'totp:sato')).toThrow(/does not open/);
  });

  it('do not open when a single character was changed', () => {
    const keys = SecretKeys.passing();
    const sealed = keys.seal('JBSWY3DP', 'totp:sato');
    const at = sealed.indexOf('.') + 5;
    const touched = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => keys.open(touched, 'totp:sato')).toThrow(expect.objectContaining({ code: 'ACCESS.SEAL_BROKEN' }));
  });

  it('have their keys in a file that only its owner reads, made where there is none', () => {
    const sealed = readSecretKeys(file).seal('secret', 'x');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readSecretKeys(file).open(sealed, 'x')).toBe('secret');
  });

  it('still open after a new key has come, and are known to be old', () => {
    const before = readSecretKeys(file).seal('secret', 'x');
    expect(addSecretKey(file)).toBe('k2');
    const keys = readSecretKeys(file);
    expect([keys.open(before, 'x'), keys.isOld(before)]).toEqual(['secret', true]);
    expect(keys.isOld(keys.seal('secret', 'x'))).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('refuse a key file that is damaged, without saying what is in it', () => {
    readSecretKeys(file);
    const cut = readFileSync(file, 'utf8').slice(0, -20);
    expect(() => SecretKeys.parse(cut)).toThrow('The key file is not a list of named 256-bit keys.');
    expect(() => SecretKeys.parse('')).toThrow(expect.objectContaining({ code: 'ACCESS.BAD_KEY_FILE' }));
  });
});
