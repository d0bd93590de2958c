// What happened, to whoever listens: the boards, the station's phone, the outbox. Each event has a sequence from the
// database, written in the transaction that made it true, so a listener can resume where it left off.
import type { Instant } from '#kernel';

/** Whom an event concerns, so that a stream can be narrowed to what its reader may see. */
export interface EventScope {
  readonly patientId?: string;
  readonly incidentId?: string;
  readonly stationId?: string;
  readonly personId?: string;
}

export interface NewCentreEvent {
  /** `noun.past-tense`, for example `incident.acknowledged`. */
  readonly type: string;
  readonly scope: EventScope;
  /** JSON-safe. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurredAt: Instant;
}

export interface CentreEvent extends NewCentreEvent {
  /** Strictly rising, gapless as seen by a reader. */
  readonly sequence: number;
}

/** In place of an event that was damaged on disk: whoever hears it looks the records up anew, for they are what counts. */
export const DAMAGED_EVENT = 'event.damaged';

export interface Events {
  /** Events after a sequence in order, then new ones as they are committed, until `signal` aborts. */
  read(options: { after: number; signal: AbortSignal }): AsyncIterable<CentreEvent>;
  latest(): Promise<number>;
}
