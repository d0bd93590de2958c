// Dispatches, planned visits among them, with their append-only steps, and how busy stations are.
import type { DispatchState } from '#care';
import type { Instant } from '#kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { DispatchNurseTable, DispatchStepTable, DispatchTable } from '../schema/dispatch-tables.js';
import { PatientContactSeal } from '../sealing/patient-contact.js';
import { ColumnSeal, SEALED_COLUMNS } from '../sealing/sealed-columns.js';

/** A dispatch with what its reader needs to find the station, the door and the nurse. */
export interface DispatchRow extends Selectable<DispatchTable> {
  readonly station_name: string;
  readonly station_telephone: string;
  readonly nurse_name: string | null;
  readonly nurse_telephone: string | null;
  readonly instruction_by: string | null;
  readonly instruction_at: number | null;
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
export type DispatchNurseRow = Selectable<DispatchNurseTable>;

const NO_DOOR = { address: '', lat: null, lon: null, key_note: '', phone: '' };

const LIVE: readonly DispatchState[] = ['offered', 'accepted', 'en-route', 'on-scene'];
const UNDER_WAY: readonly DispatchState[] = ['accepted', 'en-route', 'on-scene'];

/** Which dispatches a list shows: asked or on the way; planned visits still to come; both; or whatever was last. */
export type DispatchList = 'live' | 'planned' | 'work' | 'recent';
const STATES_OF: Readonly<Record<Exclude<DispatchList, 'recent'>, readonly DispatchState[]>> = {
  live: LIVE,
  planned: ['planned'],
  work: [...LIVE, 'planned'],
};

/** How many of a station's people there are, and how many have taken a dispatch on and are not back. */
export interface StationLoad {
  readonly station_id: string;
  readonly nurses: number;
  readonly busy_nurses: number;
}

export class DispatchRepository {
  private readonly contact: PatientContactSeal;
  private readonly telephone: ColumnSeal;

  constructor(private readonly q: Queries) {
    this.contact = new PatientContactSeal(q);
    this.telephone = new ColumnSeal(SEALED_COLUMNS.personTelephone, q);
  }

  private rows() {
    return (
      this.q
        .selectFrom('dispatch')
        .innerJoin('station', 'station.id', 'dispatch.station_id')
        // A station that is not going any more is not shown the patient, and keeps the fact that it was asked.
        .leftJoin('patient', 'patient.id', 'dispatch.patient_id')
        .leftJoin('person', 'person.id', 'dispatch.nurse_id')
        .leftJoin('person_telephone', 'person_telephone.person_id', 'dispatch.nurse_id')
        .leftJoin('standing_instruction', (on) =>
          on
            .onRef('standing_instruction.patient_id', '=', 'dispatch.patient_id')
            .onRef('standing_instruction.version', '=', 'dispatch.instruction_version'),
        )
        .selectAll('dispatch')
        .select([
          'station.name as station_name',
          'station.phone as station_telephone',
          'person.display_name as nurse_name',
          'person_telephone.telephone as nurse_telephone',
          'standing_instruction.by_name as instruction_by',
          'standing_instruction.at as instruction_at',
          'patient.contact',
        ])
        .select([
          sql<string>`coalesce(patient.display_name, '')`.as('patient_name'),
          sql<string>`coalesce(patient.birth_date, '1900-01-01')`.as('birth_date'),
          sql<string>`coalesce(patient.time_zone, 'UTC')`.as('time_zone'),
        ])
    );
  }

  private async opened(query: ReturnType<DispatchRepository['rows']>): Promise<DispatchRow[]> {
    return (await query.execute()).map(({ contact, nurse_telephone: sealed, ...row }) => {
      const { address, lat, lon, key_note, phone } =
        contact === null ? NO_DOOR : this.contact.openToShow(contact, row.patient_id);
      const nurse_telephone = sealed === null ? null : this.telephone.openToShow(sealed, row.nurse_id ?? '');
      return { ...row, nurse_telephone, address, lat, lon, key_note, phone };
    });
  }

  private async first(query: ReturnType<DispatchRepository['rows']>): Promise<DispatchRow | undefined> {
    return (await this.opened(query.limit(1)))[0];
  }

  find(id: string): Promise<DispatchRow | undefined> {
    return this.first(this.rows().where('dispatch.id', '=', id));
  }

  ofIncidents(incidentIds: readonly string[]): Promise<DispatchRow[]> {
    if (incidentIds.length === 0) return Promise.resolve([]);
    return this.opened(
      this.rows()
        .where('dispatch.incident_id', 'in', incidentIds)
        .orderBy('dispatch.offered_at')
        .orderBy('dispatch.id'),
    );
  }

  /** Newest first. `stationId` narrows to one station's own. */
  list(options: { stationId?: string | undefined; which: DispatchList; limit: number }): Promise<DispatchRow[]> {
    let query = this.rows();
    if (options.stationId !== undefined) query = query.where('dispatch.station_id', '=', options.stationId);
    if (options.which !== 'recent') query = query.where('dispatch.state', 'in', STATES_OF[options.which]);
    return this.opened(query.orderBy('dispatch.offered_at', 'desc').orderBy('dispatch.id').limit(options.limit));
  }

