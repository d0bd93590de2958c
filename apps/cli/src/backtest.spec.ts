// `mimamori backtest` as somebody types it: what it prints, what it refuses and how it ends.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Command } from 'commander';
import { register } from './backtest.js';

const START = Date.UTC(2026, 0, 10, 13);
const iso = (seconds: number): string => new Date(START + seconds * 1_000).toISOString();

const rules = (low: number, onDelay: string) =>
  `rules:\n  - { id: low, kind: limit, signal: spo2, low: ${low}, priority: medium, onDelay: ${onDelay} }\n`;

/** Ten minutes: 96 % but for 88 % from 100 to 160 s and 80 % from 300 to 360 s; no heart rate at first. */
const history = Array.from({ length: 600 }, (_, i) => {
  const spo2 = i >= 100 && i < 160 ? 88 : i >= 300 && i < 360 ? 80 : 96;
  return `${iso(i)},${spo2},${i < 10 ? '' : 72}`;
});

describe('mimamori backtest', () => {
  let dir: string;
  let written: string;
  let complaint: string;
  const put = (name: string, text: string): string => {
    const file = path.join(dir, name);
    writeFileSync(file, text);
    return file;
  };
  const data = (lines: readonly string[] = history, header = 'observedAt,spo2,hr') =>
    put('history.csv', `${[header, ...lines].join('\n')}\n`);

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'backtest-'));
    written = '';
    complaint = '';
    jest.spyOn(console, 'log').mockImplementation((text: string) => void (written += text));
    jest.spyOn(console, 'error').mockImplementation((text: string) => void (complaint += text));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(dir, { recursive: true, force: true });
    process.exitCode = undefined;
  });

  async function run(...args: string[]): Promise<Record<string, unknown>> {
    const program = new Command();
    register(program);
    await program.parseAsync(['backtest', ...args], { from: 'user' });
    return written === '' ? {} : (JSON.parse(written) as Record<string, unknown>);
  }
  const refused = async (rule: string, file: string, ...more: string[]): Promise<string> => {
    expect(await run('--rules', rule, '--data', file, ...more)).toEqual({});
    expect(process.exitCode).toBe(2);
    return complaint.replaceAll(`${dir}${path.sep}`, '');
  };

  it('prints every episode with its times, and the sum of them', async () => {
    const result = await run('--rules', put('r.yaml', rules(90, '5s')), '--data', data());
    expect(result['summary']).toEqual({
      from: iso(0),
      to: new Date(START + 599_001).toISOString(),
      alarms: 2,
      alarmsPerDay: expect.closeTo(288.5, 0) as number,
      byRule: { low: 2 },
      byPriority: { high: 0, medium: 2, low: 0 },
    });
    expect(result['episodes']).toMatchObject([
      { rule: 'low', onsetAt: iso(100), raisedAt: iso(105), clearedAt: iso(160), priority: 'medium', extreme: 88 },
      {
        rule: 'low',
        onsetAt: iso(300),
        raisedAt: iso(305),
        clearedAt: iso(360),
        conditionKind: 'physiological',
        headline: { en: 'SpO2 below 90 % for 59 s, lowest 80 %, signal good.' },
      },
    ]);
    expect(process.exitCode).toBeUndefined();
  });

  it('looks only at the span asked for', async () => {
    const result = await run(
      '--rules',
      put('r.yaml', rules(90, '5s')),
      '--data',
      data(),
      '--from',
      iso(200),
      '--to',
      iso(310),
    );
    expect(result).toMatchObject({
      summary: { from: iso(200), to: iso(310), alarms: 1 },
      episodes: [{ clearedAt: null }],
    });
  });

  it('says what a change adds, removes and delays, and holds it against how staff judged', async () => {
    const before = put('before.yaml', rules(90, '5s'));
    const outcomes = put(
      'outcomes.json',
      JSON.stringify([
        { rule: 'low', onsetAt: iso(100), outcome: 'false-limit' },
        { rule: 'low', onsetAt: iso(300), outcome: 'true-acted' },
      ]),
    );
    const after = put('after.yaml', rules(85, '15s'));
    const result = await run('--rules', after, '--data', data(), '--before', before, '--outcomes', outcomes);
    expect(result['compared']).toMatchObject({
      before: 2,
      after: 1,
      added: [],
      removed: [{ rule: 'low', onsetAt: iso(100) }],
      delayed: [{ rule: 'low', onsetAt: iso(300), bySeconds: 10 }],
      outcomes: { trueKept: 1, trueLost: [], falseKept: 0, falseAvoided: 1 },
    });
  });

  it('reads a file with a byte order mark, CRLF, blank lines and epoch milliseconds', async () => {
    const text = [
      '\ufeffobservedAt, spo2',
      ...Array.from({ length: 20 }, (_, i) => `${START + i * 1_000}, 85`),
      '',
      '',
    ];
    const file = put('windows.csv', text.join('\r\n'));
    expect(await run('--rules', put('r.yaml', rules(90, '5s')), '--data', file)).toMatchObject({
      summary: { alarms: 1 },
    });
  });

  it.each([
    ['a time that is none', ['yesterday,96,72'], 'history.csv:2: observedAt is an ISO time with offset'],
    ['a time without offset', ['2026-01-10T22:00:00,96,72'], 'history.csv:2: observedAt is an ISO time with offset'],
    ['a time that goes back', [`${iso(5)},96,72`, `${iso(4)},96,72`], 'history.csv:3: observedAt goes back'],
    ['a value that is no number', [`${iso(0)},96,72`, `${iso(1)},9O,72`], 'history.csv:3: column 2 is not a number'],
    ['more columns than the header', [`${iso(0)},96,72,1`], 'history.csv:2: 4 columns, where the header names 3'],
    ['no rows', [], 'history.csv: no rows below the header'],
  ])('refuses %s with the line', async (_, lines, message) => {
    expect(await refused(put('r.yaml', rules(90, '5s')), data(lines))).toContain(message);
  });

  it.each([
    ['an empty file', '', 'x.csv:1: the first column is observedAt'],
    ['an unknown signal', 'observedAt,spo3\n', 'x.csv:1: spo3 is not a signal (hr, pr, spo2'],
    ['a signal twice', 'observedAt,spo2,spo2\n', 'x.csv:1: spo2 stands there twice'],
    ['no signals', 'observedAt\n', 'x.csv:1: no signal columns'],
  ])('refuses %s', async (_, text, message) => {
    expect(await refused(put('r.yaml', rules(90, '5s')), put('x.csv', text))).toContain(message);
  });

  it('refuses rules that are not understood, naming every problem by its path', async () => {
    const bad = 'rules:\n  - { id: low, kind: limit, signal: spo2, low: 90, prority: medium }\n';
    const said = await refused(put('bad.yaml', bad), data());
    expect(said).toContain('bad.yaml: rules[0].prority');
    expect(said).toContain('bad.yaml: rules[0].priority');
  });

  it('refuses what is not YAML, files that are not there, and options that make no sense', async () => {
    const good = put('r.yaml', rules(90, '5s'));
    expect(await refused(put('broken.yaml', 'rules: [ {'), data())).toMatch(/^broken\.yaml: /);
    complaint = '';
    expect(await refused(path.join(dir, 'none.yaml'), data())).toBe('none.yaml: cannot be read');
    complaint = '';
    expect(await refused(good, path.join(dir, 'none.csv'))).toBe('none.csv: cannot be read');
    complaint = '';
    expect(await refused(good, data(), '--from', iso(10), '--to', iso(10))).toBe('--to: not after --from');
    complaint = '';
    expect(await refused(good, data(), '--from', 'noon')).toContain('--from: an ISO time');
    complaint = '';
    expect(await refused(good, data(), '--time-zone', 'Asia/Edo')).toContain('Asia/Edo is not a time zone');
    complaint = '';
    const outcomes = put('o.json', '[{ "rule": "low", "onsetAt": "soon", "outcome": "test" }]');
    expect(await refused(good, data(), '--outcomes', outcomes)).toContain('o.json: [0].onsetAt');
  });
});
