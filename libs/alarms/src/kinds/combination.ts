// `combination`: all or any of other conditions, now or within a window. It looks at their presence, heard or not: to
// shelve one of them is not to say that the patient is well.
import type { Instant } from '#kernel';
import type { CombinationMemory } from '../memory.js';
import type { CombinationRule } from '../rules.js';
import type { Condition, PatientState } from '../state.js';
import { verdict, type Verdict } from '../verdict.js';

export function freshCombination(): CombinationMemory {
  return { kind: 'combination', startAt: 0 };
}

function partsOf(rule: CombinationRule, state: PatientState): (Condition | undefined)[] {
  return rule.of.map((id) => state.conditions.find((condition) => condition.rule.id === id && !condition.removed));
}

const isNow = (condition: Condition | undefined): boolean =>
  condition?.presence === 'present' || condition?.presence === 'clearing';

function counts(condition: Condition | undefined, rule: CombinationRule, at: Instant): boolean {
  if (isNow(condition)) return true;
  const last = condition?.lastPresentAt ?? null;
  return rule.withinMs > 0 && last !== null && at - last <= rule.withinMs;
}

export function judgeCombination(
  rule: CombinationRule,
  memory: CombinationMemory,
  state: PatientState,
  at: Instant,
): Verdict {
  const parts = partsOf(rule, state);
  const holding = rule.of.filter((_, i) => counts(parts[i], rule, at));
  const isTrue = rule.mode === 'all' ? holding.length === rule.of.length : holding.length > 0;
  if (!isTrue) memory.startAt = 0;
  else if (memory.startAt === 0) memory.startAt = at;
  const reason = isTrue ? `${rule.mode} of ${rule.of.join(', ')}` : `not ${rule.mode} of ${rule.of.join(', ')}`;
  return verdict(rule, isTrue ? 'true' : 'false', isTrue ? memory.startAt : at, reason, {
    value: holding.length,
    limit: rule.mode === 'all' ? rule.of.length : 1,
    direction: 'above',
    extreme: holding.length,
    figures: { holding: holding.join(', '), withinMs: rule.withinMs },
  });
}

/** When a part that has gone stops counting. */
export function combinationDeadline(rule: CombinationRule, state: PatientState, at: Instant): Instant | null {
  const ends = partsOf(rule, state)
    .filter((part) => part && !isNow(part) && part.lastPresentAt !== null)
    // One past the window's end: at the end itself the part still counts.
    .map((part) => (part?.lastPresentAt ?? 0) + rule.withinMs + 1)
    .filter((end) => end > at);
  return ends.length === 0 ? null : Math.min(...ends);
}
