import { checkLine, parseScenario, runScenario, traceLine } from '../index.js';
import { rampValue } from './run-scenario.js';

const HEAD = `start: 2026-01-10T22:00:00+09:00
timeZone: Asia/Tokyo
rules:
  - { id: low, kind: limit, signal: spo2, low: 90, priority: medium, onDelay: 15s }
events:
`;

function problems(text: string): string[] {
  const parsed = parseScenario(text);
  return parsed.kind === 'refused' ? parsed.problems.map(({ line, reason }) => `${line}: ${reason}`) : [];
}

function run(lines: string) {
  const parsed = parseScenario(HEAD + lines);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  const result = runScenario(parsed.scenario);
  return { ...result, said: result.checks.map(checkLine), start: parsed.scenario.start };
}

describe('a scenario file that is not understood', () => {
  it.each([
    ['an unknown field of a line', '  - { at: +0s, spo2: 96, colour: red }', '6: colour: is not a field here'],
    [
      'an unknown act',
      '  - { at: +0s, dance: true }',
      '6: says nothing: no data, no act, no expectation (dance is not known)',
    ],
    ['a line without anything', '  - { at: +0s }', '6: says nothing: no data, no act, no expectation'],
    ['data and act in one', '  - { at: +0s, spo2: 96, restart: true }', '6: says two things: one line each'],
    ['no time', '  - { spo2: 96 }', '6: at: a time such as +90s, or ISO with offset'],
    [
      'a time without offset',
      '  - { at: 2026-01-10T22:00:00, spo2: 96 }',
      '6: at: a time such as +90s, or ISO with offset',
    ],
    ['a time before the start', '  - { at: 2026-01-10T21:59:59+09:00, spo2: 96 }', '6: at: not before the start'],
    ['a value no sensor gives', '  - { at: +0s, spo2: 101 }', '6: spo2: a number from 0 to 100, or a list of such'],
    ['a value in words', '  - { at: +0s, spo2: low }', '6: spo2: a number from 0 to 100, or a list of such'],
    ['a ramp at one instant', '  - { at: +0s, spo2: [96, 84] }', '6: spo2: a ramp needs every and for'],
    ['every without for', '  - { at: +0s, every: 1s, spo2: 96 }', '6: every: goes with for'],
    ['every of nothing', '  - { at: +0s, every: 0s, for: 5s, spo2: 96 }', '6: every: longer than nothing'],
    [
      'a wrong length',
      '  - { at: +0s, every: 1s, for: 5m, spo2: 96 }',
      '6: for: a length of time such as 15s, 20min, 24h, 7d',
    ],
    ['a wrong quality', '  - { at: +0s, spo2: 96, quality: fair }', '6: quality: one of good, questionable, invalid'],
    ['a wrong bed', '  - { at: +0s, bed: under }', '6: bed: one of in, out'],
    ['a rule nobody knows', '  - { at: +0s, acknowledge: high, by: x }', '6: acknowledge: there is no rule high'],
    [
      'an expectation of a rule nobody knows',
      '  - { at: +0s, expect: { high: { presence: absent } } }',
      '6: expect.high: there is no such rule',
    ],
    ['an unknown expectation', '  - { at: +0s, expect: { low: { mood: good } } }', '6: mood: is not a field here'],
    [
      'a wrong presence',
      '  - { at: +0s, expect: { low: { presence: here } } }',
      '6: presence: one of absent, pending, present, clearing, unknown',
    ],
    ['an expectation of nothing', '  - { at: +0s, expect: {} }', '6: expect: rules and what is true of them'],
    [
      'an expectation in a word',
      '  - { at: +0s, expect: { low: present } }',
      '6: expect.low: what is true of it, such as { presence: present }',
    ],
    ['a wrong count', '  - { at: +0s, expectAlarms: many }', '6: expectAlarms: a whole number'],
    [
      'a wrong transition',
      '  - { at: +0s, expectTransitions: [ "low present" ] }',
      '6: expectTransitions: a rule and from>to',
    ],
    [
      'transitions that are no list',
      '  - { at: +0s, expectTransitions: none }',
      '6: expectTransitions: a list such as [ "spo2-low absent>pending" ]',
    ],
    ['restart: false', '  - { at: +0s, restart: false }', '6: restart: true'],
    [
      'a changed rule with an unknown field',
      '  - { at: +0s, changeRule: { id: low, kind: limit, signal: spo2, low: 88, priority: low, loud: 1 } }',
      '6: changeRule.loud: is not a field here',
    ],
    [
      'an ECG without length',
      '  - { at: +0s, ecg: mitdb/100 }',
      '6: for: a length of time such as 15s, 20min, 24h, 7d',
    ],
    ['a line that is no record', '  - restart', '6: a line is a record such as { at: +0s, spo2: 96 }'],
    [
      'a cause nobody knows',
      '  - { at: +0s, spo2: 96, cause: gremlins }',
      expect.stringContaining('6: cause: one of none, lead-off') as unknown as string,
    ],
    [
      'a wrong lateness',
      '  - { at: +0s, spo2: 96, receivedAfter: later }',
      '6: receivedAfter: a length of time such as 1h, or -7s for a clock that runs ahead',
    ],
    ['a wrong value', '  - { at: +0s, expect: { low: { value: high } } }', '6: value: a number'],
    [
      'wrong causes',
      '  - { at: +0s, expect: { low: { suppressedBy: [1] } } }',
      '6: suppressedBy: a list of causes such as [shelved]',
    ],
    ['a repetition in words', '  - { at: +0s, spo2: 96, repeated: often }', '6: repeated: true or false'],
    ['a nameless device', '  - { at: +0s, spo2: 96, device: 7 }', '6: device: a name'],
  ])('is refused with line and reason: %s', (_, line, problem) => {
    expect(problems(`${HEAD}${line}\n`)).toEqual([problem]);
  });

  it('is refused by the line on which a rule is wrong', () => {
    const text = `start: 2026-01-10T22:00:00+09:00
timeZone: Asia/Tokyo
rules:
  - id: low
    kind: limit
    signal: spo2
    low: 90
    priority: urgent
    volume: 11
events:
  - { at: +0s, acknowledge: low, by: x }
`;
    expect(problems(text)).toEqual([
      '8: rules[0].priority: one of high, medium, low',
      '9: rules[0].volume: is not a field here',
    ]);
  });

  it.each([
    ['[1, 2', 1],
    ['a: 1\na: 2', 2],
    ['just text', 1],
  ])('is refused when it is no scenario at all: %j', (text, line) => {
    const parsed = parseScenario(text);
    expect(parsed).toMatchObject({ kind: 'refused' });
    if (parsed.kind === 'refused') expect(parsed.problems[0]!.line).toBeLessThanOrEqual(line);
  });

  it('is refused for a wrong head', () => {
    expect(problems('start: today\ntimeZone: Mars/Olympus\nrules: none\nevents: none\nmood: good\n')).toEqual([
      '1: start: an ISO time with offset such as 2026-01-10T22:00:00+09:00',
      '2: timeZone: an IANA name such as Asia/Tokyo',
      '3: rules: a list of rules',
      '4: events: a list of lines',
      '5: mood: is not a field here',
    ]);
  });
});

