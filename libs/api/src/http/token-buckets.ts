// Counts requests by key as a bucket that fills steadily: a burst is allowed, then the pace. One number a key (the generic
// cell rate algorithm, ITU-T I.371), no timers, and never more keys than it was given room for.
import type { DurationMs, Instant } from '#kernel';

export interface Pace {
  /** So many at once. */
  readonly burst: number;
  /** Then one each. */
  readonly everyMs: DurationMs;
}

export type Verdict = { readonly kind: 'go' } | { readonly kind: 'wait'; readonly forMs: DurationMs };

export class TokenBuckets {
  /** By key: when the bucket will be full again. The key used longest ago is first. */
  private readonly fullAt = new Map<string, Instant>();

  /** With more keys than `most`, those used longest ago are forgotten, which is to say: full. */
  constructor(private readonly most: number) {}

  get size(): number {
    return this.fullAt.size;
  }

  /** Takes one out, or says how long until there is one. A refused request takes nothing. */
  take(key: string, { burst, everyMs }: Pace, now: Instant): Verdict {
    const full = Math.max(this.fullAt.get(key) ?? now, now);
    const forMs = full - now - (burst - 1) * everyMs;
    if (forMs > 0) return { kind: 'wait', forMs };
    this.fullAt.delete(key);
    this.fullAt.set(key, full + everyMs);
    if (this.fullAt.size > this.most) this.forget(now);
    return { kind: 'go' };
  }

  private forget(now: Instant): void {
    for (const [key, full] of this.fullAt) {
      if (full > now && this.fullAt.size <= this.most) continue;
      this.fullAt.delete(key);
      if (this.fullAt.size <= this.most * 0.9) return;
    }
  }
}
