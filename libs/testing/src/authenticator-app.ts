// A person's authenticator app in specs: sets itself up through the API as a phone would, and shows codes that have not been
// used. There is no other way in for tests than for people.
import { Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;

export class AuthenticatorApp {
  private readonly totp: TOTP;
  private last = 0;

  constructor(secret: string) {
    this.totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
  }

  /** A code the centre takes at `now` and has not seen: of the step before, this one or the next. Throws when all are used. */
  code(now: number): string {
    const step = Math.floor(now / STEP_MS);
    const next = Math.max(this.last + 1, step - 1);
    if (next > step + 1) throw new Error('every code of this time is used; let the clock go on by 30 s');
    this.last = next;
    return this.totp.generate({ timestamp: next * STEP_MS });
  }

  /** How long until `code` has one again. */
  waitMs(now: number): number {
    return Math.max(0, (this.last - 1) * STEP_MS + STEP_MS - now);
  }
}
