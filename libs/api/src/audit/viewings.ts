// Looks at patients become audit entries: the first of ten minutes at once, where it happens; the number of the others here,
// once their ten minutes are over.
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { MINUTE_MS, type Cancel, type Clock, type Logger, type Scheduler } from '#kernel';
import { CentreTransactions } from '../centre-transaction.js';
import { CLOCK, LOGGER, SCHEDULER } from '../ports.js';

@Injectable()
export class Viewings implements OnModuleInit, OnModuleDestroy {
  private cancel: Cancel = () => undefined;

  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(SCHEDULER) private readonly scheduler: Scheduler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.cancel = this.scheduler.every(MINUTE_MS, () => {
      this.tell().catch((error: unknown) => this.logger.error({ error }, 'looks wait to be told to the audit'));
    });
  }

  onModuleDestroy(): void {
    this.cancel();
  }

  /** Also called by specs, which step time by hand. */
  tell(): Promise<number> {
    return this.transactions.records.viewings.endOlder(this.clock.now());
  }
}
