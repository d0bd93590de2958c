// The audit as a file to take along: page by page from the newest, so that years of it need no memory. Who takes it is an
// entry of its own, written before the first line leaves.
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import type { AuditRow } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { csvText } from '../http/csv.js';
import type { AuditExportDto } from './audit.dto.js';
import { entriesOf } from './audit-reader.js';

const PAGE = 500;
const HEADINGS =
  'sequence,at,personId,personName,role,action,subject,patientId,patientName,address,detail,link,hash'.split(',');

type Line = Awaited<ReturnType<typeof entriesOf>>[number] & Pick<AuditRow, 'link' | 'hash'>;

@Injectable()
export class AuditExport {
  constructor(private readonly transactions: CentreTransactions) {}

  /** Chunks of the file. */
  async *file(who: Principal, { format, ...search }: AuditExportDto): AsyncGenerator<string> {
    await this.transactions.run((tx) => {
      tx.audit(who, 'audit.export', { detail: { format, ...search } });
      return Promise.resolve();
    });
    if (format === 'csv') yield csvText([HEADINGS]);
    let before: number | undefined;
    for (;;) {
      const { records } = this.transactions;
      const rows = await records.audit.list({ ...search, before, limit: PAGE });
      const entries = await entriesOf(records, rows);
      yield chunkOf(
        entries.map((entry, index) => ({ ...entry, link: rows[index]?.link ?? 0, hash: rows[index]?.hash ?? '' })),
        format,
      );
      before = rows.at(-1)?.sequence;
      if (rows.length < PAGE || before === undefined) return;
    }
  }
}

function chunkOf(lines: readonly Line[], format: AuditExportDto['format']): string {
  if (format === 'jsonl') return lines.map((line) => `${JSON.stringify(timed(line))}\n`).join('');
  // The mark of UTF-8 stands at the beginning of the file alone.
  return csvText(
    lines.map(({ detail, ...line }) => [
      line.sequence,
      new Date(line.at).toISOString(),
      line.personId,
      line.personName,
      line.role,
      line.action,
      line.subject,
      line.patientId,
      line.patientName,
      line.address,
      JSON.stringify(detail),
      line.link,
      line.hash,
    ]),
  ).slice(1);
}

function timed({ at, ...line }: Line): object {
  return { ...line, at: new Date(at).toISOString() };
}
