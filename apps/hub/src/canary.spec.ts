import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS, SECOND_MS, silentLogger, type DurationMs } from '#kernel';
import { CountingIds, ManualClock, ManualScheduler } from '#testing';
import { Canary, type PathEnd } from './canary.js';

/** A canary whose rounds are begun by hand; nothing is published where there is no broker. */
function canaryOn(clock: ManualClock) {
  const scheduler = new ManualScheduler(clock);
  const told: Array<[PathEnd, DurationMs | null]> = [];
  const onLatency = (end: PathEnd, ms: DurationMs | null): void => void told.push([end, ms]);
  const canary = new Canary({ clock, scheduler, ids: new CountingIds(), logger: silentLogger, onLatency });
  return { canary, scheduler, told };
}

describe('the canary', () => {
  it('has gone through when it has come out at both ends', () => {
    const clock = new ManualClock();
    const { canary, told } = canaryOn(clock);
    canary.round();
    clock.advance(120);
    canary.seen('board', clock.now());
    expect(canary.status()).toMatchObject({ checkedAt: null, latencyMs: 120, outboxLatencyMs: null });
    clock.advance(30);
    canary.seen('outbox', clock.now());
    expect(canary.status()).toEqual({
      state: 'ok',
      checkedAt: clock.now(),
      latencyMs: 120,
      outboxLatencyMs: 150,
      missing: [],
    });
    expect(told).toEqual([
      ['board', 120],
      ['outbox', 150],
    ]);
  });

  it.each([
    ['board', 'outbox'],
    ['outbox', 'board'],
  ] as const)('has failed when it comes out at the %s alone', (reached, missing) => {
    const clock = new ManualClock();
    const { canary, scheduler, told } = canaryOn(clock);
    canary.round();
    canary.seen(reached, clock.now());
    scheduler.advance(15 * SECOND_MS - 1);
    expect(canary.status().state).toBe('ok');
    scheduler.advance(1);
    expect(canary.status()).toMatchObject({ state: 'failed', missing: [missing] });
    expect(told.at(-1)).toEqual([missing, null]);
  });

  it('is well again after a round that reached both', () => {
    const clock = new ManualClock();
    const { canary, scheduler } = canaryOn(clock);
    canary.round();
    scheduler.advance(20 * SECOND_MS);
    expect(canary.status()).toMatchObject({ state: 'failed', missing: ['board', 'outbox'] });
    canary.round();
    canary.seen('outbox', clock.now());
    expect(canary.status().state).toBe('failed');
    canary.seen('board', clock.now());
    expect(canary.status()).toMatchObject({ state: 'ok', missing: [] });
  });

  it('takes neither the same end twice for both, nor late news of an earlier round for this one', () => {
    const clock = new ManualClock();
    const { canary, scheduler } = canaryOn(clock);
    const before = clock.now();
    canary.round();
    canary.seen('board', before);
    canary.seen('board', before);
    expect(canary.status().checkedAt).toBeNull();
    scheduler.advance(20 * SECOND_MS);
    canary.round();
    canary.seen('board', clock.now());
    canary.seen('outbox', before);
    expect(canary.status()).toMatchObject({ state: 'failed', checkedAt: null });
  });

  it('is late after 90 s and failed after 150 s without a round', () => {
    const clock = new ManualClock();
    const { canary } = canaryOn(clock);
    canary.round();
    canary.seen('board', clock.now());
    canary.seen('outbox', clock.now());
    clock.advance(90 * SECOND_MS);
    expect(canary.status().state).toBe('ok');
    clock.advance(1);
    expect(canary.status().state).toBe('late');
    clock.advance(MINUTE_MS);
    expect(canary.status().state).toBe('failed');
  });
});
