import { describe, expect, it } from '@jest/globals';
import { EMPTY_DRAFT, outOfRange, typedNumber, vitalsOf, type ReportDraft } from './report-draft.js';

function draft(vitals: Partial<ReportDraft['vitals']>): ReportDraft {
  return { ...EMPTY_DRAFT, vitals: { ...EMPTY_DRAFT.vitals, ...vitals } };
}

describe('what a nurse types', () => {
  it('may be in full-width figures, as a Japanese phone gives them', () => {
    expect(typedNumber('３６．５')).toBe(36.5);
    expect(typedNumber(' 96 ')).toBe(96);
    expect(typedNumber('36,5')).toBe(36.5);
  });

  it('is no number when it is none', () => {
    for (const text of ['', 'abc', '9a', '-5', '1e3', '36.5.1']) expect(typedNumber(text)).toBeNull();
  });

  it('is left out of the report where nothing was measured; 0 is a value', () => {
    expect(vitalsOf(draft({ spo2: '91', pr: '0' }))).toEqual({ spo2: 91, pr: 0 });
  });

  it('is held to what a sensor could say', () => {
    expect(outOfRange(draft({ spo2: '101', temp: '3.65', pr: '72', rr: 'x' }))).toEqual(['spo2', 'rr', 'temp']);
    expect(outOfRange(EMPTY_DRAFT)).toEqual([]);
  });
});
