// Dispatches, their append-only steps, and the offers whose time is up.
import type { Instant } from '#kernel';
import type { DispatchState } from '#care';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { DispatchStepTable, DispatchTable } from '../schema/centre-tables.js';

/** A dispatch with what its reader needs to find the station, the door and the nurse. */
export interface DispatchRow extends Selectable<DispatchTable> {
  readonly station_name: string;
  readonly nurse_name: string | null;
  readonly patient_name: string;
  readonly birth_date: string;
  readonly time_zone: string;
  readonly address: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly key_note: string;
  readonly phone: string;
}
export type DispatchStepRow = Selectable<DispatchStepTable>;

const LIVE: readonly DispatchState[] = ['offered', 'accepted', 'en-route', 'on-scene'];

export class DispatchRepository {
  constructor(private readonly q: Queries) {}

  private rows() {
    return this.q
      .selectFrom('dispatch')
      .innerJoin('station', 'station.id', 'dispatch.station_id')
      .innerJoin('patient', 'patient.id', 'dispatch.patient_id')
      .leftJoin('person', 'person.id', 'dispatch.nurse_id')
      .selectAll('dispatch')
      .select([
        'station.name as station_name',
        'person.display_name as nurse_name',
        'patient.display_name as patient_name',
        'patient.birth_date',
        'patient.time_zone',
        'patient.address',
        'patient.lat',
        'patient.lon',
        'patient.key_note',
        'patient.phone',
      ]);
  }

  find(id: string): Promise<DispatchRow | undefined> {
    return this.rows().where('dispatch.id', '=', id).executeTakeFirst();
  }

  ofIncidents(incidentIds: readonly string[]): Promise<DispatchRow[]> {
    if (incidentIds.length === 0) return Promise.resolve([]);
    return this.rows()
      .where('dispatch.incident_id', 'in', incidentIds)
      .orderBy('dispatch.offered_at')
      .orderBy('dispatch.id')
      .execute();
  }

  /** Newest first. `stationId` narrows to one station's own. */
  list(options: { stationId?: string | undefined; liveOnly: boolean; limit: number }): Promise<DispatchRow[]> {
    let query = this.rows();
    if (options.stationId !== undefined) query = query.where('dispatch.station_id', '=', options.stationId);
    if (options.liveOnly) query = query.where('dispatch.state', 'in', LIVE);
    return query.orderBy('dispatch.offered_at', 'desc').orderBy('dispatch.id').limit(options.limit).execute();
  }

  byRequest(incidentId: string, by: string, requestId: string): Promise<DispatchRow | undefined> {
    return this.rows()
      .where('dispatch.incident_id', '=', incidentId)
      .where('dispatch.offered_by', '=', by)
      .where('dispatch.request_id', '=', requestId)
      .executeTakeFirst();
  }

  /** Offers past their time, the longest overdue first. Nothing is held: whoever settles one holds its patient first. */
  lapsedOffers(now: Instant, limit: number): Promise<Array<{ id: string; patient_id: string }>> {
    return this.q
      .selectFrom('dispatch')
      .select(['id', 'patient_id'])
      .where('state', '=', 'offered')
      .where('answer_by', '<=', now)
      .orderBy('answer_by')
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  async liveCounts(): Promise<Map<string, number>> {
    const rows = await this.q
      .selectFrom('dispatch')
      .select((on) => ['station_id', on.fn.countAll<number>().as('live')])
      .where('state', 'in', LIVE)
      .groupBy('station_id')
      .execute();
    return new Map(rows.map((row) => [row.station_id, Number(row.live)]));
  }

  /** Patients a station may know of: its dispatch is live, or was settled no longer ago than `since`. */
  async patientIdsOf(stationId: string, since: Instant): Promise<string[]> {
    const rows = await this.q
      .selectFrom('dispatch')
      .select('patient_id')
      .distinct()
      .where('station_id', '=', stationId)
      .where((on) =>
        on.or([
          on('state', 'in', LIVE),
          on.and([on('state', 'in', ['reported', 'closed']), on('settled_at', '>=', since)]),
        ]),
      )
      .execute();
    return rows.map((row) => row.patient_id);
  }

  async add(dispatch: Insertable<DispatchTable>): Promise<void> {
    await this.q.insertInto('dispatch').values(dispatch).execute();
  }

  async change(id: string, change: Updateable<DispatchTable>): Promise<void> {
    await this.q.updateTable('dispatch').set(change).where('id', '=', id).execute();
  }

  stepsOf(dispatchIds: readonly string[]): Promise<DispatchStepRow[]> {
    if (dispatchIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('dispatch_step')
      .selectAll()
      .where('dispatch_id', 'in', dispatchIds)
      .orderBy('dispatch_id')
      .orderBy('seq')
      .execute();
  }

  /** Appends a step. The dispatch's patient must be held, so that numbers are given one after the other. */
  async addStep(step: Omit<DispatchStepRow, 'seq'>): Promise<void> {
    const { last } = await this.q
      .selectFrom('dispatch_step')
      .select((on) => on.fn.max('seq').as('last'))
      .where('dispatch_id', '=', step.dispatch_id)
      .executeTakeFirstOrThrow();
    const seq = ((last as number | null) ?? 0) + 1;
    await this.q
      .insertInto('dispatch_step')
      .values({ ...step, seq })
      .execute();
  }

  async knowsRequest(dispatchId: string, by: string, requestId: string): Promise<boolean> {
    const row = await this.q
      .selectFrom('dispatch_step')
      .select('seq')
      .where('dispatch_id', '=', dispatchId)
      .where('by', '=', by)
      .where('request_id', '=', requestId)
      .executeTakeFirst();
    return row !== undefined;
  }
}
