// The records: one handle for the embedded database and the server, so that nothing above knows which it is.
import type { Kysely, Transaction } from 'kysely';
import type { Priority } from './embedded-worker/messages.js';
import type { Schema } from './schema/index.js';

export type { Priority };
/** What a query runs on: the database or a transaction in it. */
export type Queries = Kysely<Schema>;
export type RecordsTransaction = Transaction<Schema>;

export interface Database {
  readonly kind: 'embedded' | 'server';
  /** Queries and transactions of ordinary priority. On the embedded database a transaction holds the one session: no waiting for the world inside it. */
  readonly db: Queries;
  /** The same database for work that may go first (`urgent`) or should wait (`background`). A server has sessions for all. */
  at(priority: Priority): Queries;
  /**
   * Runs `work` in one transaction and commits it; whatever it throws rolls everything back. Repeated up to three times
   * when the database had to break it off (deadlock, serialisation), so `work` must do nothing outside the transaction.
   */
  transaction<T>(work: (trx: RecordsTransaction) => Promise<T>, priority?: Priority): Promise<T>;
  /**
   * Calls back after each commit that sent to the channel (`pg_notify`), from whatever thread or process. A notification
   * can be lost when a server's connection breaks, so it says when to look, never what happened. Resolves with how to stop.
   */
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>;
  /**
   * From here on the handle works as the centre: in a role that owns no table, so that it can't rewrite the audit or change
   * a table's shape. Once, after `migrate`. Throws `RECORDS.ROLE` when the log-in may not take that role.
   */
  becomeCentre(): Promise<void>;
  close(): Promise<void>;
}
