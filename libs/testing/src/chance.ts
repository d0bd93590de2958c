// Chance that comes out the same each time.
import type { IdSource, Random } from '#kernel';

/** mulberry32: a small generator with a 32-bit state, good enough for tests and simulated patients. */
export class SeededRandom implements Random {
  constructor(private seed = 1) {}

  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
}

/** UUID-shaped ids that count up: `00000000-0000-7000-8000-000000000001`, … Sorted by the time they were made. */
export class CountingIds implements IdSource {
  private last = 0;

  next(): string {
    this.last += 1;
    return `00000000-0000-7000-8000-${this.last.toString(16).padStart(12, '0')}`;
  }
}
