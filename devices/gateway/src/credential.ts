// The gateway's credential: given once at enrolment, kept in a file that only its own user may read.
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError, type DurationMs, type Instant } from '#kernel';
import { ID_PATTERN } from '#vitals';
import { writeFileAtomically } from './atomic-file.js';

export interface Credential {
  readonly gateway: string;
  readonly username: string;
  readonly password: string;
  readonly mqttUrl: string;
  /** Base address of the centre that enrolled this gateway. */
  readonly centre: string;
  readonly enrolledAt: Instant;
  /** When the password lapses unless a newer one is fetched; null from a centre that does not say. */
  readonly expiresAt: Instant | null;
  /** From the HTTP Date header at enrolment, so to the second. */
  readonly clockOffsetMs: DurationMs | null;
}

export type CredentialRead =
  | { readonly kind: 'credential'; readonly credential: Credential }
  | { readonly kind: 'absent' }
  /** Others may read the file; whoever did holds the password. */
  | { readonly kind: 'exposed'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string };

export const credentialFile = (folder: string): string => path.join(folder, 'credential.json');

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function parseCredential(content: string): Credential | null {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { gateway, username, password, mqttUrl, centre, enrolledAt, expiresAt, clockOffsetMs } = value as Record<
    string,
    unknown
  >;
  if (!isText(gateway) || !ID_PATTERN.test(gateway)) return null;
  if (!isText(username) || !isText(password) || !isText(mqttUrl) || !isText(centre)) return null;
  if (typeof enrolledAt !== 'number') return null;
  const offset = typeof clockOffsetMs === 'number' ? clockOffsetMs : null;
  const lapses = typeof expiresAt === 'number' ? expiresAt : null;
  return { gateway, username, password, mqttUrl, centre, enrolledAt, expiresAt: lapses, clockOffsetMs: offset };
}

export function readCredential(folder: string): CredentialRead {
  const file = credentialFile(folder);
  let content: string;
  try {
    if ((statSync(file).mode & 0o077) !== 0) return { kind: 'exposed', file };
    content = readFileSync(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', file };
  }
  const credential = parseCredential(content);
  return credential ? { kind: 'credential', credential } : { kind: 'unreadable', file };
}

/** Whole or not at all, mode 0600 in a folder of mode 0700. */
export function writeCredential(folder: string, credential: Credential): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    writeFileAtomically(credentialFile(folder), `${JSON.stringify(credential, null, 2)}\n`);
  } catch (cause) {
    throw new AppError('GATEWAY.CREDENTIAL_NOT_WRITTEN', 'permanent', `can't write ${credentialFile(folder)}`, {
      cause,
    });
  }
}
