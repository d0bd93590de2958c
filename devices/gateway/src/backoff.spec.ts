import { describe, expect, it } from '@jest/globals';
import { Backoff } from './backoff.js';

const limits = { firstMs: 1000, maxMs: 8000 };

describe('Backoff', () => {
  it('doubles up to its limit', () => {
    const backoff = new Backoff({ next: () => 1 }, limits);
    expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([1000, 2000, 4000, 8000, 8000, 8000]);
    backoff.reset();
    expect(backoff.next()).toBe(1000);
  });

  it('spreads over the whole interval but never returns at once', () => {
    expect(new Backoff({ next: () => 0.5 }, limits).next()).toBe(500);
    expect(new Backoff({ next: () => 0 }, limits).next()).toBe(100);
  });
});
