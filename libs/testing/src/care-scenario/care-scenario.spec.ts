// Runs every file of libs/care/scenarios through the real centre, and holds the language's refusals.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { careCheckLine } from './care-report.js';
import { parseCareScenario } from './parse-care-scenario.js';
import { CareRunner } from './run-care-scenario.js';

const FOLDER = join(import.meta.dirname, '../../../care/scenarios');
const only = process.env['CARE_FILES'];
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .filter((name) => only === undefined || name.includes(only))
  .sort();

let runner: CareRunner;
beforeAll(async () => {
  runner = await CareRunner.open();
}, 120_000);
afterAll(() => runner.close());

describe('the care scenarios', () => {
  it('are at least forty', () => {
    if (only === undefined) expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it.each(files)(
    '%s',
    async (file) => {
      const parsed = parseCareScenario(readFileSync(join(FOLDER, file), 'utf8'));
      if (parsed.kind === 'refused')
        throw new Error(parsed.problems.map(({ line, reason }) => `${line}: ${reason}`).join('\n'));
      const results = await runner.run(parsed.scenario);
      expect(results.length).toBeGreaterThan(0);
      expect(results.filter(({ wrong }) => wrong.length > 0).map(careCheckLine)).toEqual([]);
    },
    60_000,
  );
});

describe('a check that does not hold', () => {
  it('says what was expected and what was', async () => {
    const parsed = parseCareScenario(`
start: 2026-01-10T22:00:00+09:00
people: [{ id: sato, role: centre, seated: true }]
events:
  - { at: +0s, alarm: spo2-low, priority: high }
  - { at: +30s, expectState: { level: 1 } }
  - { at: +30s, expectNotified: { who: sato, channel: bell, within: 30s } }
  - { at: +31s, close: hana, by: sato }
`);
    if (parsed.kind === 'refused') throw new Error('not understood');
    const results = await runner.run(parsed.scenario);
    expect(results.map(careCheckLine)).toEqual([
      'FAILED at +30s hana state: level expected 1, was 0',
      'FAILED at +30s sato notified: expected some by bell within 30s, were 0',
      'FAILED at +31s close: An alarm of this incident waits for an answer.',
    ]);
  });
});

describe('a file that is not understood', () => {
  const HEAD = 'start: 2026-01-10T22:00:00+09:00\npeople: [{ id: sato, role: centre }]\n';
  it.each([
    ['a tab is no indent', 'a:\n\t- b', 2],
    ['a start without offset', 'start: 2026-01-10T22:00:00\npeople: []\nevents: [{ at: +0s, sit: a }]', 1],
    ['an unknown field of the file', `${HEAD}colour: red\nevents: [{ at: +0s, sit: sato }]`, 1],
    ['an unknown person', `${HEAD}events:\n  - { at: +0s, sit: kita }`, 4],
    ['an unknown patient', `${HEAD}events:\n  - { at: +0s, alarm: a, patient: taro, priority: high }`, 4],
    ['a line that says nothing', `${HEAD}events:\n  - { at: +0s, hello: 1 }`, 4],
    ['a line that says two things', `${HEAD}events:\n  - { at: +0s, sit: sato, leave: sato }`, 4],
    ['an unknown field of a line', `${HEAD}events:\n  - { at: +0s, sit: sato, loudly: true }`, 4],
    ['a time that is none', `${HEAD}events:\n  - { at: soon, sit: sato }`, 4],
    ['a time before the start', `${HEAD}events:\n  - { at: 2026-01-10T21:00:00+09:00, sit: sato }`, 4],
    [
      'a station that is not there',
      'start: 2026-01-10T22:00:00Z\npeople:\n  - { id: ono, role: station, station: x }\nevents:\n  - { at: +0s, sit: ono }',
      3,
    ],
    ['a policy that could end in silence', `${HEAD}policies: []\nevents:\n  - { at: +0s, sit: sato }`, 3],
  ])('is refused with its line: %s', (_, text, line) => {
    const parsed = parseCareScenario(text);
    expect(parsed.kind).toBe('refused');
    if (parsed.kind === 'refused') expect(parsed.problems[0]).toMatchObject({ line });
  });
});
