// Everything the detector remembers of one ECG stream: plain data, so that it can be copied, kept and sent.
import type { Instant } from '#kernel';
import type { Quality, QualityCause } from '#vitals';
import { type BeatPath, createBeatPath } from './path-state.js';
import { createFibrillationWatch, type FibrillationWatch } from './fibrillation.js';
import { createFrontEnd, type FrontEnd, type StretchMeter } from './front-end.js';
import { createMorphology } from './morphology.js';
import { createReadability, type Readability } from './readability.js';
import { createRhythmWatch, type RhythmWatch } from './rhythm.js';

export interface EcgOptions {
  /** 100 to 1000. */
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  /** Intervals from this length on are told as pauses; 2 s where absent. */
  readonly pauseMs?: number;
}

/** Survives `structuredClone`; for JSON see `snapshotEcg`. About 12 KiB. */
export interface EcgState {
  readonly front: FrontEnd;
  readonly path: BeatPath;
  readonly meter: StretchMeter;
  readonly readability: Readability;
  readonly fibrillation: FibrillationWatch;
  readonly rhythm: RhythmWatch;
  /** Sample index of the first raw sample in the filters: grows where the stream had a gap. */
  base: number;
  /** Raw samples taken in since `base`. */
  taken: number;
  /** The instant of a sample, from which others are reckoned; null before the first. */
  anchorSample: number;
  anchorAt: Instant | null;
  /** Whole seconds told. */
  second: number;
  stretchFrom: number;
  /** From here on the filters hold nothing but readable signal. */
  readableFrom: number;
  /** The next beat has no known predecessor. */
  unlinked: boolean;
  quality: Quality;
  cause: QualityCause;
  /** The class of complex that counted as normal when ventricular beats began. */
  referenceClass: number;
}

/** Where pauses begin: two seconds without a beat, beyond what breathing or one blocked beat gives at rest. */
export const PAUSE_MS = 2_000;

/** A detector for one lead. Throws RangeError for a rate or scale outside what a frame may carry. */
export function createEcg({ rateHz, microvoltsPerBit, pauseMs = PAUSE_MS }: EcgOptions): EcgState {
  if (!(rateHz >= 100 && rateHz <= 1000)) throw new RangeError('an ECG needs 100 to 1000 samples a second');
  if (!(microvoltsPerBit > 0)) throw new RangeError('microvolts per bit must be above 0');
  const front = createFrontEnd(rateHz, microvoltsPerBit);
  return {
    front,
    path: createBeatPath(createMorphology(front.internalHz), front.internalHz),
    meter: {
      lowest: Number.POSITIVE_INFINITY,
      highest: Number.NEGATIVE_INFINITY,
      roughness: 0,
      repeats: 0,
      invalid: 0,
    },
    readability: createReadability(),
    fibrillation: createFibrillationWatch(),
    rhythm: createRhythmWatch(rateHz, pauseMs),
    base: 0,
    taken: 0,
    anchorSample: 0,
    anchorAt: null,
    second: 0,
    stretchFrom: 0,
    readableFrom: 0,
    unlinked: true,
    quality: 'good',
    cause: 'none',
    referenceClass: -1,
  };
}
