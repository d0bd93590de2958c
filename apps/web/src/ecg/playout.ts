// How far behind the patient the strip is drawn. Frames come a second's worth at a time; drawing a little later than the
// latest of them came keeps the trace moving evenly instead of jumping.
import type { DurationMs, Instant } from '#kernel';

const MARGIN_MS = 150;
const KEPT = 20;
const BURST_MS = 120;

export class Playout {
  private readonly lags: DurationMs[] = [];
  private lastArrival: Instant = Number.NEGATIVE_INFINITY;
  private head: Instant | null = null;
  private drawnAt: Instant | null = null;

  /** `from` is when the frame's first sample was observed, `arrivedAt` when it came. */
  arrived(from: Instant, arrivedAt: Instant): void {
    // Of frames that come at once only the newest tells how late the line is; the others waited for it.
    if (arrivedAt - this.lastArrival < BURST_MS) this.lags.pop();
    this.lastArrival = arrivedAt;
    this.lags.push(arrivedAt - from);
    if (this.lags.length > KEPT) this.lags.shift();
  }

  /** Up to which instant to draw at `now`. Runs at most 5 % faster or slower than time; jumps when it is over 3 s off. */
  headAt(now: Instant): Instant {
    const wanted = now - Math.max(0, ...this.lags) - MARGIN_MS;
    const elapsed = this.drawnAt === null ? 0 : now - this.drawnAt;
    this.drawnAt = now;
    if (this.head === null || Math.abs(wanted - (this.head + elapsed)) > 3_000) {
      this.head = wanted;
    } else {
      const off = wanted - (this.head + elapsed);
      this.head += elapsed + Math.max(-0.05 * elapsed, Math.min(0.05 * elapsed, off));
    }
    return this.head;
  }
}
