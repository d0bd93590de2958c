// The beats of a virtual patient: one interval after another, sinus rhythm or atrial fibrillation, and the rate as a
// monitor would count it.
import type { Draws } from './seeded-random.js';
import { Tachogram } from './tachogram.js';

/** A monitor shows the mean of its last beats. */
const COUNTED_BEATS = 8;
/** Standard deviation of intervals relative to their mean: an old heart varies little, a fibrillating one widely. */
const SINUS_VARIATION = 0.025;
/** An interval runs from T to T; an R–R interval is two halves of neighbours, so it varies by a 1.4th of this. */
const FIBRILLATION_VARIATION = 0.3;
const SHORTEST_S = 0.28;

export class Heart {
  private readonly tachogram: Tachogram;
  private readonly intervalsS: number[] = [];
  private untilBeatS = 0;
  ratePerMin: number;
  respirationPerMin = 15;
  fibrillating = false;

  constructor(
    private readonly draws: Draws,
    initialRatePerMin: number,
  ) {
    this.tachogram = new Tachogram(draws.fork());
    this.ratePerMin = initialRatePerMin;
  }

  /** The next beat's interval in seconds. */
  nextIntervalS(): number {
    const mean = 60 / this.ratePerMin;
    const deviation = this.tachogram.next(mean, this.respirationPerMin);
    const interval = this.fibrillating
      ? mean * Math.exp(this.draws.normal(-(FIBRILLATION_VARIATION ** 2) / 2, FIBRILLATION_VARIATION))
      : mean * (1 + SINUS_VARIATION * deviation);
    const real = Math.max(SHORTEST_S, interval);
    this.intervalsS.push(real);
    if (this.intervalsS.length > COUNTED_BEATS) this.intervalsS.shift();
    return real;
  }

  /** Lets a second of beats go by where nobody draws the ECG. */
  beatForASecond(): void {
    this.untilBeatS -= 1;
    while (this.untilBeatS <= 0) this.untilBeatS += this.nextIntervalS();
  }

  /** Beats per minute over the last beats. */
  get countedPerMin(): number {
    if (this.intervalsS.length === 0) return this.ratePerMin;
    return (60 * this.intervalsS.length) / this.intervalsS.reduce((sum, interval) => sum + interval, 0);
  }
}
