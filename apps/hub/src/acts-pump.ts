// Carries what people decided from the records into the journal, in order, at least once.
import type { EngineAct } from '#engine';
import type { Journal } from '#journal';
import { type Cancel, type Logger, type Scheduler, SECOND_MS } from '#kernel';

/** Decided and not yet journaled, in the order of deciding. */
export interface PendingActs {
  pending(limit: number): Promise<ReadonlyArray<{ readonly sequence: number; readonly act: EngineAct }>>;
  markDelivered(upTo: number): Promise<void>;
}

const AT_ONCE = 500;
const encoder = new TextEncoder();

/** Journals one act; resolves when it is on disk. */
export async function journalAct(journal: Journal, act: EngineAct): Promise<void> {
  await journal.append({ kind: 'act', topic: 'centre', payload: encoder.encode(JSON.stringify(act)) });
}

export class ActsPump {
  private running: Promise<void> | null = null;
  private again = false;
  private readonly stop: Cancel;

  constructor(
    private readonly acts: PendingActs,
    private readonly journal: Journal,
    private readonly logger: Logger,
    scheduler: Scheduler,
  ) {
    // A wake-up may be lost (another process decided, a write failed); the timer makes sure that the act is not.
    this.stop = scheduler.every(SECOND_MS, () => this.wake());
  }

  /** Starts carrying unless it is already under way; then once more after. */
  wake(): void {
    if (this.running !== null) {
      this.again = true;
      return;
    }
    this.running = this.carry()
      .catch((error: unknown) => this.logger.error({ error }, 'acts could not be carried to the journal; trying again'))
      .finally(() => {
        this.running = null;
        if (!this.again) return;
        this.again = false;
        this.wake();
      });
  }

  async close(): Promise<void> {
    this.stop();
    this.again = false;
    await this.running;
  }

  private async carry(): Promise<void> {
    for (;;) {
      const rows = await this.acts.pending(AT_ONCE);
      const last = rows.at(-1);
      if (last === undefined) return;
      // Appended together they share a group commit; the journal keeps the caller's order.
      await Promise.all(rows.map(({ act }) => journalAct(this.journal, act)));
      await this.acts.markDelivered(last.sequence);
    }
  }
}
