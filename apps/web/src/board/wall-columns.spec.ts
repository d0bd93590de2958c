import { describe, expect, it } from '@jest/globals';
import { columnsFor } from './wall-columns.js';

describe('the wall', () => {
  it('fills the screen with as large tiles as fit', () => {
    expect(columnsFor(24, 1_920, 1_030)).toBe(6);
    expect(columnsFor(4, 1_920, 1_030)).toBe(3);
  });

  it('never makes a tile too narrow to read, however many patients there are', () => {
    expect(columnsFor(500, 1_440, 850)).toBe(7);
    expect(columnsFor(500, 360, 640)).toBe(1);
  });

  it('has one column where there is nobody, and before the window has a size', () => {
    expect(columnsFor(0, 1_440, 850)).toBeGreaterThanOrEqual(1);
    expect(columnsFor(10, 0, 0)).toBe(1);
  });
});
