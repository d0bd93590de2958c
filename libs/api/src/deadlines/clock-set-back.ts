// Notices that the centre's clock was set back and moves deadlines along, so that a minute to answer stays a minute.
import { SECOND_MS, type DurationMs, type Instant, type Logger } from '#kernel';
import type { CentreTransactions } from '../centre-transaction.js';

/** Clocks are trimmed all the time; less than this changes nothing that matters. */
const TRIMMED_MS: DurationMs = 2 * SECOND_MS;
/** Two processes see one jump at slightly different instants. */
const SAME_JUMP_MS: DurationMs = 5 * SECOND_MS;

export class ClockSetBack {
  /** The newest instant seen; before the first look, the newest at which a deadline was set. */
  private seen: Instant | null = null;

  constructor(
    private readonly transactions: CentreTransactions,
    private readonly logger: Logger,
  ) {}

  /** Call before looking for what is due. */
  async check(now: Instant): Promise<void> {
    const seen = this.seen ?? (await this.transactions.records.deadlines.newestSetAt()) ?? now;
    this.seen = now;
    if (now >= seen - TRIMMED_MS) return;
    const jump = { from: seen, to: now };
    const moved = await this.transactions.run(async ({ records }) => {
      const deadlines = await records.deadlines.moveBack(jump, (last) => isSame(jump, last));
      if (deadlines !== null) await records.escalations.moveBack(jump.from - jump.to);
      return deadlines;
    }, 'urgent');
    if (moved !== null) {
      this.logger.warn({ byMs: seen - now, moved }, 'the clock was set back; deadlines were moved with it');
    }
  }
}

function isSame(a: { from: Instant; to: Instant }, b: { from: Instant; to: Instant }): boolean {
  return Math.abs(a.from - b.from) <= SAME_JUMP_MS && Math.abs(a.to - b.to) <= SAME_JUMP_MS;
}
