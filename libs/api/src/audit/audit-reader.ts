// The audit trail, newest first, in pages; and whether it is as it was written.
import { Inject, Injectable } from '@nestjs/common';
import { verifyAudit, type Principal } from '#access';
import type { Clock } from '#kernel';
import type { AuditRow, Database, Repositories } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { CLOCK, DATABASE } from '../ports.js';
import type { AuditEntryDto, AuditQuery, AuditVerdictDto } from './audit.dto.js';

const PAGE = 100;
/** What of an entry about a patient an administrator may read: that and where, not what was found or written. */
const NOT_CLINICAL: ReadonlySet<string> = new Set(['fields', 'stationId', 'from', 'to', 'kind', 'count']);

function withoutClinical(detail: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(detail).filter(([key]) => NOT_CLINICAL.has(key)));
}

@Injectable()
export class AuditReader {
  private verifying: Promise<AuditVerdictDto> | null = null;

  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Patients are named in it, so reading it is a look; the page that is read does not show it yet. */
  async list(who: Principal, { limit = PAGE, ...search }: AuditQuery): Promise<AuditEntryDto[]> {
    const { records } = this.transactions;
    const rows = await records.audit.list({ ...search, limit });
    await this.transactions.noteLooks(who, [{ kind: 'audit', patientId: null }]);
    return entriesOf(records, rows);
  }

  /** Reads the whole chain; several who ask at once share one reading. */
  verify(): Promise<AuditVerdictDto> {
    return (this.verifying ??= this.worked().finally(() => (this.verifying = null)));
  }

  private async worked(): Promise<AuditVerdictDto> {
    const verdict = await verifyAudit(this.database);
    const checkedAt = this.clock.now();
    if (verdict.kind === 'whole') {
      const { link, hash } = verdict.head;
      return {
        whole: true,
        checkedAt,
        entries: verdict.entries,
        head: `${link}:${hash}`,
        brokenLink: null,
        reason: null,
      };
    }
    const { link, reason } = verdict;
    return { whole: false, checkedAt, entries: link - 1, head: null, brokenLink: link, reason };
  }
}

export async function entriesOf(records: Repositories, rows: readonly AuditRow[]): Promise<AuditEntryDto[]> {
  const [people, patients] = [
    await records.people.byIds(named(rows, ({ person_id: id }) => id)),
    await records.patients.namesOf(named(rows, ({ patient_id: id }) => id)),
  ];
  const names = new Map(people.map((person) => [person.id, person.display_name]));
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    personId: row.person_id,
    personName: names.get(row.person_id ?? '') ?? null,
    role: row.role,
    action: row.action,
    subject: row.subject,
    patientId: row.patient_id,
    patientName: patients.get(row.patient_id ?? '') ?? null,
    address: row.address,
    detail: row.patient_id === null ? row.detail : withoutClinical(row.detail),
  }));
}

function named(rows: readonly AuditRow[], idOf: (row: AuditRow) => string | null): string[] {
  return [...new Set(rows.map(idOf).filter((id) => id !== null))];
}
