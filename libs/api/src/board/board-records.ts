// What a board needs of the records, read in one transaction of one moment.
import { sql } from 'kysely';
import type { Instant } from '#kernel';
import { Repositories, type RecordsTransaction } from '#records';
import { incidentViews } from '../incidents/incident-views.js';
import { stationViews } from '../stations/station.service.js';

/** First in its transaction: what follows is of one moment, and writes nothing. */
export async function beginBoardReading(trx: RecordsTransaction): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`.execute(trx);
}

export async function boardRecords(trx: RecordsTransaction, now: Instant) {
  const records = new Repositories(trx);
  const counter = await trx.selectFrom('event_counter').select('last_sequence').executeTakeFirst();
  return {
    sequence: counter?.last_sequence ?? 0,
    patients: await records.patients.overviews(),
    rules: await records.rules.inForceOfAll(),
    shelved: await records.rules.shelved(now),
    devices: await records.devices.lent(),
    incidents: await incidentViews(records, await records.incidents.list({ state: 'open', limit: 0 }), now),
    stations: await stationViews(records, now),
  };
}
