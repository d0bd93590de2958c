// Alarm load of a span up to now: the database counts, libs/care works out the figures.
import { Inject, Injectable } from '@nestjs/common';
import { PRIORITIES } from '#alarms';
import {
  actionableShare,
  hoursOf,
  JUDGED_ON_MS,
  known,
  LOAD_TARGETS,
  loadRates,
  outcomeCounts,
  RESPONSE_TARGET_MS,
  responseFigures,
  shareOf,
  type Figure,
} from '#care';
import type { Principal } from '#access';
import { DAY_MS, type Clock } from '#kernel';
import { Repositories, type Database, type LoadResponses, type LoadSpan } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { CLOCK, DATABASE } from '../ports.js';
import type { AlarmLoadDto, FigureDto, LoadResponseDto, LoadSpanName } from './alarm-load.dto.js';

const SPAN_MS: Readonly<Record<LoadSpanName, number>> = { '24h': DAY_MS, '7d': 7 * DAY_MS, '30d': 30 * DAY_MS };
const MOST = 10;
const FLOODS_SHOWN = 20;

@Injectable()
export class AlarmLoadService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly transactions: CentreTransactions,
  ) {}

  /** Whose alarms are the most is shown by name, so it is a look. */
  async load(who: Principal, name: LoadSpanName): Promise<AlarmLoadDto> {
    const load = await this.figures(name);
    await this.transactions.noteLooks(who, [{ kind: 'alarm-load', patientId: null }]);
    return load;
  }

  /** The same to take along, which is an entry each time. */
  async file(who: Principal, name: LoadSpanName): Promise<AlarmLoadDto> {
    await this.transactions.run((tx) => {
      tx.audit(who, 'alarm-load.export', { detail: { span: name } });
      return Promise.resolve();
    });
    return this.figures(name);
  }

  /** Each count is a query of its own, so that on the embedded database an alarm never waits for all of them. */
  private async figures(name: LoadSpanName): Promise<AlarmLoadDto> {
    const now = this.clock.now();
    const { alarmLoad, seatPresence } = new Repositories(this.database.db);
    const firstSoundedAt = await alarmLoad.firstSounded();
    const span: LoadSpan = { from: Math.max(now - SPAN_MS[name], Math.min(firstSoundedAt ?? now, now)), to: now + 1 };
    const facts = { ...span, counts: await alarmLoad.counts(span), seats: await seatPresence.seats(span) };
    const rates = loadRates(facts);
    const responses = await alarmLoad.responses(span, RESPONSE_TARGET_MS, now);
    const topTen = await alarmLoad.mostFrequent(span, MOST);
    const patients = await alarmLoad.busiestPatients(span, MOST);
    const chattering = await alarmLoad.chattering(span, MOST);
    const stale = await alarmLoad.stale(span, now);
    const outcomes = await alarmLoad.outcomes(span);
    const technical = responses.reduce((all, each) => all + each.technical, 0);
    return {
      from: span.from,
      to: now,
      firstSoundedAt,
      judgeable: now - span.from >= JUDGED_ON_MS,
      alarms: rates.alarms,
      operatorHours: rates.operatorHours,
      unattended: rates.unattended,
      perOperatorHour: figure(rates.perOperatorHour),
      perDay: figure(rates.perDay),
      peak: rates.peak,
      floodShare: figure(rates.floodShare),
      floodCount: rates.floods.length,
      floods: rates.floods.toReversed().slice(0, FLOODS_SHOWN),
      chatteringRules: figure(known(chattering.rules, LOAD_TARGETS.chatteringRules)),
      chattering: chattering.top,
      stalePerDay: figure(known(stale.became / staleDays(span), LOAD_TARGETS.stalePerDay)),
      staleNow: stale.standing,
      topTenShare: figure(shareOf(countOf(topTen), rates.alarms, LOAD_TARGETS.topTenShare)),
      topTen,
      patients,
      technicalShare: figure(shareOf(technical, rates.alarms)),
      responses: PRIORITIES.map((priority) => responseView(priority, responses, rates.alarms)),
      actionable: figure(actionableShare(outcomes)),
      outcomes: outcomeCounts(outcomes),
      hours: hoursOf(facts),
    };
  }
}

/** Less than a day is taken for one: a stale alarm is one of a day. */
function staleDays({ from, to }: LoadSpan): number {
  return Math.max(1, (to - from) / DAY_MS);
}

function countOf(counted: ReadonlyArray<{ readonly count: number }>): number {
  return counted.reduce((all, { count }) => all + count, 0);
}

function responseView(
  priority: (typeof PRIORITIES)[number],
  all: readonly LoadResponses[],
  alarms: number,
): LoadResponseDto {
  const facts = all.find((each) => each.priority === priority);
  const { medianMs, p90Ms, withinTarget, ...counts } = responseFigures(facts);
  return {
    priority,
    count: facts?.total ?? 0,
    share: figure(shareOf(facts?.total ?? 0, alarms)),
    targetShare: LOAD_TARGETS.priorityShares[priority],
    targetMs: RESPONSE_TARGET_MS[priority],
    ...counts,
    medianMs: figure(medianMs),
    p90Ms: figure(p90Ms),
    withinTarget: figure(withinTarget),
  };
}

export function figure(of: Figure): FigureDto {
  return of.kind === 'known'
    ? { value: of.value, verdict: of.verdict, have: null, need: null }
    : { value: null, verdict: null, have: of.have, need: of.need };
}
