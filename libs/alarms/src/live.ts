// Live data on its way through the rules. This is the engine's hot path: a value within its limits costs a few
// comparisons and three writes to the window.
import type { Instant } from '#kernel';
import type { QualityCause } from '#vitals';
import { CURRENT_MS, FUTURE_BOUND_MS, LATENESS_BOUND_MS } from './constants.js';
import { apply } from './condition.js';
import { addValue } from './episode.js';
import { observe, spanAt } from './judge.js';
import { judgeSilence, noteLag } from './kinds/silence.js';
import { takeLate } from './late.js';
import { memoryAs } from './memory.js';
import type { Observation } from './model.js';
import type { SilenceRule } from './rules.js';
import { gatewayOf, gradeOf, standsFor } from './intake.js';
import { isQuiet, settle, settleOn, tellWatchers } from './quiet.js';
import {
  CHANGED_AT,
  GRADE,
  INTERVAL_MS,
  LAST_AT,
  NEVER,
  OFF_SINCE,
  UNUSABLE,
  USABLE_AT,
  USABLE_RECEIVED_AT,
  VALUE,
  type Condition,
  type Track,
} from './state.js';
import { countSample } from './tally.js';
import { bridgedGapMs, insert, isRepeat, newTrack, push } from './track.js';
import { signalOfRule } from './episode.js';
import type { Lane, Moment, Sample } from './verdict.js';

/** Causes that say the sensor is not on the patient. */
const OFF: ReadonlySet<QualityCause> = new Set(['lead-off', 'sensor-off', 'no-contact', 'displaced']);

function trackOf(moment: Moment, o: Observation): number {
  const { tracks } = moment.state;
  for (let i = 0; i < tracks.length; i++) {
    const track = tracks[i];
    if (track && track.signal === o.signal && track.device === o.device) return i;
  }
  const made = newTrack(o.signal, o.device, o.gateway);
  tellWatchers(moment.state, made);
  tracks.push(made);
  gatewayOf(moment.state, o.gateway);
  moment.replan = true;
  return tracks.length - 1;
}

export function takeObservation(moment: Moment, o: Observation): void {
  const { state, at } = moment;
  const lagMs = at - o.observedAt;
  if (state.skewBeyondMs !== null) watchClock(moment, o.gateway, lagMs);
  if (lagMs > LATENESS_BOUND_MS || o.cause === 'from-storage') {
    takeLate(moment, o);
    return;
  }
  const index = trackOf(moment, o);
  const track = state.tracks[index];
  if (!track) return;
  track.gateway = o.gateway;
  track.returned = false;
  // A clock that runs ahead must not date a value into the future: windows would wait for time to catch up.
  const observedAt = lagMs < -FUTURE_BOUND_MS ? at + FUTURE_BOUND_MS : o.observedAt;
  const grade = gradeOf(o);
  if (grade === UNUSABLE || o.value === null) takeUnusable(moment, track, observedAt, o.cause);
  else takeValue(moment, index, observedAt, o.value, grade);
}

function watchClock(moment: Moment, gatewayId: string, lagMs: number): void {
  const gateway = gatewayOf(moment.state, gatewayId);
  if (!noteLag(gateway, lagMs, moment.state.skewBeyondMs ?? 0, moment.at)) return;
  moment.replan = true;
  rejudgeSilences(moment, (rule) => rule.event === 'clock-skew');
}

function takeUnusable(moment: Moment, track: Track, observedAt: Instant, cause: QualityCause): void {
  if (observedAt < track.now[LAST_AT] || isRepeat(track, observedAt, 0, UNUSABLE)) return;
  push(track, observedAt, 0, UNUSABLE);
  track.now[LAST_AT] = observedAt;
  if (OFF.has(cause)) {
    if (track.now[OFF_SINCE] === NEVER) {
      track.now[OFF_SINCE] = moment.at;
      moment.replan = true;
      rejudgeSilences(moment, (rule) => rule.event === 'sensor-off');
    }
  }
  for (const i of track.watchers) {
    const condition = moment.state.conditions[i];
    if (condition?.evidenceUntil && condition.episode) gatherEvidence(condition, track, observedAt, null);
  }
}

