// A predicate that must hold for a time: a value beyond a bound for the on-delay, and back inside by a margin for the
// off-delay. Limits, breathing and lack of movement are all made of one or two such levels.
//
// Time in here is `observedAt` and nothing else. A level moves only on a sample, never on the clock: when data stop it
// stays where it was. Time in which nothing was known neither counts towards a delay nor resets it.
import type { DurationMs, Instant } from '#kernel';
import { RECURRENCE_MS } from './constants.js';
import type { LevelMemory, Slice } from './memory.js';
import type { Bounds } from './rules.js';
import { GOOD, UNUSABLE, type Track } from './state.js';
import { samplesWithin, tallyOf } from './tally.js';
import { bridgedGapMs, windowOf, type WindowSample } from './track.js';
import { worse, type Sample } from './verdict.js';
import type { Priority } from './words.js';

/** Bounds are never null here: where there is none, it is infinitely far away. */
export interface LevelSpec {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly priority: Priority;
  readonly onDelayMs: DurationMs;
  readonly offDelayMs: DurationMs;
  readonly clearMargin: number;
  readonly share: number;
  /** Smaller values say nothing at this level: they belong to another. */
  readonly ignoreBelow: number;
}

export function freshLevel(): LevelMemory {
  return {
    phase: 'idle',
    startAt: 0,
    lostMs: 0,
    backAt: 0,
    backLostMs: 0,
    extreme: 0,
    grade: GOOD,
    slices: [],
    total: 0,
    violating: 0,
  };
}

type Range = Pick<LevelSpec, 'low' | 'high'>;

export function rangeOf({ low, high }: Bounds): Range {
  return { low: low ?? -Infinity, high: high ?? Infinity };
}

/** A value equal to the bound is within it. */
export function violates({ low, high }: Range, value: number): boolean {
  return value < low || value > high;
}

/** A value exactly the margin inside is back. */
export function isBack({ low, high, clearMargin }: Range & { readonly clearMargin: number }, value: number): boolean {
  return value >= low + clearMargin && value <= high - clearMargin;
}

/** How far beyond the bounds a value is; 0 or less within. */
function depth({ low, high }: Range, value: number): number {
  return Math.max(low - value, value - high);
}

/** Takes a sample in order. `sample.lostMs` is the unknown time before it; no window reaches back beyond `since`. */
export function advance(level: LevelMemory, spec: LevelSpec, sample: Sample, since: Instant): void {
  const { observedAt, value, grade, lostMs } = sample;
  if (value < spec.ignoreBelow) return;
  if (spec.share < 1 && spec.onDelayMs > 0) {
    advanceShare(level, spec, sample, since);
  } else if (violates(spec, value)) {
    if (level.phase === 'idle' || (level.phase === 'not-yet' && lostMs > RECURRENCE_MS)) {
      begin(level, observedAt, value, grade);
    } else {
      if (level.phase === 'not-yet') level.lostMs += lostMs;
      worsen(level, spec, value, grade);
    }
    if (level.phase === 'clearing') level.phase = 'true';
    if (level.phase === 'not-yet' && observedAt - level.startAt - level.lostMs >= spec.onDelayMs) level.phase = 'true';
  } else {
    retreat(level, spec, observedAt, value, lostMs);
  }
}

function begin(level: LevelMemory, observedAt: Instant, value: number, grade: number): void {
  level.phase = 'not-yet';
  level.startAt = observedAt;
  level.lostMs = 0;
  level.extreme = value;
  level.grade = grade;
}

function worsen(level: LevelMemory, spec: LevelSpec, value: number, grade: number): void {
  if (depth(spec, value) > depth(spec, level.extreme)) level.extreme = value;
  level.grade = worse(level.grade, grade);
}

/** A value within the bounds: it ends what had not yet held for long enough, and starts or continues clearing. */
function retreat(level: LevelMemory, spec: LevelSpec, observedAt: Instant, value: number, lostMs: DurationMs): void {
  if (level.phase === 'not-yet') level.phase = 'idle';
  if (level.phase === 'idle') return;
  if (!isBack(spec, value)) {
    level.phase = 'true';
    return;
  }
  if (level.phase === 'true') {
    level.phase = 'clearing';
    level.backAt = observedAt;
    level.backLostMs = 0;
  } else {
    level.backLostMs += lostMs;
  }
  if (observedAt - level.backAt - level.backLostMs >= spec.offDelayMs) level.phase = 'idle';
}

/**
 * A share of the samples in (t − on-delay, t] must violate, once the window has been filled. The window slides: a patient
 * who was well before it reaches the share as soon as that much of it violates.
 */
function advanceShare(level: LevelMemory, spec: LevelSpec, sample: Sample, since: Instant): void {
  const { track, observedAt, value, grade, lostMs } = sample;
  const tally = tallyOf(track, spec.onDelayMs);
  if (!tally) return;
  const { sliceMs } = tally;
  const isViolating = violates(spec, value);
  if (lostMs > RECURRENCE_MS) level.slices = [];
  if (isViolating) countIn(level.slices, Math.floor(observedAt / sliceMs));
  const oldestKept = tally.newest - Math.round(spec.onDelayMs / sliceMs) + 1;
  level.slices = level.slices.filter((slice) => slice.index >= oldestKept);
  level.violating = level.slices.reduce((sum, slice) => sum + slice.violating, 0);
  level.total = samplesWithin(tally, spec.onDelayMs);
  const isFilled = observedAt - Math.max(tally.filledFrom, since) >= spec.onDelayMs - sliceMs;
  const isEnough = isFilled && level.violating >= spec.share * level.total - 1e-9;
  if (isViolating) {
    if (level.phase === 'idle') begin(level, observedAt, value, grade);
    else worsen(level, spec, value, grade);
  }
  if (level.phase === 'not-yet') {
    const first = level.slices[0];
    if (!first) level.phase = 'idle';
    else level.startAt = Math.max(level.startAt, Math.floor(first.index * sliceMs));
    if (isEnough) level.phase = 'true';
  } else if (isEnough || isViolating) {
    if (level.phase === 'clearing') level.phase = 'true';
  } else retreat(level, spec, observedAt, value, lostMs);
}

