// A patient's oxygen with three dips, and rules of one limit, for what is said of back-tests.
import { backtest, type BacktestResult, type BacktestSeries } from './backtest.js';
import { rulesFrom, START } from './histories.fixture.js';
import type { RuleSet } from './rules.js';

export const low = (limit: number, onDelay: string): RuleSet =>
  rulesFrom({ id: 'low', kind: 'limit', signal: 'spo2', low: limit, priority: 'medium', onDelay });

/** One value a second; `dips` lists `[second, length, value]`. */
export function spo2(seconds: number, dips: readonly (readonly [number, number, number])[]): BacktestSeries {
  const times = Float64Array.from({ length: seconds }, (_, i) => START + i * 1_000);
  const values = new Float64Array(seconds).fill(96);
  for (const [from, length, value] of dips) values.fill(value, from, from + length);
  return { signal: 'spo2', device: 'd1', times, values };
}

const DIPS = [
  [100, 10, 85],
  [1_000, 60, 88],
  [2_000, 60, 80],
] as const;

export const DIPPING: readonly BacktestSeries[] = [spo2(7_200, DIPS)];

export const run = (rules: RuleSet, more: object = {}): BacktestResult =>
  backtest({ rules, series: DIPPING, timeZone: 'Asia/Tokyo', ...more });
