// Which peaks are beats: the most likely path through the peaks of slope energy (Viterbi), weighing how much each looks like
// a beat (energy against the signal's and the noise's level, likeness to the patient's own complexes) and how well the
// intervals fit the recent rhythm. In a clean signal the first decides at once and any rhythm is taken as it comes; in noise,
// where energy says little, rhythm and shape decide, and the decision may wait for the next peaks up to a bound.
import { atrialLimit, noteBefore } from './atrial-level.js';
import { type FrontEnd, rawIndex } from './front-end.js';
import { complexWidthMs, isCommon, learnBeat } from './morphology.js';
import { type BeatPath, type Candidate, noteNoise, relearnPath } from './path-state.js';
import { LEAST_ENERGY_MICROVOLTS, trailsLarger, weigh } from './peak-evidence.js';
import { median, medianOf, ranked, remember } from './small-stats.js';

const { log, max, min, abs } = Math;

/** No two beats are closer: the ventricle's absolute refractory period is over 200 ms. */
const REFRACTORY_MS = 220;
/** What an interval out of rhythm costs at most, so that ectopic beats and fibrillation in a clean signal pass. */
const MOST_RHYTHM_COST = 3;
/** Complexes of one origin differ no more in slope energy. */
const ALIKE = 1.25;
/** What each further missed beat costs. */
const MISSED_BEAT_COST = 1;
/** Heart rate is never steadier than breathing lets it be, about 6 % from beat to beat. */
const LEAST_INTERVAL_SPREAD = 0.06;
const MOST_INTERVAL_SPREAD = 0.4;
/** Paths this much less likely than the best no longer count. */
const GIVE_UP = 9;
/** The longest wait for a decision. */
const DECISION_MS = 2_500;
const CANDIDATE_LIFE_MS = 4_000;
/** Peaks below this share of the beats' level are noise without further look. */
const LEAST_ENERGY_SHARE = 0.12;
/** A peak beyond this share of the beats' energy that was no beat is noise as strong as beats. */
const STRONG_SHARE = 0.35;
/** Log-odds from which a peak could have been a beat after all. */
const PLAUSIBLE = -5;
/**
 * Work too small to count as beats: from 0.03 mV on where the lead has shown nothing larger, and from this share of the
 * smallest complexes the patient is known to have where it has, so that P waves of a standstill and noise after large beats
 * are none. The smallest: between large ectopic beats the conducted ones may be a tenth of their size.
 */
const SMALL_ENERGY_MICROVOLTS = LEAST_ENERGY_MICROVOLTS / 5;
const SMALL_SHARE = 0.15;
/** Peaks of half a complex that must be counted (ANSI/AAMI EC13) hide such complexes, whether they are noise or beats. */
const FAINT_MICROVOLTS = LEAST_ENERGY_MICROVOLTS / 2;
/** A complex has been and gone, T wave and the settling of the filters after it included. */
const AFTERMATH_MS = 600;
/** It stands so far out of the peaks between, as noise does not do three times in four seconds. */
const SMALL_CLEARANCE = 4;
const SMALL_PEAKS = 3;
/** No more of the newest peaks are looked at. */
const MOST_PEAKS = 100;
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

function intervalCost(path: BeatPath, interval: number): number {
  const ratio = interval / path.typicalInterval;
  const deviation = log(ratio) / path.intervalSpread;
  const cost = min(MOST_RHYTHM_COST, (deviation * deviation) / 2);
  return ratio > 1.5 ? cost + MISSED_BEAT_COST * (ratio - 1.5) : cost;
}

/** A new, faster rhythm that is steady of itself, as a tachycardia is: the interval is that before it. */
function steadyCost(interval: number, before: number): number {
  if (before <= 0) return MOST_RHYTHM_COST;
  const deviation = log(interval / before) / LEAST_INTERVAL_SPREAD;
  return min(MOST_RHYTHM_COST, (deviation * deviation) / 2);
}

/** Peaks of one size, as complexes of one tachycardia are. */
function isAlike(a: Candidate, b: Candidate): boolean {
  return a.energy < ALIKE * b.energy && b.energy < ALIKE * a.energy;
}

function link(path: BeatPath, front: FrontEnd, candidate: Candidate): void {
  const refractory = (REFRACTORY_MS * front.internalHz) / 1000;
  let best = path.lastBeatAt < 0 ? 0 : Number.NEGATIVE_INFINITY;
  let previous = -1;
  let chosen = 0;
  if (path.lastBeatAt >= 0 && candidate.at - path.lastBeatAt >= refractory) {
    chosen = candidate.at - path.lastBeatAt;
    best = -intervalCost(path, chosen);
  }
  for (const other of path.candidates) {
    const interval = candidate.at - other.at;
    if (interval < refractory || other.score === Number.NEGATIVE_INFINITY) continue;
    let cost = intervalCost(path, interval);
    if (interval < path.typicalInterval && isAlike(candidate, other))
      cost = min(cost, steadyCost(interval, other.interval));
    const score = other.score - cost;
    if (score > best) {
      best = score;
      previous = other.id;
      chosen = interval;
    }
  }
  candidate.previous = previous;
  candidate.interval = chosen;
  candidate.score = best + candidate.evidence;
}