describe('a scenario', () => {
  it('says ok or FAILED with the time as written, the rule, and what was', () => {
    const { said } = run(`
  - { at: +0s, every: 1s, for: 30s, spo2: 87 }
  - { at: +10s, expect: { low: { presence: present, signal: sounding } } }
  - { at: +1min, expect: { low: { presence: present } } }
  - { at: +1min, expectAlarms: 2 }
  - { at: +1min, expectHistorical: 1 }
  - { at: +1min, expectTransitions: [ "low pending>present" ] }
`);
    expect(said).toEqual([
      'FAILED at +10s low: presence expected present, was pending; signal expected sounding, was silent',
      'ok at +1min low',
      'FAILED at +1min alarms: expected 2, was 1',
      'FAILED at +1min historical: expected 1, was 0',
      'FAILED at +1min transitions: expected [low pending>present], was [low absent>pending, low pending>present]',
    ]);
  });

  it('shows every way in which a condition is not as expected', () => {
    const { said } = run(`
  - { at: +0s, every: 1s, for: 30s, spo2: 87 }
  - { at: +20s, expect: { low: { priority: high, acknowledgedBy: x, suppressedBy: [shelved], value: 80, reason: magic } } }
`);
    expect(said).toEqual([
      'FAILED at +20s low: priority expected high, was medium; acknowledgedBy expected x, was none; suppressedBy expected [shelved], was []; value expected 80, was 87; reason expected magic, was below 90 for 15 s',
    ]);
  });

  it('runs lines by time, and at one instant data before checks', () => {
    const { said } = run(`
  - { at: +15s, expect: { low: { presence: present } } }
  - { at: 2026-01-10T22:00:00+09:00, every: 5s, for: 20s, spo2: 80 }
`);
    expect(said).toEqual(['ok at +15s low']);
  });

  it('starts each list of transitions where the last one ended; an empty list says that nothing moved', () => {
    const { said } = run(`
  - { at: +0s, every: 1s, for: 30s, spo2: 87 }
  - { at: +1s, expectTransitions: [ "low absent>pending" ] }
  - { at: +14s, expectTransitions: [] }
  - { at: +15s, expectTransitions: [ "low pending>present" ] }
  - { at: +20s, acknowledge: low, by: x }
  - { at: +20s, expectTransitions: [ "low sounding>silent" ] }
`);
    expect(said.every((line) => line.startsWith('ok'))).toBe(true);
  });

  it('traces transitions as JSON with time from the start', () => {
    const { transitions, start } = run('  - { at: +90s, spo2: 87 }\n  - { at: +90s, expectAlarms: 0 }\n');
    expect(traceLine(transitions[0]!, start)).toBe(
      '{"at":"+90s","rule":"low","axis":"presence","from":"absent","to":"pending","priority":"medium","reason":"below 90"}',
    );
  });

  it('says when a recording cannot be had', () => {
    expect(() => run('  - { at: +0s, ecg: nowhere/1, for: 5s }\n  - { at: +9s, expectAlarms: 0 }\n')).toThrow(
      'nowhere/1',
    );
  });

  it('goes evenly along a ramp and is exact at its points', () => {
    const along = (points: number[], count: number) =>
      Array.from({ length: count }, (_, i) => rampValue(points, i, count));
    expect(along([96, 84], 5)).toEqual([96, 93, 90, 87, 84]);
    expect(along([0, 10, 0], 5)).toEqual([0, 5, 10, 5, 0]);
    expect(along([7], 3)).toEqual([7, 7, 7]);
  });
});
