// The search for a doctor: chains, the calls within them, what was ordered, and telephone numbers.
import type { Instant } from '#kernel';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { DoctorCallTable, DoctorChainTable, DoctorOrderTable } from '../schema/dispatch-tables.js';
import { ColumnSeal, SEALED_COLUMNS } from '../sealing/sealed-columns.js';

export type DoctorChainRow = Selectable<DoctorChainTable>;
export type DoctorCallRow = Selectable<DoctorCallTable>;
export type DoctorOrderRow = Selectable<DoctorOrderTable>;

/** What a chain, or what was ordered, belongs to. */
export type DoctorSubject = { readonly incidentId: string } | { readonly dispatchId: string };

export class DoctorChainRepository {
  private readonly callTelephone: ColumnSeal;
  private readonly personTelephone: ColumnSeal;

  constructor(private readonly q: Queries) {
    this.callTelephone = new ColumnSeal(SEALED_COLUMNS.doctorCallTelephone, q);
    this.personTelephone = new ColumnSeal(SEALED_COLUMNS.personTelephone, q);
  }

  async add(chain: Insertable<DoctorChainTable>): Promise<void> {
    await this.q.insertInto('doctor_chain').values(chain).execute();
  }

  find(id: string): Promise<DoctorChainRow | undefined> {
    return this.q.selectFrom('doctor_chain').selectAll().where('id', '=', id).executeTakeFirst();
  }

  byIds(ids: readonly string[]): Promise<DoctorChainRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.q.selectFrom('doctor_chain').selectAll().where('id', 'in', ids).execute();
  }

  /** The one search under way for a patient. */
  askingFor(patientId: string): Promise<DoctorChainRow | undefined> {
    return this.q
      .selectFrom('doctor_chain')
      .selectAll()
      .where('patient_id', '=', patientId)
      .where('state', '=', 'asking')
      .executeTakeFirst();
  }

  /** Newest first. */
  of(subject: DoctorSubject): Promise<DoctorChainRow[]> {
    const query = this.q.selectFrom('doctor_chain').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc');
    return 'incidentId' in subject
      ? query.where('incident_id', '=', subject.incidentId).execute()
      : query.where('dispatch_id', '=', subject.dispatchId).execute();
  }

  /** Of several visits, newest first. */
  ofDispatches(dispatchIds: readonly string[]): Promise<DoctorChainRow[]> {
    if (dispatchIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('doctor_chain')
      .selectAll()
      .where('dispatch_id', 'in', dispatchIds)
      .orderBy('started_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
  }

  async change(id: string, change: Updateable<DoctorChainTable>): Promise<void> {
    await this.q.updateTable('doctor_chain').set(change).where('id', '=', id).execute();
  }

  async addCall(call: Insertable<DoctorCallTable>): Promise<void> {
    const telephone = this.callTelephone.seal(call.telephone, call.id);
    await this.q
      .insertInto('doctor_call')
      .values({ ...call, telephone })
      .execute();
  }

  async findCall(id: string): Promise<DoctorCallRow | undefined> {
    const row = await this.q.selectFrom('doctor_call').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : this.opened(row);
  }

  /** In the order asked. */
  async callsOf(chainIds: readonly string[]): Promise<DoctorCallRow[]> {
    if (chainIds.length === 0) return [];
    const rows = await this.q
      .selectFrom('doctor_call')
      .selectAll()
      .where('chain_id', 'in', chainIds)
      .orderBy('chain_id')
      .orderBy('place')
      .execute();
    return rows.map((row) => this.opened(row));
  }

  /** A doctor's calls since an instant, those that wait first, then the newest. */
  async callsTo(doctorId: string, since: Instant): Promise<DoctorCallRow[]> {
    const rows = await this.q
      .selectFrom('doctor_call')
      .selectAll()
      .where('doctor_id', '=', doctorId)
      .where((on) => on.or([on('state', '=', 'asked'), on('asked_at', '>=', since)]))
      .orderBy((on) => on('state', '=', 'asked'), 'desc')
      .orderBy('asked_at', 'desc')
      .execute();
    return rows.map((row) => this.opened(row));
  }

  async changeCall(id: string, change: Omit<Updateable<DoctorCallTable>, 'telephone'>): Promise<void> {
    await this.q.updateTable('doctor_call').set(change).where('id', '=', id).execute();
  }

  /** Patients a doctor was asked about and may know of: the question waits, or it was answered since an instant. */
  async patientIdsAskedOf(doctorId: string, since: Instant): Promise<string[]> {
    const rows = await this.q
      .selectFrom('doctor_call')
      .innerJoin('doctor_chain', 'doctor_chain.id', 'doctor_call.chain_id')
      .select('doctor_chain.patient_id')
      .distinct()
      .where('doctor_call.doctor_id', '=', doctorId)
      .where((on) =>
        on.or([
          on.and([on('doctor_call.state', 'in', ['asked', 'no-answer']), on('doctor_chain.state', '=', 'asking')]),
          on.and([on('doctor_call.state', '=', 'answered'), on('doctor_call.settled_at', '>=', since)]),
        ]),
      )
      .execute();
    return rows.map((row) => row.patient_id);
  }

  async addOrder(order: Insertable<DoctorOrderTable>): Promise<void> {
    await this.q.insertInto('doctor_order').values(order).execute();
  }

  orderByRequest(takenBy: string, requestId: string): Promise<DoctorOrderRow | undefined> {
    return this.q
      .selectFrom('doctor_order')
      .selectAll()
      .where('taken_by', '=', takenBy)
      .where('request_id', '=', requestId)
      .executeTakeFirst();
  }

  /** In the order given. */
  ordersOf(dispatchIds: readonly string[]): Promise<DoctorOrderRow[]> {
    if (dispatchIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('doctor_order')
      .selectAll()
      .where('dispatch_id', 'in', dispatchIds)
      .orderBy('given_at')
      .orderBy('id')
      .execute();
  }

  async telephonesOf(personIds: readonly string[]): Promise<Map<string, string>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.q.selectFrom('person_telephone').selectAll().where('person_id', 'in', personIds).execute();
    return new Map(rows.map((row) => [row.person_id, this.personTelephone.openToShow(row.telephone, row.person_id)]));
  }

  async setTelephone(personId: string, telephone: string, at: Instant): Promise<void> {
    const change = { telephone: this.personTelephone.seal(telephone, personId), changed_at: at };
    await this.q
      .insertInto('person_telephone')
      .values({ person_id: personId, ...change })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(change))
      .execute();
  }

  private opened(row: DoctorCallRow): DoctorCallRow {
    return { ...row, telephone: this.callTelephone.openToShow(row.telephone, row.id) };
  }
}
