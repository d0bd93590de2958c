// Looks each second for offers whose time is up. The deadline is in the row, so a restart loses none and repeats none.
import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { SECOND_MS, type Logger } from '#kernel';
import { LOGGER, SETTINGS, type CentreSettings } from '../ports.js';
import { DispatchService } from './dispatch.service.js';

@Injectable()
export class DispatchDeadlines {
  private running = false;

  constructor(
    private readonly dispatches: DispatchService,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Interval(SECOND_MS)
  async look(): Promise<void> {
    if (!this.settings.timers || this.running) return;
    this.running = true;
    try {
      const lapsed = await this.dispatches.lapseOffers();
      if (lapsed > 0) this.logger.warn({ lapsed }, 'offers to stations were not answered in time');
    } catch (error) {
      this.logger.error({ error }, 'looking for lapsed offers failed; trying again in a second');
    } finally {
      this.running = false;
    }
  }
}
