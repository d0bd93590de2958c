// The centre's own keys for messages: the VAPID pair (RFC 8292) by which push services know it, and the secret behind the
// devices' reports. Made at the first start and kept in a file that only its owner reads; losing it loses every
// subscription, so it belongs into the backup.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import webPush from 'web-push';
import { z } from 'zod';
import { AppError } from '#kernel';
import { codeOf } from '../system-error.js';

const base64url = (bytes: number) =>
  z.string().refine((text) => Buffer.from(text, 'base64url').length === bytes, `${bytes} bytes in base64url`);

const stored = z.strictObject({
  version: z.literal(1),
  publicKey: base64url(65),
  privateKey: base64url(32),
  reportSecret: base64url(32),
});

export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly reportSecret: Buffer;
}

/** Reads the keys, or makes them where there are none. Throws `CHANNELS.KEYS_UNUSABLE` rather than make others in their place. */
export function openPushKeys(file: string): PushKeys {
  const text = readIfThere(file) ?? make(file);
  try {
    const { publicKey, privateKey, reportSecret } = stored.parse(JSON.parse(text));
    return { publicKey, privateKey, reportSecret: Buffer.from(reportSecret, 'base64url') };
  } catch {
    throw unusable(`${path.basename(file)} does not hold the keys for messages. Restore it from a backup.`);
  }
}

export function newPushKeys(): PushKeys {
  return { ...webPush.generateVAPIDKeys(), reportSecret: randomBytes(32) };
}

function readIfThere(file: string): string | null {
  try {
    if ((statSync(file).mode & 0o077) !== 0) {
      throw unusable(`${path.basename(file)} holds secret keys and may be read by others: chmod 600.`);
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Of several processes that start together one writes the file and the others read it. */
function make(file: string): string {
  const { publicKey, privateKey, reportSecret } = newPushKeys();
  const keys: z.input<typeof stored> = {
    version: 1,
    publicKey,
    privateKey,
    reportSecret: reportSecret.toString('base64url'),
  };
  const text = `${JSON.stringify(keys, null, 2)}\n`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true });
    return text;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return readFileSync(file, 'utf8');
    throw error;
  }
}

function unusable(message: string): AppError {
  return new AppError('CHANNELS.KEYS_UNUSABLE', 'permanent', message);
}
