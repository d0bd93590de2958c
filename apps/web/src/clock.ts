// Time and chance as the browser gives them: the only file that asks for the time of day, sets a timer or draws a number.
import type { Cancel, Clock, Instant, Scheduler } from '#kernel';

/** The browser's own clock; may be off by minutes or step, so ages are counted with `centreClock`. */
export const browserClock: Clock = { now: () => Date.now() };

/** Never steps; may stand still while the machine sleeps. */
export const steadyClock: Clock = { now: () => performance.timeOrigin + performance.now() };

export const browserScheduler: Scheduler = {
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
  every(intervalMs, work) {
    const timer = setInterval(work, intervalMs);
    return () => clearInterval(timer);
  },
};

/**
 * The centre's clock as heard in its heartbeats. Of the offsets heard lately the largest counts, because delay on the way
 * can only make one smaller.
 */
export class CentreClock implements Clock {
  private readonly offsets: number[] = [];
  private offsetMs = 0;

  constructor(private readonly own: Clock) {}

  now(): Instant {
    return this.own.now() + this.offsetMs;
  }

  /** Takes in the centre's `now` as it arrives. */
  hear(centreNow: Instant): void {
    this.offsets.push(centreNow - this.own.now());
    if (this.offsets.length > 60) this.offsets.shift();
    this.offsetMs = Math.max(...this.offsets);
  }
}

export const centreClock = new CentreClock(steadyClock);

/** A fresh id for one request, so that the same request sent twice counts once. Works without a secure context too. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A number from 0 to 1, for spreading reconnects. */
export function chance(): number {
  return Math.random();
}

/**
 * Calls `work` every second also while the tab is in the background, where browsers slow timers of pages down to one a
 * minute: a worker's timer is not slowed. One worker serves the whole page.
 */
export function everySecondInBackground(work: () => void): Cancel {
  ticking.add(work);
  ticker ??= startTicker();
  return () => {
    ticking.delete(work);
    if (ticking.size > 0) return;
    ticker?.terminate();
    ticker = null;
  };
}

const ticking = new Set<() => void>();
let ticker: Worker | null = null;

function startTicker(): Worker {
  const worker = new Worker(new URL('./live/ticker.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = () => {
    for (const work of [...ticking]) work();
  };
  return worker;
}
