// `combination`: all or any of other conditions, now or within a window. It looks at their presence, heard or not: to
// shelve one of them is not to say that the patient is well.
import type { Instant } from '#kernel';
import type { CombinationMemory } from '../memory.js';
import type { CombinationRule } from '../rules.js';
import type { Condition, PatientState } from '../state.js';
import { verdict, type Verdict } from '../verdict.js';

export function freshCombination(): CombinationMemory {
  return { kind: 'combination' };
}

function partsOf(rule: CombinationRule, state: PatientState): (Condition | undefined)[] {
  return rule.of.map((id) => state.conditions.find((condition) => condition.rule.id === id && !condition.removed));
}

const isNow = (condition: Condition | undefined): boolean =>
  condition?.presence === 'present' || condition?.presence === 'clearing';

function counts(condition: Condition | undefined, rule: CombinationRule, at: Instant): boolean {
  if (isNow(condition)) return true;
  return rule.withinMs > 0 && at - (condition?.lastPresentAt ?? -Infinity) <= rule.withinMs;
}

export function judgeCombination(rule: CombinationRule, state: PatientState, at: Instant): Verdict {
  const parts = partsOf(rule, state);
  const holding = rule.of.filter((_, i) => counts(parts[i], rule, at));
  const isTrue = rule.mode === 'all' ? holding.length === rule.of.length : holding.length > 0;
  const reason = isTrue ? `${rule.mode} of ${rule.of.join(', ')}` : `not ${rule.mode} of ${rule.of.join(', ')}`;
  return verdict(rule, isTrue ? 'true' : 'false', at, reason, {
    value: holding.length,
    limit: rule.mode === 'all' ? rule.of.length : 1,
    direction: 'above',
    extreme: holding.length,
    figures: { holding: holding.join(', '), withinMs: rule.withinMs },
  });
}

/** When a part that has gone stops counting; Infinity where none does. */
export function combinationDeadline(rule: CombinationRule, state: PatientState, at: Instant): Instant {
  const ends = partsOf(rule, state)
    // One past the window's end: at the end itself the part still counts.
    .map((part) => (part?.lastPresentAt ?? -Infinity) + rule.withinMs + 1)
    .filter((end) => end > at);
  return Math.min(...ends);
}
