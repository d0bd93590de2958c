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
});
