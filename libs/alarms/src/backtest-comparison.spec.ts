// What a doctor is told of a changed rule: what it adds, what it takes away, what comes later, and what of that mattered.
import { compareBacktests, type BacktestOutcome } from './backtest-comparison.js';
import { backtest, type BacktestAlarm, type BacktestResult } from './backtest.js';
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

describe('what two back-tests have in common', () => {
  const END = 10_000;
  const alarm = (onsetAt: number, clearedAt: number | null, more: Partial<BacktestAlarm> = {}): BacktestAlarm => ({
    ruleId: 'low',
    onsetAt,
    raisedAt: onsetAt + 5,
    clearedAt,
    priority: 'medium',
    conditionKind: 'physiological',
    extreme: 80,
    headline: { ja: '', en: '' },
    ...more,
  });
  const result = (...alarms: BacktestAlarm[]): BacktestResult => ({
    from: 0,
    to: END,
    alarms,
    alarmsPerDay: alarms.length,
    byRule: {},
    byPriority: { high: 0, medium: alarms.length, low: 0 },
  });

  it.each<[string, BacktestAlarm, BacktestAlarm, boolean]>([
    ['overlap', alarm(100, 200), alarm(150, 300), true],
    ['touch, the later one after', alarm(100, 200), alarm(200, 300), true],
    ['touch, the later one before', alarm(200, 300), alarm(100, 200), true],
    ['follow each other', alarm(100, 200), alarm(201, 300), false],
    ['follow each other the other way', alarm(201, 300), alarm(100, 200), false],
    ['are both open at the end', alarm(100, null), alarm(9_000, null), true],
    ['are of different rules', alarm(100, 200), alarm(100, 200, { ruleId: 'other' }), false],
  ])('is an alarm where two of them %s: %s', (_, old, one, isSame) => {
    const compared = compareBacktests(result(old), result(one));
    expect([compared.removed, compared.added]).toEqual(isSame ? [[], []] : [[old], [one]]);
  });

  it('names only alarms that come at another time as delayed', () => {
    const [old, same, later] = [
      alarm(100, 200),
      alarm(150, 200, { raisedAt: 105 }),
      alarm(100, 200, { raisedAt: 106 }),
    ];
    expect(compareBacktests(result(old), result(same)).delayed).toEqual([]);
    expect(compareBacktests(result(old), result(later)).delayed).toEqual([{ ruleId: 'low', onsetAt: 100, byMs: 1 }]);
  });

  it('gives an alarm to one old one only', () => {
    const compared = compareBacktests(result(alarm(100, 200), alarm(250, 300)), result(alarm(150, 280)));
    expect(compared.removed).toEqual([alarm(250, 300)]);
  });

  it('judges nothing where staff have not', () => {
    const nothing = { trueKept: 0, trueLost: [], falseKept: 0, falseAvoided: 0 };
    expect(compareBacktests(result(alarm(100, 200)), result()).outcomes).toEqual(nothing);
  });

  describe('of an alarm that staff judged', () => {
    const judged: BacktestOutcome = { ruleId: 'low', onsetAt: 150, outcome: 'true-acted' };
    const kept = (before: BacktestAlarm[], after: BacktestAlarm[]) =>
      compareBacktests(result(...before), result(...after), [judged]).outcomes.trueKept === 1;

    it('known to the old rules, is kept by one that overlaps it', () => {
      const known = [alarm(50, 60), alarm(150, 200)];
      expect(kept(known, [alarm(1_000, 1_100), alarm(190, 300)])).toBe(true);
      expect(kept(known, [alarm(55, 60)])).toBe(false);
      expect(kept(known, [alarm(140, 300, { ruleId: 'other' })])).toBe(false);
    });

    it('known to them of another rule only, is kept by one at that moment', () => {
      const other = [alarm(150, 900, { ruleId: 'other' })];
      expect(kept(other, [alarm(800, 900)])).toBe(false);
      expect(kept(other, [alarm(140, 160)])).toBe(true);
    });

    it.each<[number, number | null, boolean]>([
      [150, 200, true],
      [100, 150, true],
      [151, 200, false],
      [100, 149, false],
      [100, null, true],
    ])('unknown to the old rules, is kept by one from %i to %s: %s', (onsetAt, clearedAt, isKept) => {
      expect(kept([], [alarm(1_000, 1_100), alarm(onsetAt, clearedAt)])).toBe(isKept);
      expect(kept([], [alarm(onsetAt, clearedAt, { ruleId: 'other' })])).toBe(false);
    });
  });
});
