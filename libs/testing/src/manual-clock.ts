// Time that moves only when a test says so: the clock and the scheduler in one, so that they cannot disagree.
import type { Cancel, Clock, DurationMs, Instant, Scheduler } from '#kernel';

interface Task {
  readonly id: number;
  dueAt: Instant;
  /** Null for work that runs once. */
  readonly everyMs: DurationMs | null;
  readonly work: () => void;
}

export class ManualClock implements Clock {
  constructor(private current: Instant = Date.UTC(2026, 0, 10, 13, 0, 0)) {}

  now(): Instant {
    return this.current;
  }

  /** Goes forward without running anything that is scheduled. Use `ManualScheduler.advance` where work waits. */
  advance(byMs: DurationMs): void {
    if (!(byMs >= 0)) throw new RangeError('time goes forward only');
    this.current += byMs;
  }

  set(to: Instant): void {
    this.advance(to - this.current);
  }
}

/** Runs what is due while it moves its clock: in order of time, at one instant in the order in which it was asked for. */
export class ManualScheduler implements Scheduler {
  private readonly tasks: Task[] = [];
  private lastId = 0;

  constructor(readonly clock: ManualClock) {}

  after(delayMs: DurationMs, work: () => void): Cancel {
    return this.add(delayMs, null, work);
  }

  every(intervalMs: DurationMs, work: () => void): Cancel {
    if (!(intervalMs > 0)) throw new RangeError('an interval is longer than nothing');
    return this.add(intervalMs, intervalMs, work);
  }

  /** Moves the clock by `byMs`, running everything due on the way with the clock at its time. */
  advance(byMs: DurationMs): void {
    const end = this.clock.now() + byMs;
    for (let task = this.due(end); task; task = this.due(end)) this.run(task);
    this.clock.set(end);
  }

  /** As `advance`, and lets promises settle after each piece of work and at the end. */
  async advanceAsync(byMs: DurationMs): Promise<void> {
    const end = this.clock.now() + byMs;
    await settle();
    for (let task = this.due(end); task; task = this.due(end)) {
      this.run(task);
      await settle();
    }
    this.clock.set(end);
    await settle();
  }

  /** How many pieces of work wait. */
  get waiting(): number {
    return this.tasks.length;
  }

  private add(delayMs: DurationMs, everyMs: DurationMs | null, work: () => void): Cancel {
    const task: Task = { id: ++this.lastId, dueAt: this.clock.now() + Math.max(0, delayMs), everyMs, work };
    this.tasks.push(task);
    return () => this.drop(task);
  }

  private drop(task: Task): void {
    const index = this.tasks.indexOf(task);
    if (index >= 0) this.tasks.splice(index, 1);
  }

  private due(end: Instant): Task | undefined {
    return this.tasks.filter((task) => task.dueAt <= end).sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)[0];
  }

  private run(task: Task): void {
    this.clock.set(Math.max(this.clock.now(), task.dueAt));
    if (task.everyMs === null) this.drop(task);
    else task.dueAt += task.everyMs;
    task.work();
  }
}

/** Lets queued promise callbacks run; a bounded number of turns, no real time. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
