// What people do to alarms, and what the broker says about gateways. Each act is idempotent.
import type { Instant } from '#kernel';
import { LONGEST_SHELF_MS } from './constants.js';
import { acknowledge, clear } from './condition.js';
import { carryOver, isHeld } from './kinds/held.js';
import { reach } from './kinds/silence.js';
import { gatewayOf } from './intake.js';
import { memoryAs } from './memory.js';
import type { EngineInput } from './model.js';
import { asksTheSame, freshMemory, isSameRule, keepsMemory, newCondition } from './rule-memory.js';
import { tellWatchers } from './quiet.js';
import type { Rule, RuleSet } from './rules.js';
import { isLatched, isOpen, refreshAllSuppression, refreshSignal, refreshSuppression } from './signals.js';
import type { Condition, PatientState } from './state.js';
import type { Moment } from './verdict.js';

type Act<K extends EngineInput['kind']> = Extract<EngineInput, { kind: K }>;

function conditionOf(state: PatientState, ruleId: string): Condition | undefined {
  return state.conditions.find((condition) => condition.rule.id === ruleId);
}

export function takeAcknowledge(moment: Moment, act: Act<'acknowledge'>): void {
  const condition = conditionOf(moment.state, act.ruleId);
  if (!condition) return;
  acknowledge(moment, condition, act);
  if (condition.removed) arrange(moment.state);
}

/** Quiets what sounds now. What is raised later, or rises, sounds. */
export function takeAudioPause(moment: Moment, act: Act<'audio-pause'>): void {
  for (const condition of moment.state.conditions) {
    if (condition.signal !== 'sounding' && condition.quietUntil === null) continue;
    condition.quietUntil = act.until > moment.at ? act.until : null;
    refreshSignal(moment, condition, `audio paused by ${act.by}`);
  }
}

export function takeShelve(moment: Moment, act: Act<'shelve'>): void {
  const condition = conditionOf(moment.state, act.ruleId);
  const until = Math.min(act.until, moment.at + LONGEST_SHELF_MS);
  if (!condition || until <= moment.at) return;
  condition.shelf = { until, by: act.by, reason: act.reason };
  refreshSuppression(moment, condition, `shelved by ${act.by}: ${act.reason}`);
  // What is shelved is not heard, so it explains nothing away any more.
  refreshAllSuppression(moment, `${act.ruleId} shelved`);
}

export function takeUnshelve(moment: Moment, act: Act<'unshelve'>): void {
  const condition = conditionOf(moment.state, act.ruleId);
  if (!condition?.shelf) return;
  condition.shelf = null;
  refreshSuppression(moment, condition, `unshelved by ${act.by}`);
  refreshAllSuppression(moment, `${act.ruleId} unshelved`);
}

export function takePause(moment: Moment, act: Act<'pause-patient'>): void {
  if (act.until <= moment.at) return;
  moment.state.pause = { until: act.until, by: act.by, reason: act.reason };
  refreshAllSuppression(moment, `patient paused by ${act.by}: ${act.reason}`);
}

export function takeResume(moment: Moment, act: Act<'resume-patient'>): void {
  if (!moment.state.pause) return;
  moment.state.pause = null;
  refreshAllSuppression(moment, `patient resumed by ${act.by}`);
}

export function takeConnection(moment: Moment, act: Act<'gateway-connection'>): void {
  gatewayOf(moment.state, act.gateway).connected = act.connected;
}

export function takeClock(moment: Moment, act: Act<'gateway-clock'>): void {
  gatewayOf(moment.state, act.gateway).offsetMs = act.offsetMs;
}

export function takeDeviceReturned(moment: Moment, act: Act<'device-returned'>): void {
  for (const track of moment.state.tracks) if (track.device === act.device) track.returned = true;
}

