// How a patient and the family are found: sealed together, in one column, because they are read together.
import type { Queries } from '../database.js';
import type { FamilyContact, FamilyDoctor } from '../schema/centre-tables.js';
import { ColumnSeal, SEALED_COLUMNS, UNREADABLE } from './sealed-columns.js';

export interface PatientContact {
  address: string;
  lat: number | null;
  lon: number | null;
  key_note: string;
  phone: string;
  family: FamilyContact[];
  family_doctor: FamilyDoctor | null;
}

const NAMES = [
  'address',
  'lat',
  'lon',
  'key_note',
  'phone',
  'family',
  'family_doctor',
] as const satisfies readonly (keyof PatientContact)[];

const UNREADABLE_CONTACT: PatientContact = {
  address: UNREADABLE,
  lat: null,
  lon: null,
  key_note: '',
  phone: '',
  family: [],
  family_doctor: null,
};

export class PatientContactSeal {
  private readonly column: ColumnSeal;

  constructor(queries: Queries) {
    this.column = new ColumnSeal(SEALED_COLUMNS.patientContact, queries);
  }

  seal({ address, lat, lon, key_note, phone, family, family_doctor }: PatientContact, patientId: string): string {
    return this.column.sealJson({ address, lat, lon, key_note, phone, family, family_doctor }, patientId);
  }

  /** Throws where the seal is broken, so that a change does not write over what may yet be recovered. */
  open(sealed: string, patientId: string): PatientContact {
    return this.column.openJson(sealed, patientId) as PatientContact;
  }

  /** Says so where the seal is broken: the patient's alarms go their way all the same. */
  openToShow(sealed: string, patientId: string): PatientContact {
    return (this.column.tryOpenJson(sealed, patientId) as PatientContact | null) ?? UNREADABLE_CONTACT;
  }
}

/** Takes what is sealed out of a row or a change; `contact` holds only what was given. */
export function withoutContact<T extends Partial<PatientContact>>(
  given: T,
): { rest: Omit<T, keyof PatientContact>; contact: Partial<PatientContact> } {
  const isContact = (name: string): boolean => NAMES.some((known) => known === name);
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    rest: Object.fromEntries(entries.filter(([name]) => !isContact(name))) as Omit<T, keyof PatientContact>,
    contact: Object.fromEntries(entries.filter(([name]) => isContact(name))),
  };
}
