// The watch over the deadlines speaks when steps are late and when nobody can say whether they are.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SECOND_MS, silentLogger, type Instant } from '#kernel';
import { ManualClock, ManualScheduler } from '#testing';
import type { CentreTransactions } from '../centre-transaction.js';
import type { CentreSettings } from '../ports.js';
import { DeadlineWatch } from './deadline-watch.js';

const START = Date.UTC(2026, 0, 10, 13);

describe('the watch over the deadlines', () => {
  let clock: ManualClock;
  let scheduler: ManualScheduler;
  let overdue: () => Promise<{ count: number; since: Instant | null }>;
  let watch: DeadlineWatch;

  beforeEach(() => {
    clock = new ManualClock(START);
    scheduler = new ManualScheduler(clock);
    overdue = () => Promise.resolve({ count: 0, since: null });
    const transactions = { records: { deadlines: { overdue: () => overdue() } } } as unknown as CentreTransactions;
    const settings = { timers: true } as CentreSettings;
    watch = new DeadlineWatch(transactions, clock, scheduler, settings, silentLogger);
    watch.onApplicationBootstrap();
  });

  /** Lets each look that the timer began come to its end. */
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      scheduler.advance(SECOND_MS);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('is content while what falls due is settled within seconds', async () => {
    overdue = () => Promise.resolve({ count: 40, since: clock.now() - 900 });
    await pass(60);
    expect(watch.status()).toMatchObject({ running: true, overdue: 40 });
  });

  it('says so when the oldest is more than ten seconds past its time, and takes it back when it is settled', async () => {
    const dueAt = START + 5 * SECOND_MS;
    overdue = () => Promise.resolve(clock.now() < dueAt ? { count: 0, since: null } : { count: 3, since: dueAt });
    await pass(15);
    expect(watch.status().running).toBe(true);
    await pass(3);
    expect(watch.status()).toMatchObject({ running: false, overdue: 3, oldestDueAt: dueAt });
    overdue = () => Promise.resolve({ count: 0, since: null });
    await pass(2);
    expect(watch.status()).toMatchObject({ running: true, overdue: 0, oldestDueAt: null });
  });

  it('says so when the records give no answer, asks them once, and recovers with their answer', async () => {
    let asked = 0;
    let answer: (value: { count: number; since: null }) => void = () => undefined;
    overdue = () => {
      asked += 1;
      return new Promise((resolve) => (answer = resolve));
    };
    await pass(12);
    expect(watch.status().running).toBe(true);
    await pass(2);
    expect(watch.status()).toMatchObject({ running: false, checkedAt: START });
    expect(asked).toBe(1);
    answer({ count: 0, since: null });
    overdue = () => Promise.resolve({ count: 0, since: null });
    await pass(2);
    expect(watch.status().running).toBe(true);
  });

  it('goes on looking after a look that failed', async () => {
    overdue = () => Promise.reject(new Error('no connection'));
    await pass(14);
    expect(watch.status().running).toBe(false);
    overdue = () => Promise.resolve({ count: 0, since: null });
    await pass(2);
    expect(watch.status().running).toBe(true);
  });
});
