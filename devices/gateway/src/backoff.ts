// When to try again: exponential with full jitter, so that a thousand gateways don't come back to a restarted centre at once.
import type { DurationMs, Random } from '#kernel';

export interface BackoffLimits {
  readonly firstMs: DurationMs;
  readonly maxMs: DurationMs;
}

export const DEFAULT_BACKOFF: BackoffLimits = { firstMs: 1_000, maxMs: 30_000 };

/** Never sooner than this, however lucky the draw. */
const FLOOR_MS = 100;

export class Backoff {
  private failures = 0;

  constructor(
    private readonly random: Random,
    private readonly limits: BackoffLimits = DEFAULT_BACKOFF,
  ) {}

  /** The wait before the next attempt; each call counts one failure. */
  next(): DurationMs {
    const ceiling = Math.min(this.limits.maxMs, this.limits.firstMs * 2 ** Math.min(this.failures, 20));
    this.failures += 1;
    return Math.max(FLOOR_MS, this.random.next() * ceiling);
  }

  reset(): void {
    this.failures = 0;
  }
}
