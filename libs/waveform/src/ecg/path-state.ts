// What is remembered of peaks and beats between samples: open candidates, the levels of beats and noise, recent intervals.
import type { Morphology } from './morphology.js';
import { pushBounded, ranked } from './small-stats.js';

const NOISE_PEAKS = 12;
/** Above the middle, so that T waves, every second or third peak, set the level rather than the flat line between. */
const NOISE_RANK = 7;

export interface Candidate {
  readonly id: number;
  /** Clean sample index of the energy's peak, fractional. */
  readonly at: number;
  readonly energy: number;
  /** Log-odds of being a beat. */
  evidence: number;
  /** Best path that ends here. */
  score: number;
  /** Id of the candidate before on that path, −1 for the last beat. */
  previous: number;
  correlation: number;
  /** In the T wave's time after a larger complex. */
  readonly trails: boolean;
}

export interface BeatPath {
  readonly morphology: Morphology;
  candidates: Candidate[];
  nextId: number;
  /** Peaks seen while the levels are not known yet. */
  pending: { at: number; energy: number }[];
  learningSince: number;
  /** Peaks of the last seconds too small to be candidates, from half a countable complex on. */
  faint: { at: number; energy: number }[];
  beatLevel: number;
  noiseLevel: number;
  readonly beatEnergies: number[];
  readonly noiseEnergies: number[];
  readonly intervals: number[];
  typicalInterval: number;
  intervalSpread: number;
  lastBeatAt: number;
  lastBeatEnergy: number;
  lastDropAt: number;
}

export function createBeatPath(morphology: Morphology, internalHz: number): BeatPath {
  return {
    morphology,
    candidates: [],
    nextId: 0,
    pending: [],
    learningSince: 0,
    faint: [],
    beatLevel: 0,
    noiseLevel: 0,
    beatEnergies: [],
    noiseEnergies: [],
    intervals: [],
    // 75 a minute until known.
    typicalInterval: 0.8 * internalHz,
    intervalSpread: 0.15,
    lastBeatAt: -1,
    lastBeatEnergy: 0,
    lastDropAt: 0,
  };
}

/** Forgets the path, and the levels too when `levels`; after a gap in the stream nothing before it can be linked. */
export function restartPath(path: BeatPath, at: number, levels: boolean): void {
  path.candidates = [];
  path.lastBeatAt = -1;
  path.lastDropAt = at;
  path.faint = [];
  if (!levels) return;
  path.pending = [];
  path.beatLevel = 0;
  path.learningSince = at;
  path.beatEnergies.length = 0;
  path.noiseEnergies.length = 0;
  path.intervals.length = 0;
}

/** Counts a peak that was no beat. */
export function noteNoise(path: BeatPath, energy: number): void {
  pushBounded(path.noiseEnergies, energy, NOISE_PEAKS);
  path.noiseLevel = ranked(path.noiseEnergies, path.noiseEnergies.length, NOISE_RANK);
}
