// The time for screens that count: one shared tick, so that every timer on a page changes at the same moment.
import { useSyncExternalStore } from 'react';
import type { Cancel, Clock, Instant } from '#kernel';
import { browserClock, browserScheduler, centreClock, everySecondInBackground } from './clock.js';

class Ticking {
  private readonly listeners = new Set<() => void>();
  private cancel: Cancel | null = null;
  private now: Instant;

  constructor(
    private readonly intervalMs: number,
    private readonly clock: Clock,
    private readonly every: (intervalMs: number, work: () => void) => Cancel = (intervalMs, work) =>
      browserScheduler.every(intervalMs, work),
  ) {
    this.now = clock.now();
  }

  readonly subscribe = (listener: () => void): Cancel => {
    this.listeners.add(listener);
    this.cancel ??= this.every(this.intervalMs, () => {
      this.now = this.clock.now();
      for (const each of this.listeners) each();
    });
    this.now = this.clock.now();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.cancel?.();
      this.cancel = null;
    };
  };

  readonly read = (): Instant => {
    if (this.cancel === null) this.now = Math.floor(this.clock.now() / this.intervalMs) * this.intervalMs;
    return this.now;
  };
}

const eachSecond = new Ticking(1_000, centreClock);
const eachTenSeconds = new Ticking(10_000, centreClock);

/** The centre's time, renewed every second; every reader of a page changes at the same moment. */
export function useNow(): Instant {
  return useSyncExternalStore(eachSecond.subscribe, eachSecond.read);
}

/** The centre's time, renewed every ten seconds. */
export function useSlowNow(): Instant {
  return useSyncExternalStore(eachTenSeconds.subscribe, eachTenSeconds.read);
}

const eachSecondHere = new Ticking(1_000, browserClock, (_, work) => everySecondInBackground(work));

/** This machine's own time, renewed every second also in a background tab: for how long the centre has been silent. */
export function useBrowserNow(): Instant {
  return useSyncExternalStore(eachSecondHere.subscribe, eachSecondHere.read);
}
