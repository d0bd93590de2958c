// The journal: everything the centre acts on, in the order it was put on disk. The engine reads this and nothing else,
// so the same journal gives the same alarms.
import type { Instant } from '#kernel';

/**
 * What an entry is:
 * `frame` device data (payload: the MQTT payload bytes as received, already validated by the codec);
 * `status` a gateway's status; `connection` the broker's own word that a gateway came or went (payload JSON);
 * `act` something a person or the centre decided that the engine must know (payload JSON, see `#engine` acts);
 * `clock` nothing but the passing of time, so that the engine's clock advances when no data come.
 */
export type JournalEntryKind = 'frame' | 'status' | 'connection' | 'act' | 'clock';

export interface NewJournalEntry {
  readonly kind: JournalEntryKind;
  /** MQTT topic for what came from a gateway; `centre` otherwise. */
  readonly topic: string;
  readonly payload: Uint8Array;
}

export interface JournalEntry extends NewJournalEntry {
  /** When the centre took it in. Never goes backwards from one entry to the next. */
  readonly receivedAt: Instant;
}

/** One group commit. Positions start at 1 and have no gaps; a reader that has handled batch n resumes with `after: n`. */
export interface JournalBatch {
  readonly position: number;
  readonly entries: readonly JournalEntry[];
}

export interface Journal {
  /**
   * Resolves with the batch's position once the entry is on disk (fdatasync or the server's acknowledgement).
   * Entries appended earlier by the same caller are never behind later ones. Rejects with an `AppError`
   * (`JOURNAL.*`); what was rejected may or may not be on disk, and the caller must append it again.
   */
  append(entry: NewJournalEntry): Promise<number>;
  /** Every batch after a position, in order, then waiting for new ones until `signal` aborts. */
  read(options: { after: number; signal: AbortSignal }): AsyncIterable<JournalBatch>;
  /** The position of the last batch on disk, 0 when empty. */
  latest(): Promise<number>;
  /** Forgets batches up to and including a position; what all readers have handled and retention allows. */
  trim(upTo: number): Promise<void>;
  close(): Promise<void>;
}
