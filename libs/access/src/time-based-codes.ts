// Time-based one-time codes (RFC 6238) as authenticator apps make them: SHA-1, six digits, 30 s. A code counts within one
// step before and after, and never twice.
import { Secret, TOTP } from 'otpauth';
import { SECOND_MS, type Instant } from '#kernel';

const PERIOD_S = 30;
const SECRET_BYTES = 20;
const WINDOW = 1;

export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the picture for the authenticator app says. */
export function totpUri(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/** The time step in which a code is right, or null. */
export function totpStep(secret: string, code: string, now: Instant): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totpOf(secret, '').validate({ token, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / (PERIOD_S * SECOND_MS)) + delta;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Mimamori',
    label: label === '' ? 'account' : label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });
}
