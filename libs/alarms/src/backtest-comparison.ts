// Two back-tests of one history held against each other, and against what staff said of the alarms there really were: what
// a doctor looks at before a changed rule is saved.
import type { DurationMs, Instant } from '#kernel';
import type { BacktestAlarm, BacktestResult } from './backtest.js';

/** How staff judged an alarm that really happened. */
export interface BacktestOutcome {
  readonly ruleId: string;
  readonly onsetAt: Instant;
  readonly outcome: 'true-acted' | 'true-watched' | 'false-artefact' | 'false-limit' | 'technical' | 'test';
}

export interface BacktestComparison {
  readonly before: number;
  readonly after: number;
  readonly added: readonly BacktestAlarm[];
  readonly removed: readonly BacktestAlarm[];
  /** Found by both; positive: later than before. */
  readonly delayed: readonly { readonly ruleId: string; readonly onsetAt: Instant; readonly byMs: DurationMs }[];
  /** Of the alarms staff judged: which the new rules still give. */
  readonly outcomes: {
    readonly trueKept: number;
    readonly trueLost: readonly BacktestOutcome[];
    readonly falseKept: number;
    readonly falseAvoided: number;
  };
}

/**
 * Holds two back-tests of one history against each other. Two alarms are the same where they are of one rule and overlap
 * in time.
 */
export function compareBacktests(
  before: BacktestResult,
  after: BacktestResult,
  outcomes: readonly BacktestOutcome[] = [],
): BacktestComparison {
  const free = new Set(after.alarms);
  const removed: BacktestAlarm[] = [];
  const delayed: { ruleId: string; onsetAt: Instant; byMs: DurationMs }[] = [];
  for (const old of before.alarms) {
    const same = after.alarms.find((one) => free.has(one) && overlaps(old, one, after.to));
    if (!same) removed.push(old);
    else {
      free.delete(same);
      if (same.raisedAt !== old.raisedAt) {
        delayed.push({ ruleId: old.ruleId, onsetAt: old.onsetAt, byMs: same.raisedAt - old.raisedAt });
      }
    }
  }
  // A new alarm that overlaps an old one already matched is a part of it, not one more.
  const added = [...free].filter((one) => !before.alarms.some((old) => overlaps(old, one, after.to)));
  return {
    before: before.alarms.length,
    after: after.alarms.length,
    added,
    removed,
    delayed,
    outcomes: judgeOutcomes(before, after, outcomes),
  };
}

function overlaps(a: BacktestAlarm, b: BacktestAlarm, end: Instant): boolean {
  return a.ruleId === b.ruleId && a.onsetAt <= (b.clearedAt ?? end) && b.onsetAt <= (a.clearedAt ?? end);
}

function judgeOutcomes(
  before: BacktestResult,
  after: BacktestResult,
  outcomes: readonly BacktestOutcome[],
): BacktestComparison['outcomes'] {
  const trueLost: BacktestOutcome[] = [];
  let [trueKept, falseKept, falseAvoided] = [0, 0, 0];
  for (const outcome of outcomes) {
    if (outcome.outcome === 'technical' || outcome.outcome === 'test') continue;
    const isTrue = outcome.outcome === 'true-acted' || outcome.outcome === 'true-watched';
    const known = before.alarms.find((one) => one.ruleId === outcome.ruleId && one.onsetAt === outcome.onsetAt);
    const isKept = after.alarms.some((one) =>
      known
        ? overlaps(known, one, after.to)
        : one.ruleId === outcome.ruleId &&
          one.onsetAt <= outcome.onsetAt &&
          outcome.onsetAt <= (one.clearedAt ?? after.to),
    );
    if (isTrue && isKept) trueKept += 1;
    else if (isTrue) trueLost.push(outcome);
    else if (isKept) falseKept += 1;
    else falseAvoided += 1;
  }
  return { trueKept, trueLost, falseKept, falseAvoided };
}
