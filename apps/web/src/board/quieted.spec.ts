import { describe, expect, it } from '@jest/globals';
import { aPatient } from './board-builders.js';
import { quietedOf } from './quieted.js';

const rule = (ruleId: string, shelvedUntil: number | null) => ({
  ruleId,
  signal: null,
  low: null,
  high: null,
  priority: null,
  shelvedUntil,
});

describe('what keeps alarms quiet', () => {
  it('is listed across patients by its end, and is gone at its end by itself', () => {
    const patients = [
      aPatient({ id: 'a', pausedUntil: 300, rules: [rule('r1', 200), rule('r2', null)] }),
      aPatient({ id: 'b', audioPausedUntil: 100 }),
    ];
    const kinds = (now: number) => quietedOf(patients, now).map(({ kind, until }) => [kind, until]);
    expect(kinds(0)).toEqual([
      ['audio', 100],
      ['shelved', 200],
      ['paused', 300],
    ]);
    expect(kinds(99)).toHaveLength(3);
    expect(kinds(100).map(([kind]) => kind)).toEqual(['shelved', 'paused']);
    expect(kinds(300)).toEqual([]);
  });
});
