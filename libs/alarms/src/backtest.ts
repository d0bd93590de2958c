// The back-test: the same engine over a patient's history with another rule set, so that a doctor sees before saving
// which alarms would go, which would come, and how much later. Pure and deterministic; engine time is `observedAt`.
import type { DurationMs, Instant } from '#kernel';
import { DAY_MS } from '#kernel';
import type { Signal } from '#vitals';
import { takeObservation, takeValue } from './live.js';
import type { AlarmEpisode, Effect } from './model.js';
import type { RuleSet } from './rules.js';
import { GOOD, type PatientState } from './state.js';
import { createPatient, finish, fireDeadlines, step } from './step.js';
import type { Moment } from './verdict.js';
import type { Priority } from './words.js';

/** One signal of one device, in order of time. `values[i]` belongs to `times[i]`; NaN is no value. */
export interface BacktestSeries {
  readonly signal: Signal;
  readonly device: string;
  readonly times: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** Quality per value, 0 good, 1 questionable; all good where absent. Leave invalid ones out as NaN. */
  readonly grades?: ArrayLike<number>;
}

export interface BacktestRequest {
  readonly rules: RuleSet;
  readonly series: readonly BacktestSeries[];
  readonly timeZone: string;
  /** Inclusive and exclusive; the whole history where absent. */
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface BacktestAlarm {
  readonly ruleId: string;
  readonly onsetAt: Instant;
  readonly raisedAt: Instant;
  /** Null: still present at the end. */
  readonly clearedAt: Instant | null;
  readonly priority: Priority;
  readonly conditionKind: AlarmEpisode['conditionKind'];
  readonly extreme: number | null;
  readonly headline: AlarmEpisode['headline'];
}

export interface BacktestResult {
  readonly from: Instant;
  readonly to: Instant;
  readonly alarms: readonly BacktestAlarm[];
  readonly alarmsPerDay: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly byPriority: Readonly<Record<Priority, number>>;
}

interface Cursor {
  readonly series: BacktestSeries;
  /** Index of the patient's track, once the first value has made it. */
  track: number;
  index: number;
  readonly end: number;
  at: number;
}

function firstAtOrAfter(times: ArrayLike<number>, at: Instant): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function backtest(request: BacktestRequest): BacktestResult {
  const ends = request.series.flatMap(({ times }) =>
    times.length > 0 ? [times[0] ?? 0, times[times.length - 1] ?? 0] : [],
  );
  const from = request.from ?? Math.min(...ends, Infinity);
  const to = request.to ?? Math.max(...ends, -Infinity) + 1;
  const book = new Book();
  if (from < to) play(request, from, to, book);
  return book.close(Number.isFinite(from) ? from : 0, Number.isFinite(to) ? to : 0);
}

/** Gathers alarms from effects. */
class Book {
  private readonly alarms = new Map<string, AlarmEpisode>();

  note(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'transition') continue;
      const { ruleId, onsetAt } = effect.episode;
      this.alarms.set(`${ruleId}@${onsetAt}`, effect.episode);
    }
  }

  close(from: Instant, to: Instant): BacktestResult {
    const alarms = [...this.alarms.values()]
      .sort((a, b) => a.raisedAt - b.raisedAt || (a.ruleId < b.ruleId ? -1 : 1))
      .map(({ ruleId, onsetAt, raisedAt, clearedAt, priority, conditionKind, extreme, headline }) => ({
        ruleId,
        onsetAt,
        raisedAt,
        clearedAt,
        priority,
        conditionKind,
        extreme,
        headline,
      }));
    const byRule: Record<string, number> = {};
    const byPriority = { high: 0, medium: 0, low: 0 };
    for (const { ruleId, priority } of alarms) {
      byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
      byPriority[priority] += 1;
    }
    const days = Math.max(to - from, 1) / DAY_MS;
    return { from, to, alarms, alarmsPerDay: alarms.length / days, byRule, byPriority };
  }
}

function play(request: BacktestRequest, from: Instant, to: Instant, book: Book): void {
  const { rules, timeZone } = request;
  const state = createPatient({ patientId: 'back-test', timeZone, rules, at: from });
  const moment: Moment = { state, at: from, effects: [], changed: [], replan: false };
  const cursors = open(request.series, from, to);
  for (let next = earliest(cursors); next; next = earliest(cursors)) {
    advance(moment, next);
    if (moment.effects.length > 0) {
      book.note(moment.effects);
      moment.effects.length = 0;
    }
  }
  book.note(step(state, { kind: 'tick' }, to - 1).effects);
}

function open(series: readonly BacktestSeries[], from: Instant, to: Instant): Cursor[] {
  return series.flatMap((one) => {
    const index = firstAtOrAfter(one.times, from);
    const end = firstAtOrAfter(one.times, to);
    return index < end ? [{ series: one, track: -1, index, end, at: one.times[index] ?? 0 }] : [];
  });
}

/** Few series: a look at each is cheaper than a heap. At one instant, in the order given. */
function earliest(cursors: readonly Cursor[]): Cursor | null {
  let first: Cursor | null = null;
  for (const cursor of cursors) {
    if (cursor.index < cursor.end && (first === null || cursor.at < first.at)) first = cursor;
  }
  return first;
}

