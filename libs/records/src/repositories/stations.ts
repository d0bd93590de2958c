// Stations and their duties.
import { createHash } from 'node:crypto';
import type { Duty } from '#care';
import type { Insertable, Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { StationTable } from '../schema/centre-tables.js';

export type StationRow = Selectable<StationTable>;
export type StoredDuty = Omit<Duty, 'stationId' | 'timeZone'> & { readonly note?: string };

export class StationRepository {
  constructor(private readonly q: Queries) {}

  all(): Promise<StationRow[]> {
    return this.q.selectFrom('station').selectAll().orderBy('name').orderBy('id').execute();
  }

  find(id: string): Promise<StationRow | undefined> {
    return this.q.selectFrom('station').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async add(station: Insertable<StationTable>): Promise<void> {
    await this.q.insertInto('station').values(station).execute();
  }

  /** A station's duties in the order they were written down. */
  async dutiesOf(stationId: string): Promise<StoredDuty[]> {
    const rows = await this.q
      .selectFrom('roster_duty')
      .select(['areas', 'task', 'pattern', 'rank', 'note'])
      .where('station_id', '=', stationId)
      .orderBy('changed_at')
      .orderBy('id')
      .execute();
    return rows.map(({ areas, task, pattern, rank, note }) => ({
      areas,
      pattern,
      away: task === 'away',
      rank,
      ...(note === '' ? {} : { note }),
    }));
  }

  /** Which writing of its duties a station has: whatever adds, changes or removes one makes it another. Held meanwhile. */
  async holdDuties(stationId: string): Promise<string> {
    await this.q.selectFrom('station').select('id').where('id', '=', stationId).forNoKeyUpdate().execute();
    const rows = await this.q
      .selectFrom('roster_duty')
      .selectAll()
      .where('station_id', '=', stationId)
      .orderBy('id')
      .forUpdate()
      .execute();
    return dutiesVersion(rows);
  }

  async dutiesVersion(stationId: string): Promise<string> {
    const rows = await this.q
      .selectFrom('roster_duty')
      .selectAll()
      .where('station_id', '=', stationId)
      .orderBy('id')
      .execute();
    return dutiesVersion(rows);
  }

  /** Every station's duty, ready to ask who is on. A duty without areas is for those the station serves. */
  async duties(): Promise<Duty[]> {
    const rows = await this.q
      .selectFrom('roster_duty')
      .innerJoin('station', 'station.id', 'roster_duty.station_id')
      .select(['roster_duty.station_id', 'roster_duty.areas', 'task', 'pattern', 'rank', 'roster_duty.time_zone'])
      .select('station.areas as station_areas')
      .orderBy('roster_duty.id')
      .execute();
    return rows.map(({ station_id, areas, task, pattern, rank, time_zone, station_areas }) => ({
      pattern,
      rank,
      away: task === 'away',
      stationId: station_id ?? '',
      timeZone: time_zone,
      areas: areas.length === 0 ? station_areas : areas,
    }));
  }

  async replaceDuties(stationId: string, duties: readonly StoredDuty[]): Promise<void> {
    await this.q.deleteFrom('roster_duty').where('station_id', '=', stationId).execute();
    const station = await this.find(stationId);
    if (duties.length === 0 || station === undefined) return;
    await this.q
      .insertInto('roster_duty')
      .values(
        duties.map((duty, place) => ({
          id: `${stationId}-duty-${place}`,
          kind: 'station' as const,
          task: duty.away ? ('away' as const) : ('duty' as const),
          station_id: stationId,
          person_id: null,
          areas: JSON.stringify(duty.areas),
          covers_id: null,
          time_zone: station.time_zone,
          pattern: JSON.stringify(duty.pattern),
          except_dates: '[]',
          valid_from: null,
          valid_until: null,
          rank: duty.rank,
          note: duty.note ?? '',
          changed_at: station.created_at,
          changed_by: 'centre',
        })),
      )
      .execute();
  }
}

function dutiesVersion(rows: readonly object[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
}
