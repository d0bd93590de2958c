// Late data: a gateway's backlog after an outage. It runs through the same rules in a lane of its own, and what it would
// have raised is told as history. It never pages, never breaks a silence, and never ends an alarm that is live.
import { MINUTE_MS, HOUR_MS, type Instant } from '#kernel';
import { isCoveredByLive } from './condition.js';
import { follow, openEpisode, told } from './episode.js';
import { observe } from './judge.js';
import { keep } from './kinds/news2.js';
import { observeRhythm } from './kinds/rhythm.js';
import { gather, observeTrend } from './kinds/trend.js';
import { gradeOf, standsFor } from './intake.js';
import { RECURRENCE_MS } from './constants.js';
import type { Observation, RhythmObservation } from './model.js';
import { settle, tellWatchers } from './quiet.js';
import { memoryAs } from './memory.js';
import { freshMemory } from './rule-memory.js';
import type { Rule } from './rules.js';
import { countSample } from './tally.js';
import { scheduleAt } from './schedule.js';
import {
  CHANGED_AT,
  GRADE,
  INTERVAL_MS,
  LAST_AT,
  NEVER,
  UNUSABLE,
  USABLE_AT,
  USABLE_RECEIVED_AT,
  VALUE,
  type Condition,
  type ScheduleSpan,
  type Track,
} from './state.js';
import { bridgedGapMs, newTrack, push, windowOf } from './track.js';
import { corroborate } from './corroboration.js';
import type { Lane, Moment, Sample, Verdict } from './verdict.js';

/** With no more late data for so long, what is open in history is over; and a while later it is forgotten. */
const LANE_OVER_MS = MINUTE_MS;
const LANE_FORGOTTEN_MS = HOUR_MS;

export function takeLate(moment: Moment, o: Observation): void {
  const { state } = moment;
  if (gradeOf(o) === UNUSABLE || o.value === null || isKnown(state.tracks, o)) return;
  state.lateAt = moment.at;
  moment.replan = true;
  const sample = sampleOf(moment, o, o.value);
  if (!sample) return;
  const lane: Lane = { state, tracks: state.lateTracks, at: o.observedAt, historical: true };
  for (const i of sample.track.watchers) {
    const condition = state.conditions[i];
    if (!condition || condition.rule.kind === 'silence') continue;
    const span = spanThen(condition.rule, o.observedAt, state.timeZone);
    if (span && !span.active) continue;
    absorb(condition, sample);
    settle(state, condition);
    const past = pastOf(condition, o.observedAt);
    const verdicts =
      condition.rule.kind === 'trend'
        ? observeTrend(condition.rule, structuredClone(memoryAs(condition.memory, 'trend')), sample)
        : observe(condition, past.memory, sample, lane, span);
    for (const verdict of verdicts) applyPast(moment, condition, past, verdict, lane);
    past.lastAt = o.observedAt;
  }
}

/** Where an old instant lay in the rule's hours; what the live rule remembers of its schedule is left alone. */
function spanThen(rule: Rule, at: Instant, timeZone: string): ScheduleSpan | null {
  return rule.schedule.length === 0 ? null : scheduleAt(rule.schedule, at, timeZone);
}

/** The same value at the same instant came live: a repetition, not news. */
function isKnown(tracks: readonly Track[], o: Observation): boolean {
  const track = tracks.find((one) => one.signal === o.signal && one.device === o.device);
  return track !== undefined && windowOf(track).some((one) => one.observedAt === o.observedAt && one.value === o.value);
}

function sampleOf(moment: Moment, o: Observation, value: number): Sample | null {
  const { state } = moment;
  let index = state.lateTracks.findIndex((one) => one.signal === o.signal && one.device === o.device);
  if (index < 0) {
    const made = newTrack(o.signal, o.device, o.gateway);
    tellWatchers(state, made);
    index = state.lateTracks.push(made) - 1;
  }
  const track = state.lateTracks[index];
  // A backlog comes oldest first; what was told already, or lies before it, has had its turn.
  if (!track || o.observedAt <= track.now[LAST_AT]) return null;
  const before = track.now[USABLE_AT];
  const gapMs = before === NEVER ? NEVER : o.observedAt - before;
  const isLost = gapMs > bridgedGapMs(track);
  const previous = before === NEVER ? null : track.now[VALUE];
  const usualMs = track.now[INTERVAL_MS];
  const grade = gradeOf(o);
  push(track, o.observedAt, value, grade);
  countSample(track, o.observedAt, isLost);
  if (value !== track.now[VALUE] || before === NEVER) track.now[CHANGED_AT] = o.observedAt;
  if (gapMs > 0) track.now[INTERVAL_MS] = gapMs;
  track.now[LAST_AT] = o.observedAt;
  track.now[USABLE_AT] = o.observedAt;
  track.now[USABLE_RECEIVED_AT] = moment.at;
  track.now[VALUE] = value;
  track.now[GRADE] = grade;
  return {
    track,
    index,
    observedAt: o.observedAt,
    value,
    grade,
    lostMs: isLost ? gapMs : 0,
    gapMs,
    standsForMs: standsFor(gapMs, isLost, usualMs),
    previous,
    outOfOrder: false,
  };
}

