// The machine's own clock, timers and chance: the adapters behind the kernel's ports. Nothing else may touch them.
import { randomBytes } from 'node:crypto';
import type { Cancel, Clock, IdSource, Instant, Random, Scheduler } from '#kernel';

export const systemClock: Clock = { now: () => Date.now() };

export const systemScheduler: Scheduler = {
  after(delayMs, work): Cancel {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
  every(intervalMs, work): Cancel {
    const timer = setInterval(work, intervalMs);
    return () => clearInterval(timer);
  },
};

export const systemRandom: Random = { next: () => Math.random() };

/** UUID version 7 (RFC 9562, 5.7): 48 bits of time, then 74 random bits. */
export class SystemIds implements IdSource {
  private lastAt: Instant = 0;
  private counter = 0;

  constructor(private readonly clock: Clock = systemClock) {}

  next(): string {
    const now = Math.max(this.clock.now(), this.lastAt);
    this.counter = now === this.lastAt ? this.counter + 1 : 0;
    this.lastAt = now;
    const bytes = randomBytes(16);
    bytes.writeUIntBE(now, 0, 6);
    // The 12 bits after the version count within one millisecond, so that ids made in a row sort in that order.
    bytes.writeUInt16BE(0x7000 | (this.counter & 0x0fff), 6);
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}
