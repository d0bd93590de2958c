// One database for many care scenarios: emptied between them rather than made anew, which would cost seconds each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '#kernel';
import { systemClock, systemScheduler } from '#host';
import { migrate, openEmbeddedDatabase, type Database, type RecordsTransaction } from '#records';
import { sql } from 'kysely';
import { openTestDatabase } from '../test-database.js';
import { testKeys } from '../test-keys.js';

export interface CareDatabase {
  readonly database: Database;
  /** Brings it back to what it was after the migrations. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

const KEPT: ReadonlySet<string> = new Set(['migration', 'migration_lock']);

export async function openCareDatabase(): Promise<CareDatabase> {
  const database = await open();
  const tables = await tablesOf(database);
  const seeds = await seedsOf(database, tables);
  return {
    database,
    empty: () => database.transaction((trx) => restore(trx, tables, seeds)),
    close: () => database.close(),
  };
}

/** From sources the worker has to be made first; what is built brings its own. */
async function open(): Promise<Database> {
  if (import.meta.url.endsWith('.ts')) return openTestDatabase({ asOwner: true });
  const dir = mkdtempSync(join(tmpdir(), 'mimamori-care-'));
  const ports = { clock: systemClock, scheduler: systemScheduler, logger: silentLogger, sealer: await testKeys() };
  const database = await openEmbeddedDatabase({ dir, ...ports, durability: 'none' });
  await migrate(database);
  return { ...database, close: () => database.close().finally(() => rmSync(dir, { recursive: true, force: true })) };
}

async function tablesOf({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !KEPT.has(name));
}

/** What the migrations themselves put into tables, by table. */
async function seedsOf({ db }: Database, tables: readonly string[]): Promise<Map<string, string>> {
  const seeds = new Map<string, string>();
  for (const table of tables) {
    const { rows } = await sql<{ content: string | null }>`
      select json_agg(t)::text as content from ${sql.table(table)} t`.execute(db);
    const content = rows[0]?.content;
    if (content !== null && content !== undefined) seeds.set(table, content);
  }
  return seeds;
}

async function restore(
  trx: RecordsTransaction,
  tables: readonly string[],
  seeds: ReadonlyMap<string, string>,
): Promise<void> {
  // What guards append-only tables stands aside here, in this transaction alone.
  await sql`set local session_replication_role = replica`.execute(trx);
  // Emptying a few rows from each is much quicker than truncating sixty tables, and one statement is one way to and fro.
  const deletions = tables.map((table) => `delete from "${table}";`).join(' ');
  await sql.raw(`do $empty$ begin ${deletions} end $empty$`).execute(trx);
  for (const [table, content] of seeds) {
    await sql`insert into ${sql.table(table)} overriding system value
      select * from json_populate_recordset(null::${sql.table(table)}, ${content}::json)`.execute(trx);
  }
}
