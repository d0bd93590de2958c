// The audit trail: appended, read, never changed.
import type { Instant } from '#kernel';
import { type Selectable, sql } from 'kysely';
import type { Queries } from '../database.js';
import { AUDIT_CONTENT } from '../migrations/0311-audit-chain.js';
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

export interface AuditSearch {
  /** Before this sequence. */
  readonly before?: number | undefined;
  readonly personId?: string | undefined;
  readonly patientId?: string | undefined;
  /** Beginning of the action, such as `session.` or `rule.change`. */
  readonly action?: string | undefined;
  readonly from?: Instant | undefined;
  /** Exclusive. */
  readonly to?: Instant | undefined;
}

export interface AuditLink {
  readonly link: number;
  readonly sequence: number;
  readonly hash: string;
  readonly content: string;
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
  list(options: AuditSearch & { limit: number }): Promise<AuditRow[]> {
    const { before, personId, patientId, action, from, to, limit } = options;
    let query = this.q.selectFrom('audit_entry').selectAll();
    if (before !== undefined) query = query.where('sequence', '<', before);
    if (personId !== undefined) query = query.where('person_id', '=', personId);
    if (patientId !== undefined) query = query.where('patient_id', '=', patientId);
    if (action !== undefined) query = query.where(sql<boolean>`starts_with(action, ${action})`);
    if (from !== undefined) query = query.where('at', '>=', from);
    if (to !== undefined) query = query.where('at', '<', to);
    return query.orderBy('sequence', 'desc').limit(limit).execute();
  }

  /** Links of the chain after one, in its order; `content` is what the hash is over, beside the hash before it. */
  async chainAfter(link: number, limit: number): Promise<AuditLink[]> {
    return this.q
      .selectFrom('audit_entry')
      .select(['link', 'sequence', 'hash', sql.raw<string>(AUDIT_CONTENT).as('content')])
      .where('link', '>', link)
      .orderBy('link')
      .limit(limit)
      .execute();
  }

  /** Where the chain ends. */
  async head(): Promise<{ link: number; hash: string }> {
    return this.q.selectFrom('audit_head').select(['link', 'hash']).executeTakeFirstOrThrow();
  }
}
