// One step of a dispatch as one decision: by a phone that may have been offline, by the centre, or refused with both facts.
// What happened on the way or at the door is written down even when the dispatch had ended meanwhile.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { isKeptThough, isLive, stepDispatch, type DispatchAction, type TimelineFact } from '#care';
import { MINUTE_MS, type Clock } from '#kernel';
import type { DispatchRow, StoredReport } from '#records';
import { actorOf, CentreTransactions, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { invalid, notFound, conflict, type Refusal } from '../http/refusal.js';
import { CLOCK } from '../ports.js';
import type { DispatchActionDto } from './dispatch-acts.dto.js';
import { meanwhileRefusal } from './dispatch-conflict.js';
import type { DispatchDto } from './dispatch.dto.js';
import { DispatchOffers } from './dispatch-offers.js';
import { addStep, requireDispatch, storyOf, tellDispatch, viewOf } from './dispatch-telling.js';
import { asSeenBy } from './dispatch-visibility.js';
import { VisitOutcome } from './visit-outcome.js';

/** A phone's clock may be a little ahead. */
const CLOCK_TOLERANCE_MS = MINUTE_MS;

/** What a step does besides moving the state. */
export interface StepEffect {
  readonly fact: (dispatch: DispatchRow) => TimelineFact;
  readonly reason?: string;
  readonly report?: (tx: CentreTransaction, dispatch: DispatchRow) => Promise<StoredReport>;
  /** Done once the state has moved. */
  readonly also?: (tx: CentreTransaction, dispatch: DispatchRow) => Promise<void>;
}

interface Act {
  readonly action: DispatchAction;
  readonly by: Actor;
  readonly madeAt: number | null;
  readonly requestId: string | undefined;
  readonly effect: StepEffect;
}

type Outcome =
  { readonly kind: 'done'; readonly dispatch: DispatchDto } | { readonly kind: 'refused'; readonly refusal: Refusal };

@Injectable()
export class DispatchSteps {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly offers: DispatchOffers,
    private readonly outcome: VisitOutcome,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws 409 with both facts when the dispatch has gone another way; what must not be lost is committed even then. */
  async step(
    who: Principal,
    id: string,
    action: DispatchAction,
    { madeAt, requestId }: DispatchActionDto,
    effect: StepEffect,
  ): Promise<DispatchDto> {
    if (madeAt !== undefined && madeAt > this.clock.now() + CLOCK_TOLERANCE_MS) throw invalid('madeAt', 'notInFuture');
    const outcome = await this.transactions.run(async (tx): Promise<Outcome> => {
      const before = await tx.readAs(who, (records) => requireDispatch(records, id));
      if (!isOwn(who, before)) throw notFound('dispatch');
      await tx.records.patients.hold(before.patient_id);
      const row = await requireDispatch(tx.records, id);
      const act: Act = { action, by: actorOf(who), madeAt: madeAt ?? null, requestId, effect };
      const repeated = await this.repeated(tx, row, act);
      if (repeated !== null) return repeated;
      return who.role === 'station' ? this.stepOfStation(tx, row, act, who) : this.move(tx, row, act, who);
    }, 'urgent');
    if (outcome.kind === 'refused') throw outcome.refusal;
    return asSeenBy(who.role, outcome.dispatch);
  }

  /** A request that has come before is answered as it was. */
  private async repeated(tx: CentreTransaction, row: DispatchRow, act: Act): Promise<Outcome | null> {
    if (act.requestId === undefined) return null;
    const { records, now } = tx;
    const known = await records.dispatches.stepOfRequest(row.id, act.by.id, act.requestId);
    if (known === undefined) return null;
    if (known.kept_act === null) return { kind: 'done', dispatch: await viewOf(records, row, now) };
    return { kind: 'refused', refusal: await this.refusal(tx, row, act, true) };
  }

  private async stepOfStation(tx: CentreTransaction, row: DispatchRow, act: Act, who: Principal): Promise<Outcome> {
    const { records } = tx;
    const nurses = await records.dispatches.nursesOfDispatch(row.id);
    const isUnderway = act.action === 'depart' || act.action === 'arrive' || act.action === 'report';
    const gaveAway = row.nurse_id !== who.personId && nurses.some((one) => one.nurse_id === who.personId);
    if (isUnderway && gaveAway && isLive(row.state)) return this.keep(tx, row, act);
    // A colleague who simply goes is the one who goes.
    if (
      isUnderway &&
      row.nurse_id !== who.personId &&
      stepDispatch(row.state, act.action, 'station').kind === 'moved'
    ) {
      await records.dispatches.setNurse({ dispatchId: row.id, nurseId: who.personId, at: tx.now, by: who.personId });
    }
    return this.move(tx, row, act, who);
  }

  private async move(tx: CentreTransaction, row: DispatchRow, act: Act, who: Principal): Promise<Outcome> {
    const { records, now } = tx;
    const { action, by, madeAt, requestId, effect } = act;
    const moved = stepDispatch(row.state, action, who.role === 'station' ? 'station' : 'centre');
    if (moved.kind === 'refused') {
      if (moved.reason === 'wrong-actor') throw conflict('DISPATCH.WRONG_STATE', 'This step is not yours to take.');
      if (isKeptThough(action, row.state)) return this.keep(tx, row, act);
      return { kind: 'refused', refusal: await this.refusal(tx, row, act, false) };
    }
    const settles = !isLive(moved.to) && row.settled_at === null;
    const report = (await effect.report?.(tx, row)) ?? null;
    await records.dispatches.change(row.id, {
      state: moved.to,
      ...(settles ? { settled_at: now } : {}),
      ...(report === null ? {} : { report: JSON.stringify(report) }),
    });
    await addStep(tx, row.id, moved.to, by, { madeAt, requestId, reason: effect.reason });
    if (row.state === 'offered' || row.state === 'planned') await this.offers.settle(tx, row.id, moved.to);
    await effect.also?.(tx, row);
    const on = await storyOf(tx, row);
    on?.write(by, effect.fact(row), { madeAt, requestId });
    if (report !== null) await this.outcome.reported(tx, row, report, by, on);
    tx.audit(who, `dispatch.${action}`, { subject: row.id, patientId: row.patient_id });
    const dispatch = await tellDispatch(tx, row.id);
    if (moved.to === 'declined' && on !== null) await this.offers.afterRefusal(tx, row, on);
    await on?.finish();
    return { kind: 'done', dispatch };
  }

  /** Writes down what was done although it moves nothing any more. */
  private async keep(tx: CentreTransaction, row: DispatchRow, act: Act): Promise<Outcome> {
    const { records } = tx;
    const { action, by, madeAt, requestId, effect } = act;
    const kept = action as 'depart' | 'arrive' | 'report';
    const report = (await effect.report?.(tx, row)) ?? null;
    if (report !== null && row.report === null) {
      await records.dispatches.change(row.id, { report: JSON.stringify(report) });
    }
    await addStep(tx, row.id, row.state, by, { madeAt, requestId, keptAct: kept });
    const on = await storyOf(tx, row);
    const findings = report === null ? '' : report.findings;
    const fact = { dispatchId: row.id, station: row.station_name, act: kept, state: row.state, findings };
    on?.write(by, { kind: 'dispatch-kept-though', ...fact }, { madeAt, requestId });
    if (report !== null) await this.outcome.reported(tx, row, report, by, on);
    await tellDispatch(tx, row.id);
    await on?.finish();
    return { kind: 'refused', refusal: await this.refusal(tx, row, act, true) };
  }

  private async refusal(tx: CentreTransaction, row: DispatchRow, act: Act, kept: boolean): Promise<Refusal> {
    const { records } = tx;
    const steps = await records.dispatches.stepsOf([row.id]);
    const nurses = await records.dispatches.nursesOfDispatch(row.id);
    const last = nurses.at(-1);
    const gaveAway = row.nurse_id !== act.by.id && nurses.some((one) => one.nurse_id === act.by.id);
    const handedOver =
      gaveAway && last !== undefined && isLive(row.state) ? { at: last.from_at, toName: row.nurse_name ?? '' } : null;
    return meanwhileRefusal(row, steps, { action: act.action, madeAt: act.madeAt, kept }, handedOver);
  }
}

export function isOwn(who: Principal, dispatch: Pick<DispatchRow, 'station_id'>): boolean {
  return who.role !== 'station' || dispatch.station_id === who.stationId;
}
