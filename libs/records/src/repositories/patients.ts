// Patients, and whose patients they are. How they are found is sealed in the table and plain above this repository.
import type { Instant } from '#kernel';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { PatientPersonTable, PatientTable } from '../schema/centre-tables.js';
import { type PatientContact, PatientContactSeal, withoutContact } from '../sealing/patient-contact.js';

/** All of a patient but how they are found. */
export type PatientOverviewRow = Omit<Selectable<PatientTable>, 'contact'>;
export type PatientRow = PatientOverviewRow & PatientContact;
export type NewPatientRow = Omit<Insertable<PatientTable>, 'contact'> & PatientContact;
export type PatientRowChange = Omit<Updateable<PatientTable>, 'contact'> & Partial<PatientContact>;

export class PatientRepository {
  private readonly contact: PatientContactSeal;

  constructor(private readonly q: Queries) {
    this.contact = new PatientContactSeal(q);
  }

  /** By reading of the name. */
  async all(): Promise<PatientRow[]> {
    return (await this.inOrder().execute()).map((row) => this.opened(row));
  }

  /** The same without opening a single seal, for lists of many that show nobody's address. */
  async overviews(): Promise<PatientOverviewRow[]> {
    return (await this.inOrder().execute()).map(({ contact: _sealed, ...row }) => row);
  }

  /** Of those asked for who are on record. */
  async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.q.selectFrom('patient').select(['id', 'display_name']).where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, row.display_name]));
  }

  async any(): Promise<boolean> {
    return (await this.q.selectFrom('patient').select('id').limit(1).executeTakeFirst()) !== undefined;
  }

  async byIds(ids: readonly string[]): Promise<PatientRow[]> {
    if (ids.length === 0) return [];
    return (await this.inOrder().where('id', 'in', ids).execute()).map((row) => this.opened(row));
  }

  async find(id: string): Promise<PatientRow | undefined> {
    const row = await this.q.selectFrom('patient').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : this.opened(row);
  }

  /**
   * Holds a patient until the transaction ends, so that alarms, acts and dispatches of one patient are decided one after
   * the other. References to the patient stay possible meanwhile.
   */
  async hold(id: string): Promise<PatientRow | undefined> {
    const row = await this.heldRow(id);
    return row === undefined ? undefined : this.opened(row);
  }

  /** Holds several patients, in the order of their ids; returns those that are on record. */
  async holdAll(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.q
      .selectFrom('patient')
      .select('id')
      .where('id', 'in', ids)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
    return new Set(rows.map((row) => row.id));
  }

  /** Holds those of several patients that nobody else holds just now, in the order of their ids; returns which. */
  async holdFree(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.q
      .selectFrom('patient')
      .select('id')
      .where('id', 'in', ids)
      .orderBy('id')
      .forNoKeyUpdate()
      .skipLocked()
      .execute();
    return new Set(rows.map((row) => row.id));
  }

  /** Holds a patient unless somebody else does just now; then undefined at once. */
  async holdUnlessBusy(id: string): Promise<string | undefined> {
    const row = await this.q
      .selectFrom('patient')
      .select('id')
      .where('id', '=', id)
      .forNoKeyUpdate()
      .skipLocked()
      .executeTakeFirst();
    return row?.id;
  }

  add(patient: NewPatientRow): Promise<void> {
    return this.addAll([patient]);
  }

  async addAll(patients: readonly NewPatientRow[]): Promise<void> {
    if (patients.length === 0) return;
    const rows = patients.map((patient) => {
      const { address, lat, lon, key_note, phone, family, family_doctor, ...row } = patient;
      const contact = { address, lat, lon, key_note, phone, family, family_doctor };
      return { ...row, contact: this.contact.seal(contact, row.id) };
    });
    await this.q.insertInto('patient').values(rows).execute();
  }

  /** In a transaction: what is sealed is opened, changed and sealed again as a whole. */
  async change(id: string, change: PatientRowChange): Promise<void> {
    const { rest, contact } = withoutContact(change);
    const before = Object.keys(contact).length === 0 ? undefined : await this.heldRow(id);
    const known = before === undefined ? null : this.contact.open(before.contact, id);
    const sealed = known === null ? {} : { contact: this.contact.seal({ ...known, ...contact }, id) };
    await this.q
      .updateTable('patient')
      .set({ ...rest, ...sealed })
      .where('id', '=', id)
      .execute();
  }

  async allow(link: { patientId: string; personId: string; kind: 'doctor' | 'family'; from: Instant }): Promise<void> {
    await this.q
      .insertInto('patient_person')
      .values({
        patient_id: link.patientId,
        person_id: link.personId,
        kind: link.kind,
        allowed_from: link.from,
        allowed_until: null,
      })
      .execute();
  }

  /** Sets from when until when somebody is linked to a patient. */
  async link(link: {
    patientId: string;
    personId: string;
    kind: 'doctor' | 'family';
    from: Instant;
    until: Instant | null;
  }): Promise<void> {
    const span = { kind: link.kind, allowed_from: link.from, allowed_until: link.until };
    await this.q
      .insertInto('patient_person')
      .values({ patient_id: link.patientId, person_id: link.personId, ...span })
      .onConflict((conflict) => conflict.columns(['patient_id', 'person_id']).doUpdateSet(span))
      .execute();
  }

  /** Everybody who is, was or will be linked to a patient. */
  linksOf(patientId: string): Promise<Array<Selectable<PatientPersonTable>>> {
    return this.q
      .selectFrom('patient_person')
      .selectAll()
      .where('patient_id', '=', patientId)
      .orderBy('kind')
      .orderBy('person_id')
      .execute();
  }

  /** Patients a doctor has, or a family member may look at, at an instant. */
  async idsFor(personId: string, kind: 'doctor' | 'family', at: Instant): Promise<string[]> {
    const rows = await this.q
      .selectFrom('patient_person')
      .select('patient_id')
      .where('person_id', '=', personId)
      .where('kind', '=', kind)
      .where('allowed_from', '<=', at)
      .where((on) => on.or([on('allowed_until', 'is', null), on('allowed_until', '>', at)]))
      .execute();
    return rows.map((row) => row.patient_id);
  }

  doctorsOf(patientId: string, at: Instant): Promise<Array<{ id: string; display_name: string }>> {
    return this.q
      .selectFrom('patient_person')
      .innerJoin('person', 'person.id', 'patient_person.person_id')
      .select(['person.id', 'person.display_name'])
      .where('patient_person.patient_id', '=', patientId)
      .where('patient_person.kind', '=', 'doctor')
      .where('patient_person.allowed_from', '<=', at)
      .where((on) =>
        on.or([on('patient_person.allowed_until', 'is', null), on('patient_person.allowed_until', '>', at)]),
      )
      .orderBy('person.name')
      .execute();
  }

  private heldRow(id: string) {
    return this.q.selectFrom('patient').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  }

  private inOrder() {
    return this.q.selectFrom('patient').selectAll().orderBy('kana').orderBy('id');
  }

  private opened({ contact, ...row }: Selectable<PatientTable>): PatientRow {
    return { ...row, ...this.contact.openToShow(contact, row.id) };
  }
}
