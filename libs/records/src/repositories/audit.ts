// The audit trail: appended, read, never changed.
import type { Instant } from '#kernel';
import type { Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { AuditEntryTable } from '../schema/centre-tables.js';

export type AuditRow = Selectable<AuditEntryTable>;

export interface NewAuditEntry {
  readonly at: Instant;
  /** Null for somebody who is not logged in. */
  readonly personId: string | null;
  readonly role: string | null;
  /** `noun.verb`. */
  readonly action: string;
  readonly subject?: string | null;
  readonly patientId?: string | null;
  readonly address?: string | null;
  /** Old and new; no secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export class AuditRepository {
  constructor(private readonly q: Queries) {}

  async add(entries: readonly NewAuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.q
      .insertInto('audit_entry')
      .values(
        entries.map((entry) => ({
          at: entry.at,
          person_id: entry.personId,
          role: entry.role,
          action: entry.action,
          subject: entry.subject ?? null,
          patient_id: entry.patientId ?? null,
          address: entry.address ?? null,
          detail: JSON.stringify(entry.detail ?? {}),
        })),
      )
      .execute();
  }

  /** Newest first. */
  list(options: {
    before?: number | undefined;
    personId?: string | undefined;
    patientId?: string | undefined;
    limit: number;
  }): Promise<AuditRow[]> {
    let query = this.q.selectFrom('audit_entry').selectAll();
    if (options.before !== undefined) query = query.where('sequence', '<', options.before);
    if (options.personId !== undefined) query = query.where('person_id', '=', options.personId);
    if (options.patientId !== undefined) query = query.where('patient_id', '=', options.patientId);
    return query.orderBy('sequence', 'desc').limit(options.limit).execute();
  }
}
