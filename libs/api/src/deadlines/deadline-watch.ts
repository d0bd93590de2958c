// Whether the deadlines are being settled. Looked at by a timer of its own, so that it speaks when the runner does not: a
// centre whose runner stands still calls nobody, and every board must say so.
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SECOND_MS, type Cancel, type Clock, type Instant, type Logger, type Scheduler } from '#kernel';
import { CentreTransactions } from '../centre-transaction.js';
import { CLOCK, LOGGER, SCHEDULER, SETTINGS, type CentreSettings } from '../ports.js';

/** The runner looks each second and needs less than two for a district's alarms at once; beyond this it stands still. */
export const STANDING_STILL_MS = 10 * SECOND_MS;
const LOOK_EVERY_MS = 2 * SECOND_MS;

export interface DeadlineStatus {
  /** False when the oldest is so late, or could not be read for so long, that nobody may rely on being called. */
  readonly running: boolean;
  /** Past their time at the last look. */
  readonly overdue: number;
  /** When the oldest of them was due. */
  readonly oldestDueAt: Instant | null;
  /** The last look that got an answer. */
  readonly checkedAt: Instant;
}

@Injectable()
export class DeadlineWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private seen: { overdue: number; oldestDueAt: Instant | null; checkedAt: Instant };
  private looking = false;
  private stop: Cancel = () => undefined;

  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SCHEDULER) private readonly scheduler: Scheduler,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.seen = { overdue: 0, oldestDueAt: null, checkedAt: clock.now() };
  }

  onApplicationBootstrap(): void {
    if (this.settings.timers) this.stop = this.scheduler.every(LOOK_EVERY_MS, () => void this.look());
  }

  beforeApplicationShutdown(): void {
    this.stop();
  }

  /** As of now: what was seen last grows older by itself, also while the records do not answer. */
  status(): DeadlineStatus {
    const now = this.clock.now();
    const { overdue, oldestDueAt, checkedAt } = this.seen;
    // An oldest deadline that was seen just after its time may have been settled since; only what was late when seen counts.
    const wasLate = oldestDueAt !== null && checkedAt - oldestDueAt > STANDING_STILL_MS;
    const blind = this.settings.timers && now - checkedAt > STANDING_STILL_MS + LOOK_EVERY_MS;
    return { running: !wasLate && !blind, overdue, oldestDueAt, checkedAt };
  }

  /** Never twice at once: records that do not answer are not asked again and again. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const now = this.clock.now();
      const { count, since } = await this.transactions.records.deadlines.overdue(now);
      this.seen = { overdue: count, oldestDueAt: since, checkedAt: now };
    } catch (error) {
      this.logger.error({ error }, 'overdue deadlines could not be counted; trying again');
    } finally {
      this.looking = false;
    }
  }
}
