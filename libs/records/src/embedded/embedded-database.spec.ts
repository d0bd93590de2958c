import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '#testing';

describe('the embedded database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await sql`create table note (id bigint primary key, body bytea, tags text[], at date)`.execute(database.db);
  });
  afterAll(() => database.close());

  it('gives numbers for bigint, Buffers for bytea and text for dates', async () => {
    const body = Buffer.from([0, 1, 2, 250, 255]);
    await sql`insert into note values (${Number.MAX_SAFE_INTEGER}, ${body}, ${['a', 'b']}, '2026-02-03')`.execute(
      database.db,
    );
    const { rows } = await sql`select * from note`.execute(database.db);
    expect(rows).toEqual([{ id: Number.MAX_SAFE_INTEGER, body, tags: ['a', 'b'], at: '2026-02-03' }]);
  });
});
