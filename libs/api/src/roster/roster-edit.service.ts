// Changing the roster. Every change says which gaps it opens and mends, can be tried without being kept, is refused when
// somebody else changed the same duty meanwhile, and leaves the old and the new value in the audit.
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { addDays, gapsOf, newGaps, shiftsOf, type RosterGap } from '#care';
import { DAY_MS } from '#kernel';
import { violatedUnique, type Repositories, type RosterDutyRow } from '#records';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { conflict, invalid, notFound, Refusal } from '../http/refusal.js';
import { checkedDuty, requireSubject } from './duty-check.js';
import { gapView } from './gap-text.js';
import { mayChangeDuty } from './roster-rights.js';
import { dutyBody, namer, subjectsOf } from './roster-view.service.js';
import { RosterWatch } from './roster-watch.js';
import type {
  NewRosterDutyDto,
  NewRosterSwapDto,
  RosterDutyChangeDto,
  RosterDutyEndDto,
  RosterEffectDto,
} from './roster.dto.js';

/** How far ahead a change's effect is looked for. */
const EFFECT_MS = 62 * DAY_MS;

/** Thrown to roll a preview back; carries its answer out. */
class Previewed extends Error {
  constructor(readonly effect: RosterEffectDto) {
    super('A preview is not kept.');
  }
}

