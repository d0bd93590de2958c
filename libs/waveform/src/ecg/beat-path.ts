// Which peaks are beats: the most likely path through the peaks of slope energy (Viterbi), weighing how much each looks like
// a beat (energy against the signal's and the noise's level, likeness to the patient's own complexes) and how well the
// intervals fit the recent rhythm. In a clean signal the first decides at once and any rhythm is taken as it comes; in noise,
// where energy says little, rhythm and shape decide, and the decision may wait for the next peaks up to a bound.
import { atrialLimit, noteBefore } from './atrial-level.js';
import { type FrontEnd, rawIndex } from './front-end.js';
import { complexWidthMs, learnBeat } from './morphology.js';
import { type BeatPath, type Candidate, noteNoise, relearnPath } from './path-state.js';
import { decided, descendsFrom, LEAST_INTERVAL_SPREAD, link } from './path-choice.js';
import { LEAST_ENERGY_MICROVOLTS, trailsLarger, weigh } from './peak-evidence.js';
import { FAINT_MICROVOLTS, PLAUSIBLE } from './small-activity.js';
import { median, medianOf, ranked, remember } from './small-stats.js';

const { log, max, min, abs } = Math;

/** No rhythm is told apart beyond so much spread. */
const MOST_INTERVAL_SPREAD = 0.4;
const CANDIDATE_LIFE_MS = 4_000;
/** Peaks below this share of the beats' level are noise without further look. */
const LEAST_ENERGY_SHARE = 0.12;
/** A peak beyond this share of the beats' energy that was no beat is noise as strong as beats. */
const STRONG_SHARE = 0.35;
/** Peaks are kept so much longer than the levels are learnt from. */
const PENDING_MS = 2_000;
const LEARNING_MS = 3_000;
/** After so long without a beat the level is let down, in case the amplitude has fallen. */
const LEVEL_DROP_AFTER_MS = 3_000;
const LEVEL_DROP = 0.85;
/** Intervals since the last beat after which the next is overdue. */
const OVERDUE = 1.5;
/** Below this share of where it was it stays, so that P waves of a standstill don't become beats. */
const LOWEST_LEVEL_SHARE = 0.4;
/** After so long without a beat everything is learnt anew, as the electrodes may have been moved. */
const RELEARN_MS = 8_000;
/**
 * Peaks that stay below this share of the beats before a silence are not beats again for a minute: after a standstill P waves
 * are the likelier, and where the electrodes were moved the signal breaks off, which forgets the level.
 */
const FORMER_SHARE = 0.35;
const FORMER_MS = 60_000;

export interface AcceptedBeat {
  /** Raw sample index. */
  readonly sample: number;
  readonly at: number;
  readonly energy: number;
  readonly beatClass: number;
  readonly widthMs: number;
  /** Peaks passed over since the last beat that were strong enough to be one. */
  readonly strongRejects: number;
  /** Peaks passed over that may have been a weak beat. */
  readonly plausibleRejects: number;
}

const deviations = new Float64Array(16);

/** The typical interval and how much the recent ones differ from it. */
function learnRhythm(path: BeatPath): void {
  const { intervals } = path;
  path.typicalInterval = medianOf(intervals);
  for (let i = 0; i < intervals.count; i++)
    deviations[i] = abs(log((intervals.values[i] as number) / path.typicalInterval));
  const spread = 1.5 * median(deviations, intervals.count);
  path.intervalSpread = max(LEAST_INTERVAL_SPREAD, min(MOST_INTERVAL_SPREAD, spread));
}

function accept(path: BeatPath, front: FrontEnd, beat: Candidate): AcceptedBeat {
  if (path.lastBeatAt >= 0) {
    remember(path.intervals, beat.at - path.lastBeatAt);
    learnRhythm(path);
  }
  const near = 0.15 * front.internalHz;
  let strongRejects = 0;
  let plausibleRejects = 0;
  for (const other of path.candidates)
    if (other.at < beat.at - near) {
      noteNoise(path, other.energy);
      const tail = other.trails || (path.lastBeatAt >= 0 && other.at - path.lastBeatAt < near);
      if (!tail && other.energy > STRONG_SHARE * path.beatLevel) strongRejects++;
      if (!tail && other.evidence > PLAUSIBLE && !isAtrial(path, other)) plausibleRejects++;
    }
  remember(path.beatEnergies, beat.energy);
  path.beatLevel = ranked(path.beatEnergies.values, path.beatEnergies.count, 4);
  const centre = Math.round(beat.at - front.energyDelay);
  const widthMs = complexWidthMs(front, centre);
  const match = learnBeat(path.morphology, front, centre, beat.energy, widthMs, beat.trails);
  if (beat.energy >= path.atrialLimit) {
    noteBefore(path.atrialEnergies, front, centre, path.lastBeatAt - front.energyDelay, widthMs);
    path.atrialLimit = atrialLimit(path.atrialEnergies, path.beatEnergies);
    path.lastCertainAt = beat.at;
  }
  const base = beat.score;
  for (const other of path.candidates)
    other.score = descendsFrom(path, other, beat) ? other.score - base : Number.NEGATIVE_INFINITY;
  path.candidates = path.candidates.filter((other) => other.at > beat.at);
  for (const other of path.candidates) if (other.previous === beat.id) other.previous = -1;
  path.lastBeatAt = beat.at;
  path.lastBeatEnergy = beat.energy;
  path.lastDropAt = beat.at;
  return {
    sample: Math.round(rawIndex(front, beat.at, front.energyDelay)),
    at: beat.at,
    energy: beat.energy,
    beatClass: match.beatClass,
    widthMs,
    strongRejects,
    plausibleRejects,
  };
}

