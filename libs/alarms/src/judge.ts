// Hands a sample, or the passing of time, to the kind of rule that a condition has.
import type { Instant } from '#kernel';
import { observeBurden } from './kinds/burden.js';
import { combinationDeadline, judgeCombination } from './kinds/combination.js';
import { isHeld, observeHeld } from './kinds/held.js';
import { observeNews2 } from './kinds/news2.js';
import { judgePresence, observePresence, presenceDeadline } from './kinds/presence.js';
import { judgeRhythm, rhythmDeadline } from './kinds/rhythm.js';
import { judgeSilence, silenceDeadline } from './kinds/silence.js';
import { observeTrend } from './kinds/trend.js';
import { CURRENT_MS } from './constants.js';
import { memoryAs, type Memory } from './memory.js';
import { scheduleAt } from './schedule.js';
import { isOpen } from './signals.js';
import { LAST_AT, USABLE_AT, type Condition, type PatientState, type ScheduleSpan } from './state.js';
import type { Lane, Sample, Verdict } from './verdict.js';

const NOTHING: readonly Verdict[] = [];

/** The stretch of the condition's schedule around an instant; null where the rule always applies. */
export function spanAt(condition: Condition, at: Instant, timeZone: string): ScheduleSpan | null {
  if (condition.rule.schedule.length === 0) return null;
  const known = condition.schedule;
  if (known && at >= known.from && at < known.until) return known;
  const span = scheduleAt(condition.rule.schedule, at, timeZone);
  if (!known || at >= known.until) condition.schedule = span;
  return span;
}

export function observe(
  condition: Condition,
  memory: Memory,
  sample: Sample,
  lane: Lane,
  span: ScheduleSpan | null,
): readonly Verdict[] {
  const { rule } = condition;
  const isAbsent = condition.presence === 'absent' && !lane.historical;
  if (isHeld(rule)) return observeHeld(rule, memoryAs(memory, 'levels'), sample, lane, isAbsent);
  switch (rule.kind) {
    case 'burden':
      return observeBurden(rule, memoryAs(memory, 'burden'), sample);
    case 'trend':
      return observeTrend(rule, memoryAs(memory, 'trend'), sample);
    case 'news2':
      return observeNews2(rule, memoryAs(memory, 'news2'), sample, lane);
    case 'presence':
      return observePresence(rule, memoryAs(memory, 'presence'), sample, lane, span);
    case 'rhythm':
      return isContradicted(condition) ? [judgeRhythm(rule, memoryAs(memory, 'rhythm'), lane.at)] : NOTHING;
    case 'silence':
      return [judgeSilence(condition, rule, memoryAs(memory, 'silence'), lane.state, lane.at)];
    case 'combination':
      return NOTHING;
  }
}

/** An alarm that was lowered because another sensor contradicted it: that sensor may change its mind, or fall silent. */
function isContradicted(condition: Condition): boolean {
  return isOpen(condition) && condition.episode?.evidence.corroboration?.verdict === 'contradicts';
}

/** What the clock alone makes of a condition; nothing for kinds that move on samples only. */
export function judgeByClock(condition: Condition, lane: Lane, span: ScheduleSpan | null): Verdict | null {
  const { rule, memory } = condition;
  switch (rule.kind) {
    case 'silence':
      return judgeSilence(condition, rule, memoryAs(memory, 'silence'), lane.state, lane.at);
    case 'combination':
      return judgeCombination(rule, lane.state, lane.at);
    case 'rhythm':
      return isOpen(condition) ? judgeRhythm(rule, memoryAs(memory, 'rhythm'), lane.at) : null;
    case 'presence':
      if (rule.event === 'no-movement' || isBedDark(lane.state)) return null;
      return judgePresence(rule, memoryAs(memory, 'presence'), lane, span);
    default:
      return null;
  }
}

/** The bed sensor's gateway is known to be cut off: the last report no longer says where the patient is. */
function isBedDark(state: PatientState): boolean {
  const beds = state.tracks.filter((track) => track.signal === 'bed' && !track.returned);
  const lost = (id: string) => state.gateways.some((gateway) => gateway.id === id && gateway.connected === false);
  return beds.length > 0 && beds.every((track) => track.now[USABLE_AT] !== track.now[LAST_AT] || lost(track.gateway));
}

/** The next engine time at which the clock alone may move a condition. */
export function deadlineOf(condition: Condition, lane: Lane, span: ScheduleSpan | null): Instant | null {
  const { rule, memory } = condition;
  switch (rule.kind) {
    case 'silence':
      return silenceDeadline(condition, rule, lane.state, lane.at);
    case 'combination':
      return combinationDeadline(rule, lane.state, lane.at);
    case 'rhythm':
      if (isContradicted(condition)) return lane.at + CURRENT_MS;
      return rhythmDeadline(memoryAs(memory, 'rhythm'));
    case 'presence':
      return rule.event === 'no-movement' ? null : presenceDeadline(rule, memoryAs(memory, 'presence'), lane, span);
    default:
      return null;
  }
}
