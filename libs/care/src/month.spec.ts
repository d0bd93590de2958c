import fc from 'fast-check';
import { DAY_MS } from '#kernel';
import { monthOf, monthSpan } from './month.js';

const TOKYO = 'Asia/Tokyo';

describe('a month', () => {
  it('begins and ends at the centre’s midnight, not at Greenwich’s', () => {
    expect(monthSpan('2026-01', TOKYO)).toEqual({
      from: Date.parse('2025-12-31T15:00:00Z'),
      to: Date.parse('2026-01-31T15:00:00Z'),
    });
  });

  it('goes over the end of the year, and knows a leap day', () => {
    expect(monthSpan('2025-12', TOKYO)?.to).toBe(Date.parse('2025-12-31T15:00:00Z'));
    const february = monthSpan('2028-02', TOKYO);
    expect(february === null ? 0 : (february.to - february.from) / DAY_MS).toBe(29);
  });

  it('is an hour shorter where clocks go forward in it', () => {
    const march = monthSpan('2026-03', 'Europe/Berlin');
    expect(march === null ? 0 : march.to - march.from).toBe(31 * DAY_MS - 3_600_000);
  });

  it('is not made of anything else', () => {
    for (const text of ['2026-13', '2026-1', '2026-00', 'x', '2026-01-01', ''])
      expect(monthSpan(text, TOKYO)).toBeNull();
  });

  it('holds an instant when the instant is of it, and ends where the next begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.constantFrom(TOKYO, 'Europe/Berlin'),
        (at, zone) => {
          const span = monthSpan(monthOf(at, zone), zone);
          if (span === null) throw new Error('a month of an instant is a month');
          expect(span.from <= at && at < span.to).toBe(true);
          expect(monthSpan(monthOf(span.to, zone), zone)?.from).toBe(span.to);
        },
      ),
      { numRuns: 60 },
    );
  });
});
