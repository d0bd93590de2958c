import { describe, expect, it } from '@jest/globals';
import { ManualClock, ManualScheduler } from '#testing';
import type { Measurement } from '../../drivers/src/index.js';
import type { RecordedFrames } from './recorded-frames.js';
import { ReplayDriver, type ReplayOptions } from './replay-driver.js';

const START = Date.UTC(2026, 0, 10, 13, 0, 0);

const recorded: RecordedFrames = {
  streams: ['hr'],
  durationMs: 10_000,
  frames: Array.from({ length: 10 }, (_, i) => ({
    dueMs: i * 1000,
    measurement: {
      kind: 'numeric',
      device: 'd1',
      stream: 'hr',
      observedAt: i * 1000,
      intervalMs: 1000,
      values: { hr: [60 + i] },
      quality: 'good',
      cause: 'none',
    },
  })),
};

function replay(options: Partial<ReplayOptions>) {
  const clock = new ManualClock(START);
  const scheduler = new ManualScheduler(clock);
  const sent: Array<{ at: number; observedAt: number }> = [];
  let ended = 0;
  const driver = new ReplayDriver(
    { recorded, speed: 1, start: 'end-now', loop: false, ...options },
    { clock, scheduler, onEnd: () => (ended += 1) },
  );
  driver.start({
    measured: ({ observedAt }: Measurement) => sent.push({ at: clock.now() - START, observedAt: observedAt - START }),
    deviceBattery: () => undefined,
  });
  return { scheduler, sent, driver, ended: () => ended };
}

describe('ReplayDriver', () => {
  it('at true speed sends each frame when it was observed', () => {
    const { scheduler, sent, ended } = replay({});
    scheduler.advance(20_000);
    expect(sent).toEqual(Array.from({ length: 10 }, (_, i) => ({ at: i * 1000, observedAt: i * 1000 })));
    expect(ended()).toBe(1);
  });

  it('faster, keeps true intervals, begins in the past and ends at the present', () => {
    const { scheduler, sent } = replay({ speed: 5 });
    scheduler.advance(5_000);
    expect(sent.map(({ observedAt }) => observedAt)).toEqual(Array.from({ length: 10 }, (_, i) => i * 1000 - 8000));
    expect(sent.map(({ at }) => at)).toEqual(Array.from({ length: 10 }, (_, i) => i * 200));
    for (const { at, observedAt } of sent) expect(observedAt).toBeLessThanOrEqual(at);
  });

  it('from now, runs ahead of the clock when it is faster', () => {
    const { scheduler, sent } = replay({ speed: 5, start: 'now' });
    scheduler.advance(5_000);
    expect(sent.at(-1)).toEqual({ at: 1800, observedAt: 9000 });
  });

  it('begins at a given instant', () => {
    const { scheduler, sent } = replay({ start: START - 3_600_000 });
    scheduler.advance(1_000);
    expect(sent.map(({ observedAt }) => observedAt)).toEqual([-3_600_000, -3_599_000]);
  });

  it('loops with time going on, until it is stopped', () => {
    const { scheduler, sent, driver, ended } = replay({ loop: true });
    scheduler.advance(24_500);
    expect(sent).toEqual(Array.from({ length: 25 }, (_, i) => ({ at: i * 1000, observedAt: i * 1000 })));
    driver.stop();
    scheduler.advance(10_000);
    expect(sent).toHaveLength(25);
    expect(ended()).toBe(0);
  });
});
