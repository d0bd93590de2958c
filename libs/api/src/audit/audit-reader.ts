// The audit trail, newest first, in pages.
import { Injectable } from '@nestjs/common';
import { CentreTransactions } from '../centre-transaction.js';
import type { AuditEntryDto, AuditQuery } from './audit.dto.js';

const PAGE = 100;
/** What of an entry about a patient an administrator may read: that and where, not what was found or written. */
const NOT_CLINICAL: ReadonlySet<string> = new Set(['fields', 'stationId', 'from', 'to', 'kind']);

function withoutClinical(detail: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(detail).filter(([key]) => NOT_CLINICAL.has(key)));
}

@Injectable()
export class AuditReader {
  constructor(private readonly transactions: CentreTransactions) {}

  async list({ before, limit = PAGE, personId, patientId }: AuditQuery): Promise<AuditEntryDto[]> {
    const rows = await this.transactions.records.audit.list({ before, limit, personId, patientId });
    return rows.map((row) => ({
      sequence: row.sequence,
      at: row.at,
      personId: row.person_id,
      role: row.role,
      action: row.action,
      subject: row.subject,
      patientId: row.patient_id,
      address: row.address,
      detail: row.patient_id === null ? row.detail : withoutClinical(row.detail),
    }));
  }
}
