import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openPushKeys } from './push-keys.js';

describe('the keys for messages', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mimamori-keys-'));
    file = join(folder, 'deep', 'message-keys.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are made at the first start, for their owner alone, and are the same at the next', () => {
    const first = openPushKeys(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openPushKeys(file)).toEqual(first);
    expect(Buffer.from(first.publicKey, 'base64url')).toHaveLength(65);
  });

  it('are not used when others may read them', () => {
    openPushKeys(file);
    chmodSync(file, 0o644);
    expect(() => openPushKeys(file)).toThrow('chmod 600');
  });

  it('are never replaced by new ones when the file is broken, since every subscription hangs on them', () => {
    openPushKeys(file);
    const broken = readFileSync(file, 'utf8').slice(0, 40);
    writeFileSync(file, broken);
    expect(() => openPushKeys(file)).toThrow('Restore it');
    expect(readFileSync(file, 'utf8')).toBe(broken);
  });
});
