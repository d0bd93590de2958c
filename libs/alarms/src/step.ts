// The alarm engine: a pure function from a patient's state and one input to the state after it and what it brought
// about. No clock is read here. `at` is engine time, given in; it never goes back.
import type { Instant } from '#kernel';
import {
  arrange,
  conditionsOf,
  takeAcknowledge,
  takeAudioPause,
  takeClock,
  takeConnection,
  takeDeviceReturned,
  takePause,
  takeResume,
  takeRules,
  takeShelve,
  takeUnshelve,
} from './acts.js';
import { takeCalm } from './calm.js';
import { apply, clear } from './condition.js';
import { LATENESS_BOUND_MS } from './constants.js';
import { told } from './episode.js';
import { deadlineOf, judgeByClock, spanAt } from './judge.js';
import { judgeNews2, keep } from './kinds/news2.js';
import { observeRhythm } from './kinds/rhythm.js';
import { endLate, lateDeadline, takeLateRhythm } from './late.js';
import { takeObservation } from './live.js';
import type { Assessment, EngineInput, HandMeasured, Effect, RhythmObservation, StepResult } from './model.js';
import { settle } from './quiet.js';
import { memoryAs } from './memory.js';
import { freshMemory } from './rule-memory.js';
import type { RuleSet } from './rules.js';
import { endSuppressions, isOpen, suppressionDeadlines } from './signals.js';
import { BOUNDLESS, NEVER, type Condition, type PatientState } from './state.js';
import { noteChange, verdict, type Lane, type Moment } from './verdict.js';

export function createPatient(patient: {
  readonly patientId: string;
  /** IANA name, such as `Asia/Tokyo`. */
  readonly timeZone: string;
  readonly rules: RuleSet;
  /** Engine time: silence counts from here. */
  readonly at: Instant;
}): PatientState {
  // What each value touches lies side by side.
  const state: PatientState = {
    schema: 1,
    at: patient.at,
    calmUntil: NEVER,
    nextDeadline: null,
    skewBeyondMs: null,
    tracks: [],
    patientId: patient.patientId,
    timeZone: patient.timeZone,
    createdAt: patient.at,
    lateTracks: [],
    lateAt: null,
    gateways: [],
    conditions: conditionsOf(patient.rules, patient.at),
    troubled: false,
    formerOnsets: {},
    pause: null,
    assessment: { consciousness: null, oxygen: null },
    unreadable: [],
  };
  arrange(state);
  plan(state, patient.at);
  return state;
}

const NOTHING: readonly Effect[] = [];

/**
 * Takes one input at engine time `at`. Deadlines before `at` fire first, each at its own time; a `tick` also fires those
 * at `at`, so that at one instant data come before the conclusion that there are none.
 */
export function step(state: PatientState, input: EngineInput, at: Instant): StepResult {
  const now = Math.max(at, state.at);
  if (input.kind === 'observation' && takeCalm(state, input.observation, now)) {
    return { state, effects: NOTHING, nextDeadline: state.nextDeadline };
  }
  const effects: Effect[] = [];
  const moment: Moment = { state, at: state.at, effects, changed: [], replan: false };
  fireDeadlines(moment, input.kind === 'tick' ? now : now - 1);
  state.at = now;
  moment.at = now;
  if (input.kind === 'observation') takeObservation(moment, input.observation);
  else if (input.kind !== 'tick') takeOther(moment, input);
  finish(moment, input.kind === 'tick');
  return { state, effects, nextDeadline: state.nextDeadline };
}

/** What a step owes at its end: conditions that rest on others, deadlines, and the news of changed alarms. */
export function finish(moment: Moment, hasFired = false): void {
  if (moment.replan) {
    combine(moment);
    // A deadline at this very instant has still to fire, unless it just has.
    plan(moment.state, hasFired ? moment.at : moment.at - 1);
    moment.replan = false;
  }
  if (moment.changed.length === 0) return;
  for (const condition of moment.changed) {
    const { episode } = condition;
    if (!episode) continue;
    moment.effects.push({ kind: 'alarm-changed', at: moment.at, episode: told(condition, episode) });
  }
  moment.changed = [];
}

function takeOther(moment: Moment, input: Exclude<EngineInput, { kind: 'observation' | 'tick' }>): void {
  moment.replan = true;
  switch (input.kind) {
    case 'assessment':
      return takeAssessment(moment, input.assessment);
    case 'rhythm':
      return takeRhythm(moment, input.rhythm);
    case 'gateway-connection':
      takeConnection(moment, input);
      return lookAround(moment);
    case 'gateway-clock':
      takeClock(moment, input);
      return lookAround(moment);
    case 'device-returned':
      takeDeviceReturned(moment, input);
      return lookAround(moment);
    case 'acknowledge':
      return takeAcknowledge(moment, input);
    case 'audio-pause':
      return takeAudioPause(moment, input);
    case 'shelve':
      return takeShelve(moment, input);
    case 'unshelve':
      return takeUnshelve(moment, input);
    case 'pause-patient':
      return takePause(moment, input);
    case 'resume-patient':
      return takeResume(moment, input);
    case 'change-rules':
      takeRules(moment, input);
      return lookAround(moment);
  }
}

function liveLane(moment: Moment): Lane {
  return { state: moment.state, tracks: moment.state.tracks, at: moment.at, historical: false };
}

const isWatched = (condition: Condition): boolean => !condition.removed && condition.rule.enabled;

