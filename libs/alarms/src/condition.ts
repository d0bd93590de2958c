// The machine of one condition: absent, pending, present, clearing. It takes verdicts and moves; what it does on the
// other axes follows from that. Unknown moves nothing.
import type { Instant } from '#kernel';
import { EVIDENCE_MS, LATCHED_KEPT } from './constants.js';
import { corroborate } from './corroboration.js';
import { follow, openEpisode, told } from './episode.js';
import { settle } from './quiet.js';
import { isLatched, isOpen, refreshAllSuppression, refreshSignal, refreshSuppression } from './signals.js';
import type { Condition, Episode } from './state.js';
import { forgetChange, noteChange, type Lane, type Moment, type Verdict } from './verdict.js';
import { lowered, urgency, type Axis, type Presence, type Priority } from './words.js';

function move(moment: Moment, condition: Condition, axis: Axis, from: string, to: string, reason: string): void {
  condition.reason = reason;
  moment.effects.push({
    kind: 'transition',
    ruleId: condition.rule.id,
    axis,
    from,
    to,
    at: moment.at,
    priority: condition.priority,
    reason,
  });
}

function setPresence(moment: Moment, condition: Condition, to: Presence, reason: string): void {
  const from = condition.presence;
  if (from === to) return;
  if (isOpen(condition)) condition.lastPresentAt = moment.at;
  condition.presence = to;
  settle(moment.state, condition);
  if (condition.episode && (to === 'present' || to === 'clearing')) {
    condition.episode.presence = to;
    noteChange(moment, condition);
  }
  moment.replan = true;
  move(moment, condition, 'presence', from, to, reason);
}

/** Moves a condition by what its rule says now. */
export function apply(moment: Moment, condition: Condition, verdict: Verdict, lane: Lane): void {
  if (verdict.value !== null) condition.value = verdict.value;
  if (verdict.predicate === 'unknown') return;
  if (!isOpen(condition)) {
    if (verdict.predicate === 'true') raise(moment, condition, verdict, lane);
    else if (verdict.predicate === 'not-yet') {
      condition.priority = verdict.priority;
      setPresence(moment, condition, 'pending', verdict.reason);
    } else setPresence(moment, condition, 'absent', verdict.reason);
    return;
  }
  if (condition.episode) {
    const known = condition.episode.evidence.figures['subjects'];
    follow(condition.episode, verdict);
    // One more device that fails is news, though the alarm is the same.
    if (condition.episode.evidence.figures['subjects'] !== known) noteChange(moment, condition);
  }
  switch (verdict.predicate) {
    case 'true':
      setPresence(moment, condition, 'present', verdict.reason);
      reprioritise(moment, condition, verdict, lane);
      break;
    case 'clearing':
      setPresence(moment, condition, 'clearing', verdict.reason);
      reprioritise(moment, condition, verdict, lane);
      break;
    case 'not-yet':
      // Another sensor, or a rule that changed, has begun to count: that does not say the condition has gone. Rules
      // without an off-delay say it themselves.
      if (condition.rule.kind === 'burden' || condition.rule.kind === 'silence' || condition.rule.kind === 'presence') {
        clear(moment, condition, verdict.reason);
      }
      break;
    case 'false':
      clear(moment, condition, verdict.reason);
      break;
  }
}

function raise(moment: Moment, condition: Condition, verdict: Verdict, lane: Lane): void {
  const corroboration = corroborate(condition.rule, verdict, lane);
  const isContradicted = corroboration?.verdict === 'contradicts';
  const priority = isContradicted ? lowered(verdict.priority) : verdict.priority;
  const reason = isContradicted
    ? `${verdict.reason}; questionable: contradicted by ${corroboration.signal} ${corroboration.value ?? ''}`.trim()
    : verdict.reason;
  const episode = openEpisode(condition, { verdict, priority, corroboration, lane });
  const before = condition.episode;
  if (before && isLatched(condition)) {
    condition.latched.push(before);
    while (condition.latched.length > LATCHED_KEPT) condition.latched.shift();
  }
  condition.priority = priority;
  condition.episode = episode;
  condition.quietUntil = null;
  condition.raises = [...condition.raises, moment.at].slice(-3);
  condition.evidenceUntil = moment.at + EVIDENCE_MS;
  setPresence(moment, condition, 'present', reason);
  if (before?.acknowledged) {
    move(moment, condition, 'acknowledgement', before.acknowledged.by, 'none', 'new episode');
  }
  refreshSuppression(moment, condition, reason);
  episode.suppressedBy = condition.suppressedBy;
  refreshSignal(moment, condition, reason);
  episode.signalState = condition.signal;
  if (condition.signal === 'sounding') episode.pagedAt = moment.at;
  condition.reason = reason;
  moment.effects.push({ kind: 'alarm-raised', at: moment.at, episode: told(condition, episode) });
  forgetChange(moment, condition);
  if (condition.rule.kind === 'silence') refreshAllSuppression(moment, `inhibited by ${condition.rule.id}`);
}

