// The gateway's clock against the centre's. A message that says when it was sent arrives late by its travel time, so each
// reading is the offset plus a delay of unknown size: the least of the last few is the nearest to the truth.
import type { DurationMs, Instant } from '#kernel';

const READINGS = 8;

export class ClockOffset {
  private readings: DurationMs[] = [];

  /** `initialMs` is what enrolment measured, to the second; it counts until something better is known. */
  constructor(private readonly initialMs: DurationMs | null = null) {}

  /** The centre's clock said `sentAt`; the gateway's said `arrivedAt` when that came. */
  heard(sentAt: Instant, arrivedAt: Instant): void {
    this.readings = [...this.readings, arrivedAt - sentAt].slice(-READINGS);
  }

  /** Gateway minus centre; positive when the gateway is ahead. Null while unknown. */
  get offsetMs(): DurationMs | null {
    return this.readings.length === 0 ? this.initialMs : Math.round(Math.min(...this.readings));
  }
}
