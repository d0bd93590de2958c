// What written rules are read as, and in which words wrong ones are refused, held to the letter by a golden file.
// `UPDATE_GOLDEN=1 npm run -s jest -- libs/alarms/src/parse/written-rules.spec.ts` writes it anew.
import { holdGolden } from '../golden-file.fixture.js';
import { parseRules } from './parse-rules.js';
import { REFUSED } from './refused-rules.fixture.js';
import { WRITTEN } from './written-rules.fixture.js';

function tellRead(rule: object): string {
  const parsed = parseRules([rule], { otherIds: ['x', 'y'] });
  return parsed.kind === 'rules' ? JSON.stringify(parsed.rules[0], null, 1) : JSON.stringify(parsed.problems);
}

function tellRefusal(rule: object): string {
  const parsed = parseRules([rule]);
  return parsed.kind === 'rules'
    ? 'taken'
    : parsed.problems.map(({ path, rule: words }) => `${path}: ${words}`).join('\n');
}

describe('what written rules are read as', () => {
  holdGolden('written-rules.txt', new Map(WRITTEN.map(([name, rule]) => [name, () => tellRead(rule)])));
});

describe('the words in which rules are refused', () => {
  holdGolden('refusals.txt', new Map(REFUSED.map(([name, rule]) => [name, () => tellRefusal(rule)])));
});
