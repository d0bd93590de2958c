// The most likely path through the open candidates: what each interval costs against the recent rhythm, and which beat can be
// decided.
import type { FrontEnd } from './front-end.js';
import type { BeatPath, Candidate } from './path-state.js';

const { log, min } = Math;

/** No two beats are closer: the ventricle's absolute refractory period is over 200 ms. */
const REFRACTORY_MS = 220;
/** What an interval out of rhythm costs at most, so that ectopic beats and fibrillation in a clean signal pass. */
const MOST_RHYTHM_COST = 3;
/** Complexes of one origin differ no more in slope energy. */
const ALIKE = 1.25;
/** What each further missed beat costs. */
const MISSED_BEAT_COST = 1;
/** Heart rate is never steadier than breathing lets it be, about 6 % from beat to beat. */
export const LEAST_INTERVAL_SPREAD = 0.06;
/** Paths this much less likely than the best no longer count. */
const GIVE_UP = 9;
/** The longest wait for a decision. */
const DECISION_MS = 2_500;

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

/** Sets the candidate's best path: the score with its evidence, the candidate before, and the interval. */
export function link(path: BeatPath, front: FrontEnd, candidate: Candidate): void {
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
export function decided(path: BeatPath, front: FrontEnd, now: number, final: boolean): Candidate | null {
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

export function descendsFrom(path: BeatPath, candidate: Candidate, ancestor: Candidate): boolean {
  for (let at: Candidate | undefined = candidate; at !== undefined;) {
    if (at === ancestor) return true;
    const wanted: number = at.previous;
    at = wanted < 0 ? undefined : path.candidates.find((other) => other.id === wanted);
  }
  return false;
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
