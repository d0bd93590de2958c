// What is remembered of peaks and beats between samples: open candidates, the levels of beats and noise, recent intervals.
import { ATRIAL_BEATS } from './atrial-level.js';
import type { Morphology } from './morphology.js';
import { createRecent, medianOf, ranked, type Recent, remember } from './small-stats.js';

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
  /** Clean samples since the beat before on that path; 0 where there is none. */
  interval: number;
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
  /** The greatest slope energy just before each of the latest beats. */
  readonly atrialEnergies: Recent;
  /** Up to here a peak is no beat where beats are overdue. */
  atrialLimit: number;
  /** The beats' level before a silence in which it is learnt anew, and when the silence began. */
  formerLevel: number;
  silentSince: number;
  typicalInterval: number;
  intervalSpread: number;
  lastBeatAt: number;
  lastBeatEnergy: number;
  /** Where the last beat was that was larger than what comes before beats. */
  lastCertainAt: number;
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
    atrialEnergies: createRecent(ATRIAL_BEATS),
    atrialLimit: 0,
    formerLevel: 0,
    silentSince: 0,
    // 75 a minute until known.
    typicalInterval: 0.8 * internalHz,
    intervalSpread: 0.15,
    lastBeatAt: -1,
    lastBeatEnergy: 0,
    lastCertainAt: -1,
    lastDropAt: 0,
  };
}

/** Forgets the path, as after a gap in the stream nothing before it can be linked; the electrodes may have been moved too. */
export function restartPath(path: BeatPath, at: number): void {
  dropPath(path, at);
  path.atrialEnergies.count = 0;
  path.atrialLimit = 0;
  path.formerLevel = 0;
}

/** Forgets the path and the levels, to learn them anew, but not what was no beat before. */
export function relearnPath(path: BeatPath, at: number): void {
  if (path.lastBeatAt >= 0) {
    path.formerLevel = medianOf(path.beatEnergies);
    path.silentSince = path.lastBeatAt;
  }
  dropPath(path, at);
  path.pending = [];
  path.beatLevel = 0;
  path.learningSince = at;
  path.beatEnergies.count = 0;
  path.noiseEnergies.count = 0;
  path.intervals.count = 0;
}

function dropPath(path: BeatPath, at: number): void {
  path.candidates = [];
  path.lastBeatAt = -1;
  path.lastCertainAt = -1;
  path.lastDropAt = at;
  path.faint = [];
}

/** Counts a peak that was no beat. */
export function noteNoise(path: BeatPath, energy: number): void {
  const { noiseEnergies } = path;
  remember(noiseEnergies, energy);
  path.noiseLevel = ranked(noiseEnergies.values, noiseEnergies.count, NOISE_RANK);
}
