// Emergency access: somebody looked behind the wall for a while, with a reason. Ended once, never rewritten.
import type { Instant } from '#kernel';
import type { Insertable, Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { EmergencyAccessTable } from '../schema/wall-tables.js';

export type EmergencyAccessRow = Selectable<EmergencyAccessTable> & { readonly patient_name: string | null };

export class EmergencyAccessRepository {
  constructor(private readonly q: Queries) {}

  private rows() {
    return (
      this.q
        .selectFrom('emergency_access')
        // Who opened it keeps the fact, when they may not know of the patient any more.
        .leftJoin('patient', 'patient.id', 'emergency_access.patient_id')
        .selectAll('emergency_access')
        .select('patient.display_name as patient_name')
    );
  }

  async add(access: Insertable<EmergencyAccessTable>): Promise<void> {
    await this.q.insertInto('emergency_access').values(access).execute();
  }

  find(id: string): Promise<EmergencyAccessRow | undefined> {
    return this.rows().where('emergency_access.id', '=', id).executeTakeFirst();
  }

  /** Held until the transaction ends, so that two who end it do so once. */
  async hold(id: string): Promise<boolean> {
    const row = await this.q
      .selectFrom('emergency_access')
      .select('id')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Patients whom a person may look at just now by emergency access. */
  async patientIdsOf(personId: string, at: Instant): Promise<string[]> {
    const rows = await this.q
      .selectFrom('emergency_access')
      .select('patient_id')
      .distinct()
      .where('person_id', '=', personId)
      .where('opened_at', '<=', at)
      .where('until_at', '>', at)
      .where('ended_at', 'is', null)
      .execute();
    return rows.map((row) => row.patient_id);
  }

  /** Newest first. */
  ofPatient(patientId: string, limit: number): Promise<EmergencyAccessRow[]> {
    return this.rows()
      .where('emergency_access.patient_id', '=', patientId)
      .orderBy('emergency_access.opened_at', 'desc')
      .limit(limit)
      .execute();
  }

  /** Since an instant, newest first; a person's own, or of all whom the reader may know of. */
  since(at: Instant, limit: number, personId?: string): Promise<EmergencyAccessRow[]> {
    let query = this.rows().where('emergency_access.opened_at', '>=', at);
    if (personId !== undefined) query = query.where('emergency_access.person_id', '=', personId);
    return query.orderBy('emergency_access.opened_at', 'desc').limit(limit).execute();
  }

  async end(id: string, by: { readonly id: string; readonly name: string }, at: Instant): Promise<void> {
    await this.q
      .updateTable('emergency_access')
      .set({ ended_at: at, ended_by: by.id, ended_by_name: by.name })
      .where('id', '=', id)
      .execute();
  }
}
