// The daily tables of what is kept for a time and then dropped whole. The centre's role owns no table: two functions of the
// database make and drop these.
import type { Database } from '#records';
import { sql } from 'kysely';

const PARTITIONED = ['archive_numeric_hour', 'archive_waveform'] as const;
export type Partitioned = (typeof PARTITIONED)[number];

/** Makes the tables of a day (days since the epoch) when they are not there. */
export async function ensurePartitions(database: Database, day: number): Promise<void> {
  for (const parent of PARTITIONED) {
    const name = `${parent}_${day}`;
    if ((await partitionsOf(database, parent)).includes(name)) continue;
    await sql`select archive_open_day(${parent}, ${day})`.execute(database.at('background'));
  }
}

/** Drops the days before `firstKeptDay`; resolves with how many tables went. */
export async function dropPartitions(database: Database, parent: Partitioned, firstKeptDay: number): Promise<number> {
  let dropped = 0;
  for (const name of await partitionsOf(database, parent)) {
    const day = Number(name.slice(parent.length + 1));
    if (!(day < firstKeptDay)) continue;
    await sql`select archive_drop_day(${parent}, ${day})`.execute(database.at('background'));
    dropped += 1;
  }
  return dropped;
}

async function partitionsOf(database: Database, parent: Partitioned): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = ${parent}::regclass`.execute(database.at('background'));
  return rows.map(({ name }) => name);
}
