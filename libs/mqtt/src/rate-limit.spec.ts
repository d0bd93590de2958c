import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '#testing';
import { RateLimit } from './rate-limit.js';

const limits = { framesPerSecond: 10, framesBurst: 3, bytesPerSecond: 1_000, bytesBurst: 500 };

describe('RateLimit', () => {
  it('allows a burst, then the rate', () => {
    const clock = new ManualClock();
    const limit = new RateLimit(limits, clock);
    expect([1, 2, 3, 4].map(() => limit.take(0))).toEqual([true, true, true, false]);
    expect(limit.waitMs()).toBe(100);
    clock.advance(99);
    expect(limit.take(0)).toBe(false);
    clock.advance(1);
    expect(limit.take(0)).toBe(true);
  });

  it('lets a frame larger than the burst pass and makes the gateway wait for it afterwards', () => {
    const clock = new ManualClock();
    const limit = new RateLimit(limits, clock);
    expect(limit.take(2_500)).toBe(true);
    expect(limit.take(1)).toBe(false);
    expect(limit.waitMs()).toBe(2_001);
    clock.advance(2_001);
    expect(limit.take(1)).toBe(true);
  });

  it('is full again when nothing is owed', () => {
    const clock = new ManualClock();
    const limit = new RateLimit(limits, clock);
    limit.take(100);
    expect(limit.isFull()).toBe(false);
    clock.advance(100);
    expect(limit.isFull()).toBe(true);
  });
});
