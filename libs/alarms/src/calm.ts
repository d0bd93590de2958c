// The calm path: a value that no rule looks at, that is in order and on time, and while nothing else is due. It is
// written to its signal's window and that is all, so most of a patient's seconds touch neither rules nor conditions.
// Whatever is not calm for certain goes the whole way; the two ways never differ in what they leave behind.
import type { Instant } from '#kernel';
import { CURRENT_MS, FUTURE_BOUND_MS, LATENESS_BOUND_MS, WINDOW_SAMPLES } from './constants.js';
import { gradeOf } from './intake.js';
import type { Observation } from './model.js';
import {
  CALM_HIGH,
  CALM_LOW,
  CALM_UNTIL,
  CHANGED_AT,
  GOOD,
  GRADE,
  INTERVAL_MS,
  LAST_AT,
  NEVER,
  OFF_SINCE,
  UNUSABLE,
  USABLE_AT,
  USABLE_RECEIVED_AT,
  VALUE,
  type PatientState,
  type Track,
} from './state.js';
import { countSample } from './tally.js';
import { push } from './track.js';

/** Whether a usable value only goes on what was before. `at` is engine time; the patient has to be calm as well. */
export function isCalm(track: Track, observedAt: Instant, value: number, at: Instant): boolean {
  const { now } = track;
  return (
    value >= now[CALM_LOW] &&
    value <= now[CALM_HIGH] &&
    at < now[CALM_UNTIL] &&
    observedAt > now[LAST_AT] &&
    now[USABLE_AT] !== NEVER &&
    observedAt - now[USABLE_AT] <= CURRENT_MS &&
    now[OFF_SINCE] === NEVER &&
    !track.returned
  );
}

/** Takes in an observation that is calm. False where it is not, or where it isn't sure; then nothing has changed. */
export function takeCalm(state: PatientState, o: Observation, at: Instant): boolean {
  const { observedAt, value } = o;
  const lagMs = at - observedAt;
  if (at > state.calmUntil || lagMs > LATENESS_BOUND_MS || lagMs < -FUTURE_BOUND_MS) return false;
  if (state.skewBeyondMs !== null && Math.abs(lagMs) > state.skewBeyondMs) return false;
  const grade = gradeOf(o);
  if (value === null || grade === UNUSABLE || o.cause === 'from-storage') return false;
  for (const track of state.tracks) {
    if (track.signal !== o.signal || track.device !== o.device) continue;
    if (track.gateway !== o.gateway || !isCalm(track, observedAt, value, at)) return false;
    push(track, observedAt, value, grade);
    countSample(track, observedAt, false);
    goOn(track, observedAt, value, grade, at);
    state.at = at;
    return true;
  }
  return false;
}

function goOn({ now }: Track, observedAt: Instant, value: number, grade: number, at: Instant): void {
  now[INTERVAL_MS] = observedAt - now[USABLE_AT];
  if (value !== now[VALUE]) now[CHANGED_AT] = observedAt;
  now[LAST_AT] = observedAt;
  now[USABLE_AT] = observedAt;
  now[USABLE_RECEIVED_AT] = at;
  now[VALUE] = value;
  now[GRADE] = grade;
}

/** Values of one signal in order of time; `values[i]` belongs to `times[i]`. */
export interface Run {
  readonly times: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly grades?: ArrayLike<number>;
}

/**
 * How far a run is calm: the index of the first value at or after `index` that is not, or that comes after `last`. The
 * values from `index` to `known` have been found calm before, by the same band.
 */
export function calmTo(
  track: Track,
  run: Run,
  span: { index: number; known: number; end: number; last: Instant },
): number {
  const { times, values } = run;
  const { [CALM_LOW]: low, [CALM_HIGH]: high, [CALM_UNTIL]: until } = track.now;
  let i = span.known;
  if (i === span.index) {
    const at = times[i] ?? NaN;
    if (i >= span.end || !(at <= span.last) || !isCalm(track, at, values[i] ?? NaN, at)) return i;
    i += 1;
  }
  for (let before = times[i - 1] ?? NaN; i < span.end; i++) {
    const at = times[i] ?? NaN;
    const value = values[i] ?? NaN;
    const isOn = at > before && at - before <= CURRENT_MS && at <= span.last && at < until;
    if (!isOn || !(value >= low && value <= high)) break;
    before = at;
  }
  return i;
}

/** Takes in a calm run of history, `from` inclusive and `to` exclusive, as if it had come value by value. */
export function takeRun(track: Track, run: Run, from: number, to: number): void {
  const { times, values, grades } = run;
  if (track.tallies.length > 0) for (let i = from; i < to; i++) countSample(track, times[i] ?? 0, false);
  // Of a long run only the newest values and the newest change leave a trace.
  for (let i = Math.max(from, to - WINDOW_SAMPLES); i < to; i++) {
    push(track, times[i] ?? 0, values[i] ?? 0, grades?.[i] ?? GOOD);
  }
  const newest = to - 1;
  const at = times[newest] ?? 0;
  const before = newest > from ? (times[newest - 1] ?? 0) : track.now[USABLE_AT];
  let changed = newest;
  while (changed > from && values[changed] === values[changed - 1]) changed -= 1;
  const isChanged = changed > from || values[from] !== track.now[VALUE];
  goOn(track, at, values[newest] ?? 0, grades?.[newest] ?? GOOD, at);
  track.now[INTERVAL_MS] = at - before;
  if (isChanged) track.now[CHANGED_AT] = times[changed] ?? 0;
}