/** Long windows take a late value for what it is; the next live value is judged with it. */
function absorb(condition: Condition, sample: Sample): void {
  const { rule, memory } = condition;
  if (rule.kind === 'trend') gather(rule, memoryAs(memory, 'trend'), sample.observedAt, sample.value);
  if (memory.kind === 'news2') {
    keep(memory, sample.track.signal, sample.observedAt, sample.value);
    memory.freshUntil = 0;
  }
}

type Past = NonNullable<Condition['past']>;

function pastOf(condition: Condition, observedAt: Instant): Past {
  const known = condition.past;
  if (known && Math.abs(observedAt - known.lastAt) <= 6 * RECURRENCE_MS) return known;
  const memory = freshMemory(condition.rule, observedAt);
  condition.past = {
    memory,
    episode: known?.episode ?? null,
    lastAt: observedAt,
    toldOnsetAt: known?.toldOnsetAt ?? NEVER,
  };
  return condition.past;
}

function applyPast(moment: Moment, condition: Condition, past: Past, verdict: Verdict, lane: Lane): void {
  if (past.episode) {
    follow(past.episode, verdict);
    if (verdict.predicate === 'false') endPast(moment, condition, past, lane.at);
    return;
  }
  if (verdict.predicate !== 'true' || verdict.onsetAt === past.toldOnsetAt) return;
  if (isCoveredByLive(condition, verdict.onsetAt, lane.at)) return;
  const corroboration = corroborate(condition.rule, verdict, lane);
  const episode = openEpisode(condition, { verdict, priority: verdict.priority, corroboration, lane });
  past.episode = episode;
  past.toldOnsetAt = verdict.onsetAt;
  moment.effects.push({ kind: 'alarm-raised', at: moment.at, episode: told(condition, episode) });
}

function endPast(moment: Moment, condition: Condition, past: Past, clearedAt: Instant): void {
  const { episode } = past;
  if (!episode) return;
  episode.clearedAt = clearedAt;
  episode.presence = 'absent';
  past.episode = null;
  moment.effects.push({ kind: 'alarm-ended', at: moment.at, episode: told(condition, episode) });
}

/** A rhythm told long after it was seen. */
export function takeLateRhythm(moment: Moment, rhythm: RhythmObservation): void {
  const { state } = moment;
  state.lateAt = moment.at;
  moment.replan = true;
  const lane: Lane = { state, tracks: state.lateTracks, at: rhythm.observedAt, historical: true };
  for (const condition of state.conditions) {
    if (condition.rule.kind !== 'rhythm' || condition.removed || !condition.rule.enabled) continue;
    const span = spanThen(condition.rule, rhythm.observedAt, state.timeZone);
    if (span && !span.active) continue;
    const past = pastOf(condition, rhythm.observedAt);
    for (const verdict of observeRhythm(condition.rule, memoryAs(past.memory, 'rhythm'), rhythm, rhythm.observedAt)) {
      applyPast(moment, condition, past, verdict, lane);
    }
    past.lastAt = rhythm.observedAt;
  }
}

export function lateDeadline(lateAt: Instant | null, at: Instant): Instant | null {
  if (lateAt === null) return null;
  return at < lateAt + LANE_OVER_MS ? lateAt + LANE_OVER_MS : lateAt + LANE_FORGOTTEN_MS;
}

/** Ends and forgets the lane when nothing has come into it for long enough. */
export function endLate(moment: Moment): void {
  const { state, at } = moment;
  if (state.lateAt === null || at < state.lateAt + LANE_OVER_MS) return;
  for (const condition of state.conditions) {
    if (condition.past) endPast(moment, condition, condition.past, condition.past.lastAt);
  }
  if (at < state.lateAt + LANE_FORGOTTEN_MS) return;
  for (const condition of state.conditions) condition.past = null;
  state.lateTracks = [];
  state.lateAt = null;
}
