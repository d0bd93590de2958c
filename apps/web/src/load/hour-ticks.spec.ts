import { describe, expect, it } from '@jest/globals';
import { ticksOf } from './hour-ticks.js';

const hours = (count: number) =>
  Array.from({ length: count }, (_, hour) => ({ from: new Date(2026, 0, 10, hour).getTime() }));

describe('the names below a row of hours', () => {
  it('are no more than there is room for, from the first on', () => {
    expect(ticksOf(hours(24), false, 6).map(({ index }) => index)).toEqual([0, 4, 8, 12, 16, 20]);
    expect(ticksOf(hours(3), false, 6).map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('stand at midnights where days are shown', () => {
    expect(ticksOf(hours(72), true, 10).map(({ index }) => index)).toEqual([0, 24, 48]);
    expect(ticksOf(hours(72), true, 0).map(({ index }) => index)).toEqual([0]);
  });
});