@Injectable()
export class RosterEditService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly watch: RosterWatch,
  ) {}

  add(who: Principal, { preview = false, ...body }: NewRosterDutyDto): Promise<RosterEffectDto> {
    return this.decide(preview, (tx) => this.addDuty(tx, who, body));
  }

  async addDuty(tx: CentreTransaction, who: Principal, body: NewRosterDutyDto, id = tx.newId()): Promise<string> {
    requireRight(who, body);
    const values = await checkedDuty(tx.records, body);
    await tx.records.roster.add({ id, ...values, changed_at: tx.now, changed_by: who.personId });
    tx.audit(who, 'roster.duty-add', { subject: id, detail: { after: body } });
    this.tell(tx, body);
    return id;
  }

  change(who: Principal, id: string, { preview = false, ...body }: RosterDutyChangeDto): Promise<RosterEffectDto> {
    return this.decide(preview, (tx) => this.changeDuty(tx, who, id, body));
  }

  async changeDuty(tx: CentreTransaction, who: Principal, id: string, body: RosterDutyChangeDto): Promise<string> {
    const row = await this.current(tx, who, id, body.version);
    requireRight(who, body);
    const values = await checkedDuty(tx.records, body);
    const changed = { ...values, changed_at: tx.now, changed_by: who.personId };
    if (!(await tx.records.roster.change(id, body.version, changed))) throw changedMeanwhile();
    const { version: _, ...after } = body;
    tx.audit(who, 'roster.duty-change', { subject: id, detail: { before: dutyBody(row), after } });
    this.tell(tx, body);
    return id;
  }

  /** Ends a duty after a date, or takes it away where it was a mistake from the first. */
  end(who: Principal, id: string, { version, lastDate = null, preview = false }: RosterDutyEndDto) {
    return this.decide(preview, async (tx) => {
      const row = await this.current(tx, who, id, version);
      const { roster } = tx.records;
      const before = dutyBody(row);
      if (lastDate === null) {
        if (!(await roster.remove(id, version))) throw changedMeanwhile();
        tx.audit(who, 'roster.duty-remove', { subject: id, detail: { before } });
      } else {
        const change = { valid_until: lastDate, changed_at: tx.now, changed_by: who.personId };
        if (row.valid_from !== null && lastDate < row.valid_from) throw invalid('lastDate', 'afterFirstDate');
        if (!(await roster.change(id, version, change))) throw changedMeanwhile();
        tx.audit(who, 'roster.duty-end', { subject: id, detail: { before, after: { validUntil: lastDate } } });
      }
      this.tell(tx, before);
      return lastDate === null ? null : id;
    });
  }

  swap(who: Principal, { preview = false, ...body }: NewRosterSwapDto): Promise<RosterEffectDto> {
    return this.decide(preview, async (tx) => {
      const row = await tx.records.roster.find(body.dutyId);
      if (row === undefined) throw notFound('duty');
      const duty = dutyBody(row);
      requireRight(who, duty);
      if (duty.task === 'away') throw conflict('ROSTER.ABSENCE', 'An absence cannot be taken over.');
      if (duty.subjectId === body.takenBy) throw invalid('takenBy', 'somebodyElse');
      await requireSubject(tx.records, row.kind, body.takenBy, 'takenBy');
      if (!(await hasShiftOn(tx.records, row, body.date))) throw invalid('date', 'hasShift');
      const id = tx.newId();
      try {
        await tx.records.roster.addSwap({
          id,
          duty_id: row.id,
          date: body.date,
          station_id: row.kind === 'station' ? body.takenBy : null,
          person_id: row.kind === 'station' ? null : body.takenBy,
          agreed_by: body.agreedBy,
          note: body.note ?? '',
          created_at: tx.now,
          created_by: who.personId,
        });
      } catch (error) {
        if (violatedUnique(error) === null) throw error;
        throw conflict('ROSTER.SWAPPED_ALREADY', 'This shift has been taken over already; take that back first.');
      }
      tx.audit(who, 'roster.swap', { subject: id, detail: { before: { subjectId: duty.subjectId }, after: body } });
      this.tell(tx, duty);
      return id;
    });
  }

  takeBackSwap(who: Principal, id: string, preview = false): Promise<RosterEffectDto> {
    return this.decide(preview, async (tx) => {
      const swap = await tx.records.roster.findSwap(id);
      const row = swap === undefined ? undefined : await tx.records.roster.find(swap.duty_id);
      if (swap === undefined || row === undefined) throw notFound('swap');
      const duty = dutyBody(row);
      requireRight(who, duty);
      await tx.records.roster.removeSwap(id);
      const before = { dutyId: swap.duty_id, date: swap.date, takenBy: swap.station_id ?? swap.person_id };
      tx.audit(who, 'roster.swap-take-back', { subject: id, detail: { before } });
      this.tell(tx, duty);
      return null;
    });
  }

  /** Runs a change within one transaction, with the gaps before and after; a preview is rolled back. */
  async decide(preview: boolean, work: (tx: CentreTransaction) => Promise<string | null>): Promise<RosterEffectDto> {
    try {
      return await this.transactions.run(async (tx) => {
        const before = await gapsAhead(tx);
        const id = await work(tx);
        const after = await gapsAhead(tx);
        const nameOf = namer(await subjectsOf(tx.records));
        const seen = (gaps: readonly RosterGap[]) => gaps.map((gap) => gapView(gap, nameOf));
        const effect = { opened: seen(newGaps(before, after)), mended: seen(newGaps(after, before)) };
        if (preview) throw new Previewed({ ...effect, id: null, kept: false });
        await this.watch.checkSoon(tx);
        return { ...effect, id, kept: true };
      });
    } catch (error) {
      if (error instanceof Previewed) return error.effect;
      throw error;
    }
  }

  private async current(tx: CentreTransaction, who: Principal, id: string, version: number): Promise<RosterDutyRow> {
    const row = await tx.records.roster.find(id);
    if (row === undefined) throw notFound('duty');
    requireRight(who, dutyBody(row));
    if (row.version !== version) throw changedMeanwhile();
    return row;
  }

  private tell(tx: CentreTransaction, { kind, subjectId }: Pick<NewRosterDutyDto, 'kind' | 'subjectId'>): void {
    tx.event('roster.changed', {}, { kind, subjectId });
    if (kind === 'station') tx.event('station.changed', { stationId: subjectId }, { stationId: subjectId });
  }
}

async function gapsAhead({ records, now }: CentreTransaction): Promise<RosterGap[]> {
  return gapsOf(await records.roster.plan(), await records.roster.areas(), { from: now, to: now + EFFECT_MS });
}

async function hasShiftOn(records: Repositories, row: RosterDutyRow, date: string): Promise<boolean> {
  const plan = await records.roster.plan();
  const start = Date.parse(`${addDays(date, -1)}T00:00:00Z`);
  const own = { duties: plan.duties.filter(({ id }) => id === row.id), swaps: [] };
  return shiftsOf(own, { from: start, to: start + 3 * DAY_MS }).some((shift) => shift.date === date);
}

function requireRight(who: Principal, duty: Parameters<typeof mayChangeDuty>[1]): void {
  if (!mayChangeDuty(who, duty)) throw new Refusal(403, 'ACCESS.FORBIDDEN', 'Not for this person.');
}

function changedMeanwhile(): Refusal {
  return conflict('ROSTER.CHANGED_MEANWHILE', 'Somebody changed this duty meanwhile; look at it again.');
}
