import { formatDuration, parseDuration, parseTimeOfDay } from './duration.js';
import { parseRules } from './parse-rules.js';
import { REFUSED } from './refused-rules.fixture.js';
import { LIMIT } from './written-rules.fixture.js';

function refusedPaths(...rules: unknown[]): string[] {
  const parsed = parseRules(rules);
  return parsed.kind === 'refused' ? parsed.problems.map((problem) => problem.path) : [];
}

function parseOne(rule: object) {
  const parsed = parseRules([rule]);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules[0]!;
}

describe('durations and times of day', () => {
  it.each([
    ['15s', 15_000],
    ['20min', 1_200_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['500ms', 500],
    ['1.5h', 5_400_000],
    ['1h30min', 5_400_000],
    ['0s', 0],
  ])('reads %s', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each(['15', 's', '-5s', '5 s', '5m', '', '1e3s', 15, null, undefined])('refuses %p as a duration', (text) =>
    expect(parseDuration(text)).toBeNull(),
  );

  it('writes durations in the largest unit that fits', () => {
    expect([0, 500, 15_000, 90_000, 120_000, 3_600_000, 86_400_000].map(formatDuration)).toEqual([
      '0s',
      '500ms',
      '15s',
      '90s',
      '2min',
      '1h',
      '1d',
    ]);
  });

  it.each([
    ['00:00', 0],
    ['6:05', 365],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('reads %s as minutes', (text, minutes) => expect(parseTimeOfDay(text)).toBe(minutes));

  it.each(['24:01', '25:00', '12:60', '12', 'noon', 1200, null])('refuses %p as a time of day', (text) =>
    expect(parseTimeOfDay(text)).toBeNull(),
  );
});

describe('rules from outside', () => {
  it('fills in what a limit leaves open', () => {
    expect(parseOne(LIMIT)).toEqual({
      id: 'spo2-low',
      version: 1,
      priority: 'medium',
      enabled: true,
      schedule: [],
      kind: 'limit',
      signal: 'spo2',
      low: 90,
      high: null,
      severe: null,
      onDelayMs: 0,
      share: 1,
      clearMargin: 0,
      offDelayMs: 0,
      corroborate: null,
    });
  });

  it('takes a limit of 0: it is a value', () => {
    expect(parseOne({ ...LIMIT, low: 0 })).toMatchObject({ low: 0, high: null });
  });

  it('takes the version from the rule, then from the context', () => {
    expect(parseOne({ ...LIMIT, version: 7 })).toMatchObject({ version: 7 });
    const parsed = parseRules([LIMIT], { version: 3 });
    expect(parsed).toMatchObject({ rules: [{ version: 3 }] });
  });

  it('refuses unknown fields at every depth, and tells all problems at once', () => {
    const paths = refusedPaths(
      { ...LIMIT, colour: 'red', severe: { low: 80, priority: 'high', loud: true } },
      { ...LIMIT, id: 'b', low: 'ninety' },
    );
    expect(paths).toEqual(['[0].severe.loud', '[0].colour', '[1].low']);
  });

  it.each(REFUSED)('refuses %s', (_, rule, paths) =>
    expect([...new Set(refusedPaths(rule))]).toEqual([...new Set(paths)]),
  );

  it('refuses what is no list of records', () => {
    expect(parseRules({ rules: [] })).toEqual({ kind: 'refused', problems: [{ path: '', rule: 'a list of rules' }] });
    expect(refusedPaths('limit', null, [])).toEqual(['[0]', '[1]', '[2]']);
  });

  it('refuses an id that is taken, and combinations of combinations', () => {
    const any = { id: 'c', kind: 'combination', any: ['spo2-low'], priority: 'low' };
    expect(refusedPaths(LIMIT, LIMIT)).toEqual(['[1].id']);
    expect(refusedPaths(LIMIT, any, { ...any, id: 'd', any: ['c'] })).toEqual(['[2].any[0]']);
  });

  it('lets a combination name rules that are known from elsewhere', () => {
    const rule = { id: 'c', kind: 'combination', all: ['x'], within: '1min', priority: 'low' };
    expect(parseRules([rule], { otherIds: ['x'] })).toMatchObject({
      rules: [{ mode: 'all', of: ['x'], withinMs: 60_000 }],
    });
  });

  it('reads a change in per cent, and freshness by the chart’s names or the signals’', () => {
    expect(
      parseOne({ id: 't', kind: 'trend', signal: 'pr', recent: '1d', baseline: '7d', change: '15%', priority: 'low' }),
    ).toMatchObject({
      change: { kind: 'percent', amount: 15 },
      direction: 'either',
      minimumCoverage: 0,
    });
    expect(
      parseOne({
        id: 'n',
        kind: 'news2',
        atLeast: 5,
        freshness: { respirationRate: '1min', sbp: '2min' },
        priority: 'low',
      }),
    ).toMatchObject({
      freshnessMs: { respirationRate: 60_000, systolicPressure: 120_000, spo2: 900_000 },
    });
  });

  it('repeats no value in its problems', () => {
    const parsed = parseRules([{ ...LIMIT, low: 'secret-word', onDelay: 'secret-word', id: 'secret word' }]);
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });

  it.each<[string, object]>([
    ['a share of all', { ...LIMIT, share: 1 }],
    ['no margin', { ...LIMIT, clearMargin: 0 }],
    ['a severe limit on the other side alone', { ...LIMIT, high: 99, severe: { high: 100, priority: 'high' } }],
    [
      'a budget of nothing',
      { id: 'b', kind: 'burden', signal: 'spo2', below: 90, budget: 0, window: '1h', priority: 'low' },
    ],
    ['no exit at all', { id: 'p', kind: 'presence', event: 'exits', moreThan: 0, window: '8h', priority: 'low' }],
    ['a score of 1', { id: 'n', kind: 'news2', atLeast: 1, aboveBaseline: 20, priority: 'low' }],
    ['a battery of all or nothing', { id: 's', kind: 'silence', event: 'battery', below: 100, priority: 'low' }],
    [
      'a sensor-off rule with a scope',
      { id: 's', kind: 'silence', event: 'stuck', scope: 'signal', after: '1h', priority: 'low' },
    ],
    ['a first version', { ...LIMIT, version: 1 }],
    ['a field of nothing', { ...LIMIT, corroborate: null, severe: null, schedule: null, enabled: null, version: null }],
    ['an id of 64 letters', { ...LIMIT, id: 'x'.repeat(64) }],
    [
      'full coverage',
      {
        id: 't',
        kind: 'trend',
        signal: 'hr',
        recent: '1h',
        baseline: '1d',
        change: 1,
        minimumCoverage: 1,
        priority: 'low',
      },
    ],
  ])('takes %s', (_, rule) => expect(refusedPaths(rule)).toEqual([]));
});
