// `trend`: the median of a recent window against the patient's own baseline before it. Values are gathered into slices of
// time (24 in the recent window, 168 in the baseline) and the median is taken over the slices' means, so that a week of
// one value a second takes as little room as a week of one weight a day. With one value a slice the median is exact.
import type { DurationMs, Instant } from '#kernel';
import type { TrendMemory } from '../memory.js';
import type { TrendRule } from '../rules.js';
import { NEVER } from '../state.js';
import { unknown, verdict, type Sample, type Verdict } from '../verdict.js';

const RECENT_SLICES = 24;
const BASELINE_SLICES = 168;

export function freshTrend(): TrendMemory {
  return {
    kind: 'trend',
    recent: [],
    baseline: [],
    difference: null,
    medianRecent: null,
    medianBaseline: null,
  };
}

const fineMs = (rule: TrendRule): DurationMs => rule.recentMs / RECENT_SLICES;
const coarseMs = (rule: TrendRule): DurationMs => rule.baselineMs / BASELINE_SLICES;

/** Puts a value where its time belongs. Late data come in here too: a weight that was sent late is still that weight. */
export function gather(rule: TrendRule, memory: TrendMemory, observedAt: Instant, value: number): void {
  const index = Math.floor(observedAt / fineMs(rule));
  if (add(memory.recent, index, value, 1) === 'opened') settle(rule, memory);
}

function coarse(rule: TrendRule, fineIndex: number): number {
  return Math.floor((fineIndex * fineMs(rule)) / coarseMs(rule));
}

/** Numbers that a slice takes in its row. */
const WIDTH = 3;

/** Most values belong to the newest slice, which is looked at first. */
function add(row: number[], index: number, sum: number, count: number): 'opened' | 'known' {
  let at = row.length - WIDTH;
  while (at >= 0 && (row[at] ?? index) > index) at -= WIDTH;
  if (row[at] !== index) {
    row.splice(at + WIDTH, 0, index, sum, count);
    return 'opened';
  }
  row[at + 1] = (row[at + 1] ?? 0) + sum;
  row[at + 2] = (row[at + 2] ?? 0) + count;
  return 'known';
}

const newestOf = (row: readonly number[]): number => row.at(-WIDTH) ?? 0;

/** What has left the recent window goes into the baseline; what has left the baseline is forgotten. */
function settle(rule: TrendRule, { recent, baseline }: TrendMemory): void {
  const newest = newestOf(recent);
  while ((recent[0] ?? newest) <= newest - RECENT_SLICES) {
    const [index = 0, sum = 0, count = 0] = recent.splice(0, WIDTH);
    add(baseline, coarse(rule, index), sum, count);
  }
  const boundary = coarse(rule, newest - RECENT_SLICES);
  while ((baseline[0] ?? boundary) <= boundary - BASELINE_SLICES) baseline.splice(0, WIDTH);
}

/** The mean of each slice, in order of time. */
function meansOf(row: readonly number[]): number[] {
  const means: number[] = [];
  for (let at = 0; at < row.length; at += WIDTH) means.push((row[at + 1] ?? 0) / (row[at + 2] ?? 1));
  return means;
}

export function observeTrend(rule: TrendRule, memory: TrendMemory, sample: Sample): readonly Verdict[] {
  const before = newestOf(memory.recent);
  gather(rule, memory, sample.observedAt, sample.value);
  // A stream is judged once a slice; what comes now and then, such as a weight, each time.
  const isStream = sample.gapMs !== NEVER && sample.gapMs <= fineMs(rule) / 4;
  return isStream && newestOf(memory.recent) === before ? [] : [judge(rule, memory, sample)];
}

export function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted[middle - 1] ?? upper;
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}

/** Trims sums of decimals: 60.1 + 2 must be 2 more than 60.1. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

function judge(rule: TrendRule, memory: TrendMemory, sample: Sample): Verdict {
  const [recentMeans, baselineMeans] = [meansOf(memory.recent), meansOf(memory.baseline)];
  const recent = median(recentMeans);
  const baseline = median(baselineMeans);
  const coverage = {
    recent: recentMeans.length / RECENT_SLICES,
    baseline: Math.min(1, baselineMeans.length / BASELINE_SLICES),
  };
  const isCovered = coverage.recent >= rule.minimumCoverage && coverage.baseline >= rule.minimumCoverage;
  memory.medianRecent = recent;
  memory.medianBaseline = baseline;
  if (recent === null || baseline === null || !isCovered) {
    memory.difference = null;
    return unknown(rule, sample.observedAt);
  }
  const difference = exact(recent - baseline);
  memory.difference = difference;
  const needed = exact(
    rule.change.kind === 'absolute' ? rule.change.amount : (Math.abs(baseline) * rule.change.amount) / 100,
  );
  const isUp = difference >= needed && rule.direction !== 'down';
  const isDown = -difference >= needed && rule.direction !== 'up';
  const isTrue = isUp || isDown;
  return verdict(
    rule,
    isTrue ? 'true' : 'false',
    sample.observedAt,
    isTrue ? 'away from the baseline' : 'at the baseline',
    {
      value: exact(recent),
      limit: exact(baseline + (isDown ? -needed : needed)),
      direction: isDown ? 'below' : 'above',
      extreme: exact(recent),
      grade: sample.grade,
      figures: {
        medianRecent: exact(recent),
        medianBaseline: exact(baseline),
        difference,
        needed,
        recentMs: rule.recentMs,
        baselineMs: rule.baselineMs,
        coverageRecent: exact(coverage.recent),
        coverageBaseline: exact(coverage.baseline),
      },
    },
  );
}
