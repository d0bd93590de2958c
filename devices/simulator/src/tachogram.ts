// Beat-to-beat intervals with the rhythm a healthy autonomic system gives them: a spectrum of two Gaussians, one at 0.1 Hz
// (Mayer waves of blood pressure), one at the breathing rate (respiratory sinus arrhythmia). McSharry, Clifford,
// Tarassenko, Smith: A dynamical model for generating synthetic electrocardiogram signals. IEEE TBME 50(3), 2003, II-C.
// The paper draws the series by an inverse FFT with random phases; a running program draws the same sum of cosines as it
// goes, at frequencies spread within their bins so that it doesn't repeat.
import type { Draws } from './seeded-random.js';

const MAYER_HZ = 0.1;
const BAND_DEVIATION_HZ = 0.01;
const COSINES_PER_BAND = 8;

interface Cosine {
  /** Offset from the band's centre. */
  readonly offsetHz: number;
  readonly amplitude: number;
  phase: number;
}

/** Amplitudes whose squares follow a Gaussian over ±3 deviations and give a variance of 1. */
function band(draws: Draws): Cosine[] {
  const cosines = Array.from({ length: COSINES_PER_BAND }, (_, i): Cosine => {
    const offsetHz = ((i + draws.uniform(0, 1)) / COSINES_PER_BAND) * 6 * BAND_DEVIATION_HZ - 3 * BAND_DEVIATION_HZ;
    const amplitude = Math.exp(-(offsetHz ** 2) / (4 * BAND_DEVIATION_HZ ** 2));
    return { offsetHz, amplitude, phase: draws.uniform(0, 2 * Math.PI) };
  });
  const variance = cosines.reduce((sum, { amplitude }) => sum + amplitude ** 2 / 2, 0);
  return cosines.map((cosine) => ({ ...cosine, amplitude: cosine.amplitude / Math.sqrt(variance) }));
}

export class Tachogram {
  private readonly low: Cosine[];
  private readonly high: Cosine[];

  /** `lowToHigh` is the ratio of the two bands' power, 0.5 in the paper. */
  constructor(
    draws: Draws,
    private readonly lowToHigh = 0.5,
  ) {
    this.low = band(draws);
    this.high = band(draws);
  }

  /** Moves on by a beat and gives the deviation of its interval from the mean, in standard deviations. */
  next(intervalS: number, respirationPerMin: number): number {
    const low = advance(this.low, MAYER_HZ, intervalS);
    const high = advance(this.high, respirationPerMin / 60, intervalS);
    const lowShare = this.lowToHigh / (1 + this.lowToHigh);
    return low * Math.sqrt(lowShare) + high * Math.sqrt(1 - lowShare);
  }
}

function advance(cosines: Cosine[], centreHz: number, seconds: number): number {
  let sum = 0;
  for (const cosine of cosines) {
    cosine.phase = (cosine.phase + 2 * Math.PI * (centreHz + cosine.offsetHz) * seconds) % (2 * Math.PI);
    sum += cosine.amplitude * Math.cos(cosine.phase);
  }
  return sum;
}
