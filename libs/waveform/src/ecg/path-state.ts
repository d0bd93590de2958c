// What is remembered of peaks and beats between samples: open candidates, the levels of beats and noise, recent intervals.
import type { Morphology } from './morphology.js';
import { createRecent, ranked, type Recent, remember } from './small-stats.js';

const NOISE_PEAKS = 12;
const LEVEL_BEATS = 8;
const INTERVALS = 9;
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
  readonly beatEnergies: Recent;
  readonly noiseEnergies: Recent;
  readonly intervals: Recent;
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
    beatEnergies: createRecent(LEVEL_BEATS),
    noiseEnergies: createRecent(NOISE_PEAKS),
    intervals: createRecent(INTERVALS),
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
  path.beatEnergies.count = 0;
  path.noiseEnergies.count = 0;
  path.intervals.count = 0;
}

/** Counts a peak that was no beat. */
export function noteNoise(path: BeatPath, energy: number): void {
  const { noiseEnergies } = path;
  remember(noiseEnergies, energy);
  path.noiseLevel = ranked(noiseEnergies.values, noiseEnergies.count, NOISE_RANK);
}
