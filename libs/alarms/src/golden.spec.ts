// Golden files: what every scenario and some made-up nights tell, to the word and the figure. A change of what an alarm
// says, or when, must be seen by whoever reviews it. `UPDATE_GOLDEN=1 npm run -s jest -- libs/alarms/src/golden.spec.ts`
// writes them anew.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseScenario, runScenario } from '#testing';
import { history, play, START } from './histories.fixture.js';
import type { AlarmEpisode, Effect } from './index.js';
import { story } from './story.fixture.js';

const scenarios = path.resolve(import.meta.dirname, '../scenarios');
const golden = path.resolve(import.meta.dirname, '../golden');

/** A file of sections, each under a line `# name`. */
function sectionsOf(file: string): Map<string, string> {
  const text = readFileSync(path.join(golden, file), 'utf8');
  return new Map(
    text
      .split(/^# /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf('\n');
        return [section.slice(0, end), section.slice(end + 1).trimEnd()] as const;
      }),
  );
}

function hold(file: string, told: ReadonlyMap<string, () => string>): void {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(golden, { recursive: true });
    const text = [...told].map(([name, tell]) => `# ${name}\n${tell()}`.trimEnd()).join('\n\n');
    writeFileSync(path.join(golden, file), `${text}\n`);
  }
  const known = sectionsOf(file);
  it.each([...told.keys()])('%s', (name) => expect(told.get(name)?.()).toBe(known.get(name)));
  it('holds nothing that is gone', () => expect([...known.keys()]).toEqual([...told.keys()]));
}

function tellScenario(file: string): string {
  const parsed = parseScenario(readFileSync(path.join(scenarios, file), 'utf8'));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  const { transitions, alarms } = runScenario(parsed.scenario);
  return story(transitions, alarms, parsed.scenario.start);
}

function tellEffects(effects: readonly Effect[]): string {
  const alarms = new Map<string, AlarmEpisode>();
  for (const effect of effects) {
    if (effect.kind === 'transition') continue;
    const { ruleId, onsetAt, historical } = effect.episode;
    alarms.set(`${ruleId}@${onsetAt}/${historical}`, effect.episode);
  }
  const moves = effects.flatMap((effect) => (effect.kind === 'transition' ? [effect] : []));
  return story(moves, [...alarms.values()], START);
}

describe('what a scenario tells', () => {
  const files = readdirSync(scenarios).filter((file) => file.endsWith('.yaml'));
  // A recording's rhythm is the detector's word; it has specs of its own.
  const own = files.filter((file) => !/\becg:/.test(readFileSync(path.join(scenarios, file), 'utf8'))).sort();
  hold('scenarios.txt', new Map(own.map((file) => [file.replace(/\.yaml$/, ''), () => tellScenario(file)])));
});

describe('what a made-up night tells', () => {
  const nights = fc.sample(history(true, 200, 150), { seed: 2_026, numRuns: 5 });
  hold('nights.txt', new Map(nights.map((night, i) => [`night ${i + 1}`, () => tellEffects(play(night).effects)])));
});
