// The last half of the canary's way: from the engine's effect into the records, and out again by two ends: the event stream,
// as an alarm reaches a board, and the push outbox, as it reaches a phone.
import type { PatientEffects } from '#engine';
import { type DatabaseEvents, appendEvent } from '#events';
import { MINUTE_MS, type Clock, type Instant, type Logger } from '#kernel';
import { Repositories, type Database } from '#records';
import { CANARY_EVENT, CANARY_PATIENT, Canary } from './canary.js';

/** The next round queues it anew. */
const MESSAGE_LASTS_MS = MINUTE_MS;

export class CanaryRoute {
  private readonly stop = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
    private readonly seen: (occurredAt: Instant) => void,
  ) {}

  /** Records the canary's own alarm as an event; resolves with everybody else's effects. */
  async take(effects: readonly PatientEffects[]): Promise<readonly PatientEffects[]> {
    const own = effects.filter(({ patientId }) => patientId === CANARY_PATIENT);
    if (own.length === 0) return effects;
    if (own.some((one) => Canary.raises(one.effects))) {
      const occurredAt = this.clock.now();
      await this.database.transaction(async (trx) => {
        await new Repositories(trx).outbox.queueCanary(occurredAt, occurredAt + MESSAGE_LASTS_MS);
        await appendEvent(trx, { type: CANARY_EVENT, scope: {}, data: {}, occurredAt });
      }, 'urgent');
    }
    return effects.filter(({ patientId }) => patientId !== CANARY_PATIENT);
  }

  /** Listens to the event stream as a board does; resolves when no later event can be missed. */
  async start(logger: Logger): Promise<void> {
    const after = await this.events.latest();
    this.listen(after).catch((error: unknown) =>
      logger.error({ error }, 'the canary no longer hears the event stream'),
    );
  }

  close(): void {
    this.stop.abort();
  }

  private async listen(after: number): Promise<void> {
    const { signal } = this.stop;
    for await (const { type, occurredAt } of this.events.read({ after, signal })) {
      if (type === CANARY_EVENT) this.seen(occurredAt);
    }
  }
}
