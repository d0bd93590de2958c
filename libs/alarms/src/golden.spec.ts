// Golden files: what every scenario and some made-up nights tell, to the word and the figure. A change of what an alarm
// says, or when, must be seen by whoever reviews it. `UPDATE_GOLDEN=1 npm run -s jest -- libs/alarms/src/golden.spec.ts`
// writes them anew.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseScenario, runScenario } from '#testing';
import { holdGolden } from './golden-file.fixture.js';
import { history, play, START } from './histories.fixture.js';
import type { AlarmEpisode, Effect } from './index.js';
import { story } from './story.fixture.js';

const scenarios = path.resolve(import.meta.dirname, '../scenarios');
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
  holdGolden('scenarios.txt', new Map(own.map((file) => [file.replace(/\.yaml$/, ''), () => tellScenario(file)])));
});

describe('what a made-up night tells', () => {
  const nights = fc.sample(history(true, 200, 150), { seed: 2_026, numRuns: 5 });
  holdGolden(
    'nights.txt',
    new Map(nights.map((night, i) => [`night ${i + 1}`, () => tellEffects(play(night).effects)])),
  );
});
