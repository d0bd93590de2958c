// Stations and their duties.
import type { Duty } from '#care';
import type { Insertable, Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { StationDutyTable, StationTable } from '../schema/centre-tables.js';

export type StationRow = Selectable<StationTable>;
export type StoredDuty = Selectable<StationDutyTable>['duty'];

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

  async dutiesOf(stationId: string): Promise<StoredDuty[]> {
    const rows = await this.q
      .selectFrom('station_duty')
      .select('duty')
      .where('station_id', '=', stationId)
      .orderBy('place')
      .execute();
    return rows.map((row) => row.duty);
  }

  /** Every duty, ready for the roster. A duty without areas is for those the station serves. */
  async duties(): Promise<Duty[]> {
    const rows = await this.q
      .selectFrom('station_duty')
      .innerJoin('station', 'station.id', 'station_duty.station_id')
      .select(['station_duty.station_id', 'station_duty.duty', 'station.areas', 'station.time_zone'])
      .orderBy('station_duty.station_id')
      .orderBy('station_duty.place')
      .execute();
    return rows.map(({ station_id, duty, areas, time_zone }) => ({
      ...duty,
      stationId: station_id,
      timeZone: time_zone,
      areas: duty.areas.length === 0 ? areas : duty.areas,
    }));
  }

  async replaceDuties(stationId: string, duties: readonly StoredDuty[]): Promise<void> {
    await this.q.deleteFrom('station_duty').where('station_id', '=', stationId).execute();
    if (duties.length === 0) return;
    await this.q
      .insertInto('station_duty')
      .values(duties.map((duty, place) => ({ station_id: stationId, place, duty: JSON.stringify(duty) })))
      .execute();
  }
}
