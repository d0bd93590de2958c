// Plays a patient's history through the engine. Nothing but the order of the values and their own times moves it, so what is
// calm on every signal is taken in whole stretches, and only the values in between go through the rules one by one.
import type { Instant } from '#kernel';
import type { BacktestRequest, BacktestSeries } from './backtest.js';
import { calmTo, takeRun } from './calm.js';
import { takeObservation, takeValue } from './live.js';
import type { Effect } from './model.js';
import { CALM_HIGH, CALM_LOW, CALM_UNTIL, GOOD, type PatientState } from './state.js';
import { createPatient, finish, fireDeadlines, step } from './step.js';
import type { Moment } from './verdict.js';

interface Cursor {
  readonly series: BacktestSeries;
  /** No other series is of the same signal and device. */
  readonly isAlone: boolean;
  /** Index of the patient's track, once the first value has made it. */
  track: number;
  index: number;
  readonly end: number;
  /** Values before this index have been found calm by this band. */
  known: number;
  low: number;
  high: number;
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

/** From `from`, inclusive, to `to`, exclusive; `tell` hears what comes of it, in order. */
export function playHistory(
  request: BacktestRequest,
  from: Instant,
  to: Instant,
  tell: (effects: readonly Effect[]) => void,
): void {
  const { rules, timeZone } = request;
  const state = createPatient({ patientId: 'back-test', timeZone, rules, at: from });
  const moment: Moment = { state, at: from, effects: [], changed: [], replan: false };
  const cursors = open(request.series, from, to);
  for (let next = passCalm(state, cursors); next; next = passCalm(state, cursors)) {
    advance(moment, next);
    if (moment.effects.length > 0) {
      tell(moment.effects);
      moment.effects.length = 0;
    }
  }
  tell(step(state, { kind: 'tick' }, to - 1).effects);
}

function open(series: readonly BacktestSeries[], from: Instant, to: Instant): Cursor[] {
  return series.flatMap((one) => {
    const index = firstAtOrAfter(one.times, from);
    const end = firstAtOrAfter(one.times, to);
    const isAlone = series.filter(({ signal, device }) => signal === one.signal && device === one.device).length === 1;
    return index < end ? [{ series: one, isAlone, track: -1, index, end, known: index, low: 0, high: 0 }] : [];
  });
}

/** Infinity at the end of the series. */
function timeAt({ series, end }: Cursor, index: number): Instant {
  return index < end ? (series.times[index] ?? Infinity) : Infinity;
}

/**
 * Takes in what is calm, and gives the series whose next value is not: the earliest, and at one instant in the order given.
 * A calm value touches its own signal only, so those of different signals need not take turns. Null at the end.
 */
function passCalm(state: PatientState, cursors: readonly Cursor[]): Cursor | null {
  let next: Cursor | null = null;
  let stopAt = Infinity;
  for (const cursor of cursors) {
    lookAhead(state, cursor, Math.min(state.calmUntil, stopAt));
    const at = timeAt(cursor, cursor.known);
    if (at >= stopAt) continue;
    next = cursor;
    stopAt = at;
  }
  let isBeforeNext = true;
  for (const cursor of cursors) {
    if (cursor === next) isBeforeNext = false;
    pass(state, cursor, stopAt, isBeforeNext);
  }
  return next;
}

/** Finds out how far a series is calm, at most up to `last`, going on from what is known. */
function lookAhead(state: PatientState, cursor: Cursor, last: Instant): void {
  const { series, index, end } = cursor;
  const track = cursor.isAlone ? state.tracks[cursor.track] : undefined;
  if (!track) {
    cursor.known = index;
    return;
  }
  const { [CALM_LOW]: low, [CALM_HIGH]: high, [CALM_UNTIL]: until } = track.now;
  const newest = timeAt(cursor, cursor.known - 1);
  const holds = cursor.low === low && cursor.high === high && newest < until && newest <= state.calmUntil;
  const known = holds ? Math.max(index, cursor.known) : index;
  cursor.known = calmTo(track, series, { index, known, end, last });
  cursor.low = low;
  cursor.high = high;
}

/** Takes in the calm values before `stopAt`; those at that instant too, where the series has its turn first. */
function pass(state: PatientState, cursor: Cursor, stopAt: Instant, isBeforeNext: boolean): void {
  const { series, index, known } = cursor;
  const track = state.tracks[cursor.track];
  let to = index;
  while (to < known && (timeAt(cursor, to) < stopAt || (isBeforeNext && timeAt(cursor, to) === stopAt))) to += 1;
  if (!track || to === index) return;
  takeRun(track, series, index, to);
  cursor.index = to;
  state.at = Math.max(state.at, timeAt(cursor, to - 1));
}

/** The next value of a series on its way through the rules. */
function advance(moment: Moment, cursor: Cursor): void {
  const { series, index } = cursor;
  const observedAt = timeAt(cursor, index);
  const value = series.values[index] ?? NaN;
  const grade = series.grades?.[index] ?? GOOD;
  cursor.index = index + 1;
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

function trackIndex({ tracks }: PatientState, { signal, device }: BacktestSeries): number {
  return tracks.findIndex((track) => track.signal === signal && track.device === device);
}

function firstObservation({ signal, device }: BacktestSeries, observedAt: Instant, value: number, grade: number) {
  const quality = grade === GOOD ? ('good' as const) : ('questionable' as const);
  const cause = grade === GOOD ? ('none' as const) : ('unspecified' as const);
  return { signal, device, gateway: 'history', observedAt, receivedAt: observedAt, value, quality, cause };
}
