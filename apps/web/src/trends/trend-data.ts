// A signal's history as the chart wants it: columns over time, blank where nothing was measured.
import { DAY_MS, HOUR_MS, MINUTE_MS, type DurationMs, type Instant } from '#kernel';
import type { NumericSeries, Resolution } from '../api/types.js';

export const RANGES = ['6h', '24h', '7d', '30d'] as const;
export type TrendRange = (typeof RANGES)[number];

interface RangePlan {
  readonly spanMs: DurationMs;
  readonly resolution: Resolution;
  readonly stepMs: DurationMs;
  readonly refreshMs: DurationMs;
}

export const PLANS: Record<TrendRange, RangePlan> = {
  '6h': { spanMs: 6 * HOUR_MS, resolution: '1min', stepMs: MINUTE_MS, refreshMs: 30_000 },
  '24h': { spanMs: DAY_MS, resolution: '1min', stepMs: MINUTE_MS, refreshMs: 60_000 },
  '7d': { spanMs: 7 * DAY_MS, resolution: '10min', stepMs: 10 * MINUTE_MS, refreshMs: 5 * MINUTE_MS },
  '30d': { spanMs: 30 * DAY_MS, resolution: '1h', stepMs: HOUR_MS, refreshMs: 10 * MINUTE_MS },
};

/** Columns of equal length. `at` in seconds since the epoch, as uPlot has it. */
export interface TrendColumns {
  readonly at: number[];
  readonly mean: Array<number | null>;
  readonly min: Array<number | null>;
  readonly max: Array<number | null>;
}

/** Buckets in order; one blank point after each run, so that the line breaks where data are missing. */
export function columnsOf(series: Pick<NumericSeries, 'buckets'>, stepMs: DurationMs): TrendColumns {
  const columns: TrendColumns = { at: [], mean: [], min: [], max: [] };
  const push = (at: Instant, values: { mean: number; min: number; max: number } | null): void => {
    columns.at.push(at / 1_000);
    columns.mean.push(values?.mean ?? null);
    columns.min.push(values?.min ?? null);
    columns.max.push(values?.max ?? null);
  };
  let last: Instant | null = null;
  for (const bucket of series.buckets) {
    if (last !== null && bucket.from - last > 1.5 * stepMs) push(last + stepMs, null);
    push(bucket.from, bucket);
    last = bucket.from;
  }
  return columns;
}

/** Several signals over one time axis: every instant of any of them, blank where one has no bucket. */
export function joined(parts: readonly TrendColumns[]): { at: number[]; parts: TrendColumns[] } {
  const at = [...new Set(parts.flatMap((part) => part.at))].sort((a, b) => a - b);
  const spread = (part: TrendColumns): TrendColumns => {
    const index = new Map(part.at.map((each, i) => [each, i]));
    const column = (values: Array<number | null>): Array<number | null> =>
      at.map((each) => {
        const i = index.get(each);
        return i === undefined ? null : (values[i] ?? null);
      });
    return { at, mean: column(part.mean), min: column(part.min), max: column(part.max) };
  };
  return { at, parts: parts.map(spread) };
}

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Runs of buckets in which the patient was in bed most of the time. */
export function inBedSpans(series: Pick<NumericSeries, 'buckets'>, stepMs: DurationMs): Span[] {
  const spans: Span[] = [];
  for (const { from, mean } of series.buckets) {
    if (mean < 0.5) continue;
    const last = spans.at(-1);
    if (last !== undefined && from - last.to < stepMs / 2)
      spans[spans.length - 1] = { from: last.from, to: from + stepMs };
    else spans.push({ from, to: from + stepMs });
  }
  return spans;
}
