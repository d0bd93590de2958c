// Reading on behalf of a person: what of the records somebody may know of, as the database itself decides it.
import type { Instant } from '#kernel';
import { type Selectable, sql } from 'kysely';
import type { Queries } from '../database.js';
import { CENTRE_ROLE, PERSON_ROLE } from '../migrations/0401-database-roles.js';
import type { DoctorCoverTable } from '../schema/wall-tables.js';

/** Whose data the database lets a person read. */
export interface ReadableScope {
  readonly every: boolean;
  readonly ids: readonly string[];
}

export class WallRepository {
  constructor(private readonly q: Queries) {}

  /**
   * From here to `beCentre`, or to the end of the transaction, everything on this handle is read as this person: rows of
   * other people's patients are not there, and nothing can be written. In a transaction only.
   */
  async readAs(personId: string, at: Instant): Promise<ReadableScope> {
    const { rows } = await sql<ReadableScope>`
      select r.every, r.ids, set_config('role', ${PERSON_ROLE}, true) from read_as(${personId}, ${at}) r`.execute(
      this.q,
    );
    const [scope] = rows;
    return scope === undefined ? { every: false, ids: [] } : { every: scope.every, ids: scope.ids };
  }

  /** Back to the centre's own work within the same transaction. */
  async beCentre(): Promise<void> {
    await sql`select set_config('role', ${CENTRE_ROLE}, true), set_config('mimamori.person', '', true),
      set_config('mimamori.role', '', true), set_config('mimamori.station', '', true),
      set_config('mimamori.every', '', true), set_config('mimamori.patients', '', true)`.execute(this.q);
  }

  /** The database's decision alone, asked by the centre. */
  async scopeOf(personId: string, at: Instant): Promise<ReadableScope> {
    const { rows } = await sql<ReadableScope>`select every, ids from patients_of(${personId}, ${at})`.execute(this.q);
    return rows[0] ?? { every: false, ids: [] };
  }

  /** The same for one patient. */
  async covers(personId: string, at: Instant, patientId: string): Promise<boolean> {
    const { rows } = await sql<{ covered: boolean }>`
      select every or ${patientId} = any (ids) as covered from patients_of(${personId}, ${at})`.execute(this.q);
    return rows[0]?.covered === true;
  }

  /** Whether whoever is read for may know of a patient: after `readAs`. */
  async sees(patientId: string): Promise<boolean> {
    return (
      (await this.q.selectFrom('patient').select('id').where('id', '=', patientId).executeTakeFirst()) !== undefined
    );
  }

  coverOf(doctorId: string): Promise<Selectable<DoctorCoverTable> | undefined> {
    return this.q.selectFrom('doctor_cover').selectAll().where('doctor_id', '=', doctorId).executeTakeFirst();
  }

  async keepCover(cover: Selectable<DoctorCoverTable>): Promise<void> {
    const { doctor_id: _, ...change } = cover;
    await this.q
      .insertInto('doctor_cover')
      .values(cover)
      .onConflict((conflict) => conflict.column('doctor_id').doUpdateSet(change))
      .execute();
  }
}
