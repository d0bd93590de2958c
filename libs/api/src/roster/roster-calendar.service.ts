// The roster as calendars: given out whole, subscribed to by one person's or station's program, and taken in from a file.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { digestOf, newToken, type Principal } from '#access';
import { isTimeZone, shiftsOf } from '#care';
import type { Clock } from '#kernel';
import { dutyOf } from '#records';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { invalid, notFound, Refusal } from '../http/refusal.js';
import { CLOCK } from '../ports.js';
import type { AddressDto, ImportDto, ImportEventDto, ImportQuery } from './calendar.dto.js';
import { requireSubject } from './duty-check.js';
import { AHEAD_MS, BACK_MS, dutiesCalendar, shiftsCalendar } from './ical-export.js';
import { readCalendar, type ReadEvent } from './ical-import.js';
import { RosterEditService } from './roster-edit.service.js';
import { CENTRE_TIME_ZONE, dutyBody, namer, subjectsOf } from './roster-view.service.js';
import { NewRosterDutyDto } from './roster.dto.js';

@Injectable()
export class RosterCalendarService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly edits: RosterEditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every duty, or one subject's, for keeping or for taking back in. */
  async exportDuties(subjectId: string | undefined): Promise<string> {
    const { records } = this.transactions;
    const nameOf = namer(await subjectsOf(records));
    const rows = (await records.roster.duties()).filter(
      (row) => subjectId === undefined || (row.station_id ?? row.person_id) === subjectId,
    );
    const exported = rows.map((row) => {
      const { version, ...body } = dutyBody(row);
      const duty = dutyOf(row, []);
      return { duty, body, version, name: nameOf(duty.subjectId), note: row.note, changedAt: row.changed_at };
    });
    return dutiesCalendar(exported, this.clock.now());
  }

  /** One subject's shifts under a secret address; swaps and absences are in it. */
  async feed(token: string): Promise<string> {
    const { records } = this.transactions;
    const known = await records.roster.subscriptionByToken(digestOf(token));
    if (known === undefined) throw notFound('calendar');
    const now = this.clock.now();
    const shifts = shiftsOf(await records.roster.plan(), { from: now - BACK_MS, to: now + AHEAD_MS });
    const own = shifts.filter(({ subjectId }) => subjectId === known.subject_id);
    const nameOf = namer(await subjectsOf(records));
    return shiftsCalendar(`当番 ${nameOf(known.subject_id)}`, own, nameOf, now);
  }

  /** A new address; the one before opens nothing any more. */
  renewAddress(who: Principal, subjectId: string): Promise<AddressDto> {
    return this.transactions.run(async (tx) => {
      const kind = await this.ownSubject(tx, who, subjectId);
      const token = newToken();
      await tx.records.roster.putSubscription({
        subject_id: subjectId,
        kind,
        token_hash: digestOf(token),
        created_at: tx.now,
        created_by: who.personId,
      });
      tx.audit(who, 'roster.address-renew', { subject: subjectId });
      return { path: `/api/roster/feed/${token}.ics` };
    });
  }

  withdrawAddress(who: Principal, subjectId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.ownSubject(tx, who, subjectId);
      if (!(await tx.records.roster.removeSubscription(subjectId))) throw notFound('address');
      tx.audit(who, 'roster.address-withdraw', { subject: subjectId });
    });
  }

  async take(who: Principal, text: string, query: ImportQuery): Promise<ImportDto> {
    const defaultZone = query.timeZone ?? CENTRE_TIME_ZONE;
    if (!isTimeZone(defaultZone)) throw invalid('timeZone', 'isTimeZone');
    const read = readCalendar(text, defaultZone);
    if (read.kind === 'refused') {
      throw new Refusal(400, 'ROSTER.CALENDAR_REFUSED', 'This file is not taken.', [
        { path: 'file', rule: read.reason },
      ]);
    }
    const events: ImportEventDto[] = [];
    const effect = await this.edits.decide(query.preview, async (tx) => {
      events.length = 0;
      await requireSubject(tx.records, query.kind, query.subjectId, 'subjectId');
      const nameOf = namer(await subjectsOf(tx.records));
      const seen = new Set<string>();
      for (const event of read.events) {
        const done = await this.takeEvent(tx, who, event, query, seen);
        if (done !== null)
          events.push({ ...done, subjectName: done.subjectName === null ? null : nameOf(done.subjectName) });
      }
      return null;
    });
    return { events, opened: effect.opened, mended: effect.mended, kept: effect.kept };
  }

  /** Null for a further date of a duty that has been read already. */
  private async takeEvent(
    tx: CentreTransaction,
    who: Principal,
    event: ReadEvent,
    query: ImportQuery,
    seen: Set<string>,
  ): Promise<ImportEventDto | null> {
    const head = { line: event.line, summary: event.summary };
    const not = (reason: string): ImportEventDto => {
      return { ...head, action: 'not-understood', reason, subjectName: null, pattern: null };
    };
    if (event.kind === 'not-understood') return not(event.reason);
    const plain = event.kind === 'own' ? event.body : bodyOf(event, query);
    const { id: ownId, ...fields } = plain;
    const id =
      event.kind === 'own' && typeof ownId === 'string'
        ? ownId
        : foreignId(event.uid === '' ? canonical(fields) : event.uid, query.subjectId);
    if (seen.has(id)) return null;
    seen.add(id);
    const body = plainToInstance(NewRosterDutyDto, fields);
    if ((await validate(body, { whitelist: true, forbidNonWhitelisted: true })).length > 0) return not('foreign-duty');
    try {
      const action = await this.put(tx, who, id, body);
      return { ...head, action, reason: null, subjectName: body.subjectId, pattern: body.pattern };
    } catch (error) {
      // What does not fit here, such as a person who is not on record, is this event's own trouble.
      if (error instanceof Refusal) return not(error.problems?.[0]?.path ?? error.code);
      throw error;
    }
  }

  private async put(tx: CentreTransaction, who: Principal, id: string, body: NewRosterDutyDto) {
    const row = await tx.records.roster.find(id);
    if (row === undefined) {
      await this.edits.addDuty(tx, who, body, id);
      return 'add' as const;
    }
    const { version, ...before } = dutyBody(row);
    if (isSame(before, body)) return 'same' as const;
    await this.edits.changeDuty(tx, who, id, Object.assign(body, { version }));
    return 'change' as const;
  }

  /** Supervisors and administrators for anybody; a doctor or a station for itself. */
  private async ownSubject(tx: CentreTransaction, who: Principal, subjectId: string) {
    const subject = (await subjectsOf(tx.records)).find(({ id }) => id === subjectId);
    const isOwn = subjectId === who.personId || subjectId === who.stationId;
    const may = who.role === 'supervisor' || who.role === 'administrator' || isOwn;
    if (subject === undefined || !may) throw notFound('person or station');
    return subject.kind;
  }
}

function bodyOf(event: ReadEvent & { kind: 'times' }, query: ImportQuery): Record<string, unknown> {
  const { kind, task, subjectId, areas = [], coversId = null, rank } = query;
  return { kind, task, subjectId, areas, coversId, rank, ...event.times, note: event.summary };
}

/** The same event of the same calendar is the same duty, so that a file taken twice changes nothing. */
function foreignId(uid: string, subjectId: string): string {
  return `ical-${createHash('sha256').update(`${subjectId}\n${uid}`, 'utf8').digest('hex').slice(0, 32)}`;
}

function isSame(before: object, body: NewRosterDutyDto): boolean {
  const { preview: _, ...after } = body;
  const defaults = { coversId: null, except: [], validFrom: null, validUntil: null, note: '' };
  return canonical(before) === canonical({ ...defaults, ...after });
}

/** JSON with its keys in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