  /** A patient's dispatches and visits that were asked for or planned within a range, in that order. */
  ofPatient(patientId: string, from: Instant, to: Instant, limit: number): Promise<DispatchRow[]> {
    return this.opened(
      this.rows()
        .where('dispatch.patient_id', '=', patientId)
        .where((on) =>
          on.or([
            on.and([on('dispatch.offered_at', '>=', from), on('dispatch.offered_at', '<', to)]),
            on.and([on('dispatch.planned_for', '>=', from), on('dispatch.planned_for', '<', to)]),
          ]),
        )
        .orderBy('dispatch.offered_at', 'desc')
        .orderBy('dispatch.id')
        .limit(limit),
    );
  }

  byIds(ids: readonly string[]): Promise<DispatchRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.opened(this.rows().where('dispatch.id', 'in', ids));
  }

  /** Each station's people and how many of them are out. */
  stationLoads(): Promise<StationLoad[]> {
    return this.q
      .selectFrom('person')
      .select((on) => [
        'person.station_id',
        on.fn.countAll<number>().as('nurses'),
        on.fn
          .countAll<number>()
          .filterWhere(
            on.exists(
              on
                .selectFrom('dispatch')
                .select('dispatch.id')
                .whereRef('dispatch.nurse_id', '=', 'person.id')
                .where('dispatch.state', 'in', UNDER_WAY),
            ),
          )
          .as('busy_nurses'),
      ])
      .where('person.role', '=', 'station')
      .where('person.active', '=', true)
      .where('person.station_id', 'is not', null)
      .groupBy('person.station_id')
      .execute()
      .then((rows) =>
        rows.map((row) => ({
          station_id: row.station_id ?? '',
          nurses: Number(row.nurses),
          busy_nurses: Number(row.busy_nurses),
        })),
      );
  }

  /** The people of a station, each with how many dispatches they have taken on. */
  nursesOf(
    stationId: string,
  ): Promise<Array<{ id: string; display_name: string; telephone: string | null; under_way: number }>> {
    return this.q
      .selectFrom('person')
      .leftJoin('person_telephone', 'person_telephone.person_id', 'person.id')
      .select((on) => [
        'person.id',
        'person.display_name',
        'person_telephone.telephone',
        on
          .selectFrom('dispatch')
          .select((of) => of.fn.countAll<number>().as('count'))
          .whereRef('dispatch.nurse_id', '=', 'person.id')
          .where('dispatch.state', 'in', UNDER_WAY)
          .as('under_way'),
      ])
      .where('person.station_id', '=', stationId)
      .where('person.role', '=', 'station')
      .where('person.active', '=', true)
      .orderBy('person.display_name')
      .orderBy('person.id')
      .execute()
      .then((rows) =>
        rows.map((row) => ({
          ...row,
          telephone: row.telephone === null ? null : this.telephone.openToShow(row.telephone, row.id),
          under_way: Number(row.under_way ?? 0),
        })),
      );
  }

  byRequest(incidentId: string, by: string, requestId: string): Promise<DispatchRow | undefined> {
    return this.first(
      this.rows()
        .where('dispatch.incident_id', '=', incidentId)
        .where('dispatch.offered_by', '=', by)
        .where('dispatch.request_id', '=', requestId),
    );
  }

  plannedByRequest(patientId: string, by: string, requestId: string): Promise<DispatchRow | undefined> {
    return this.first(
      this.rows()
        .where('dispatch.patient_id', '=', patientId)
        .where('dispatch.kind', '=', 'planned')
        .where('dispatch.offered_by', '=', by)
        .where('dispatch.request_id', '=', requestId),
    );
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
          on('state', 'in', STATES_OF.work),
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
  async addStep(step: Omit<Insertable<DispatchStepTable>, 'seq'>): Promise<void> {
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

  /** The step a person's request led to, if it has come before. */
  stepOfRequest(dispatchId: string, by: string, requestId: string): Promise<DispatchStepRow | undefined> {
    return this.q
      .selectFrom('dispatch_step')
      .selectAll()
      .where('dispatch_id', '=', dispatchId)
      .where('by', '=', by)
      .where('request_id', '=', requestId)
      .executeTakeFirst();
  }

  /** Who has taken a dispatch on, one after the other. */
  nursesOfDispatch(dispatchId: string): Promise<DispatchNurseRow[]> {
    return this.q
      .selectFrom('dispatch_nurse')
      .selectAll()
      .where('dispatch_id', '=', dispatchId)
      .orderBy('place')
      .execute();
  }

  /** Makes a nurse the one who goes. The dispatch's patient must be held. */
  async setNurse(of: {
    dispatchId: string;
    nurseId: string;
    at: Instant;
    by: string;
    requestId?: string | undefined;
  }): Promise<void> {
    const before = await this.nursesOfDispatch(of.dispatchId);
    await this.q
      .insertInto('dispatch_nurse')
      .values({
        dispatch_id: of.dispatchId,
        place: before.length + 1,
        nurse_id: of.nurseId,
        from_at: of.at,
        by: of.by,
        request_id: of.requestId ?? null,
      })
      .execute();
    await this.change(of.dispatchId, { nurse_id: of.nurseId });
  }
}