function advance(moment: Moment, cursor: Cursor): void {
  const { series, index } = cursor;
  const observedAt = cursor.at;
  const value = series.values[index] ?? NaN;
  const grade = series.grades?.[index] ?? GOOD;
  cursor.index = index + 1;
  cursor.at = series.times[index + 1] ?? Infinity;
  if (Number.isNaN(value)) return;
  const { state } = moment;
  if (state.nextDeadline !== null && state.nextDeadline < observedAt) fireDeadlines(moment, observedAt - 1);
  state.at = observedAt;
  moment.at = observedAt;
  if (cursor.track < 0) cursor.track = trackIndex(state, series);
  if (cursor.track >= 0) takeValue(moment, cursor.track, observedAt, value, grade);
  else takeObservation(moment, firstObservation(series, observedAt, value, grade));
  if (moment.replan || moment.changed.length > 0) finish(moment);
}

function trackIndex(state: PatientState, series: BacktestSeries): number {
  const { tracks } = state;
  for (let i = 0; i < tracks.length; i++) {
    if (tracks[i]?.signal === series.signal && tracks[i]?.device === series.device) return i;
  }
  return -1;
}

function firstObservation({ signal, device }: BacktestSeries, observedAt: Instant, value: number, grade: number) {
  const quality = grade === GOOD ? ('good' as const) : ('questionable' as const);
  const cause = grade === GOOD ? ('none' as const) : ('unspecified' as const);
  return { signal, device, gateway: 'history', observedAt, receivedAt: observedAt, value, quality, cause };
}

/** How staff judged an alarm that really happened. */
export interface BacktestOutcome {
  readonly ruleId: string;
  readonly onsetAt: Instant;
  readonly outcome: 'true-acted' | 'true-watched' | 'false-artefact' | 'false-limit' | 'technical' | 'test';
}

export interface BacktestComparison {
  readonly before: number;
  readonly after: number;
  readonly added: readonly BacktestAlarm[];
  readonly removed: readonly BacktestAlarm[];
  /** Found by both; positive: later than before. */
  readonly delayed: readonly { readonly ruleId: string; readonly onsetAt: Instant; readonly byMs: DurationMs }[];
  /** Of the alarms staff judged: which the new rules still give. */
  readonly outcomes: {
    readonly trueKept: number;
    readonly trueLost: readonly BacktestOutcome[];
    readonly falseKept: number;
    readonly falseAvoided: number;
  };
}

/**
 * Holds two back-tests of one history against each other. Two alarms are the same where they are of one rule and overlap
 * in time.
 */
export function compareBacktests(
  before: BacktestResult,
  after: BacktestResult,
  outcomes: readonly BacktestOutcome[] = [],
): BacktestComparison {
  const free = new Set(after.alarms);
  const removed: BacktestAlarm[] = [];
  const delayed: { ruleId: string; onsetAt: Instant; byMs: DurationMs }[] = [];
  for (const old of before.alarms) {
    const same = after.alarms.find((one) => free.has(one) && overlaps(old, one, after.to));
    if (!same) removed.push(old);
    else {
      free.delete(same);
      if (same.raisedAt !== old.raisedAt) {
        delayed.push({ ruleId: old.ruleId, onsetAt: old.onsetAt, byMs: same.raisedAt - old.raisedAt });
      }
    }
  }
  // A new alarm that overlaps an old one already matched is a part of it, not one more.
  const added = [...free].filter((one) => !before.alarms.some((old) => overlaps(old, one, after.to)));
  return {
    before: before.alarms.length,
    after: after.alarms.length,
    added,
    removed,
    delayed,
    outcomes: judgeOutcomes(before, after, outcomes),
  };
}

function overlaps(a: BacktestAlarm, b: BacktestAlarm, end: Instant): boolean {
  return a.ruleId === b.ruleId && a.onsetAt <= (b.clearedAt ?? end) && b.onsetAt <= (a.clearedAt ?? end);
}

function judgeOutcomes(
  before: BacktestResult,
  after: BacktestResult,
  outcomes: readonly BacktestOutcome[],
): BacktestComparison['outcomes'] {
  const trueLost: BacktestOutcome[] = [];
  let [trueKept, falseKept, falseAvoided] = [0, 0, 0];
  for (const outcome of outcomes) {
    if (outcome.outcome === 'technical' || outcome.outcome === 'test') continue;
    const isTrue = outcome.outcome === 'true-acted' || outcome.outcome === 'true-watched';
    const known = before.alarms.find((one) => one.ruleId === outcome.ruleId && one.onsetAt === outcome.onsetAt);
    const isKept = after.alarms.some((one) =>
      known
        ? overlaps(known, one, after.to)
        : one.ruleId === outcome.ruleId &&
          one.onsetAt <= outcome.onsetAt &&
          outcome.onsetAt <= (one.clearedAt ?? after.to),
    );
    if (isTrue && isKept) trueKept += 1;
    else if (isTrue) trueLost.push(outcome);
    else if (isKept) falseKept += 1;
    else falseAvoided += 1;
  }
  return { trueKept, trueLost, falseKept, falseAvoided };
}
