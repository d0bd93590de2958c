// Handing a shift over: a draft from the records, signed by who gives and by who takes, each with a password asked anew.
// What was signed is kept as it was and never rewritten.
import { Inject, Injectable } from '@nestjs/common';
import { AttemptLimits, isRightPassword, type AttemptSubject, type Principal } from '#access';
import { SECOND_MS, type Clock, type Instant } from '#kernel';
import { Repositories, type Database, type HandoverRow } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { conflict, notFound, Refusal } from '../http/refusal.js';
import { CLOCK, DATABASE, PATH_STATUS, type PathStatusSource } from '../ports.js';
import { handoverContent, openIncidents } from './handover-content.js';
import type {
  GiveHandoverDto,
  HandoverContentDto,
  HandoverDraftDto,
  HandoverDto,
  HandoverSummaryDto,
  TakeHandoverDto,
} from './handover.dto.js';

const SHOWN = 50;

@Injectable()
export class HandoverService {
  private readonly limits: AttemptLimits;

  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PATH_STATUS) private readonly path: PathStatusSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.limits = new AttemptLimits(database);
  }

  draft(who: Principal): Promise<HandoverDraftDto> {
    return this.transactions.read(who, async ({ records, now, see }) => {
      see('handover', null);
      const [newest] = await records.handovers.list({ limit: 1 });
      const content = await handoverContent(records, this.path, now);
      return { ...content, waiting: newest !== undefined && newest.taken_at === null ? newest.id : null };
    });
  }

  list(who: Principal, before?: Instant): Promise<HandoverSummaryDto[]> {
    return this.transactions.read(who, async ({ records, see }) => {
      see('handover', null);
      return (await records.handovers.list({ before, limit: SHOWN })).map(summaryView);
    });
  }

  one(who: Principal, id: string): Promise<HandoverDto> {
    return this.transactions.read(who, async ({ records, now, see }) => {
      see('handover', null);
      const row = await records.handovers.find(id);
      if (row === undefined) throw notFound('handover');
      return this.view(records, row, now);
    });
  }

  async give(who: Principal, body: GiveHandoverDto): Promise<HandoverDto> {
    await this.confirm(who, body.password);
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const { note = '', requestId = null } = body;
      const before = requestId === null ? undefined : await records.handovers.byRequest(who.personId, requestId);
      if (before !== undefined) return this.view(records, before, now);
      const drafted = await handoverContent(records, this.path, now);
      const notes = new Map(body.items.map((item) => [item.key, item.note ?? '']));
      if (drafted.items.some(({ key }) => !notes.has(key))) {
        throw conflict('HANDOVER.CHANGED', 'Something has come since this was opened. Look again before you sign.');
      }
      const items = drafted.items.map((item) => ({ ...item, note: notes.get(item.key) ?? '' }));
      const id = tx.newId();
      await records.handovers.give({
        id,
        given_by: who.personId,
        given_by_name: who.displayName,
        given_at: now,
        request_id: requestId,
        content: { ...drafted, items, note } satisfies HandoverContentDto,
      });
      tx.audit(who, 'handover.give', { subject: id, detail: { items: items.length } });
      tx.event('handover.given', {}, { handoverId: id });
      return this.found(records, id, now);
    });
  }

  async take(who: Principal, id: string, { password, note = '' }: TakeHandoverDto): Promise<HandoverDto> {
    await this.confirm(who, password);
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const row = await records.handovers.find(id);
      if (row === undefined) throw notFound('handover');
      if (row.given_by === who.personId) {
        throw conflict('HANDOVER.OWN', 'Somebody else must take what you have given.');
      }
      const taking = { handover_id: id, taken_by: who.personId, taken_by_name: who.displayName, taken_at: now, note };
      if (!(await records.handovers.take(taking)) && row.taken_by !== who.personId) {
        throw conflict('HANDOVER.TAKEN', 'Somebody has taken this already.');
      }
      tx.audit(who, 'handover.take', { subject: id });
      tx.event('handover.taken', {}, { handoverId: id });
      return this.found(records, id, now);
    });
  }

  /** The signer's own password, with the same growing delays as at the log-in. */
  private async confirm(who: Principal, password: string): Promise<void> {
    const now = this.clock.now();
    const subjects: AttemptSubject[] = [{ kind: 'account', value: who.name }];
    const verdict = await this.limits.begin(subjects, now);
    if (verdict.kind === 'wait') {
      const seconds = Math.ceil(verdict.forMs / SECOND_MS);
      throw new Refusal(429, 'ACCESS.TOO_MANY_ATTEMPTS', 'Too many attempts; wait a little.', undefined, seconds);
    }
    const person = await new Repositories(this.database.db).people.find(who.personId);
    if (person === undefined || !person.active || !(await isRightPassword(person.password_hash, password))) {
      throw new Refusal(403, 'HANDOVER.WRONG_PASSWORD', 'The password is wrong; nothing was signed.');
    }
    await this.limits.succeeded(subjects);
  }

  private async found(records: Repositories, id: string, now: Instant): Promise<HandoverDto> {
    const row = await records.handovers.find(id);
    if (row === undefined) throw notFound('handover');
    return this.view(records, row, now);
  }

  private async view(records: Repositories, row: HandoverRow, now: Instant): Promise<HandoverDto> {
    const content = contentOf(row);
    const known = new Set(content.items.map(({ key }) => key));
    return {
      ...summaryView(row),
      content,
      takerNote: row.note ?? '',
      since: row.taken_at === null ? await openIncidents(records, now, known) : [],
    };
  }
}

function contentOf({ content }: HandoverRow): HandoverContentDto {
  return content as unknown as HandoverContentDto;
}

function summaryView(row: HandoverRow): HandoverSummaryDto {
  const { taken_by: by, taken_by_name: name, taken_at: at } = row;
  return {
    id: row.id,
    given: { personId: row.given_by, name: row.given_by_name, at: row.given_at },
    taken: by === null || at === null ? null : { personId: by, name: name ?? '', at },
    incidents: contentOf(row).items.filter(({ section }) => section === 'incident').length,
  };
}