/** The score of a path that ends at `at` when nothing came until `now`. */
function endScore(path: BeatPath, score: number, at: number, now: number): number {
  const silence = now - at;
  return silence > 1.2 * path.typicalInterval ? score - intervalCost(path, silence) : score;
}

/** The first beat on the path to a candidate. */
function firstOf(path: BeatPath, candidate: Candidate): Candidate {
  let first = candidate;
  while (first.previous >= 0) {
    const before = path.candidates.find((other) => other.id === first.previous);
    if (before === undefined) break;
    first = before;
  }
  return first;
}

/** The beat that can be decided now; null when none can. */
function decided(path: BeatPath, front: FrontEnd, now: number, final: boolean): Candidate | null {
  // Where no beat has been yet, "no beat so far" is a path like any other.
  let bestScore = path.lastBeatAt >= 0 ? endScore(path, 0, path.lastBeatAt, now) : 0;
  let bestEnd: Candidate | null = null;
  for (const candidate of path.candidates) {
    const score = endScore(path, candidate.score, candidate.at, now);
    if (score > bestScore) {
      bestScore = score;
      bestEnd = candidate;
    }
  }
  if (bestEnd === null) return null;
  const first = firstOf(path, bestEnd);
  if (final || now - first.at > (DECISION_MS * front.internalHz) / 1000) return first;
  if (path.lastBeatAt >= 0 && endScore(path, 0, path.lastBeatAt, now) >= bestScore - GIVE_UP) return null;
  for (const candidate of path.candidates) {
    if (endScore(path, candidate.score, candidate.at, now) < bestScore - GIVE_UP) continue;
    if (firstOf(path, candidate) !== first) return null;
  }
  return first;
}

function descendsFrom(path: BeatPath, candidate: Candidate, ancestor: Candidate): boolean {
  for (let at: Candidate | undefined = candidate; at !== undefined;) {
    if (at === ancestor) return true;
    const wanted: number = at.previous;
    at = wanted < 0 ? undefined : path.candidates.find((other) => other.id === wanted);
  }
  return false;
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
  noteBefore(path.atrialEnergies, front, centre, path.lastBeatAt - front.energyDelay, widthMs);
  path.atrialLimit = atrialLimit(path.atrialEnergies, path.beatEnergies);
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
  let last = path.lastBeatAt;
  for (const other of path.candidates) if (other.evidence > 0 && other.at < at) last = other.at;
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

/** Where the most likely path now ends, decided or not, as a clean sample index; −1 where there is no beat. */
export function likelyLastBeat(path: BeatPath, now: number): number {
  let best = path.lastBeatAt >= 0 ? endScore(path, 0, path.lastBeatAt, now) : Number.NEGATIVE_INFINITY;
  let at = path.lastBeatAt;
  for (const candidate of path.candidates) {
    const score = endScore(path, candidate.score, candidate.at, now);
    if (score > best) {
      best = score;
      at = candidate.at;
    }
  }
  return at;
}

/** Whether there are peaks since `at` that could have been beats after all, so that silence is not certain. */
export function hasPlausiblePeaks(path: BeatPath, at: number): boolean {
  if (path.beatLevel === 0)
    return path.pending.some((peak) => peak.at > at && peak.energy > 2 * LEAST_ENERGY_MICROVOLTS);
  return path.candidates.some(
    (candidate) =>
      candidate.at > at && !candidate.trails && candidate.evidence > PLAUSIBLE && candidate.energy >= path.atrialLimit,
  );
}

/**
 * Whether peaks since `at` show a heart at work in a lead too small to judge. A standstill in such a lead can't be told from
 * beats, so it must not be called asystole.
 */
export function hasSmallActivity(path: BeatPath, front: FrontEnd, at: number): boolean {
  const isKnown = path.beatEnergies.count > 0;
  const settled = at + (AFTERMATH_MS * front.internalHz) / 1000;
  const peaks = isKnown
    ? [...path.candidates.filter(({ trails }) => !trails), ...path.faint.filter((peak) => peak.at > settled)]
    : path.pending;
  const energies = peaks
    .filter((peak) => peak.at > at && peak.energy >= path.atrialLimit)
    .map(({ energy }) => energy)
    .slice(-MOST_PEAKS);
  const clear = isKnown
    ? max(FAINT_MICROVOLTS, SMALL_SHARE * smallestComplex(path))
    : min(FAINT_MICROVOLTS, max(SMALL_ENERGY_MICROVOLTS, SMALL_CLEARANCE * median(Float64Array.from(energies))));
  return energies.filter((energy) => energy >= clear).length >= SMALL_PEAKS;
}

function smallestComplex(path: BeatPath): number {
  const { morphology, beatEnergies } = path;
  const common = morphology.classes.filter((known) => known.trailing < 0.5 && isCommon(morphology, known));
  return min(medianOf(beatEnergies), ...common.map(({ energy }) => energy));
}