/** Ends the running episode. Of high priority and unacknowledged, its signal latches. */
export function clear(moment: Moment, condition: Condition, reason: string): void {
  const { episode } = condition;
  setPresence(moment, condition, 'absent', reason);
  condition.quietUntil = null;
  condition.evidenceUntil = null;
  if (episode) {
    episode.presence = 'absent';
    episode.clearedAt = moment.at;
    refreshSignal(moment, condition, reason);
    refreshSuppression(moment, condition, reason);
    episode.signalState = isLatched(condition) ? condition.signal : 'silent';
    tellEnd(moment, condition, episode);
  }
  if (condition.rule.kind === 'silence') refreshAllSuppression(moment, `${condition.rule.id} over`);
}

function tellEnd(moment: Moment, condition: Condition, episode: Episode): void {
  const kind = isLatched(condition) && episode === condition.episode ? 'alarm-changed' : 'alarm-ended';
  moment.effects.push({ kind, at: moment.at, episode: told(condition, episode) });
  // Beside an earlier episode's end a running one still has news of its own to tell.
  if (episode === condition.episode || !isOpen(condition)) forgetChange(moment, condition);
  // The record has them now; the engine's memory need not keep them.
  if (kind === 'alarm-ended') episode.evidence = { ...episode.evidence, values: [] };
}

/** Priority follows the verdict up at once, and down only after somebody has acknowledged what it was. */
function reprioritise(moment: Moment, condition: Condition, verdict: Verdict, lane: Lane): void {
  const { episode } = condition;
  if (!episode) return;
  let to: Priority = verdict.priority;
  let reason = verdict.reason;
  if (episode.evidence.corroboration?.verdict === 'contradicts') {
    const again = corroborate(condition.rule, verdict, lane);
    if (again?.verdict === 'contradicts') to = lowered(to);
    else {
      episode.evidence = { ...episode.evidence, corroboration: again };
      reason = `${verdict.reason}; no longer contradicted`;
    }
  }
  if (urgency(to) < urgency(episode.priority)) setPriority(moment, condition, episode, to, reason, true);
  else if (urgency(to) > urgency(episode.priority) && episode.acknowledged) {
    setPriority(moment, condition, episode, to, reason, false);
  }
}

function setPriority(
  moment: Moment,
  condition: Condition,
  episode: Episode,
  to: Priority,
  reason: string,
  isRise: boolean,
): void {
  const from = episode.priority;
  episode.priority = to;
  condition.priority = to;
  noteChange(moment, condition);
  move(moment, condition, 'priority', from, to, reason);
  if (!isRise) return;
  if (episode.acknowledged) {
    move(moment, condition, 'acknowledgement', episode.acknowledged.by, 'none', 'priority rose');
    episode.acknowledged = null;
  }
  condition.quietUntil = null;
  refreshSignal(moment, condition, 'priority rose');
}

export interface Acknowledgement {
  readonly onsetAt: Instant | null;
  readonly seen?: Priority;
  readonly by: string;
}

/**
 * A named person takes responsibility for what waits: one episode, or all of the rule where `onsetAt` is null. What has
 * become more urgent than it was when that person looked stays for somebody to see.
 */
export function acknowledge(moment: Moment, condition: Condition, act: Acknowledgement): void {
  const { onsetAt, seen = 'high', by } = act;
  const acknowledged = { by, at: moment.at };
  const isMeant = (episode: Episode) =>
    (onsetAt === null || episode.onsetAt === onsetAt) && urgency(episode.priority) >= urgency(seen);
  const { episode } = condition;
  const ended: Episode[] = condition.latched.filter(isMeant);
  condition.latched = condition.latched.filter((one) => !isMeant(one));
  for (const one of ended) one.acknowledged = acknowledged;
  if (episode && isMeant(episode) && !episode.acknowledged && (isOpen(condition) || isLatched(condition))) {
    if (!isOpen(condition)) ended.push(episode);
    episode.acknowledged = acknowledged;
    move(moment, condition, 'acknowledgement', 'none', by, 'acknowledged');
    noteChange(moment, condition);
  }
  refreshSignal(moment, condition, 'acknowledged');
  for (const one of ended) {
    one.signalState = 'silent';
    tellEnd(moment, condition, one);
  }
}

/** Whether an alarm of this time was already found by the live rule: history does not tell it a second time. */
export function isCoveredByLive(condition: Condition, from: Instant, to: Instant): boolean {
  const { episode } = condition;
  if (!episode || episode.onsetAt > to) return false;
  return isOpen(condition) || (episode.clearedAt !== null && episode.clearedAt >= from);
}
