// What has to be done now and then: forget what everybody has handled, merge and thin out the archive, count what waits.
import { type Cancel, type Clock, DAY_MS, type Logger, MINUTE_MS, type Scheduler, SECOND_MS } from '#kernel';
import type { Metrics } from '#observability';
import { Repositories } from '#records';
import type { EngineKeeper } from './engine-keeper.js';
import type { CountedActs } from './pending-acts.js';
import type { Stores } from './stores.js';

export interface HousekeepingPorts {
  readonly stores: Stores;
  readonly engine: EngineKeeper;
  readonly acts: CountedActs;
  /** How many event streams are open. */
  readonly openStreams: () => number;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
}

/** A board that was away for longer starts afresh. */
const EVENTS_KEPT_MS = 7 * DAY_MS;

export class Housekeeping {
  private readonly stops: Cancel[] = [];
  private readonly running = new Set<string>();

  constructor(private readonly ports: HousekeepingPorts) {
    const { stores, engine, acts, openStreams, metrics, clock } = ports;
    this.every('counting what waits', 5 * SECOND_MS, async () => {
      metrics.boardsConnected.set(openStreams());
      metrics.outboxDepth.set(await acts.count());
      const { waiting, oldestAt } = await new Repositories(stores.database.at('background')).messageFigures.waiting();
      metrics.messagesWaiting.set(waiting);
      metrics.messagesOldestSeconds.set(oldestAt === null ? 0 : (clock.now() - oldestAt) / SECOND_MS);
    });
    this.every('counting overdue deadlines', 5 * SECOND_MS, async () => {
      const now = clock.now();
      const { count, since } = await new Repositories(stores.database.at('background')).deadlines.overdue(now);
      metrics.deadlinesOverdue.set(count);
      metrics.deadlineOldestSeconds.set(since === null ? 0 : (now - since) / SECOND_MS);
    });
    this.every('trimming the journal', MINUTE_MS, () => stores.journal.trim(engine.safePosition));
    this.every('thinning out the archive', MINUTE_MS, () => stores.archive.maintain(clock.now()));
    this.every('forgetting old events', 60 * MINUTE_MS, () => stores.events.trim(clock.now() - EVENTS_KEPT_MS));
  }

  close(): void {
    for (const stop of this.stops) stop();
  }

  /** Never twice at once; a failure is logged and the next turn tries again. */
  private every(what: string, intervalMs: number, work: () => Promise<unknown>): void {
    const { scheduler, logger } = this.ports;
    const turn = async (): Promise<void> => {
      if (this.running.has(what)) return;
      this.running.add(what);
      try {
        await work();
      } catch (error) {
        logger.error({ error }, `${what} failed; the next turn tries again`);
      } finally {
        this.running.delete(what);
      }
    };
    this.stops.push(scheduler.every(intervalMs, () => void turn()));
  }
}
