import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock, ManualScheduler, openTestDatabase, type TestDatabase } from '#testing';
import { sql } from 'kysely';

describe('the upkeep of the embedded database', () => {
  let scheduler: ManualScheduler;
  let database: TestDatabase;
  beforeEach(async () => {
    const clock = new ManualClock();
    scheduler = new ManualScheduler(clock);
    database = await openTestDatabase({ clock, scheduler, asOwner: true });
  });
  afterEach(() => database.close());

  const one = async (query: ReturnType<typeof sql<{ value: string }>>) =>
    (await query.execute(database.db)).rows[0]?.value;
  const checkpoint = () =>
    one(sql<{ value: string }>`select checkpoint_lsn::text as value from pg_control_checkpoint()`);
  /** One look at a time: its queries run on another thread, behind this one's because they are in the background. */
  const look = async (times: number) => {
    for (let i = 0; i < times; i += 1) {
      scheduler.advance(15_000);
      for (let turn = 0; turn < 8; turn += 1) await sql`select 1`.execute(database.at('background'));
    }
  };

  it('makes a checkpoint when five minutes have passed and something was written', async () => {
    await sql`create table note as select g from generate_series(1, 100) g`.execute(database.db);
    const before = await checkpoint();
    await look(19);
    expect(await checkpoint()).toBe(before);
    await look(1);
    expect(await checkpoint()).not.toBe(before);
  });

  it('makes one sooner when much was written', async () => {
    const before = await checkpoint();
    await sql`create table note as select g, repeat('x', 1000) as text from generate_series(1, 70000) g`.execute(
      database.db,
    );
    await look(1);
    expect(await checkpoint()).not.toBe(before);
  });

  it('vacuums a table of which much is dead, and lets the others be', async () => {
    await sql`create table busy as select g from generate_series(1, 500) g`.execute(database.db);
    await sql`create table quiet as select g from generate_series(1, 20) g`.execute(database.db);
    await sql`delete from busy where g <= 400`.execute(database.db);
    // PostgreSQL writes its counts down once a second; here at once.
    await sql`select pg_stat_force_next_flush()`.execute(database.db);
    await look(8);
    await sql`select pg_stat_force_next_flush()`.execute(database.db);
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_stat_user_tables where last_vacuum is not null and relname in ('busy', 'quiet')`.execute(
      database.db,
    );
    expect(rows).toEqual([{ name: 'busy' }]);
  });
});
