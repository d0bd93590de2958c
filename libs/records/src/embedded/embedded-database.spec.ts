import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock, systemScheduler } from '#host';
import { type AppError, silentLogger } from '#kernel';
import { openTestDatabase, type TestDatabase, testWorkerUrl } from '#testing';
import { sql } from 'kysely';
import { violatedForeignKey, violatedUnique } from '../transaction.js';
import { attachEmbeddedDatabase, openEmbeddedDatabase } from './embedded-database.js';

describe('the embedded database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase({ asOwner: true });
    await sql`create table note (id bigint primary key, body bytea, tags text[], at date, data jsonb)`.execute(
      database.db,
    );
    await sql`create table reply (note bigint constraint reply_to_note references note)`.execute(database.db);
  });
  afterAll(() => database.close());

  const insert = (id: number) => sql`insert into note (id) values (${id})`;
  const ids = async () =>
    (await sql<{ id: number }>`select id from note order by id`.execute(database.db)).rows.map((r) => r.id);

  it('gives numbers for bigint, Buffers for bytea, text for dates and objects for JSON', async () => {
    const body = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
    const data = { spo2: 0, name: '見守り' };
    await sql`insert into note values (${Number.MAX_SAFE_INTEGER}, ${body}, ${['a', 'b']}, '2026-02-03', ${JSON.stringify(data)})`.execute(
      database.db,
    );
    const { rows } = await sql`select * from note where id = ${Number.MAX_SAFE_INTEGER}`.execute(database.db);
    expect(rows).toEqual([{ id: Number.MAX_SAFE_INTEGER, body, tags: ['a', 'b'], at: '2026-02-03', data }]);
    await sql`delete from note`.execute(database.db);
  });

  it('refuses to round a bigint that no double can hold', async () => {
    const asked = sql`select 9007199254740993::bigint as id`.execute(database.db);
    await expect(asked).rejects.toMatchObject({ code: 'RECORDS.UNSAFE_INTEGER' });
    expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  });

  it('keeps transactions apart: nothing of another joins one or is seen in it', async () => {
    const seen: number[][] = [];
    const first = database.transaction(async (trx) => {
      await insert(1).execute(trx);
      await Promise.resolve();
      await insert(2).execute(trx);
      throw new Error('changed my mind');
    });
    const second = database.transaction(async (trx) => {
      seen.push((await sql<{ id: number }>`select id from note`.execute(trx)).rows.map(({ id }) => id));
      await insert(3).execute(trx);
    });
    const between = insert(4).execute(database.db);
    await expect(first).rejects.toThrow('changed my mind');
    await Promise.all([second, between]);
    expect(seen[0]).not.toContain(1);
    expect(await ids()).toEqual([3, 4]);
    await sql`delete from note`.execute(database.db);
  });

  it('goes on after a failed statement, in a transaction and outside one', async () => {
    await insert(1).execute(database.db);
    await expect(insert(1).execute(database.db)).rejects.toMatchObject({ code: '23505' });
    await expect(database.transaction((trx) => insert(1).execute(trx))).rejects.toMatchObject({ code: '23505' });
    await expect(sql`selec 1`.execute(database.db)).rejects.toMatchObject({ code: '42601' });
    expect(await ids()).toEqual([1]);
    await sql`delete from note`.execute(database.db);
  });

  it('names the constraint that was broken', async () => {
    await insert(1).execute(database.db);
    const twice: unknown = await insert(1)
      .execute(database.db)
      .catch((error: unknown) => error);
    const nowhere: unknown = await sql`insert into reply values (99)`
      .execute(database.db)
      .catch((error: unknown) => error);
    expect([violatedUnique(twice), violatedForeignKey(twice)]).toEqual(['note_pkey', null]);
    expect([violatedUnique(nowhere), violatedForeignKey(nowhere)]).toEqual([null, 'reply_to_note']);
    await sql`delete from note`.execute(database.db);
  });

  it('lets urgent work go before what waits in the background', async () => {
    const order: string[] = [];
    const run = (priority: 'urgent' | 'normal' | 'background') =>
      sql`select 1`.execute(database.at(priority)).then(() => order.push(priority));
    await Promise.all([run('urgent'), run('normal'), run('background')]);
    order.length = 0;
    await database.transaction(async (trx) => {
      for (const priority of ['background', 'normal', 'urgent'] as const) void run(priority);
      await sql`select 1`.execute(trx);
      order.push('holder');
    });
    await run('background');
    expect(order).toEqual(['holder', 'urgent', 'normal', 'background', 'background']);
  });

  it('serves another thread over a port of its own', async () => {
    const other = await attachEmbeddedDatabase(database.openPort());
    await Promise.all([
      other.transaction(async (trx) => {
        await insert(10).execute(trx);
        await insert(11).execute(trx);
      }),
      insert(12).execute(database.db),
    ]);
    expect(await ids()).toEqual([10, 11, 12]);
    await other.close();
    await expect(insert(13).execute(other.db)).rejects.toMatchObject({ code: 'RECORDS.CLOSED' });
    await sql`delete from note`.execute(database.db);
  });

  it('takes the session back from a thread that ends in the middle of a transaction', async () => {
    const port = database.openPort();
    // Begins a transaction, as bytes of the protocol, and leaves.
    const text = `
      const { workerData: { port } } = require('node:worker_threads');
      const query = (sql) => { const body = Buffer.from(sql + '\\0'); const head = Buffer.alloc(5); head.write('Q'); head.writeInt32BE(body.length + 4, 1); return new Uint8Array(Buffer.concat([head, body])); };
      let answers = 0;
      port.on('message', ({ kind }) => {
        if (kind === 'granted') port.postMessage({ kind: 'bytes', lease: 1, bytes: query('begin; insert into note (id) values (77)') });
        if (kind === 'bytes') process.exit();
      });
      port.postMessage({ kind: 'lease', lease: 1, priority: 'normal' });`;
    const thread = new Worker(text, { eval: true, workerData: { port }, transferList: [port] });
    await new Promise((resolve) => thread.once('exit', resolve));
    expect(await ids()).toEqual([]);
  });

  it('tells every listener of a channel when a commit has sent to it, whatever thread it came from', async () => {
    const other = await attachEmbeddedDatabase(database.openPort());
    const heard: string[] = [];
    const stop = await database.listen('bell', () => heard.push('here'));
    await other.listen('bell', () => heard.push('there'));
    const ring = (by: typeof database.db) => sql`select pg_notify('bell', '')`.execute(by);
    await expect(
      database.transaction(async (trx) => {
        await ring(trx);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await ring(database.db);
    await ring(other.db);
    await sql`select 1`.execute(database.db);
    expect(heard.sort()).toEqual(['here', 'here', 'there', 'there']);
    await stop();
    await ring(other.db);
    expect(heard.filter((who) => who === 'here')).toHaveLength(2);
    await other.close();
  });

  it('refuses a second opener of the same folder and names the process', async () => {
    const opening = openTestDatabase({ dir: database.dir });
    await expect(opening).rejects.toMatchObject({
      code: 'RECORDS.IN_USE',
      message: expect.stringContaining(String(process.pid)) as unknown,
    });
  });
});

describe('the embedded database on a real disk', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'mimamori-durable-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('syncs each commit before it is acknowledged, and has everything when it is opened again', async () => {
    let database = await openTestDatabase({ dir, durability: 'fdatasync', asOwner: true });
    await sql`create table note (id int)`.execute(database.db);
    for (let id = 1; id <= 5; id += 1) {
      const { syncs } = await database.statistics();
      await sql`insert into note values (${id})`.execute(database.db);
      expect((await database.statistics()).syncs).toBeGreaterThan(syncs);
    }
    const { syncs } = await database.statistics();
    await sql`select * from note`.execute(database.db);
    expect((await database.statistics()).syncs).toBe(syncs);
    await database.close();
    expect(existsSync(join(dir, 'lock'))).toBe(false);
    database = await openTestDatabase({ dir, asOwner: true });
    expect((await sql`select count(*) as count from note`.execute(database.db)).rows).toEqual([{ count: 5 }]);
    await database.close();
  });

  it('acknowledges nothing when the disk refuses a sync, and says that it is broken', async () => {
    const flag = join(dir, 'the-disk-fails');
    const broken: AppError[] = [];
    const database = await openTestDatabase({
      dir,
      durability: 'fdatasync',
      workerUrl: await workerWithFailingDisk(dir, flag),
      onBroken: (error) => broken.push(error),
    });
    await sql`insert into note values (6)`.execute(database.db);
    writeFileSync(flag, '');
    await expect(sql`insert into note values (7)`.execute(database.db)).rejects.toThrow();
    await expect(sql`select 1`.execute(database.db)).rejects.toMatchObject({ code: 'RECORDS.BROKEN' });
    expect(broken).toMatchObject([{ code: 'RECORDS.BROKEN', errorClass: 'ambiguous' }]);
    await database.close();
    const again = await openTestDatabase({ dir, asOwner: true });
    expect((await sql`select max(id) >= 6 as kept from note`.execute(again.db)).rows).toEqual([{ kept: true }]);
    await again.close();
  });

  it('makes the database anew when its first start was cut short', async () => {
    const folder = join(dir, 'cut');
    mkdirSync(join(folder, 'postgres.new/base'), { recursive: true });
    writeFileSync(join(folder, 'postgres.new/PG_VERSION'), '18');
    const ports = { clock: systemClock, scheduler: systemScheduler, logger: silentLogger };
    const workerUrl = await testWorkerUrl();
    const database = await openEmbeddedDatabase({ dir: folder, ...ports, durability: 'none', workerUrl });
    expect(database.created).toBe(true);
    expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
    await database.close();
    expect(readdirSync(folder)).toEqual(['postgres']);
  });
});

/** The database's thread with a disk that refuses to sync once a file is there. */
async function workerWithFailingDisk(dir: string, flag: string): Promise<URL> {
  const program = join(dir, 'failing-disk.mjs');
  writeFileSync(
    program,
    `import fs from 'node:fs';
     import { syncBuiltinESMExports } from 'node:module';
     const sync = fs.fdatasyncSync;
     fs.fdatasyncSync = (descriptor) => {
       if (fs.existsSync(${JSON.stringify(flag)})) throw new Error('EIO: i/o error, fdatasync');
       sync(descriptor);
     };
     syncBuiltinESMExports();
     await import(${JSON.stringify((await testWorkerUrl()).href)});`,
  );
  return pathToFileURL(program);
}
