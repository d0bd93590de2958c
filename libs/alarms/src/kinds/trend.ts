// `trend`: the median of a recent window against the patient's own baseline before it. Values are gathered into slices of
// time (24 in the recent window, 168 in the baseline) and the median is taken over the slices' means, so that a week of
// one value a second takes as little room as a week of one weight a day. With one value a slice the median is exact.
import type { DurationMs, Instant } from '#kernel';
import type { Bucket, TrendMemory } from '../memory.js';
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

/** Most values belong to the newest slice, which is looked at first. */
function add(buckets: Bucket[], index: number, sum: number, count: number): 'opened' | 'known' {
  const known = buckets.findLast((bucket) => bucket.index === index);
  if (known) {
    known.sum += sum;
    known.count += count;
    return 'known';
  }
  buckets.push({ index, sum, count });
  buckets.sort((a, b) => a.index - b.index);
  return 'opened';
}

const newestOf = (buckets: readonly Bucket[]): number => buckets.at(-1)?.index ?? 0;

/** What has left the recent window goes into the baseline; what has left the baseline is forgotten. */
function settle(rule: TrendRule, memory: TrendMemory): void {
  const newest = newestOf(memory.recent);
  for (let oldest = memory.recent[0]; oldest && oldest.index <= newest - RECENT_SLICES; oldest = memory.recent[0]) {
    add(memory.baseline, coarse(rule, oldest.index), oldest.sum, oldest.count);
    memory.recent.shift();
  }
  const boundary = coarse(rule, newest - RECENT_SLICES);
  while ((memory.baseline[0]?.index ?? boundary) <= boundary - BASELINE_SLICES) memory.baseline.shift();
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
  const means = (buckets: readonly Bucket[]) => buckets.map((bucket) => bucket.sum / bucket.count);
  const recent = median(means(memory.recent));
  const baseline = median(means(memory.baseline));
  const coverage = {
    recent: memory.recent.length / RECENT_SLICES,
    baseline: Math.min(1, memory.baseline.length / BASELINE_SLICES),
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
