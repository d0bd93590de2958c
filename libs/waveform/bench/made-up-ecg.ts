// ECGs made from a list of beats, for specs and for measuring: bells for P, QRS and T on whatever is added.

export interface DrawnBeat {
  /** Seconds from the start to the middle of the QRS complex. */
  readonly atS: number;
  /** Early, wide, without P wave, with a large T wave. */
  readonly ventricular?: boolean;
  /** Only the P wave comes, as in a block. */
  readonly blocked?: boolean;
  /** Against the others; 1 where absent. */
  readonly size?: number;
}

export interface Drawing {
  readonly rateHz: number;
  readonly seconds: number;
  readonly beats: readonly DrawnBeat[];
  /** Height of a normal R wave. */
  readonly millivolts?: number;
  /** Height of the P wave. */
  readonly pWaveMillivolts?: number;
  /** Peak to peak of white noise. */
  readonly noiseMillivolts?: number;
  /** Added in mV at a second. */
  readonly added?: (second: number) => number;
}

export const DRAWN_MICROVOLTS_PER_BIT = 2.5;

const bell = (t: number, centre: number, width: number): number => Math.exp(-(((t - centre) / width) ** 2) / 2);

function complexAt(t: number, ventricular: boolean): number {
  if (ventricular) return 1.5 * bell(t, 0, 0.045) - 0.5 * bell(t, 0.3, 0.06);
  return -0.12 * bell(t, -0.025, 0.009) + bell(t, 0, 0.011) - 0.2 * bell(t, 0.028, 0.01) + 0.25 * bell(t, 0.27, 0.045);
}

/** The same numbers for the same seed, from −0.5 to 0.5. */
export function seededNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
}

export function drawEcg({
  rateHz,
  seconds,
  beats,
  millivolts = 1,
  pWaveMillivolts = 0.12 * millivolts,
  noiseMillivolts = 0.02,
  added,
}: Drawing): Int16Array {
  const wave = new Float64Array(Math.round(rateHz * seconds));
  for (const { atS, ventricular = false, blocked = false, size = 1 } of beats) {
    const first = Math.max(0, Math.ceil((atS - 0.4) * rateHz));
    const last = Math.min(wave.length - 1, Math.floor((atS + 0.6) * rateHz));
    for (let i = first; i <= last; i++) {
      const t = i / rateHz - atS;
      const atria = ventricular ? 0 : pWaveMillivolts * bell(t, -0.16, 0.022);
      const ventricles = blocked ? 0 : millivolts * complexAt(t, ventricular);
      wave[i] = (wave[i] as number) + size * (atria + ventricles);
    }
  }
  const noise = seededNoise(1);
  return Int16Array.from(wave, (value, i) => {
    const extra = noiseMillivolts * noise() + (added === undefined ? 0 : added(i / rateHz));
    return Math.max(-32767, Math.min(32767, Math.round(((value + extra) * 1000) / DRAWN_MICROVOLTS_PER_BIT)));
  });
}

/** Beats at even intervals, each varied by up to `jitterS` to either side. */
export function evenBeats(fromS: number, toS: number, intervalS: number, jitterS = 0.01): DrawnBeat[] {
  const vary = seededNoise(7);
  const beats: DrawnBeat[] = [];
  for (let atS = fromS; atS < toS; atS += intervalS) beats.push({ atS: atS + 2 * jitterS * vary() });
  return beats;
}
