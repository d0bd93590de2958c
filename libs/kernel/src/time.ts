// Time as the whole house uses it: plain numbers with a name, and the two ports through which the world's time comes in.

/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number;

/** A length of time in milliseconds. */
export type DurationMs = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Tells the present instant. The only place time of day comes from; `ManualClock` in `#testing` stands in for it. */
export interface Clock {
  now(): Instant;
}

export interface Cancel {
  (): void;
}

/** Runs work later. Errors thrown by the work are the work's own to handle. */
export interface Scheduler {
  /** Runs `work` once, `delayMs` from now. */
  after(delayMs: DurationMs, work: () => void): Cancel;
  /** Runs `work` each `intervalMs`, first after one interval. */
  every(intervalMs: DurationMs, work: () => void): Cancel;
}
