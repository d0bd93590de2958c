// Looks at the next day of the roster each hour and after each change. What is missing is told to every board and to the
// supervisors, once, and taken back when it is mended.
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { gapsOf, isAlarming, lackOf, type BilingualText, type RosterGap } from '#care';
import { DAY_MS, HOUR_MS, type Logger } from '#kernel';
import { CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { DeadlineRunner } from '../deadlines/deadline-runner.js';
import { Notifier } from '../notifications/notifier.js';
import { LOGGER } from '../ports.js';
import { dayAndTime, gapText, gapView } from './gap-text.js';
import type { RosterGapDto } from './roster.dto.js';
import { CENTRE_TIME_ZONE, namer, subjectsOf } from './roster-view.service.js';

export const ROSTER_CHECK = 'roster-check';
const SUBJECT = 'roster';
/** How soon a gap must be to alarm. */
export const ALARM_AHEAD_MS = DAY_MS;
/** A gap that nobody mends is told again. */
const TELL_AGAIN_MS = 6 * HOUR_MS;

@Injectable()
export class RosterWatch implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly deadlines: DeadlineRunner,
    private readonly notifier: Notifier,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    deadlines.register(ROSTER_CHECK, (tx) => this.check(tx));
  }

  /** The watch goes on from wherever it was; a start looks at once. */
  onApplicationBootstrap(): Promise<void> {
    return this.transactions.run((tx) => this.checkSoon(tx));
  }

  /** Has the roster looked at as soon as this decision is committed. */
  checkSoon(tx: CentreTransaction): Promise<void> {
    return this.deadlines.set(tx, { kind: ROSTER_CHECK, subject: SUBJECT, dueAt: tx.now });
  }

  /** What the boards show now: told and not mended. */
  async standing(): Promise<RosterGapDto[]> {
    const { records } = this.transactions;
    const nameOf = namer(await subjectsOf(records));
    return (await records.roster.notices()).map(({ gap }) => gapView(gap, nameOf));
  }

  async check(tx: CentreTransaction): Promise<void> {
    const { records, now } = tx;
    await this.deadlines.set(tx, { kind: ROSTER_CHECK, subject: SUBJECT, dueAt: now + HOUR_MS });
    const gaps = await this.nearest(tx);
    const before = new Map((await records.roster.notices()).map((row) => [row.id, row]));
    const toTell: RosterGap[] = [];
    for (const [id, gap] of gaps) {
      const known = before.get(id);
      // A gap that has moved on with the clock is the one people know; one that lies after it is another.
      const isOther = known === undefined || gap.from >= known.gap.to;
      const isOld = known !== undefined && now - known.told_at >= TELL_AGAIN_MS;
      if (isOther || isOld) toTell.push(gap);
      const raisedAt = isOther ? now : known.raised_at;
      await records.roster.putNotice(id, gap, { raisedAt, toldAt: isOther || isOld ? now : known.told_at });
    }
    const mended = [...before.values()].filter(({ id }) => !gaps.has(id));
    await records.roster.removeNotices(mended.map(({ id }) => id));
    if (toTell.length > 0 || mended.length > 0) await this.tell(tx, [...gaps.values()], toTell);
  }

  /** The next gap of each lack within the time that alarms. */
  private async nearest({ records, now }: CentreTransaction): Promise<Map<string, RosterGap>> {
    // Looked at further than it alarms, so that a gap's real end is known.
    const span = { from: now, to: now + 8 * DAY_MS };
    const found = gapsOf(await records.roster.plan(), await records.roster.areas(), span);
    const nearest = new Map<string, RosterGap>();
    for (const gap of found) {
      const id = lackOf(gap);
      if (isAlarming(gap) && gap.from < now + ALARM_AHEAD_MS && !nearest.has(id)) nearest.set(id, gap);
    }
    return nearest;
  }

  private async tell(
    tx: CentreTransaction,
    standing: readonly RosterGap[],
    fresh: readonly RosterGap[],
  ): Promise<void> {
    const nameOf = namer(await subjectsOf(tx.records));
    tx.event('roster.gap', {}, { gaps: standing.map((gap) => gapView(gap, nameOf)), raised: fresh.length });
    const [first, ...others] = fresh;
    if (first === undefined) return;
    const reach = await this.notifier.request(tx, {
      audience: { kind: 'role', role: 'supervisor' },
      purpose: 'roster',
      priority: 'medium',
      incidentId: null,
      dispatchId: null,
      patientId: null,
      text: messageOf(first, others.length, nameOf),
      namedText: null,
      link: `/roster?at=${first.from}`,
      expiresAt: tx.now + TELL_AGAIN_MS,
      key: `roster:${tx.now}`,
    });
    // The boards show it all the same; that nobody could be told is worth a line of its own.
    if (reach.people === 0) this.logger.warn({ gaps: fresh.length }, 'the roster has a gap and there is no supervisor');
  }
}

function messageOf(gap: RosterGap, others: number, nameOf: (id: string) => string): BilingualText {
  const { ja, en } = gapText(gap, nameOf);
  const from = dayAndTime(gap.from, CENTRE_TIME_ZONE);
  const to = dayAndTime(gap.to, CENTRE_TIME_ZONE);
  return {
    ja: `当番表：${ja}（${from}〜${to}）${others === 0 ? '' : ` ほか${others}件`}`,
    en: `Roster: ${en} (${from} to ${to})${others === 0 ? '' : `, and ${others} more`}`,
  };
}
