// Latencies counted in buckets that grow by 2 %: any number of them in a few kilobytes, percentiles to within that.

const FIRST_MS = 0.01;
const GROWTH = Math.log(1.02);
const BUCKETS = 1024;

export class LatencyHistogram {
  private readonly counts = new Float64Array(BUCKETS);
  private total = 0;
  private largestMs = 0;

  add(latencyMs: number): void {
    const bucket =
      latencyMs <= FIRST_MS ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log(latencyMs / FIRST_MS) / GROWTH));
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.total += 1;
    if (latencyMs > this.largestMs) this.largestMs = latencyMs;
  }

  get count(): number {
    return this.total;
  }
  get maxMs(): number {
    return this.largestMs;
  }

  /** Upper edge of the bucket that holds the share, such as 0.99; null when nothing was added. */
  percentileMs(share: number): number | null {
    if (this.total === 0) return null;
    let left = share * this.total;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      left -= this.counts[bucket] ?? 0;
      if (left <= 0) return Math.min(this.largestMs, FIRST_MS * Math.exp(bucket * GROWTH));
    }
    return this.largestMs;
  }

  clear(): void {
    this.counts.fill(0);
    this.total = 0;
    this.largestMs = 0;
  }
}
