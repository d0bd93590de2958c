import { describe, expect, it } from '@jest/globals';
import { outcomeOf, retryAfterMs } from './http-answer.js';

const NOW = Date.UTC(2026, 0, 10, 13);
const kindOf = (status: number): string => outcomeOf({ status, retryAfter: null }, NOW).kind;

describe('what an answer means', () => {
  it.each([
    ['sent', [200, 201, 202, 204]],
    ['gone', [404, 410]],
    ['transient', [408, 425, 429, 500, 502, 503]],
    ['ambiguous', [504]],
    // A redirect is never followed: it would lead past the guard.
    ['permanent', [301, 307, 400, 401, 403, 413]],
  ])('%s for %j', (kind, statuses) => {
    expect(statuses.map(kindOf)).toEqual(statuses.map(() => kind));
  });

  it('reads how long to wait as seconds or as a date', () => {
    expect(retryAfterMs('120', NOW)).toBe(120_000);
    expect(retryAfterMs('0', NOW)).toBe(0);
    expect(retryAfterMs(new Date(NOW + 5_000).toUTCString(), NOW)).toBe(5_000);
    expect(retryAfterMs(new Date(NOW - 5_000).toUTCString(), NOW)).toBe(0);
    expect(retryAfterMs('soon', NOW)).toBeNull();
    expect(retryAfterMs(null, NOW)).toBeNull();
  });
});
