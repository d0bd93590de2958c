// Two log-ins as a district would have them: one that owns the tables and migrates, one that the hub runs with.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { startTestServer } from '#testing';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database.js';
import { migrate } from './migrations/migrator.js';
import { openServerDatabase } from './server/server-database.js';
import { grantsContract } from './walls.contract.js';

const server = await startTestServer();
const present = server === null ? describe.skip : describe;
if (server === null) process.stderr.write('left out: the grants on PostgreSQL (no server, no packages)\n');
afterAll(() => server?.close());

const ports = { scheduler: systemScheduler, logger: silentLogger };

present('PostgreSQL with a log-in that owns and one that runs', () => {
  grantsContract('PostgreSQL', () => server!.openDatabase());

  describe('the log-in that runs', () => {
    let empty: Awaited<ReturnType<NonNullable<typeof server>['openDatabase']>>;
    let running: Database;
    let owner: string;
    let runner: string;

    const as = (name: string): string => {
      const url = new URL(empty.url);
      url.username = name;
      return url.href;
    };

    beforeAll(async () => {
      empty = await server!.openDatabase({ migrated: false });
      const own = `${new URL(empty.url).pathname.slice(1)}`;
      [owner, runner] = [`owner_${own}`, `runner_${own}`];
      await sql.raw(`create role ${owner} login`).execute(empty.db);
      await sql.raw(`create role ${runner} login`).execute(empty.db);
      await sql.raw(`alter database ${own} owner to ${owner}`).execute(empty.db);
      await sql.raw(`alter schema public owner to ${owner}`).execute(empty.db);
      running = await openServerDatabase({ url: as(runner), ownerUrl: as(owner), ...ports });
      await migrate(running);
    }, 120_000);
    afterAll(async () => {
      await running.close();
      await sql.raw(`drop owned by ${owner} cascade`).execute(empty.db);
      await empty.close();
    });

    it('is refused while it may not work as the centre, and told what to grant', async () => {
      await expect(running.becomeCentre()).rejects.toMatchObject({
        code: 'RECORDS.ROLE',
        message: expect.stringContaining('grant it mimamori_centre') as unknown,
      });
    });

    it('works as the centre once it is granted, and even of itself owns nothing', async () => {
      await sql.raw(`grant mimamori_centre, mimamori_person to ${runner}`).execute(empty.db);
      await running.becomeCentre();
      const { rows } = await sql<{ role: string; login: string }>`
        select current_user as role, session_user as login`.execute(running.db);
      expect(rows).toEqual([{ role: 'mimamori_centre', login: runner }]);
      const client = new pg.Client({ connectionString: as(runner) });
      await client.connect();
      try {
        for (const statement of [
          'reset role; delete from audit_entry',
          'reset role; truncate audit_entry',
          'reset role; update audit_head set link = 0',
          'reset role; alter table audit_entry disable trigger all',
          'reset role; drop table audit_entry',
          `set role ${owner}`,
        ]) {
          await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
        }
      } finally {
        await client.end();
      }
    });

    it('need not own anything where there is nothing to migrate', async () => {
      const alone = await openServerDatabase({ url: as(runner), ...ports });
      await expect(migrate(alone)).resolves.toEqual({ applied: [] });
      await alone.close();
    });
  });
});
