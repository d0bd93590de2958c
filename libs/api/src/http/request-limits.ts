// Counts requests against their route's limit, and says no with 429 and how long to wait.
import { Inject, Injectable } from '@nestjs/common';
import { SECOND_MS, type Clock } from '#kernel';
import { CLOCK, ON_LIMITED, SETTINGS, type CentreSettings, type OnLimited } from '../ports.js';
import { Refusal } from './refusal.js';
import { LIMITS, type LimitName } from './route-limits.js';
import { TokenBuckets, type Verdict } from './token-buckets.js';

/** People and addresses at once; with more, those seen longest ago begin anew. About 10 MB. */
const KEYS_MOST = 50_000;

@Injectable()
export class RequestLimits {
  private readonly buckets = new TokenBuckets(KEYS_MOST);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<CentreSettings, 'requestLimits'>,
    @Inject(ON_LIMITED) private readonly onLimited: OnLimited,
  ) {}

  /** Counts one request of a person or an address, or says how long to wait. */
  ask(limit: LimitName, key: string): Verdict {
    if (this.settings.requestLimits === false) return { kind: 'go' };
    const verdict = this.buckets.take(`${limit} ${key}`, LIMITS[limit], this.clock.now());
    if (verdict.kind === 'wait') this.onLimited(limit);
    return verdict;
  }

  /** The same; throws 429 when it was too many. */
  spend(limit: LimitName, key: string): void {
    const verdict = this.ask(limit, key);
    if (verdict.kind === 'go') return;
    const seconds = Math.ceil(verdict.forMs / SECOND_MS);
    throw new Refusal(429, 'REQUEST.TOO_MANY', 'Too many requests; wait a little.', undefined, seconds);
  }
}
