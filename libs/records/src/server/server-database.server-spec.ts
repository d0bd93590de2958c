import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { startTestServer, type TestServer } from '#testing';
import { sql } from 'kysely';
import pg from 'pg';
import { migrationContract } from '../migrations/migration.contract.js';
import { openServerDatabase } from './server-database.js';

const server = await startTestServer();
afterAll(() => server?.close());
const present = server === null ? describe.skip : describe;
if (server === null) process.stderr.write('left out: the records on PostgreSQL (no server, no packages)\n');

present('the records on PostgreSQL', () => {
  const open = () => (server as TestServer).openDatabase({ migrated: false });

  migrationContract('PostgreSQL', open);

  describe('the server database', () => {
    let database: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      database = await open();
      await sql`create table note (id bigint primary key, body bytea, at date)`.execute(database.db);
    });
    afterAll(() => database.close());

    it('gives the same values as the embedded one', async () => {
      const body = Buffer.from([0, 1, 254, 255]);
      await sql`insert into note values (${Number.MAX_SAFE_INTEGER}, ${body}, '2026-02-03')`.execute(database.db);
      const { rows } = await sql`select * from note`.execute(database.db);
      expect(rows).toEqual([{ id: Number.MAX_SAFE_INTEGER, body, at: '2026-02-03' }]);
      const unsafe = sql`select 9007199254740993::bigint as id`.execute(database.db);
      await expect(unsafe).rejects.toMatchObject({ code: 'RECORDS.UNSAFE_INTEGER' });
    });

    it('repeats a transaction that the server broke off for a deadlock', async () => {
      await sql`insert into note (id) values (1), (2)`.execute(database.db);
      let tries = 0;
      let holdBoth: () => void = () => undefined;
      let holding = 0;
      const bothHold = new Promise<void>((resolve) => (holdBoth = resolve));
      const lock = (first: number, second: number) =>
        database.transaction(async (trx) => {
          tries += 1;
          await sql`update note set body = '' where id = ${first}`.execute(trx);
          holding += 1;
          if (holding === 2) holdBoth();
          await bothHold;
          await sql`update note set body = '' where id = ${second}`.execute(trx);
        });
      await Promise.all([lock(1, 2), lock(2, 1)]);
      expect(tries).toBeGreaterThan(2);
    });

    it('hears notifications again after its connection was cut', async () => {
      let heard = 0;
      let wake: () => void = () => undefined;
      const next = () => new Promise<void>((resolve) => (wake = resolve));
      let waiting = next();
      await database.listen('bell', () => {
        heard += 1;
        wake();
      });
      await waiting;
      waiting = next();
      await sql`select pg_notify('bell', '')`.execute(database.db);
      await waiting;
      waiting = next();
      await cutListeners(database.url);
      // Made again, it says at once that something may have been missed.
      await waiting;
      waiting = next();
      await sql`select pg_notify('bell', '')`.execute(database.db);
      await waiting;
      expect(heard).toBeGreaterThanOrEqual(4);
    });
  });

  it('says that a server does not answer, without its password', async () => {
    const opening = openServerDatabase({
      url: 'postgres://somebody:secret@127.0.0.1:1/none',
      scheduler: systemScheduler,
      logger: silentLogger,
    });
    const error: unknown = await opening.catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'RECORDS.UNREACHABLE', errorClass: 'transient' });
    expect((error as Error).message).not.toMatch(/secret|somebody/);
  });
});

async function cutListeners(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen%'`);
  await client.end();
}
