import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QUALITIES, QUALITY_CAUSES } from '#vitals';
import { decodeNumerics, encodeNumerics, type NumericStretch } from './numeric-encoding.js';

const NINE = Date.UTC(2026, 0, 10, 9);
const stretch = (parts: Partial<NumericStretch>): NumericStretch => ({
  observedAt: NINE,
  intervalMs: 1_000,
  values: [],
  quality: 'good',
  cause: 'none',
  ...parts,
});

/** Each sample on its own, which is what must come back whatever stretches are joined. */
const samplesOf = (stretches: readonly NumericStretch[]) =>
  stretches.flatMap(({ observedAt, intervalMs, values, quality, cause }) =>
    values.map((value, i) => ({ at: Math.round(observedAt + i * intervalMs), intervalMs, value, quality, cause })),
  );

const value = fc.oneof(
  fc.integer({ min: 0, max: 350 }),
  fc.integer({ min: 150, max: 500 }).map((tenths) => tenths / 10),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, null, 0.1, 1e-7, 2 ** 53, Number.MAX_VALUE),
);

const stretches = fc.array(
  fc.record({
    observedAt: fc.integer({ min: NINE - 1e9, max: NINE + 1e9 }),
    intervalMs: fc.oneof(fc.constant(1_000), fc.integer({ min: 1, max: 3_600_000 })),
    values: fc.array(value, { minLength: 1, maxLength: 40 }),
    quality: fc.constantFrom(...QUALITIES),
    cause: fc.constantFrom(...QUALITY_CAUSES),
  }),
  { maxLength: 8 },
);

describe('the encoding of numerics', () => {
  it('gives back every sample exactly, whatever it is', () => {
    fc.assert(
      fc.property(stretches, (written) => {
        expect(samplesOf(decodeNumerics(encodeNumerics(written)))).toEqual(samplesOf(written));
      }),
    );
  });

  it('joins what goes on without a break, and nothing else', () => {
    const second = (n: number, parts: Partial<NumericStretch> = {}) =>
      stretch({ observedAt: NINE + n * 1_000, values: [90 + n], ...parts });
    const written = [
      second(0),
      second(1),
      second(2, { quality: 'questionable' }),
      second(4),
      second(5, { intervalMs: 500 }),
    ];
    expect(decodeNumerics(encodeNumerics(written)).map(({ values }) => values)).toEqual([[90, 91], [92], [94], [95]]);
  });

  it('keeps decimals exact that no double holds exactly', () => {
    const values = Array.from({ length: 350 }, (_, i) => (150 + i) / 10);
    expect(decodeNumerics(encodeNumerics([stretch({ values })]))[0]?.values).toEqual(values);
  });

  it('takes an hour of steady values at 1 Hz in under 50 bytes, and one that changes each second in about 1 byte a value', () => {
    const steady = Array.from({ length: 3_600 }, (_, n) => stretch({ observedAt: NINE + n * 1_000, values: [97] }));
    expect(encodeNumerics(steady).length).toBeLessThan(50);
    const changing = steady.map((one, n) => ({ ...one, values: [90 + (n % 9)] }));
    expect(encodeNumerics(changing).length).toBeLessThan(3_700);
  });

  it('keeps instants to the millisecond', () => {
    const [read] = decodeNumerics(encodeNumerics([stretch({ observedAt: NINE + 0.4, values: [60] })]));
    expect(read?.observedAt).toBe(NINE);
  });
});
