import { parseRules } from './parse/parse-rules.js';
import { asksTheSame, keepsMemory } from './rule-memory.js';
import type { Rule } from './rules.js';

function rule(written: object): Rule {
  const parsed = parseRules([{ id: 'r', priority: 'low', ...written }], { otherIds: ['a', 'b'] });
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules[0]!;
}

const LIMIT = { kind: 'limit', signal: 'spo2', low: 90, severe: { low: 85, priority: 'high' }, onDelay: '15s' };
const BURDEN = { kind: 'burden', signal: 'spo2', below: 90, budget: 100, window: '1h' };
const TREND = { kind: 'trend', signal: 'weight', recent: '1d', baseline: '3d', change: 2 };
const PAUSE = { kind: 'rhythm', event: 'pause', longerThan: '3s' };
const OUT = { kind: 'presence', event: 'out-of-bed', longerThan: '20min' };
const STILL = { kind: 'presence', event: 'no-movement', longerThan: '3h' };
const SILENT = { kind: 'silence', scope: 'signal', signal: 'spo2', after: '1min' };
const BREATH = { kind: 'breathing', noBreathFor: '20s' };

describe('a changed rule keeps what it remembers', () => {
  it.each<[string, object, object]>([
    ['under another priority', LIMIT, { ...LIMIT, priority: 'high' }],
    ['under another version and schedule', LIMIT, { ...LIMIT, version: 9, schedule: { from: '1:00', to: '2:00' } }],
    ['with a second sensor', LIMIT, { ...LIMIT, corroborate: 'pr' }],
    ['with another budget', BURDEN, { ...BURDEN, budget: 50 }],
    ['with another change', TREND, { ...TREND, change: 3 }],
    ['with another threshold', { kind: 'news2', atLeast: 5 }, { kind: 'news2', atLeast: 7 }],
    ['with another length of pause', PAUSE, { ...PAUSE, longerThan: '4s' }],
    ['with another time out of bed', OUT, { ...OUT, longerThan: '10min' }],
    ['with another silence', SILENT, { ...SILENT, after: '2min' }],
    [
      'with another battery limit',
      { kind: 'silence', event: 'battery', below: 20 },
      { kind: 'silence', event: 'battery', below: 10 },
    ],
    ['with other parts', { kind: 'combination', all: ['a'] }, { kind: 'combination', any: ['a', 'b'] }],
    ['of breath under another priority', BREATH, { ...BREATH, priority: 'high' }],
  ])('%s', (_, before, after) => {
    expect(keepsMemory(rule(before), rule(after))).toBe(true);
    expect(asksTheSame(rule(before), rule(after))).toBe(true);
  });
});

describe('a changed rule begins anew', () => {
  it.each<[string, object, object]>([
    ['at another limit', LIMIT, { ...LIMIT, low: 88 }],
    ['at another severe limit', LIMIT, { ...LIMIT, severe: { low: 80, priority: 'high' } }],
    ['with another delay', LIMIT, { ...LIMIT, onDelay: '5s' }],
    ['over another window', BURDEN, { ...BURDEN, window: '2h' }],
    ['against another baseline', TREND, { ...TREND, baseline: '7d' }],
    ['with another stillness', STILL, { ...STILL, longerThan: '1h' }],
    ['with another breathless time', BREATH, { ...BREATH, noBreathFor: '30s' }],
  ])('%s, while the question stays', (_, before, after) => {
    expect(keepsMemory(rule(before), rule(after))).toBe(false);
    expect(asksTheSame(rule(before), rule(after))).toBe(true);
  });

  it.each<[string, object, object]>([
    ['of another signal', LIMIT, { ...LIMIT, signal: 'rr', low: 90 }],
    ['of another rhythm', PAUSE, { kind: 'rhythm', event: 'asystole' }],
    ['of another presence', OUT, STILL],
    ['of another silence', SILENT, { kind: 'silence', event: 'stuck', after: '1min' }],
    ['of another kind', LIMIT, BURDEN],
  ])('%s: it is another question', (_, before, after) => {
    expect(keepsMemory(rule(before), rule(after))).toBe(false);
    expect(asksTheSame(rule(before), rule(after))).toBe(false);
  });
});
