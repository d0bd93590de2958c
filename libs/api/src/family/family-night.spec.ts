import type { NumericBucket } from '#archive';
import { bedSpans, nightFrom, nightOf } from './family-night.js';

const MINUTE = 60_000;
const at = (hour: number, minute = 0, day = 10): number => Date.UTC(2026, 0, day, hour - 9, minute);
/** One-minute means, one after the other. */
const minutes = (from: number, ...means: number[]): NumericBucket[] =>
  means.map((mean, index) => ({ from: from + index * MINUTE, min: 0, mean, max: 1, count: 60, coverage: 1 }));
const NIGHT = { from: at(21), to: at(31) };

describe('the night a family sees', () => {
  it('is the one under way from 21:00 until 07:00, and then the last one, by the clocks at home', () => {
    expect(nightOf(at(22, 10), 'Asia/Tokyo')).toEqual(NIGHT);
    expect(nightOf(at(6, 59, 11), 'Asia/Tokyo')).toEqual(NIGHT);
    expect(nightOf(at(20, 59, 11), 'Asia/Tokyo')).toEqual(NIGHT);
    expect(nightOf(at(21, 0, 11), 'Asia/Tokyo')).toEqual({ from: at(21, 0, 11), to: at(31, 0, 11) });
  });

  it('counts an absence that ended in bed, and leaves out getting up for the day', () => {
    const spans = bedSpans(minutes(at(23), 1, 1, 0, 0, 1, 0));
    expect(nightFrom(spans, NIGHT, at(8, 0, 11))).toEqual({
      ...NIGHT,
      inBed: [
        { from: at(23), to: at(23, 2) },
        { from: at(23, 4), to: at(23, 5) },
      ],
      outOfBed: [
        { from: at(23, 2), to: at(23, 4) },
        { from: at(23, 5), to: at(23, 6) },
      ],
      timesOutOfBed: 1,
    });
    expect(nightFrom(spans, NIGHT, at(23, 6))?.timesOutOfBed).toBe(2);
  });

  it('takes missing data for neither', () => {
    const spans = bedSpans([
      ...minutes(at(23), 1),
      ...minutes(at(25), 1),
      ...minutes(at(26), 0),
      ...minutes(at(27), 0),
    ]);
    const night = nightFrom(spans, NIGHT, at(27, 1));
    expect(night?.inBed).toHaveLength(2);
    expect(night?.outOfBed).toHaveLength(2);
    expect(night?.timesOutOfBed).toBe(1);
    expect(nightFrom([], NIGHT, at(23))).toBeNull();
  });

  it('is cut at its own ends', () => {
    const spans = bedSpans([...minutes(at(20, 58), 1, 1, 1, 1), ...minutes(at(30, 59), 1, 1)]);
    expect(nightFrom(spans, NIGHT, at(32))?.inBed).toEqual([
      { from: at(21), to: at(21, 2) },
      { from: at(30, 59), to: at(31) },
    ]);
  });
});
