import { formatDuration, parseDuration, parseTimeOfDay } from './duration.js';
import { parseRules } from './parse-rules.js';

const LIMIT = { id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 90, priority: 'medium' };

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

  it.each<[string, object, string[]]>([
    ['no list', {}, ['[0].id', '[0].kind']],
    ['an unknown kind', { ...LIMIT, kind: 'guess' }, ['[0].kind']],
    ['an id with blanks', { ...LIMIT, id: 'a b' }, ['[0].id']],
    ['no priority', { ...LIMIT, priority: undefined }, ['[0].priority']],
    ['an unknown signal', { ...LIMIT, signal: 'glucose' }, ['[0].signal']],
    ['a limit without limits', { ...LIMIT, low: undefined }, ['[0].low']],
    ['low over high', { ...LIMIT, high: 90 }, ['[0].high']],
    ['a severe limit that is milder', { ...LIMIT, severe: { low: 90, priority: 'high' } }, ['[0].severe.low']],
    ['a severe side the rule does not have', { ...LIMIT, severe: { high: 99, priority: 'high' } }, ['[0].severe.high']],
    ['a severe limit without priority', { ...LIMIT, severe: { low: 80 } }, ['[0].severe.priority']],
    ['a share of 0', { ...LIMIT, share: 0 }, ['[0].share']],
    ['a share over 1', { ...LIMIT, share: 1.1 }, ['[0].share']],
    ['a negative margin', { ...LIMIT, clearMargin: -1 }, ['[0].clearMargin']],
    ['itself as second sensor', { ...LIMIT, corroborate: 'spo2' }, ['[0].corroborate']],
    ['a delay in words', { ...LIMIT, onDelay: 'soon' }, ['[0].onDelay']],
    ['a number that is none', { ...LIMIT, low: NaN }, ['[0].low']],
    ['enabled in words', { ...LIMIT, enabled: 'yes' }, ['[0].enabled']],
    [
      'a burden on both sides',
      { id: 'b', kind: 'burden', signal: 'spo2', below: 90, above: 100, budget: 1, window: '1h', priority: 'low' },
      ['[0].below'],
    ],
    [
      'a burden without window',
      { id: 'b', kind: 'burden', signal: 'spo2', below: 90, budget: 1, priority: 'low' },
      ['[0].window', '[0].window'],
    ],
    [
      'a trend of nothing',
      { id: 't', kind: 'trend', signal: 'weight', recent: '1d', baseline: '3d', change: 0, priority: 'low' },
      ['[0].change'],
    ],
    [
      'a trend in words',
      { id: 't', kind: 'trend', signal: 'weight', recent: '1d', baseline: '3d', change: 'much', priority: 'low' },
      ['[0].change'],
    ],
    [
      'a window of nothing',
      { id: 't', kind: 'trend', signal: 'weight', recent: '0s', baseline: '3d', change: 2, priority: 'low' },
      ['[0].recent'],
    ],
    ['a score without threshold', { id: 'n', kind: 'news2', priority: 'low' }, ['[0].atLeast']],
    ['a third scale', { id: 'n', kind: 'news2', atLeast: 5, scale: 3, priority: 'low' }, ['[0].scale']],
    [
      'freshness of a stranger',
      { id: 'n', kind: 'news2', atLeast: 5, freshness: { glucose: '1h' }, priority: 'low' },
      ['[0].freshness.glucose'],
    ],
    [
      'a length for what is no pause',
      { id: 'r', kind: 'rhythm', event: 'asystole', longerThan: '3s', priority: 'high' },
      ['[0].longerThan'],
    ],
    ['breathing without anything', { id: 'b', kind: 'breathing', priority: 'high' }, ['[0].low']],
    [
      'exits without number',
      { id: 'p', kind: 'presence', event: 'exits', window: '8h', priority: 'low' },
      ['[0].moreThan'],
    ],
    [
      'a time for what needs none',
      { id: 'p', kind: 'presence', event: 'out-of-bed', longerThan: '5min', time: '23:00', priority: 'low' },
      ['[0].time'],
    ],
    [
      'a wrong time',
      { id: 'p', kind: 'presence', event: 'not-in-bed-by', time: '25:00', priority: 'low' },
      ['[0].time'],
    ],
    ['silence of nothing', { id: 's', kind: 'silence', after: '1min', priority: 'low' }, ['[0].scope', '[0].signal']],
    [
      'silence of a signal without name',
      { id: 's', kind: 'silence', scope: 'signal', after: '1min', priority: 'low' },
      ['[0].signal'],
    ],
    [
      'a signal for a gateway',
      { id: 's', kind: 'silence', scope: 'gateway', signal: 'hr', after: '1min', priority: 'low' },
      ['[0].signal'],
    ],
    ['a battery over 100', { id: 's', kind: 'silence', event: 'battery', below: 120, priority: 'low' }, ['[0].below']],
    [
      'all and any',
      { id: 'c', kind: 'combination', all: ['x'], any: ['x'], priority: 'low' },
      ['[0].all', '[0].all[0]'],
    ],
    ['a combination of nothing', { id: 'c', kind: 'combination', all: [], priority: 'low' }, ['[0].all']],
    ['a combination of strangers', { id: 'c', kind: 'combination', any: ['x'], priority: 'low' }, ['[0].any[0]']],
    ['an empty schedule', { ...LIMIT, schedule: [] }, ['[0].schedule']],
    [
      'a schedule of unknown days',
      { ...LIMIT, schedule: { days: ['someday'], from: '1:00', to: '2:00' } },
      ['[0].schedule.days[0]'],
    ],
    ['a schedule without end', { ...LIMIT, schedule: { from: '21:00' } }, ['[0].schedule.to']],
    ['half a weekly interval', { ...LIMIT, schedule: { from: 'fri 18:00', to: '09:00' } }, ['[0].schedule.to']],
    [
      'days with a weekly interval',
      { ...LIMIT, schedule: [{ days: ['mon'], from: 'fri 18:00', to: 'mon 09:00' }] },
      ['[0].schedule[0].days'],
    ],
    ['days that are no list', { ...LIMIT, schedule: { days: 'mon', from: '1:00', to: '2:00' } }, ['[0].schedule.days']],
    ['a schedule in words', { ...LIMIT, schedule: 'nights' }, ['[0].schedule']],
  ])('refuses %s', (_, rule, paths) => expect([...new Set(refusedPaths(rule))]).toEqual([...new Set(paths)]));

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
});
