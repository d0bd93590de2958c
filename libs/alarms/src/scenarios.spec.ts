// Every file in libs/alarms/scenarios is a behaviour that must hold, said in the language of docs/scenarios.md.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkLine, parseScenario, runScenario } from '#testing';

const folder = path.resolve(import.meta.dirname, '../scenarios');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

it('has a file for each of at least eighty behaviours', () => {
  expect(files.length).toBeGreaterThanOrEqual(80);
});

it.each(files)('%s', (file) => {
  const parsed = parseScenario(readFileSync(path.join(folder, file), 'utf8'));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  const { checks } = runScenario(parsed.scenario);
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter((check) => check.wrong.length > 0).map(checkLine)).toEqual([]);
});