function countIn(slices: Slice[], index: number): void {
  const known = slices.find((slice) => slice.index === index);
  if (known) known.violating += 1;
  else {
    slices.push({ index, violating: 1 });
    slices.sort((a, b) => a.index - b.index);
  }
}

/**
 * Takes a sample that came behind a newer one. What has been raised stays raised; what the missing sample hid is found.
 * Returns true when the samples now show a run that held for the on-delay and is already over.
 */
export function revise(level: LevelMemory, spec: LevelSpec, sample: Sample, since: Instant): boolean {
  if (sample.value < spec.ignoreBelow) return false;
  if (spec.share < 1 && spec.onDelayMs > 0) {
    advanceShare(level, spec, { ...sample, lostMs: 0 }, since);
    return false;
  }
  const known = windowOf(sample.track).filter((s) => s.grade !== UNUSABLE && s.value >= spec.ignoreBelow);
  const isViolating = violates(spec, sample.value);
  if (level.phase === 'true' || level.phase === 'clearing') {
    if (isViolating) worsen(level, spec, sample.value, sample.grade);
    if (level.phase === 'clearing' && !isBack(spec, sample.value) && sample.observedAt >= level.backAt) {
      const after = known.find((s) => s.observedAt > sample.observedAt);
      if (after) level.backAt = after.observedAt;
    }
    return false;
  }
  const startAt = runStart(known, known.length - 1, spec);
  const isOver = startAt === null || sample.observedAt < startAt;
  if (isViolating && isOver && foundPastRun(level, spec, sample, known)) return true;
  if (startAt === null) level.phase = 'idle';
  else retake(level, spec, sample, known, startAt);
  return false;
}

/** Measures the run that is going on anew, now that it has one sample more or one break more. */
function retake(
  level: LevelMemory,
  spec: LevelSpec,
  sample: Sample,
  known: readonly WindowSample[],
  startAt: Instant,
): void {
  const before = { ...level };
  const reachesBack = startAt === known[0]?.observedAt && before.phase === 'not-yet' && before.startAt < startAt;
  const run = known.filter((s) => s.observedAt >= startAt);
  const first = run[0];
  begin(level, reachesBack ? before.startAt : startAt, first?.value ?? sample.value, sample.grade);
  if (reachesBack) level.extreme = before.extreme;
  for (const s of run) worsen(level, spec, s.value, s.grade);
  level.lostMs = (reachesBack ? before.lostMs : 0) + lostWithin(sample.track, run);
  const last = run[run.length - 1];
  if (last && last.observedAt - level.startAt - level.lostMs >= spec.onDelayMs) level.phase = 'true';
}

/** First sample of the unbroken run of violating samples that ends at `index`; null when that one does not violate. */
function runStart(known: readonly WindowSample[], index: number, spec: LevelSpec): Instant | null {
  let start: Instant | null = null;
  for (let i = index; i >= 0; i--) {
    const s = known[i];
    if (!s || !violates(spec, s.value)) break;
    start = s.observedAt;
  }
  return start;
}

function lostWithin(track: Track, run: readonly WindowSample[]): DurationMs {
  const bridged = bridgedGapMs(track);
  let lost = 0;
  for (let i = 1; i < run.length; i++) {
    const gap = (run[i]?.observedAt ?? 0) - (run[i - 1]?.observedAt ?? 0);
    if (gap > bridged) lost += gap;
  }
  return lost;
}

/** The run around a late-coming sample, already ended by newer ones: did it hold for the on-delay? */
function foundPastRun(level: LevelMemory, spec: LevelSpec, sample: Sample, known: readonly WindowSample[]): boolean {
  const here = known.findIndex((s) => s.observedAt === sample.observedAt && s.value === sample.value);
  const startAt = runStart(known, here, spec);
  let end = here;
  for (let next = known[end + 1]; next && violates(spec, next.value); next = known[end + 1]) end += 1;
  const last = known[end];
  if (startAt === null || !last) return false;
  const run = known.filter((s) => s.observedAt >= startAt && s.observedAt <= last.observedAt);
  if (last.observedAt - startAt - lostWithin(sample.track, run) < spec.onDelayMs) return false;
  begin(level, startAt, sample.value, sample.grade);
  for (const s of run) worsen(level, spec, s.value, s.grade);
  level.phase = 'true';
  return true;
}

/** After `revise` has found a run that is over: plays the samples behind it, which clear it as they would have. */
export function playOn(level: LevelMemory, spec: LevelSpec, sample: Sample, since: Instant): void {
  for (const s of windowOf(sample.track)) {
    if (s.observedAt <= sample.observedAt || s.grade === UNUSABLE) continue;
    advance(level, spec, { ...sample, observedAt: s.observedAt, value: s.value, grade: s.grade, lostMs: 0 }, since);
  }
}
