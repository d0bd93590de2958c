// What happened in the centre, for whoever listens.
import type { ColumnType, JSONColumnType } from 'kysely';

export interface EventTable {
  /** Rises in the order of commit, without gaps. */
  sequence: ColumnType<number, number, never>;
  type: string;
  scope: JSONColumnType<Record<string, string>>;
  /** Sealed JSON. */
  data: string;
  /** Epoch milliseconds. */
  occurred_at: number;
}

/** One row: the last sequence given. Whoever adds an event locks it until the commit, which makes the order. */
export interface EventCounterTable {
  id: number;
  last_sequence: number;
}

export interface EventTables {
  event: EventTable;
  event_counter: EventCounterTable;
}
