// The signal axis and the suppression axis. The signal is never set: it is worked out from what is true on the other
// axes, so that no act can leave it wrong.
import type { Instant } from '#kernel';
import { reach } from './kinds/silence.js';
import type { SilenceRule } from './rules.js';
import type { Condition, PatientState, Track } from './state.js';
import { isCurrent, trackName } from './track.js';
import { signalOfRule } from './episode.js';
import { noteChange, type Moment } from './verdict.js';
import type { SignalState } from './words.js';

export function isOpen(condition: Condition): boolean {
  return condition.presence === 'present' || condition.presence === 'clearing';
}

/** High priority, heard, gone and acknowledged by nobody. */
export function isLatched(condition: Condition): boolean {
  const { episode } = condition;
  return (
    episode !== null &&
    episode.clearedAt !== null &&
    episode.pagedAt !== null &&
    episode.priority === 'high' &&
    episode.acknowledged === null
  );
}

function signalNow(condition: Condition): SignalState {
  if (condition.suppressedBy.length > 0) return 'silent';
  if (isOpen(condition) && condition.episode && !condition.episode.acknowledged) {
    return condition.quietUntil === null ? 'sounding' : 'silent';
  }
  return isLatched(condition) || condition.latched.length > 0 ? 'latched' : 'silent';
}

/** Brings the signal to where the other axes say, and tells if it moved. */
export function refreshSignal(moment: Moment, condition: Condition, reason: string): void {
  const to = signalNow(condition);
  const from = condition.signal;
  if (from === to) return;
  condition.signal = to;
  condition.reason = reason;
  const { episode } = condition;
  if (episode) {
    episode.signalState = to;
    if (to === 'sounding' && episode.pagedAt === null) episode.pagedAt = moment.at;
    noteChange(moment, condition);
  }
  moment.effects.push({
    kind: 'transition',
    ruleId: condition.rule.id,
    axis: 'signal',
    from,
    to,
    at: moment.at,
    priority: condition.priority,
    reason,
  });
}

/** Every cause that keeps a condition from being heard. */
function causesOf(state: PatientState, condition: Condition): string[] {
  const causes: string[] = [];
  if (condition.shelf) causes.push('shelved');
  if (state.pause) causes.push('patient-paused');
  // What was heard before the equipment failed stays heard: trouble never takes an alarm away.
  const isHeard = isOpen(condition) && condition.episode?.pagedAt !== null;
  if (!isHeard) {
    for (const other of state.conditions) {
      if (other !== condition && inhibits(state, other, condition)) causes.push(`inhibited:${other.rule.id}`);
    }
  }
  return causes;
}

export function refreshSuppression(moment: Moment, condition: Condition, reason: string): void {
  const from = condition.suppressedBy;
  const to = causesOf(moment.state, condition);
  if (from.join() === to.join()) return;
  condition.suppressedBy = to;
  condition.reason = reason;
  if (condition.episode) {
    condition.episode.suppressedBy = to;
    if (isOpen(condition) || isLatched(condition)) noteChange(moment, condition);
  }
  moment.effects.push({
    kind: 'transition',
    ruleId: condition.rule.id,
    axis: 'suppression',
    from: from.join('+') || 'none',
    to: to.join('+') || 'none',
    at: moment.at,
    priority: condition.priority,
    reason,
  });
  refreshSignal(moment, condition, reason);
}

export function refreshAllSuppression(moment: Moment, reason: string): void {
  for (const condition of moment.state.conditions) refreshSuppression(moment, condition, reason);
}

/** Whether a technical condition explains away another. It must be heard itself: nothing unheard hides anything. */
function inhibits(state: PatientState, technical: Condition, target: Condition): boolean {
  if (technical.rule.kind !== 'silence' || !isOpen(technical) || technical.suppressedBy.length > 0) return false;
  if (technical.rule.event === 'battery' || technical.rule.event === 'clock-skew') return false;
  if (target.rule.kind === 'silence') return explains(state, technical, technical.rule, target, target.rule);
  const signal = signalOfRule(target.rule);
  return signal !== null && impairs(state, technical, technical.rule, signal);
}

/** A silent gateway explains its silent devices, a silent device its silent signals. */
function explains(
  state: PatientState,
  wide: Condition,
  wideRule: SilenceRule,
  narrow: Condition,
  narrowRule: SilenceRule,
): boolean {
  if (narrowRule.event !== 'no-data' || reach(wideRule) >= reach(narrowRule)) return false;
  if (narrowRule.scope === 'signal') return impairs(state, wide, wideRule, narrowRule.signal);
  const silent = narrow.memory.kind === 'silence' ? narrow.memory.subjects : [];
  const tracks = state.tracks.filter((track) => silent.includes(track.device));
  return tracks.length > 0 && tracks.every((track) => isSubject(wide, wideRule, track));
}

/** Every sensor of the signal that could speak now is in trouble. */
function impairs(state: PatientState, technical: Condition, rule: SilenceRule, signal: string): boolean {
  const tracks = state.tracks.filter((track) => track.signal === signal);
  if (tracks.length === 0) return rule.event === 'no-data' && rule.scope === 'signal' && rule.signal === signal;
  const isAnyHit = tracks.some((track) => isSubject(technical, rule, track));
  return isAnyHit && tracks.every((track) => isSubject(technical, rule, track) || !isCurrent(track, state.at));
}

function isSubject(technical: Condition, rule: SilenceRule, track: Track): boolean {
  if (technical.memory.kind !== 'silence') return false;
  const { subjects } = technical.memory;
  if (rule.event === 'no-data') {
    return subjects.includes({ signal: track.signal, device: track.device, gateway: track.gateway }[rule.scope]);
  }
  return subjects.includes(trackName(track));
}

/** When a shelf, a pause or an audio pause ends by itself. */
export function suppressionDeadlines(state: PatientState): Instant[] {
  const ends: Instant[] = [];
  if (state.pause) ends.push(state.pause.until);
  for (const condition of state.conditions) {
    if (condition.shelf) ends.push(condition.shelf.until);
    if (condition.quietUntil !== null) ends.push(condition.quietUntil);
  }
  return ends;
}

/** Ends what has run out. */
export function endSuppressions(moment: Moment): void {
  const { state, at } = moment;
  if (state.pause && state.pause.until <= at) {
    state.pause = null;
    refreshAllSuppression(moment, 'patient pause ended');
  }
  for (const condition of state.conditions) {
    if (condition.shelf && condition.shelf.until <= at) {
      condition.shelf = null;
      refreshSuppression(moment, condition, 'shelving ended');
    }
    if (condition.quietUntil !== null && condition.quietUntil <= at) {
      condition.quietUntil = null;
      refreshSignal(moment, condition, 'audio pause ended');
    }
  }
}
