// Challenges for passkeys without a table of those given out: a challenge carries its end and a digest only the centre can
// make, for one purpose and one session; the one that was answered is written down as spent. So strangers who ask for many
// fill nothing.
import { MINUTE_MS, type Clock, type Instant } from '#kernel';
import { type Queries, Repositories } from '#records';
import type { SecretKeys } from './secret-keys.js';
import { digestOf, newToken, sameDigest } from './secrets.js';

const CHALLENGE_MS = 5 * MINUTE_MS;

/** What a challenge is for: nobody's log-in, or an act within one session. */
export type ChallengePurpose = 'log-in' | `prove:${string}` | `enrol:${string}`;

export class WebauthnChallenges {
  constructor(
    private readonly keys: SecretKeys,
    private readonly clock: Clock,
  ) {}

  /** Text that becomes the challenge's bytes. */
  issue(purpose: ChallengePurpose): string {
    const body = `${this.clock.now() + CHALLENGE_MS}.${newToken()}`;
    return `${body}.${this.keys.macs(`${purpose}|${body}`)[0]}`;
  }

  /** Whether an answered challenge (base64url of its text) was given out for this purpose and still counts. */
  isOurs(challenge: string, purpose: ChallengePurpose): boolean {
    const [until = '', nonce = '', mac = ''] = Buffer.from(challenge, 'base64url').toString('utf8').split('.');
    const right = this.keys.macs(`${purpose}|${until}.${nonce}`).some((own) => sameDigest(own, mac));
    return right && Number(until) > this.clock.now();
  }

  /** True for the first who answers a challenge. */
  async spend(challenge: string, queries: Queries): Promise<boolean> {
    const until: Instant = this.clock.now() + CHALLENGE_MS;
    return new Repositories(queries).oneTimeSecrets.spend(digestOf(`challenge:${challenge}`), until);
  }
}
