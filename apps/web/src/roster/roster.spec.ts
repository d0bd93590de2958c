import { describe, expect, it } from '@jest/globals';
import { inLanes } from './lanes.js';
import { fieldOf, firstDate, instantOfField, neighbour, rangeOf } from './range.js';

describe('the calendar’s range', () => {
  it('is a week from Monday or a whole month', () => {
    expect(firstDate('2026-11-22', 'week')).toBe('2026-11-16');
    expect(firstDate('2026-11-23', 'week')).toBe('2026-11-23');
    expect(rangeOf('2026-11-22', 'week').days.map(({ date }) => date)).toHaveLength(7);
    expect(rangeOf('2026-02-10', 'month').days).toHaveLength(28);
    expect([neighbour('2026-01-31', 'month', 1), neighbour('2026-01-05', 'month', -1)]).toEqual([
      '2026-02-01',
      '2025-12-01',
    ]);
    expect(neighbour('2026-11-22', 'week', -1)).toBe('2026-11-09');
  });

  it('reads and writes the fields in which people type a time', () => {
    const at = Date.UTC(2026, 10, 22, 9, 30);
    expect(fieldOf(at)).toBe('2026-11-22T18:30');
    expect(instantOfField('2026-11-22T18:30')).toBe(at);
    expect(instantOfField('')).toBeNull();
  });
});

describe('lanes', () => {
  it('are shared by what does not overlap, and by nothing else', () => {
    const { laned, lanes } = inLanes([
      { from: 0, to: 10 },
      { from: 5, to: 15 },
      { from: 10, to: 20 },
    ]);
    expect(laned.map(({ lane }) => lane)).toEqual([0, 1, 0]);
    expect(lanes).toBe(2);
    expect(inLanes([]).lanes).toBe(1);
  });
});