/** Decides what can be decided by now; `final` decides everything. */
export function settlePath(path: BeatPath, front: FrontEnd, now: number, final: boolean): AcceptedBeat[] {
  const beats: AcceptedBeat[] = [];
  for (let beat = decided(path, front, now, final); beat !== null; beat = decided(path, front, now, final))
    beats.push(accept(path, front, beat));
  const oldest = now - (CANDIDATE_LIFE_MS * front.internalHz) / 1000;
  for (let first = path.candidates[0]; first !== undefined && first.at < oldest; first = path.candidates[0]) {
    noteNoise(path, first.energy);
    path.candidates.shift();
  }
  return beats;
}

/** Takes a peak of the energy in. Returns true when the path may have changed. */
export function addPeak(path: BeatPath, front: FrontEnd, at: number, energy: number): boolean {
  if (path.beatLevel === 0) {
    if (energy >= path.atrialLimit) path.pending.push({ at, energy });
    return false;
  }
  if (isAtrial(path, { at, energy })) {
    noteNoise(path, energy);
    return false;
  }
  if (energy < LEAST_ENERGY_SHARE * path.beatLevel) {
    noteNoise(path, energy);
    if (energy >= FAINT_MICROVOLTS) noteFaint(path, front, at, energy);
    return false;
  }
  const trails = trailsLarger(path, front, at, energy);
  const candidate: Candidate = {
    id: path.nextId++,
    at,
    energy,
    trails,
    evidence: 0,
    score: 0,
    previous: -1,
    interval: 0,
  };
  weigh(path, front, candidate);
  link(path, front, candidate);
  path.candidates.push(candidate);
  return true;
}

/** What was before every beat and was none, at a time when a beat is overdue, or with no beat to reckon from. */
function isAtrial(path: BeatPath, { at, energy }: { readonly at: number; readonly energy: number }): boolean {
  if (energy >= path.atrialLimit) return false;
  let last = path.lastCertainAt;
  for (const other of path.candidates)
    if (other.evidence > 0 && other.energy >= path.atrialLimit && other.at < at) last = other.at;
  return last < 0 || at - last > OVERDUE * path.typicalInterval;
}

function noteFaint(path: BeatPath, front: FrontEnd, at: number, energy: number): void {
  path.faint.push({ at, energy });
  const oldest = at - (CANDIDATE_LIFE_MS * front.internalHz) / 1000;
  while ((path.faint[0]?.at ?? at) < oldest) path.faint.shift();
}

/** Finds the levels from the peaks of the first seconds: the middle of the highest of each second. */
function learnLevels(path: BeatPath, front: FrontEnd): AcceptedBeat[] {
  const highest = new Float64Array(3);
  const pending = path.pending.filter(({ at }) => at >= path.learningSince);
  for (const { at, energy } of pending) {
    const second = min(2, Math.floor((at - path.learningSince) / front.internalHz));
    highest[second] = max(highest[second] ?? 0, energy);
  }
  const isLately = front.count - path.silentSince < (FORMER_MS * front.internalHz) / 1000;
  const least = isLately ? FORMER_SHARE * path.formerLevel : 0;
  // After a standstill one complex of the former size is enough: an escape rhythm may be as slow as twenty a minute.
  const level = least > 0 ? ranked(highest, 3, 2) : median(highest);
  if (level < max(LEAST_ENERGY_MICROVOLTS, least)) {
    // Nothing to learn from yet: the oldest second makes room for the next.
    path.learningSince += Math.round(front.internalHz);
    const kept = path.learningSince - (PENDING_MS * front.internalHz) / 1000;
    path.pending = path.pending.filter(({ at }) => at >= kept);
    return [];
  }
  path.pending = [];
  path.beatLevel = level;
  for (const energy of highest) remember(path.beatEnergies, energy);
  path.noiseLevel = 0.2 * level;
  const beats: AcceptedBeat[] = [];
  for (const { at, energy } of pending)
    if (addPeak(path, front, at, energy)) beats.push(...settlePath(path, front, at, false));
  return beats;
}

/** Called a few times a second: ends the learning, lets the level down in silence, and decides what has waited long. */
export function tickPath(path: BeatPath, front: FrontEnd): AcceptedBeat[] {
  const now = front.count;
  const passed = (since: number, ms: number): boolean => now - since >= (ms * front.internalHz) / 1000;
  if (path.beatLevel === 0) return passed(path.learningSince, LEARNING_MS) ? learnLevels(path, front) : [];
  const lastBeatAt = max(path.lastBeatAt, path.learningSince);
  if (passed(lastBeatAt, RELEARN_MS)) {
    // What was seen lately still says whether a heart may be at work; the levels are learnt from what comes.
    const seen = [...path.faint, ...path.candidates].map(({ at, energy }) => ({ at, energy }));
    relearnPath(path, now);
    path.pending = seen;
    return [];
  }
  if (passed(lastBeatAt, LEVEL_DROP_AFTER_MS) && passed(path.lastDropAt, 500)) {
    path.lastDropAt = now;
    const floor = LOWEST_LEVEL_SHARE * medianOf(path.beatEnergies);
    path.beatLevel = max(floor, path.beatLevel * LEVEL_DROP);
  }
  return path.candidates.length === 0 ? [] : settlePath(path, front, now, false);
}
