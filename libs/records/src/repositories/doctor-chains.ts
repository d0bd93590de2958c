// The search for a doctor: chains, the calls within them, what was ordered, and telephone numbers.
import type { Instant } from '#kernel';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { DoctorCallTable, DoctorChainTable, DoctorOrderTable } from '../schema/dispatch-tables.js';

export type DoctorChainRow = Selectable<DoctorChainTable>;
export type DoctorCallRow = Selectable<DoctorCallTable>;
export type DoctorOrderRow = Selectable<DoctorOrderTable>;

/** What a chain, or what was ordered, belongs to. */
export type DoctorSubject = { readonly incidentId: string } | { readonly dispatchId: string };

export class DoctorChainRepository {
  constructor(private readonly q: Queries) {}

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
    await this.q.insertInto('doctor_call').values(call).execute();
  }

  findCall(id: string): Promise<DoctorCallRow | undefined> {
    return this.q.selectFrom('doctor_call').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** In the order asked. */
  callsOf(chainIds: readonly string[]): Promise<DoctorCallRow[]> {
    if (chainIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('doctor_call')
      .selectAll()
      .where('chain_id', 'in', chainIds)
      .orderBy('chain_id')
      .orderBy('place')
      .execute();
  }

  /** A doctor's calls since an instant, those that wait first, then the newest. */
  callsTo(doctorId: string, since: Instant): Promise<DoctorCallRow[]> {
    return this.q
      .selectFrom('doctor_call')
      .selectAll()
      .where('doctor_id', '=', doctorId)
      .where((on) => on.or([on('state', '=', 'asked'), on('asked_at', '>=', since)]))
      .orderBy((on) => on('state', '=', 'asked'), 'desc')
      .orderBy('asked_at', 'desc')
      .execute();
  }

  async changeCall(id: string, change: Updateable<DoctorCallTable>): Promise<void> {
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
    return new Map(rows.map((row) => [row.person_id, row.telephone]));
  }

  async setTelephone(personId: string, telephone: string, at: Instant): Promise<void> {
    await this.q
      .insertInto('person_telephone')
      .values({ person_id: personId, telephone, changed_at: at })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ telephone, changed_at: at }))
      .execute();
  }
}
