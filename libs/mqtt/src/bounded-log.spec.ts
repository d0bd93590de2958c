import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '#testing';
import { BoundedLog } from './bounded-log.js';

describe('BoundedLog', () => {
  it('writes fifty lines a second and says how many it left out', () => {
    const lines: unknown[] = [];
    const logger = { info: () => undefined, warn: (fields: unknown) => lines.push(fields), error: () => undefined };
    const clock = new ManualClock();
    const log = new BoundedLog(logger, clock);
    for (let i = 0; i < 1_000; i++) log.warn({ i }, 'refused');
    expect(lines).toHaveLength(50);
    clock.advance(1_000);
    log.warn({ i: 'next' }, 'refused');
    expect(lines.slice(50)).toEqual([{ leftOut: 950 }, { i: 'next' }]);
  });
});
