// What migrating promises, run against the embedded database and a server.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from '../database.js';
import { migrations } from './index.js';
import { type Migration, runStatements } from './migration.js';
import { migrate } from './migrator.js';

export function migrationContract(name: string, open: () => Promise<Database>): void {
  describe(`migrations on ${name}`, () => {
    let database: Database;
    let atOnce: readonly string[] = [];
    beforeAll(async () => {
      database = await open();
    });
    beforeEach(async () => {
      await sql`drop schema public cascade`.execute(database.db);
      await sql`create schema public`.execute(database.db);
    });
    afterAll(() => database.close());

    it('bring an empty database to the newest shape, and do nothing the second time', async () => {
      expect((await migrate(database)).applied).toEqual(migrations.map((migration) => migration.name));
      expect((await migrate(database)).applied).toEqual([]);
      atOnce = await shapeOf(database);
      expect(atOnce.length).toBeGreaterThan(20);
    });

    it('bring the previous version, and every one before it, to the same shape', async () => {
      for (const { name: version } of migrations) {
        expect((await migrate(database, { version })).applied).toEqual([version]);
      }
      expect(await shapeOf(database)).toEqual(atOnce);
    });

    it('keep nothing of a step that fails, and run it when it is mended', async () => {
      const good = step('0001-good', 'create table good (id int)');
      const bad = step('0002-bad', 'create table half (id int)', 'create table nonsense (');
      const failing = migrate(database, { steps: [good, bad] });
      await expect(failing).rejects.toMatchObject({ code: 'RECORDS.MIGRATION_FAILED', errorClass: 'permanent' });
      expect(await tables(database)).not.toContain('half');
      const mended = step('0002-bad', 'create table half (id int)');
      expect((await migrate(database, { steps: [good, mended] })).applied).toContain('0002-bad');
    });

    it('refuse a database that a newer version of the program has used', async () => {
      const newer = step('0002-newer', 'create table newer (id int)');
      const known = step('0001-known', 'create table known (id int)');
      await migrate(database, { steps: [known, newer] });
      await expect(migrate(database, { steps: [known] })).rejects.toMatchObject({ code: 'RECORDS.NEWER_THAN_PROGRAM' });
    });

    it('run once when several programs start together', async () => {
      const reports = await Promise.all([migrate(database), migrate(database), migrate(database)]);
      const applied = reports.flatMap((report) => report.applied);
      expect(applied.sort()).toEqual(migrations.map((migration) => migration.name).sort());
    });
  });
}

function step(name: string, ...statements: string[]): Migration {
  return { name, up: (db) => runStatements(db, ...statements) };
}

async function tables({ db }: Database): Promise<string[]> {
  return (await shapeOf({ db })).map((line) => line.split('.')[0]!);
}

/** Every column of every table, and every index and constraint by its definition. */
async function shapeOf({ db }: Pick<Database, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line
      from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    order by 1`.execute(db);
  return rows.map(({ line }) => line);
}
