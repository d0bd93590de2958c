// What a doctor is told of a changed rule: what it adds, what it takes away, what comes later, and what of that mattered.
import { compareBacktests, type BacktestOutcome } from './backtest-comparison.js';
import { backtest } from './backtest.js';
import { low, run, spo2 } from './backtest.fixture.js';
import { START } from './histories.fixture.js';

describe('two back-tests of one history', () => {
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
