// Merges the parts of finished hours to one row per hour and series. Data that come late for an hour already merged are
// put into its row.
import type { Instant } from '#kernel';
import type { Database } from '#records';
import { sql } from 'kysely';
import { changedMeanwhile } from './archive-error.js';
import { encodedChunk } from './merge-numeric-segments.js';
import { decodeNumerics } from './numeric-encoding.js';

/** Series in one step: a few hundred parts, some tens of milliseconds of the database's session. */
const SERIES = 64;

interface HourSeries {
  readonly patient_id: string;
  readonly signal: string;
  readonly device: string;
  readonly hour_at: Instant;
}

interface Stored extends HourSeries {
  readonly data: Buffer;
}

/** Resolves with the number of parts merged. */
export async function mergeHours(
  database: Database,
  options: { finishedBefore: Instant; storedDay: number; stopped: () => boolean },
): Promise<number> {
  let merged = 0;
  while (!options.stopped()) {
    const step = await mergeSome(database, options);
    if (step === 0) break;
    merged += step;
  }
  return merged;
}

async function mergeSome(
  database: Database,
  { finishedBefore, storedDay }: { finishedBefore: Instant; storedDay: number },
): Promise<number> {
  const parts = await oldestParts(database, finishedBefore);
  if (parts.length === 0) return 0;
  const hours = await hoursOf(database, parts);
  const series = new Map<string, { key: HourSeries; data: Buffer[] }>();
  for (const { data, patient_id, signal, device, hour_at } of [...hours, ...parts]) {
    const text = `${patient_id}\n${signal}\n${device}\n${hour_at}`;
    const known = series.get(text) ?? { key: { patient_id, signal, device, hour_at }, data: [] };
    series.set(text, known);
    known.data.push(data);
  }
  const rows = [...series.values()].map(({ key, data }) => ({
    stored_day: storedDay,
    ...key,
    ...encodedChunk(data.flatMap(decodeNumerics)),
  }));
  await database.transaction(async (trx) => {
    await deleteHours(trx, hours);
    await trx.insertInto('archive_numeric_hour').values(rows).execute();
    const ids = parts.map(({ id }) => id);
    const { numDeletedRows } = await trx.deleteFrom('archive_numeric_part').where('id', 'in', ids).executeTakeFirst();
    if (Number(numDeletedRows) !== ids.length) throw changedMeanwhile();
  }, 'background');
  return parts.length;
}

async function oldestParts(database: Database, finishedBefore: Instant): Promise<readonly (Stored & { id: number })[]> {
  const { rows } = await sql<Stored & { id: number }>`
    with next as (
      select patient_id, signal, device, hour_at from archive_numeric_part
      where hour_at < ${finishedBefore}
      group by hour_at, patient_id, signal, device order by hour_at, patient_id, signal, device limit ${SERIES}
    )
    select id, patient_id, signal, device, hour_at, data from archive_numeric_part
    join next using (patient_id, signal, device, hour_at) order by id`.execute(database.at('background'));
  return rows;
}

/** Rows of the same hours that were merged before. */
async function hoursOf(database: Database, parts: readonly HourSeries[]): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`
    select patient_id, signal, device, hour_at, data from archive_numeric_hour
    where ${anyOf(parts)}`.execute(database.at('background'));
  return rows;
}

async function deleteHours(trx: Parameters<Parameters<Database['transaction']>[0]>[0], hours: readonly HourSeries[]) {
  if (hours.length > 0) await sql`delete from archive_numeric_hour where ${anyOf(hours)}`.execute(trx);
}

function anyOf(series: readonly HourSeries[]) {
  const keys = new Map(series.map((key) => [`${key.patient_id}\n${key.signal}\n${key.device}\n${key.hour_at}`, key]));
  return sql`(patient_id, signal, device, hour_at) in (${sql.join(
    [...keys.values()].map(
      ({ patient_id, signal, device, hour_at }) => sql`(${patient_id}, ${signal}, ${device}, ${hour_at}::bigint)`,
    ),
  )})`;
}
