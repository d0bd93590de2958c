// Secrets and their digests. Chance here is the operating system's, never the injectable `Random`: a token that a test can
// foresee is no token. Secrets of 256 bits are stored as SHA-256; passwords, which people choose, under argon2id.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Without 0 O 1 I L, so that a code read aloud or from paper arrives. */
const LEGIBLE = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** 256 bits as 43 URL-safe characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Names a session in lists and addresses; says nothing about its token. */
export function newSessionId(): string {
  return randomBytes(12).toString('hex');
}

/** Groups of four legible characters, 4.95 bits each, such as `K7QF-3MPX-9TDA`. */
export function newLegibleSecret(groups: number): string {
  const group = (): string => Array.from({ length: 4 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** SHA-256 as 64 hexadecimal digits. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Compares two digests in a time that does not tell where they differ. */
export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}
