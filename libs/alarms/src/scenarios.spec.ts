// Every file in libs/alarms/scenarios is a behaviour that must hold, said in the language of docs/scenarios.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { recordingsDir } from '#recordings';
import { checkLine, parseScenario, runScenario } from '#testing';

const folder = path.resolve(import.meta.dirname, '../scenarios');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const textOf = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const playsEcg = (file: string) => /\becg:/.test(textOf(file));

function run(file: string) {
  const parsed = parseScenario(textOf(file));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  const { checks } = runScenario(parsed.scenario);
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter((check) => check.wrong.length > 0).map(checkLine)).toEqual([]);
}

it('has a file for each of at least eighty behaviours', () => {
  expect(files.length).toBeGreaterThanOrEqual(80);
});

describe('without recordings', () => {
  it.each(files.filter((file) => !playsEcg(file)))('%s', run);
});

// In CI their absence is a failure; elsewhere they are left out by name.
const hasRecordings = existsSync(recordingsDir()) || process.env['CI'] === 'true';
(hasRecordings ? describe : describe.skip)('with recordings', () => {
  it.each(files.filter(playsEcg))('%s', run);
});
