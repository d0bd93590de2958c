import { sql } from 'kysely';
import { openTestDatabase } from '#testing';
import type { Database } from '../database.js';
import { Repositories } from '../repositories/index.js';
import { migrate } from './migrator.js';

describe('moving the duties of stations into the roster', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase({ asOwner: true });
    await sql`drop schema public cascade`.execute(database.db);
    await sql`create schema public`.execute(database.db);
  }, 180_000);
  afterAll(() => database.close());

  it('loses none, and keeps what each says', async () => {
    await migrate(database, { version: '0212-escalation' });
    await sql`insert into station (id, name, phone, address, areas, time_zone, created_at)
      values ('s1', 'あおば', '', '', '["板橋"]', 'Asia/Tokyo', 1), ('s2', 'Nord', '', '', '["Nord"]', 'Europe/Berlin', 2)`.execute(
      database.db,
    );
    const night = {
      areas: [],
      pattern: { kind: 'weekly', days: ['fri'], from: '18:00', to: '09:00' },
      away: false,
      rank: 2,
    };
    const away = { areas: ['板橋'], pattern: { kind: 'interval', from: 5, to: 9 }, away: true, rank: 0, note: '研修' };
    const span = {
      areas: [],
      pattern: { kind: 'weekly-span', from: 'fri 18:00', to: 'mon 09:00' },
      away: false,
      rank: 0,
    };
    for (const [station, place, duty] of [
      ['s1', 0, night],
      ['s1', 1, away],
      ['s2', 0, span],
    ] as const) {
      await sql`insert into station_duty values (${station}, ${place}, ${JSON.stringify(duty)}::jsonb)`.execute(
        database.db,
      );
    }
    await migrate(database);
    const { stations, roster } = new Repositories(database.db);
    expect(await stations.dutiesOf('s1')).toEqual([night, away]);
    expect(await stations.dutiesOf('s2')).toEqual([span]);
    const { duties } = await roster.plan();
    expect(duties.map(({ subjectId, task, timeZone, areas }) => [subjectId, task, timeZone, areas])).toEqual([
      ['s1', 'away', 'Asia/Tokyo', ['板橋']],
      ['s2', 'duty', 'Europe/Berlin', ['Nord']],
      ['s1', 'duty', 'Asia/Tokyo', ['板橋']],
    ]);
    expect((await roster.duties()).every(({ version }) => version === 1)).toBe(true);
  }, 180_000);
});