function gatherEvidence(condition: Condition, track: Track, observedAt: Instant, value: number | null): void {
  if (condition.episode && signalOfRule(condition.rule) === track.signal) {
    addValue(condition.episode, observedAt, value);
  }
}

/** A usable value of a track, already known to be live. `grade` is GOOD or QUESTIONABLE. */
export function takeValue(moment: Moment, index: number, observedAt: Instant, value: number, grade: number): void {
  const { state } = moment;
  const track = state.tracks[index];
  if (!track) return;
  const outOfOrder = observedAt < track.now[LAST_AT];
  if (outOfOrder) {
    if (!insert(track, { observedAt, value, grade })) return;
  } else if (observedAt === track.now[LAST_AT] && isRepeat(track, observedAt, value, grade)) return;

  const before = track.now[USABLE_AT];
  const gapMs = before === NEVER ? NEVER : outOfOrder ? 0 : observedAt - before;
  const isLost = gapMs > CURRENT_MS && gapMs > bridgedGapMs(track);
  const previous = before === NEVER ? null : track.now[VALUE];
  const usualMs = track.now[INTERVAL_MS];
  if (!outOfOrder) {
    push(track, observedAt, value, grade);
    track.now[LAST_AT] = observedAt;
    if (value !== track.now[VALUE] || before === NEVER) track.now[CHANGED_AT] = observedAt;
    if (gapMs > 0) track.now[INTERVAL_MS] = gapMs;
    track.now[USABLE_AT] = observedAt;
    track.now[VALUE] = value;
    track.now[GRADE] = grade;
  }
  track.now[USABLE_RECEIVED_AT] = moment.at;
  const wasOff = track.now[OFF_SINCE] !== NEVER;
  track.now[OFF_SINCE] = NEVER;

  countSample(track, observedAt, isLost);

  let sample: Sample | null = null;
  let lane: Lane | null = null;
  for (let place = 0; place < track.watchers.length; place++) {
    if (isQuiet(track, place, value, moment.at)) continue;
    const condition = state.conditions[track.watchers[place] ?? NEVER];
    if (!condition) continue;
    sample ??= {
      track,
      index,
      observedAt,
      value,
      grade,
      lostMs: isLost ? gapMs : 0,
      gapMs,
      standsForMs: standsFor(gapMs, isLost, usualMs),
      previous,
      outOfOrder,
    };
    lane ??= { state, tracks: state.tracks, at: moment.at, historical: false };
    take(moment, condition, place, sample, lane);
  }
  if (state.troubled || wasOff) rejudgeSilences(moment, (_, condition) => condition.presence !== 'absent');
}

function take(moment: Moment, condition: Condition, place: number, sample: Sample, lane: Lane): void {
  const span = spanAt(condition, sample.observedAt, moment.state.timeZone);
  if (span && !span.active) return;
  const verdicts = observe(condition, condition.memory, sample, lane, span);
  for (const verdict of verdicts) apply(moment, condition, verdict, lane);
  if (condition.evidenceUntil !== null) gatherEvidence(condition, sample.track, sample.observedAt, sample.value);
  if (verdicts.length > 0) settle(moment.state, condition);
  else settleOn(sample.track, place, condition);
}

/** Looks again at technical conditions that a sample may move. */
function rejudgeSilences(moment: Moment, which: (rule: SilenceRule, condition: Condition) => boolean): void {
  const lane = { state: moment.state, tracks: moment.state.tracks, at: moment.at, historical: false };
  for (const condition of moment.state.conditions) {
    const { rule } = condition;
    if (rule.kind !== 'silence' || condition.removed || !rule.enabled || !which(rule, condition)) continue;
    const span = spanAt(condition, moment.at, moment.state.timeZone);
    if (span && !span.active) continue;
    const memory = memoryAs(condition.memory, 'silence');
    apply(moment, condition, judgeSilence(condition, rule, memory, moment.state, moment.at), lane);
  }
}
