// Keeps the engine's time moving when no data come: the engine's clock is the journal's, so silence must be journaled too.
import type { Journal } from '#journal';
import type { Cancel, Logger, Scheduler } from '#kernel';

const BEAT_MS = 500;
const NOTHING = new Uint8Array(0);

/** Appends a `clock` entry whenever half a second passed without any other entry. */
export class JournalClock {
  private appended = false;
  private readonly stop: Cancel;

  constructor(
    private readonly journal: Journal,
    scheduler: Scheduler,
    private readonly logger: Logger,
  ) {
    this.stop = scheduler.every(BEAT_MS, () => this.beat());
  }

  /** Tells the clock that an entry was appended, so that this half second needs no beat. */
  noteAppend(): void {
    this.appended = true;
  }

  close(): void {
    this.stop();
  }

  private beat(): void {
    const quiet = !this.appended;
    this.appended = false;
    if (!quiet) return;
    this.journal.append({ kind: 'clock', topic: 'centre', payload: NOTHING }).catch((error: unknown) => {
      this.logger.error({ error }, 'the journal did not take the passing of time; alarms that wait for it are late');
    });
  }
}
