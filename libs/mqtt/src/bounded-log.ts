// Warnings that strangers can cause at will, at most so many a second: what is left out is counted and said later.
import { SECOND_MS, type Clock, type Instant } from '#kernel';
import type { BrokerLogger } from './broker-options.js';

const LINES_PER_SECOND = 50;

export class BoundedLog {
  private windowFrom: Instant;
  private lines = 0;
  private leftOut = 0;

  constructor(
    private readonly logger: BrokerLogger,
    private readonly clock: Clock,
  ) {
    this.windowFrom = clock.now();
  }

  warn(fields: object, message: string): void {
    const now = this.clock.now();
    if (Math.abs(now - this.windowFrom) >= SECOND_MS) {
      if (this.leftOut > 0) this.logger.warn({ leftOut: this.leftOut }, 'more connections refused than are logged');
      this.windowFrom = now;
      this.lines = 0;
      this.leftOut = 0;
    }
    if (this.lines >= LINES_PER_SECOND) this.leftOut++;
    else {
      this.lines++;
      this.logger.warn(fields, message);
    }
  }
}
