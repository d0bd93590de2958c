import { describe, expect, it } from '@jest/globals';
import { newTotpSecret, totpStep, totpUri } from './time-based-codes.js';

/** RFC 6238, appendix B, SHA-1, cut to six digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: Array<[seconds: number, code: string]> = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
];

describe('time-based codes', () => {
  it.each(VECTORS)('are those of the standard at %d s', (seconds, code) => {
    expect(totpStep(SECRET, code, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  it('count one step before and after, and no further', () => {
    const [seconds, code] = VECTORS[1]!;
    const step = Math.floor(seconds / 30);
    const steps = [-2, -1, 0, 1, 2].map((away) => totpStep(SECRET, code, (seconds + away * 30) * 1_000));
    expect(steps).toEqual([null, step, step, step, null]);
  });

  it('take the space that apps show, and nothing that is not six digits', () => {
    expect(totpStep(SECRET, '287 082', 59_000)).toBe(1);
    for (const wrong of ['28708', '2870820', 'abcdef', '２８７０８２'])
      expect(totpStep(SECRET, wrong, 59_000)).toBeNull();
  });

  it('come of 160-bit secrets, each another', () => {
    const [one, two] = [newTotpSecret(), newTotpSecret()];
    expect([one.length, one === two]).toEqual([32, false]);
    expect(totpUri(one, 'sato')).toContain('otpauth://totp/Mimamori:sato?issuer=Mimamori&secret=');
  });
});