/** Replaces the rule set. Conditions whose rule is the same to the letter are not touched at all. */
export function takeRules(moment: Moment, act: Act<'change-rules'>): void {
  const { state } = moment;
  if (act.timeZone !== undefined && act.timeZone !== state.timeZone) {
    state.timeZone = act.timeZone;
    for (const condition of state.conditions) condition.schedule = null;
  }
  for (const condition of state.conditions) {
    const rule = act.rules.find((one) => one.id === condition.rule.id);
    if (!rule) remove(moment, condition);
    else if (condition.removed || !isSameRule(condition.rule, rule)) change(moment, condition, rule);
  }
  for (const rule of act.rules) {
    if (!conditionOf(state, rule.id)) state.conditions.push(newCondition(rule, moment.at));
  }
  arrange(state);
  refreshAllSuppression(moment, 'rules changed');
}

function end(moment: Moment, condition: Condition, reason: string): void {
  if (isOpen(condition)) clear(moment, condition, reason);
  else if (condition.presence === 'pending') {
    condition.presence = 'absent';
    condition.reason = reason;
    const { id } = condition.rule;
    const { priority } = condition;
    moment.effects.push({
      kind: 'transition',
      ruleId: id,
      axis: 'presence',
      from: 'pending',
      to: 'absent',
      at: moment.at,
      priority,
      reason,
    });
  }
}

/** A rule that is gone alarms no more, but what it raised and nobody saw stays until somebody has. */
function remove(moment: Moment, condition: Condition): void {
  end(moment, condition, 'rule removed');
  condition.removed = true;
}

function change(moment: Moment, condition: Condition, rule: Rule): void {
  const before = condition.rule;
  const isOff = condition.removed || !before.enabled;
  if (!rule.enabled || isOff || !asksTheSame(before, rule)) {
    end(moment, condition, rule.enabled ? 'rule changed' : 'rule disabled');
  }
  const keeps = !isOff && rule.enabled && keepsMemory(before, rule);
  if (!keeps && condition.presence === 'pending') end(moment, condition, 'rule changed');
  condition.rule = rule;
  condition.removed = false;
  condition.schedule = null;
  condition.past = null;
  if (!isOpen(condition)) condition.priority = rule.priority;
  // What is remembered stays; what it comes to under the new rule is worked out with the next value.
  if (condition.memory.kind === 'news2') condition.memory.freshUntil = 0;
  if (keeps) return;
  condition.memory = freshMemory(rule, moment.at);
  if (isOpen(condition) && isHeld(rule) && condition.episode) {
    const lane = { state: moment.state, tracks: moment.state.tracks, at: moment.at, historical: false };
    const { onsetAt, extreme, value } = condition.episode;
    carryOver(rule, memoryAs(condition.memory, 'levels'), lane, onsetAt, extreme ?? value ?? 0);
  }
}

/** The wide silences first, so that they explain the narrow ones; combinations last, when their parts are known. */
function rank(rule: Rule): number {
  if (rule.kind === 'silence') return reach(rule);
  return rule.kind === 'combination' ? 5 : 4;
}

/**
 * Puts the conditions in the order in which they are looked at, and tells each signal who looks at it. A rule that was
 * taken away goes when nothing of it waits to be acknowledged.
 */
export function arrange(state: PatientState): void {
  const isWaiting = (condition: Condition) => isLatched(condition) || condition.latched.length > 0;
  const isGone = (condition: Condition) => condition.removed && !isWaiting(condition);
  for (const { rule, episode } of state.conditions.filter(isGone)) {
    if (episode) state.formerOnsets[rule.id] = episode.onsetAt;
  }
  state.conditions = state.conditions
    .filter((condition) => !isGone(condition))
    .map((condition, i) => ({ condition, i }))
    .sort((a, b) => rank(a.condition.rule) - rank(b.condition.rule) || a.i - b.i)
    .map(({ condition }) => condition);
  for (const track of [...state.tracks, ...state.lateTracks]) tellWatchers(state, track);
  const skews = state.conditions.flatMap(({ rule }) =>
    rule.kind === 'silence' && rule.event === 'clock-skew' && rule.enabled ? [rule.beyondMs] : [],
  );
  state.skewBeyondMs = skews.length > 0 ? Math.min(...skews) : null;
}

export function conditionsOf(rules: RuleSet, at: Instant): Condition[] {
  return rules.map((rule) => newCondition(rule, at));
}
