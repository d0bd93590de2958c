// Plays recorded frames as a gateway's driver, at true speed or faster. Intervals between samples stay true at any speed:
// speed changes how fast frames are sent, never what they say about each other. What can't be had is both true intervals
// and `observedAt` near the present for the whole of a faster replay; `start` decides which end is near.
import type { Cancel, Clock, DurationMs, Instant, Scheduler } from '#kernel';
import type { Driver, DriverSink } from '../../gateway/src/index.js';
import type { RecordedFrames } from './recorded-frames.js';

/**
 * `end-now` the last frame is observed when it is sent, so the first lies in the past: a faster replay comes as the
 * backlog it is. `now` the first frame is observed now; at a speed above 1 the later ones run ahead of the clock, which
 * the centre takes for a clock that is wrong. An instant: the recording began then.
 */
export type ReplayStart = 'end-now' | 'now' | Instant;

export interface ReplayOptions {
  readonly recorded: RecordedFrames;
  /** 1 is true speed. */
  readonly speed: number;
  readonly start: ReplayStart;
  /** Begin again at the end, with time going on. */
  readonly loop: boolean;
}

export interface ReplayDependencies {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** All frames were handed over; never called when looping. */
  onEnd(): void;
}

const TICK_MS = 20;

export class ReplayDriver implements Driver {
  readonly name = 'replay';
  private cancel: Cancel | null = null;
  private next = 0;
  private pass = 0;

  constructor(
    private readonly options: ReplayOptions,
    private readonly deps: ReplayDependencies,
  ) {}

  start(sink: DriverSink): void {
    const startedAt = this.deps.clock.now();
    const observedFrom = this.observedFrom(startedAt);
    const tick = () => this.play(sink, (this.deps.clock.now() - startedAt) * this.options.speed, observedFrom);
    this.cancel = this.deps.scheduler.every(TICK_MS, tick);
    tick();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private observedFrom(now: Instant): Instant {
    const { start, speed, recorded } = this.options;
    if (start === 'now') return now;
    if (start !== 'end-now') return start;
    return Math.round(now + recorded.durationMs / speed - recorded.durationMs);
  }

  /** Everything due `playedMs` into the recording. */
  private play(sink: DriverSink, playedMs: DurationMs, observedFrom: Instant): void {
    const { recorded, loop } = this.options;
    for (;;) {
      const frame = recorded.frames[this.next];
      const passMs = this.pass * recorded.durationMs;
      if (!frame) {
        if (loop && recorded.frames.length > 0) {
          this.next = 0;
          this.pass += 1;
          continue;
        }
        this.stop();
        return this.deps.onEnd();
      }
      if (frame.dueMs + passMs > playedMs) return;
      const observedAt = observedFrom + passMs + frame.measurement.observedAt;
      sink.measured({ ...frame.measurement, observedAt });
      this.next += 1;
    }
  }
}
