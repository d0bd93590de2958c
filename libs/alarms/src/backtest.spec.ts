import { backtest } from './backtest.js';
import { DIPPING as series, low, run, spo2 } from './backtest.fixture.js';
import { rulesFrom as rules, START } from './histories.fixture.js';
import { createPatient, step } from './step.js';

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

  it('lists alarms in the order in which they were raised, and by name at one moment', () => {
    const limit = (id: string, onDelay: string) => ({
      id,
      kind: 'limit',
      signal: 'spo2',
      low: 90,
      priority: 'medium',
      onDelay,
    });
    const dip = spo2(600, [[100, 60, 80]]);
    const told = backtest({
      rules: rules(limit('slow', '20s'), limit('b', '5s'), limit('a', '5s')),
      series: [dip],
      timeZone: 'Asia/Tokyo',
    });
    expect(told.alarms.map(({ ruleId }) => ruleId)).toEqual(['a', 'b', 'slow']);
  });

  it('goes to the last value of the longest series, and looks at that too', () => {
    const short = { ...spo2(60, []), device: 'd2' };
    const empty = { ...spo2(0, []), device: 'd3' };
    const ruleSet = low(90, '0s');
    const told = backtest({
      rules: ruleSet,
      series: [empty, spo2(120, [[119, 1, 80]]), short],
      timeZone: 'Asia/Tokyo',
    });
    expect(told).toMatchObject({ from: START, to: START + 119_001 });
    expect(told.alarms).toMatchObject([{ onsetAt: START + 119_000, clearedAt: null }]);
  });

  it('says nothing of a span that ends before it begins', () => {
    const silence = rules({ id: 's', kind: 'silence', scope: 'signal', signal: 'hr', after: '60s', priority: 'low' });
    const span = (from: number, to: number) =>
      backtest({ rules: silence, series, timeZone: 'Asia/Tokyo', from: START + from, to: START + to });
    expect(span(600_000, 600_000).alarms).toEqual([]);
    expect(span(900_000, 600_000).alarms).toEqual([]);
    // The last moment of a span belongs to it, the first after it does not.
    expect(span(0, 60_000).alarms).toEqual([]);
    expect(span(0, 60_001).alarms).toHaveLength(1);
  });
});