function takeAssessment(moment: Moment, assessment: Assessment): void {
  const { observedAt, consciousness, oxygen, measured = {} } = assessment;
  const known = moment.state.assessment;
  if (consciousness !== undefined && observedAt >= (known.consciousness?.observedAt ?? observedAt)) {
    known.consciousness = { value: consciousness, observedAt };
  }
  if (oxygen !== undefined && observedAt >= (known.oxygen?.observedAt ?? observedAt)) {
    known.oxygen = { value: oxygen, observedAt };
  }
  const isLate = moment.at - observedAt > LATENESS_BOUND_MS;
  for (const condition of moment.state.conditions) {
    const { rule } = condition;
    if (rule.kind !== 'news2' || !isWatched(condition)) continue;
    const memory = memoryAs(condition.memory, 'news2');
    memory.freshUntil = 0;
    for (const [signal, value] of Object.entries(measured)) keep(memory, signal as HandMeasured, observedAt, value);
    const span = spanAt(condition, moment.at, moment.state.timeZone);
    if (!isLate && (!span || span.active)) {
      apply(moment, condition, judgeNews2(rule, memory, liveLane(moment)), liveLane(moment));
    }
    settle(moment.state, condition);
  }
}

function takeRhythm(moment: Moment, rhythm: RhythmObservation): void {
  const { state } = moment;
  const isLate = moment.at - rhythm.observedAt > LATENESS_BOUND_MS;
  if (rhythm.event === 'unreadable') {
    // Whether an old stretch could be read says nothing about what can be read now.
    if (isLate) return;
    const others = state.unreadable.filter((device) => device !== rhythm.device);
    state.unreadable = rhythm.to === null ? [...others, rhythm.device] : others;
    return;
  }
  if (isLate) {
    takeLateRhythm(moment, rhythm);
    return;
  }
  for (const condition of state.conditions) {
    const { rule } = condition;
    if (rule.kind !== 'rhythm' || !isWatched(condition)) continue;
    const span = spanAt(condition, rhythm.observedAt, state.timeZone);
    if (span && !span.active) continue;
    for (const said of observeRhythm(rule, memoryAs(condition.memory, 'rhythm'), rhythm, moment.at)) {
      apply(moment, condition, said, liveLane(moment));
    }
  }
}

/** Fires every deadline up to and including an engine time, in order, each with the clock at its own. */
export function fireDeadlines(moment: Moment, upTo: Instant): void {
  const { state } = moment;
  while (state.nextDeadline !== null && state.nextDeadline <= upTo) {
    state.at = Math.max(state.at, state.nextDeadline);
    moment.at = state.at;
    endSuppressions(moment);
    endLate(moment);
    lookAround(moment);
    moment.replan = true;
    finish(moment, true);
  }
}

/** Lets the clock speak to every condition that listens to it. */
function lookAround(moment: Moment): void {
  const { state, at } = moment;
  const lane = liveLane(moment);
  for (const condition of state.conditions) {
    if (condition.evidenceUntil !== null && condition.evidenceUntil <= at) {
      condition.evidenceUntil = null;
      if (isOpen(condition)) noteChange(moment, condition);
    }
    if (!isWatched(condition)) continue;
    const span = spanAt(condition, at, state.timeZone);
    if (span && !span.active) {
      leaveSchedule(moment, condition, lane);
      continue;
    }
    const said = judgeByClock(condition, lane, span);
    if (said) apply(moment, condition, said, lane);
  }
}

/** A rule outside its hours is not in force: what it raised ends. A trend only gathers less, it does not stop. */
function leaveSchedule(moment: Moment, condition: Condition, lane: Lane): void {
  if (condition.rule.kind === 'trend' || condition.presence === 'absent') return;
  if (isOpen(condition)) clear(moment, condition, 'outside its schedule');
  else apply(moment, condition, verdict(condition.rule, 'false', moment.at, 'outside its schedule'), lane);
  condition.memory = freshMemory(condition.rule, moment.at);
  settle(moment.state, condition);
}

/** Combinations rest on what the others have just become. */
function combine(moment: Moment): void {
  const lane = liveLane(moment);
  for (const condition of moment.state.conditions) {
    if (condition.rule.kind !== 'combination' || !isWatched(condition)) continue;
    const span = spanAt(condition, moment.at, moment.state.timeZone);
    if (span && !span.active) continue;
    const said = judgeByClock(condition, lane, span);
    if (said) apply(moment, condition, said, lane);
  }
}

/** Finds the next deadline after `at`. It may be early, since samples only push deadlines on; it is never late. */
function plan(state: PatientState, at: Instant): void {
  const lane: Lane = { state, tracks: state.tracks, at, historical: false };
  let next = Infinity;
  const consider = (deadline: Instant | null) => {
    if (deadline !== null && deadline > at && deadline < next) next = deadline;
  };
  consider(lateDeadline(state.lateAt, at));
  for (const end of suppressionDeadlines(state)) consider(end);
  state.troubled = false;
  for (const condition of state.conditions) {
    consider(condition.evidenceUntil);
    if (!isWatched(condition)) continue;
    if (condition.rule.kind === 'silence' && condition.presence !== 'absent') state.troubled = true;
    const span = spanAt(condition, at, state.timeZone);
    if (span) consider(span.until);
    if (!span || span.active) consider(deadlineOf(condition, lane, span));
  }
  state.nextDeadline = next === Infinity ? null : next;
  const isSkewed = state.skewBeyondMs !== null && state.gateways.some((gateway) => gateway.skewSince !== NEVER);
  state.calmUntil = state.troubled || isSkewed ? NEVER : Math.min(next, BOUNDLESS);
}
