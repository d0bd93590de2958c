import { describe, expect, it } from '@jest/globals';
import { columnsOf, inBedSpans, joined } from './trend-data.js';

const MINUTE = 60_000;

function bucket(minute: number, mean: number) {
  return { from: minute * MINUTE, min: mean - 1, mean, max: mean + 1, count: 60, coverage: 1 };
}

describe('a trend', () => {
  it('breaks its line where minutes are missing', () => {
    const columns = columnsOf({ buckets: [bucket(0, 96), bucket(1, 95), bucket(5, 90)] }, MINUTE);
    expect(columns.at).toEqual([0, 60, 120, 300]);
    expect(columns.mean).toEqual([96, 95, null, 90]);
    expect(columns.min).toEqual([95, 94, null, 89]);
  });

  it('draws 0 as the value it is', () => {
    expect(columnsOf({ buckets: [bucket(0, 0)] }, MINUTE).mean).toEqual([0]);
  });

  it('shares one time axis with another signal and stays blank where it has no value', () => {
    const pulse = columnsOf({ buckets: [bucket(0, 70), bucket(1, 71)] }, MINUTE);
    const heart = columnsOf({ buckets: [bucket(1, 72), bucket(2, 73)] }, MINUTE);
    const { at, parts } = joined([pulse, heart]);
    expect(at).toEqual([0, 60, 120]);
    expect(parts[0]?.mean).toEqual([70, 71, null]);
    expect(parts[1]?.mean).toEqual([null, 72, 73]);
  });

  it('tells when the patient was in bed', () => {
    const buckets = [bucket(0, 1), bucket(1, 1), bucket(2, 0), bucket(3, 0.9), bucket(9, 1)];
    expect(inBedSpans({ buckets }, MINUTE)).toEqual([
      { from: 0, to: 2 * MINUTE },
      { from: 3 * MINUTE, to: 4 * MINUTE },
      { from: 9 * MINUTE, to: 10 * MINUTE },
    ]);
  });
});
