// What a reader may know of a patient's conditions at a moment: for boards, for scenario files, for tests.
import type { Instant } from '#kernel';
import { signalOfRule } from './episode.js';
import { burdenOf } from './kinds/burden.js';
import { isHeld } from './kinds/held.js';
import { LAST_AT, NEVER, USABLE_AT, VALUE, type Condition, type PatientState } from './state.js';
import { isCurrent } from './track.js';
import type { Presence, Priority, SignalState } from './words.js';

export interface ConditionView {
  readonly ruleId: string;
  readonly presence: Presence;
  /** The predicate cannot be judged now: no usable data. It keeps the presence it had. */
  readonly unknown: boolean;
  readonly signal: SignalState;
  readonly priority: Priority;
  readonly acknowledgedBy: string | null;
  readonly suppressedBy: readonly string[];
  readonly value: number | null;
  /** Why it last moved. */
  readonly reason: string;
}

export function inspect(state: PatientState, at: Instant = state.at): ConditionView[] {
  return state.conditions
    .filter((condition) => !condition.removed)
    .map((condition) => ({
      ruleId: condition.rule.id,
      presence: condition.presence,
      unknown: isUnknown(state, condition, at),
      signal: condition.signal,
      priority: condition.priority,
      acknowledgedBy: condition.episode?.acknowledged?.by ?? null,
      suppressedBy: condition.suppressedBy,
      value: newestValue(state, condition),
      reason: condition.reason,
    }));
}

/** Where a rule looks at a signal's value itself, the newest one, also when it was too ordinary to look at. */
function newestValue(state: PatientState, condition: Condition): number | null {
  const { rule, memory } = condition;
  if (memory.kind === 'news2') return memory.score;
  if (memory.kind === 'burden') return burdenOf(memory);
  if (!isHeld(rule)) return condition.value;
  const tracks = state.tracks.filter((track) => track.signal === signalOfRule(rule) && track.now[USABLE_AT] !== NEVER);
  return [...tracks].sort((a, b) => b.now[USABLE_AT] - a.now[USABLE_AT])[0]?.now[VALUE] ?? null;
}

function isUnknown(state: PatientState, condition: Condition, at: Instant): boolean {
  const { rule, memory } = condition;
  switch (rule.kind) {
    case 'limit':
    case 'burden':
    case 'breathing':
    case 'presence': {
      const signal = signalOfRule(rule);
      const tracks = state.tracks.filter((track) => track.signal === signal);
      if (signal === 'bed')
        return !tracks.some((track) => track.now[LAST_AT] === track.now[USABLE_AT] && track.now[LAST_AT] >= 0);
      return !tracks.some((track) => isCurrent(track, at));
    }
    case 'trend':
      return memory.kind === 'trend' && memory.difference === null;
    case 'news2':
      return memory.kind === 'news2' && memory.score === null;
    case 'rhythm':
      return state.unreadable.length > 0;
    case 'silence':
    case 'combination':
      return false;
  }
}
