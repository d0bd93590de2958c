// Ten codes on paper for the day the phone is lost. Each works once. 119 bits each, so that a plain digest keeps them (ASVS 5,
// 6.5.2 asks for a slow one below 112).
import { digestOf, newLegibleSecret } from './secrets.js';

const COUNT = 10;
const GROUPS = 6;

export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => newLegibleSecret(GROUPS));
}

/** The digest of what was typed, with or without hyphens, in any case. */
export function recoveryCodeDigest(typed: string): string {
  return digestOf(`recovery:${typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`);
}
