// Notes once a minute whose board is connected: what "per operator hour" is counted by. A person with two boards is one.
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { MINUTE_MS, type Cancel, type Clock, type Logger, type Scheduler } from '#kernel';
import { CentreTransactions } from '../centre-transaction.js';
import { CLOCK, LOGGER, SCHEDULER } from '../ports.js';
import { EventStreams } from './event-streams.js';

@Injectable()
export class SeatPresence implements OnModuleInit, OnModuleDestroy {
  private cancel: Cancel = () => undefined;

  constructor(
    private readonly transactions: CentreTransactions,
    private readonly streams: EventStreams,
    @Inject(SCHEDULER) private readonly scheduler: Scheduler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.cancel = this.scheduler.every(MINUTE_MS, () => {
      this.note().catch((error: unknown) => this.logger.warn({ error }, 'staffed seats could not be noted'));
    });
  }

  onModuleDestroy(): void {
    this.cancel();
  }

  /** Also called by specs, which step time by hand. */
  async note(): Promise<void> {
    await this.transactions.records.seatPresence.note(this.streams.peopleAtSeats(), this.clock.now());
  }
}
