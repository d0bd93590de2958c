// Which columns are sealed, and under which name. A seal is bound to its table, column and row: copied elsewhere it does not
// open. An empty text stays empty, so that "no telephone" needs no key to be seen.
import { AppError } from '#kernel';
import type { Queries } from '../database.js';
import { NO_KEYS, type Sealer, sealerOf } from './sealer.js';

/** Stands where a person would read a value whose seal is broken. */
export const UNREADABLE = '（読めません。管理者に知らせてください / unreadable: tell the administrator）';

export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** What tells its rows apart. */
  readonly key: string;
}

export const SEALED_COLUMNS = {
  /** Address, place, key, telephones, family and family doctor as one JSON text. */
  patientContact: { table: 'patient', column: 'contact', key: 'id' },
  personTelephone: { table: 'person_telephone', column: 'telephone', key: 'person_id' },
  doctorCallTelephone: { table: 'doctor_call', column: 'telephone', key: 'id' },
  /** Where a device is reached, and the keys to it, as one JSON text. */
  pushTarget: { table: 'push_subscription', column: 'target', key: 'id' },
  emailAddress: { table: 'notification_email', column: 'address', key: 'person_id' },
  /** Events carry dispatches, and those the address of the door. */
  eventData: { table: 'event', column: 'data', key: 'sequence' },
} as const satisfies Record<string, SealedColumn>;

export const sealName = ({ table, column }: SealedColumn, row: string | number): string => `${table}.${column}:${row}`;

/** Seals and opens one column's values. */
export class ColumnSeal {
  private readonly sealer: Sealer;

  constructor(
    private readonly of: SealedColumn,
    queries: Queries,
  ) {
    this.sealer = sealerOf(queries);
  }

  seal(text: string, row: string | number): string {
    return text === '' ? '' : this.sealer.seal(text, sealName(this.of, row));
  }

  /** Throws where the seal is broken: for whoever would write over what stands there. */
  open(sealed: string, row: string | number): string {
    return sealed === '' ? '' : this.sealer.open(sealed, sealName(this.of, row));
  }

  /**
   * Null where the seal is broken: for the way of an alarm, which one damaged telephone number or address may not stop. A
   * key that is missing altogether is found at the start.
   */
  tryOpen(sealed: string, row: string | number): string | null {
    try {
      return this.open(sealed, row);
    } catch (error) {
      if (error instanceof AppError && error.code === NO_KEYS) throw error;
      return null;
    }
  }

  /** What to show: the value, or that it can't be read. */
  openToShow(sealed: string, row: string | number): string {
    return this.tryOpen(sealed, row) ?? UNREADABLE;
  }

  sealJson(value: object, row: string | number): string {
    return this.seal(JSON.stringify(value), row);
  }

  /** What `sealJson` was given; the seal itself proves that nobody else wrote it. */
  openJson(sealed: string, row: string | number): unknown {
    return JSON.parse(this.open(sealed, row)) as unknown;
  }

  /** The same, or null where the seal is broken. */
  tryOpenJson(sealed: string, row: string | number): unknown {
    const text = this.tryOpen(sealed, row);
    return text === null ? null : (JSON.parse(text) as unknown);
  }
}
