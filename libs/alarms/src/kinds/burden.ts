// `burden`: how deep and for how long a value was beyond its limit, in unit·seconds over a sliding window. Values of
// 92, 89, 87, 87, 80 at a limit of 90, a second apart, give 0, 1, 4, 7 and 17 %·s. A floor fires at once.
import type { DurationMs } from '#kernel';
import { SECOND_MS } from '#kernel';
import { FUTURE_BOUND_MS } from '../constants.js';
import type { BurdenMemory } from '../memory.js';
import { rangeOf, violates } from '../levels.js';
import type { BurdenRule } from '../rules.js';
import { BOUNDLESS, GOOD, VALUE, type Band } from '../state.js';
import { verdict, worse, type Sample, type Verdict } from '../verdict.js';
import { moreUrgent } from '../words.js';

export function freshBurden(): BurdenMemory {
  return { kind: 'burden', slices: [], sum: 0, floor: false, startAt: 0, extreme: 0, grade: GOOD };
}

/** Up to two minutes the window is cut into seconds, a longer one into 120 parts: the oldest part leaves as a whole. */
function sliceMs(rule: BurdenRule): DurationMs {
  return Math.max(SECOND_MS, rule.windowMs / 120);
}

export function depthBeyond(rule: BurdenRule, value: number): number {
  return Math.max(0, rule.side === 'below' ? rule.limit - value : value - rule.limit);
}

/** The unit·seconds in the window that ends at the newest sample. */
export function burdenOf(memory: BurdenMemory): number {
  return Math.round(memory.sum * 1_000) / 1_000;
}

export function observeBurden(rule: BurdenRule, memory: BurdenMemory, sample: Sample): readonly Verdict[] {
  const width = sliceMs(rule);
  const index = Math.floor(sample.observedAt / width);
  const depth = depthBeyond(rule, sample.value);
  if (depth > 0) {
    const isFirst = memory.slices.length === 0;
    if (isFirst) {
      memory.startAt = sample.observedAt;
      memory.extreme = sample.value;
      memory.grade = sample.grade;
    }
    add(memory, index, (depth * sample.standsForMs) / 1_000);
    if (depth > depthBeyond(rule, memory.extreme)) memory.extreme = sample.value;
    memory.grade = worse(memory.grade, sample.grade);
  }
  const newest = Math.max(index, memory.slices.at(-1)?.index ?? index);
  const kept = Math.round(rule.windowMs / width);
  while ((memory.slices[0]?.index ?? newest) <= newest - kept) {
    memory.slices.shift();
    // Summed anew, so that no rounding is carried along.
    memory.sum = memory.slices.reduce((total, slice) => total + slice.amount, 0);
    memory.startAt = Math.max(memory.startAt, (memory.slices[0]?.index ?? 0) * width);
  }
  if (!sample.outOfOrder) memory.floor = rule.floor !== null && violates(rangeOf(rule.floor), sample.value);
  return [judge(rule, memory, sample)];
}

function add(memory: BurdenMemory, index: number, amount: number): void {
  memory.sum += amount;
  const slice = memory.slices.find((known) => known.index === index);
  if (slice) slice.amount += amount;
  else {
    memory.slices.push({ index, amount });
    memory.slices.sort((a, b) => a.index - b.index);
  }
}

function judge(rule: BurdenRule, memory: BurdenMemory, sample: Sample): Verdict {
  const burden = burdenOf(memory);
  const isOver = burden > rule.budget;
  // A value that came behind a newer one adds to the burden; where the patient stands now the newest says.
  const newest = sample.track.now[VALUE];
  const floor = memory.floor ? rule.floor : null;
  const isBelowFloor = floor !== null && newest < rangeOf(floor).low;
  const common = {
    value: burden,
    direction: rule.side,
    grade: memory.grade,
    extreme: memory.extreme,
    figures: {
      burden,
      budget: rule.budget,
      windowMs: rule.windowMs,
      burdenLimit: rule.limit,
      newest,
      floor: isBelowFloor ? floor.low : (floor?.high ?? null),
    },
  };
  if (floor) {
    return verdict(rule, 'true', sample.observedAt, 'beyond the floor', {
      ...common,
      onsetAt: memory.slices.length > 0 ? memory.startAt : sample.observedAt,
      priority: isOver ? moreUrgent(rule.priority, floor.priority) : floor.priority,
      limit: common.figures.floor,
      direction: isBelowFloor ? 'below' : 'above',
      extreme: memory.slices.length > 0 ? memory.extreme : newest,
    });
  }
  // While the value is beyond its limit the budget is being spent; once it is back, what was spent only waits to leave.
  const isSpending = depthBeyond(rule, newest) > 0;
  const predicate = isOver ? 'true' : isSpending ? 'not-yet' : 'false';
  const reason = isOver ? 'burden over the budget' : 'burden within the budget';
  return verdict(rule, predicate, memory.startAt, reason, { ...common, limit: rule.limit });
}

/**
 * While nothing is spent and the condition is absent, a value within the limit and the floor changes nothing until the oldest
 * part leaves the window. Null where more is spent already than a budget allows that was made smaller.
 */
export function burdenBand(rule: BurdenRule, memory: BurdenMemory): Band | null {
  if (burdenOf(memory) > rule.budget) return null;
  const isBelow = rule.side === 'below';
  const oldest = memory.slices[0];
  const width = sliceMs(rule);
  const leavesAt = oldest ? (oldest.index + Math.round(rule.windowMs / width)) * width : BOUNDLESS;
  return {
    low: Math.max(isBelow ? rule.limit : -BOUNDLESS, rule.floor?.low ?? -BOUNDLESS),
    high: Math.min(isBelow ? BOUNDLESS : rule.limit, rule.floor?.high ?? BOUNDLESS),
    // Windows go by `observedAt`, which may be so far ahead of engine time.
    until: leavesAt - FUTURE_BOUND_MS,
  };
}
