// Writes events in the transaction that makes them true. Whoever writes one holds the counter's row until the commit, so
// sequences rise in the order of commit, and a rolled-back transaction leaves no gap.
import { ColumnSeal, type RecordsTransaction, SEALED_COLUMNS } from '#records';
import { sql } from 'kysely';
import type { NewCentreEvent } from './events.js';

/** The channel on which a commit tells listeners that there is something new. */
export const EVENT_CHANNEL = 'mimamori_event';

/** Resolves with the event's sequence, which is final once the transaction commits. */
export async function appendEvent(trx: RecordsTransaction, event: NewCentreEvent): Promise<number> {
  return appendEvents(trx, [event]);
}

/**
 * Several events in the order given; resolves with the last one's sequence. Call it late in a transaction: from here to the
 * commit other transactions with events wait.
 */
export async function appendEvents(trx: RecordsTransaction, events: readonly NewCentreEvent[]): Promise<number> {
  const { last_sequence: last } = await trx
    .updateTable('event_counter')
    .set(({ eb }) => ({ last_sequence: eb('last_sequence', '+', events.length) }))
    .where('id', '=', 1)
    .returning('last_sequence')
    .executeTakeFirstOrThrow();
  if (events.length === 0) return last;
  const first = last - events.length + 1;
  const seal = new ColumnSeal(SEALED_COLUMNS.eventData, trx);
  const rows = events.map(({ type, scope, data, occurredAt }, i) => ({
    sequence: first + i,
    type,
    scope: JSON.stringify(scope),
    data: seal.sealJson(data, first + i),
    occurred_at: occurredAt,
  }));
  await trx.insertInto('event').values(rows).execute();
  await sql`select pg_notify(${EVENT_CHANNEL}, '')`.execute(trx);
  return last;
}
