import { backtest, compareBacktests, type BacktestOutcome, type BacktestSeries } from './backtest.js';
import { parseRules } from './parse/parse-rules.js';
import type { RuleSet } from './rules.js';
import { createPatient, step } from './step.js';

const START = Date.UTC(2026, 0, 10, 13);

function rules(...written: object[]): RuleSet {
  const parsed = parseRules(written);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules;
}

const low = (limit: number, onDelay: string) =>
  rules({ id: 'low', kind: 'limit', signal: 'spo2', low: limit, priority: 'medium', onDelay });

/** One value a second; `dips` lists `[second, length, value]`. */
function spo2(seconds: number, dips: readonly (readonly [number, number, number])[]): BacktestSeries {
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
const series = [spo2(7_200, DIPS)];
const run = (ruleSet: RuleSet, more: object = {}) =>
  backtest({ rules: ruleSet, series, timeZone: 'Asia/Tokyo', ...more });

describe('the back-test', () => {
  it('finds what the engine would have raised, with times, per day, by rule and by priority', () => {
    const result = run(low(90, '5s'));
    expect(
      result.alarms.map(({ onsetAt, raisedAt, clearedAt }) =>
        [onsetAt, raisedAt, clearedAt].map((at) => (at! - START) / 1_000),
      ),
    ).toEqual([
      [100, 105, 110],
      [1_000, 1_005, 1_060],
      [2_000, 2_005, 2_060],
    ]);
    expect(result.alarmsPerDay).toBeCloseTo(3 * 12, 1);
    expect(result).toMatchObject({ byRule: { low: 3 }, byPriority: { high: 0, medium: 3, low: 0 } });
  });

  it('is the engine itself: step by step gives the same alarms', () => {
    const ruleSet = low(90, '5s');
    let state = createPatient({ patientId: 'p', timeZone: 'Asia/Tokyo', rules: ruleSet, at: START });
    const raised: number[] = [];
    const { times, values } = series[0]!;
    for (let i = 0; i < times.length; i++) {
      const at = times[i]!;
      const observation = {
        signal: 'spo2',
        device: 'd1',
        gateway: 'g',
        observedAt: at,
        receivedAt: at,
        value: values[i]!,
        quality: 'good',
        cause: 'none',
      } as const;
      const result = step(state, { kind: 'observation', observation }, at);
      state = result.state;
      for (const effect of result.effects) if (effect.kind === 'alarm-raised') raised.push(effect.episode.raisedAt);
    }
    expect(run(ruleSet).alarms.map((alarm) => alarm.raisedAt)).toEqual(raised);
  });

  it('is deterministic', () => {
    expect(run(low(90, '5s'))).toEqual(run(low(90, '5s')));
  });

  it('looks at the span it is asked for', () => {
    const result = run(low(90, '5s'), { from: START + 900_000, to: START + 1_500_000 });
    expect(result.alarms).toHaveLength(1);
    expect(result).toMatchObject({ from: START + 900_000, to: START + 1_500_000 });
  });

  it('finds silences where values are missing', () => {
    const values = new Float64Array(600).fill(96);
    values.fill(NaN, 100, 300);
    const gap = { ...spo2(600, []), values };
    const result = backtest({
      rules: rules({ id: 's', kind: 'silence', scope: 'signal', signal: 'spo2', after: '60s', priority: 'low' }),
      series: [gap],
      timeZone: 'Asia/Tokyo',
    });
    expect(result.alarms).toMatchObject([
      { ruleId: 's', raisedAt: START + 159_000, clearedAt: START + 300_000, conditionKind: 'technical' },
    ]);
  });

  it('takes several series in the order of their times', () => {
    const hr = {
      ...spo2(60, []),
      signal: 'hr' as const,
      values: new Float64Array(60).fill(130),
      grades: new Uint8Array(60).fill(1),
    };
    const both = rules(
      { id: 'hr', kind: 'limit', signal: 'hr', high: 120, priority: 'low' },
      { id: 'spo2', kind: 'limit', signal: 'spo2', low: 97, priority: 'low' },
    );
    const result = backtest({ rules: both, series: [hr, spo2(60, [])], timeZone: 'Asia/Tokyo' });
    expect(result.alarms.map(({ ruleId, raisedAt }) => [ruleId, raisedAt])).toEqual([
      ['hr', START],
      ['spo2', START],
    ]);
    expect(result.alarms[0]!.headline.en).toContain('questionable');
  });

  it('finds nothing in nothing', () => {
    expect(backtest({ rules: low(90, '5s'), series: [], timeZone: 'Asia/Tokyo' })).toMatchObject({
      alarms: [],
      alarmsPerDay: 0,
      from: 0,
      to: 0,
    });
  });

  it('shows what a change adds, removes and delays', () => {
    const compared = compareBacktests(run(low(90, '5s')), run(low(87, '15s')));
    expect(compared).toMatchObject({ before: 3, after: 1, added: [] });
    expect(compared.removed.map((alarm) => (alarm.onsetAt - START) / 1_000)).toEqual([100, 1_000]);
    expect(compared.delayed).toEqual([{ ruleId: 'low', onsetAt: START + 2_000_000, byMs: 10_000 }]);
    const back = compareBacktests(run(low(87, '15s')), run(low(90, '5s')));
    expect(back.added).toHaveLength(2);
    expect(back.delayed[0]!.byMs).toBe(-10_000);
  });

  it('holds a change against how staff judged the alarms', () => {
    const judged = (second: number, outcome: BacktestOutcome['outcome']): BacktestOutcome => ({
      ruleId: 'low',
      onsetAt: START + second * 1_000,
      outcome,
    });
    const compared = compareBacktests(run(low(90, '5s')), run(low(87, '15s')), [
      judged(100, 'false-artefact'),
      judged(1_000, 'true-watched'),
      judged(2_000, 'true-acted'),
      judged(2_010, 'false-limit'),
      judged(3_000, 'technical'),
      judged(3_000, 'test'),
    ]);
    expect(compared.outcomes).toEqual({
      trueKept: 1,
      trueLost: [judged(1_000, 'true-watched')],
      falseKept: 1,
      falseAvoided: 1,
    });
  });

  it('takes a part of an old alarm for no new one', () => {
    const long = [
      spo2(7_200, [
        [100, 100, 88],
        [150, 5, 91],
      ]),
    ];
    const before = backtest({ rules: low(92, '5s'), series: long, timeZone: 'Asia/Tokyo' });
    const after = backtest({ rules: low(90, '5s'), series: long, timeZone: 'Asia/Tokyo' });
    expect(after.alarms).toHaveLength(2);
    expect(compareBacktests(before, after)).toMatchObject({ before: 1, after: 2, added: [], removed: [] });
  });
});
