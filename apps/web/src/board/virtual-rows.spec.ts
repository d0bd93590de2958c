import { describe, expect, it } from '@jest/globals';
import { offsetsOf, scrollToShow, visibleRows } from './virtual-rows.js';

describe('a long list', () => {
  const offsets = offsetsOf([32, 92, 92, 32, ...Array.from({ length: 500 }, () => 38)]);

  it('draws only the rows that meet the window, with a few to spare', () => {
    expect(visibleRows(offsets, 0, 248, 0)).toEqual({ from: 0, to: 5 });
    const { from, to } = visibleRows(offsets, 9_000, 800, 4);
    expect(to - from).toBeLessThan(35);
    expect(offsets[from + 4]).toBeLessThanOrEqual(9_000);
    expect(offsets[to - 4]).toBeGreaterThanOrEqual(9_800);
  });

  it('ends with the last row', () => {
    expect(visibleRows(offsets, 1e9, 800).to).toBe(504);
  });

  it('scrolls no more than it must to show a row', () => {
    expect(scrollToShow(offsets, 1, 0, 300)).toBe(0);
    expect(scrollToShow(offsets, 0, 100, 300)).toBe(0);
    expect(scrollToShow(offsets, 10, 0, 300)).toBe((offsets[11] ?? 0) - 300);
  });

  it('is nothing to draw when it is empty', () => {
    expect(visibleRows(offsetsOf([]), 0, 800)).toEqual({ from: 0, to: 0 });
  });
});
