import { describe, expect, it } from '@jest/globals';
import { evidenceOf, saidOf } from './evidence.js';

describe('the evidence of an alarm', () => {
  it('tells the moment of which its sentence speaks, where it names a length of time', () => {
    expect(saidOf({ onsetAt: 1_000, evidence: { figures: { heldMs: 45_000 } } })).toBe(46_000);
    for (const figures of [undefined, null, {}, { heldMs: '45' }, { heldMs: -1 }, { score: 7 }]) {
      expect(saidOf({ onsetAt: 1_000, evidence: { figures } })).toBeNull();
    }
  });

  it('leaves out what it does not understand', () => {
    const evidence = {
      quality: 'splendid',
      corroboration: 'none',
      values: [[1, 96], [2, null], ['x', 3], 4],
      ecg: null,
    };
    expect(evidenceOf({ evidence })).toEqual({
      quality: null,
      corroboration: null,
      values: [
        [1, 96],
        [2, null],
      ],
      hasEcg: false,
    });
  });
});
