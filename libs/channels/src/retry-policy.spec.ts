import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE_MS, SECOND_MS } from '#kernel';
import { SeededRandom } from '#testing';
import type { SendOutcome } from './message.js';
import { nextStep, waitBefore } from './retry-policy.js';

const attempt = { number: 1, endedAt: 1_000_000, expiresAt: 1_000_000 + 10 * MINUTE_MS };
const random = { next: () => 0.5 };
const transient = (retryAfterMs: number | null): SendOutcome => ({
  kind: 'transient',
  reason: 'HTTP 503',
  retryAfterMs,
});

describe('the retry policy', () => {
  it('is done when it was taken, and gives up what can never be', () => {
    expect(nextStep({ kind: 'sent' }, attempt, random)).toEqual({ kind: 'done' });
    expect(nextStep({ kind: 'permanent', reason: 'HTTP 413' }, attempt, random)).toEqual({
      kind: 'give-up',
      reason: 'HTTP 413',
    });
    expect(nextStep({ kind: 'gone', reason: 'HTTP 410' }, attempt, random)).toEqual({
      kind: 'remove-receiver',
      reason: 'HTTP 410',
    });
  });

  it('doubles the wait up to a minute, half of it by chance', () => {
    const waits = [2, 3, 4, 5, 6, 7, 8, 9, 100].map((number) => waitBefore(number, { next: () => 0 }));
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.integer(), (number, seed) => {
        const wait = waitBefore(number, new SeededRandom(seed));
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(MINUTE_MS);
      }),
    );
  });

  it('keeps to what the receiver asked for, but not for ever', () => {
    expect(nextStep(transient(7 * SECOND_MS), attempt, random)).toMatchObject({ kind: 'again', at: 1_007_000 });
    expect(nextStep(transient(0), attempt, random)).toMatchObject({ at: 1_000_750 });
    const long = { ...attempt, expiresAt: attempt.endedAt + 60 * MINUTE_MS };
    expect(nextStep(transient(45 * MINUTE_MS), long, random)).toMatchObject({ at: long.endedAt + 10 * MINUTE_MS });
  });

  it('sends what may have arrived again, because a receiver knows a repetition and nobody knows a loss', () => {
    expect(nextStep({ kind: 'ambiguous', reason: 'no answer in time' }, attempt, random)).toMatchObject({
      kind: 'again',
    });
  });

  it('never gives up while there is time, and never plans beyond it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 3_600_000 }), (number, left) => {
        const step = nextStep(transient(null), { number, endedAt: 0, expiresAt: left }, new SeededRandom(number));
        if (step.kind === 'again') expect(step.at).toBeLessThan(left);
        else expect(left).toBeLessThanOrEqual(MINUTE_MS);
      }),
    );
  });
});
