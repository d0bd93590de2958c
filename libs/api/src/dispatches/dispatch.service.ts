// Sending somebody to the door: offers to stations, the steps they take, recalls, and offers whose time is up.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import {
  answerBy,
  headlineOf,
  isLive,
  onDuty,
  stepDispatch,
  type BilingualText,
  type DispatchAction,
  type DispatchActor,
  type TimelineFact,
} from '#care';
import { MINUTE_MS, type Clock } from '#kernel';
import type { DispatchRow, IncidentRow, PatientRow, StationRow } from '#records';
import { actorOf, CENTRE, CentreTransactions, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import { openIncident } from '../incidents/incident.service.js';
import { careAlarm, dispatchViews } from '../incidents/incident-views.js';
import { IncidentWork } from '../incidents/incident-work.js';
import { CLOCK } from '../ports.js';
import type {
  AcceptDispatchDto,
  DeclineDispatchDto,
  DispatchActionDto,
  DispatchDto,
  OfferDispatchDto,
  ReportDispatchDto,
} from './dispatch.dto.js';
import { asSeenBy } from './dispatch-visibility.js';
import { reportOf } from './dispatch-report.js';

const SHOWN = 100;
const LAPSED_AT_ONCE = 200;
/** A phone's clock may be a little ahead. */
const CLOCK_TOLERANCE_MS = MINUTE_MS;

/** What a step changes besides the state. */
interface StepEffect {
  readonly change?: Parameters<CentreTransaction['records']['dispatches']['change']>[1];
  readonly fact: (dispatch: DispatchRow) => TimelineFact;
  readonly reason?: string;
}

@Injectable()
export class DispatchService {
  constructor(
    private readonly transactions: CentreTransactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(who: Principal, which: 'live' | 'recent'): Promise<DispatchDto[]> {
    const { records } = this.transactions;
    const stationId = who.role === 'station' ? (who.stationId ?? '') : undefined;
    const rows = await records.dispatches.list({ stationId, liveOnly: which === 'live', limit: SHOWN });
    return (await dispatchViews(records, rows, this.clock.now())).map((dispatch) => asSeenBy(who.role, dispatch));
  }

  async get(who: Principal, id: string): Promise<DispatchDto> {
    const { records } = this.transactions;
    const row = await records.dispatches.find(id);
    if (row === undefined || !isOwn(who, row)) throw notFound('dispatch');
    return asSeenBy(who.role, await this.view(records, row));
  }

  /** Asks a station; by default the first on duty for the patient's area that has not been asked for this incident. */
  offer(who: Principal, incidentId: string, body: OfferDispatchDto): Promise<DispatchDto> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      const { incident, on } = await openIncident(tx, incidentId);
      const { requestId } = body;
      const asked =
        requestId === undefined ? undefined : await records.dispatches.byRequest(incidentId, who.personId, requestId);
      if (asked !== undefined) return this.view(records, asked);
      const patient = await records.patients.find(incident.patient_id);
      if (patient === undefined) throw notFound('patient');
      const station = await this.stationFor(tx, incident, patient, body.stationId);
      const id = tx.newId();
      await records.dispatches.add({
        id,
        incident_id: incidentId,
        patient_id: patient.id,
        station_id: station.id,
        state: 'offered',
        offered_at: now,
        offered_by: who.personId,
        answer_by: answerBy(now, incident.priority),
        settled_at: null,
        note: body.note ?? '',
        standing_instruction: patient.standing_instruction,
        summary: JSON.stringify(await this.summaryOf(tx, incident)),
        eta_at: null,
        nurse_id: null,
        report: null,
        request_id: requestId ?? null,
      });
      await this.addStep(tx, id, 'offered', actorOf(who), {});
      on.write(actorOf(who), {
        kind: 'dispatch-offered',
        dispatchId: id,
        station: station.name,
        note: body.note ?? '',
      });
      tx.audit(who, 'dispatch.offer', { subject: id, patientId: patient.id, detail: { stationId: station.id } });
      return this.tell(tx, id, on);
    }, 'urgent');
  }

  accept(who: Principal, id: string, body: AcceptDispatchDto): Promise<DispatchDto> {
    const { etaMinutes, madeAt } = body;
    const etaAt = etaMinutes === undefined ? null : (madeAt ?? this.clock.now()) + etaMinutes * MINUTE_MS;
    return this.step(who, id, 'accept', body, {
      change: { nurse_id: who.personId, eta_at: etaAt },
      fact: (d) => ({ kind: 'dispatch-accepted', dispatchId: id, station: d.station_name, etaAt }),
    });
  }

  decline(who: Principal, id: string, body: DeclineDispatchDto): Promise<DispatchDto> {
    return this.step(who, id, 'decline', body, {
      fact: (d) => ({ kind: 'dispatch-declined', dispatchId: id, station: d.station_name, reason: body.reason }),
      reason: body.reason,
    });
  }

  depart(who: Principal, id: string, body: DispatchActionDto): Promise<DispatchDto> {
    return this.step(who, id, 'depart', body, {
      fact: (d) => ({ kind: 'dispatch-en-route', dispatchId: id, station: d.station_name }),
    });
  }

  arrive(who: Principal, id: string, body: DispatchActionDto): Promise<DispatchDto> {
    return this.step(who, id, 'arrive', body, {
      fact: (d) => ({ kind: 'dispatch-on-scene', dispatchId: id, station: d.station_name }),
    });
  }

  report(who: Principal, id: string, body: ReportDispatchDto): Promise<DispatchDto> {
    const { findings, action } = body;
    const report = reportOf(body, body.madeAt ?? this.clock.now(), who.displayName);
    return this.step(who, id, 'report', body, {
      change: { report: JSON.stringify(report) },
      fact: (d) => ({ kind: 'dispatch-reported', dispatchId: id, station: d.station_name, findings, action }),
    });
  }

  recall(who: Principal, id: string, body: DispatchActionDto): Promise<DispatchDto> {
    return this.step(who, id, 'recall', body, {
      fact: (d) => ({ kind: 'dispatch-recalled', dispatchId: id, station: d.station_name }),
    });
  }

  /**
   * Settles offers past their time, each in a transaction of its own; returns how many. An offer whose patient somebody
   * else holds (another process, or the station just accepting) is left to them, and looked at again in a second.
   */
  async lapseOffers(): Promise<number> {
    const due = await this.transactions.records.dispatches.lapsedOffers(this.clock.now(), LAPSED_AT_ONCE);
    let lapsed = 0;
    for (const { id, patient_id } of due) if (await this.lapse(id, patient_id)) lapsed += 1;
    return lapsed;
  }

  private lapse(id: string, patientId: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      if ((await tx.records.patients.holdUnlessBusy(patientId)) === undefined) return false;
      const row = await tx.records.dispatches.find(id);
      if (row === undefined || row.state !== 'offered' || row.answer_by > tx.now) return false;
      await this.take(tx, id, 'time-out', 'clock', CENTRE, {
        effect: { fact: (d) => ({ kind: 'dispatch-timed-out', dispatchId: id, station: d.station_name }) },
      });
      return true;
    }, 'urgent');
  }

  private step(
    who: Principal,
    id: string,
    action: DispatchAction,
    { madeAt, requestId }: DispatchActionDto,
    effect: StepEffect,
  ): Promise<DispatchDto> {
    if (madeAt !== undefined && madeAt > this.clock.now() + CLOCK_TOLERANCE_MS) throw invalid('madeAt', 'notInFuture');
    return this.transactions.run(async (tx) => {
      const { records } = tx;
      const before = await records.dispatches.find(id);
      if (before === undefined || !isOwn(who, before)) throw notFound('dispatch');
      await records.patients.hold(before.patient_id);
      if (requestId !== undefined && (await records.dispatches.knowsRequest(id, who.personId, requestId))) {
        return asSeenBy(who.role, await this.view(records, (await records.dispatches.find(id)) ?? before));
      }
      const actor: DispatchActor = who.role === 'station' ? 'station' : 'centre';
      const dispatch = await this.take(tx, id, action, actor, actorOf(who), { effect, madeAt, requestId });
      tx.audit(who, `dispatch.${action}`, { subject: id, patientId: before.patient_id });
      return asSeenBy(who.role, dispatch);
    }, 'urgent');
  }

  /** Moves a dispatch whose patient is held, or says why it can't. */
  private async take(
    tx: CentreTransaction,
    id: string,
    action: DispatchAction,
    actor: DispatchActor,
    by: Actor,
    options: { effect: StepEffect; madeAt?: number | undefined; requestId?: string | undefined },
  ): Promise<DispatchDto> {
    const { effect, madeAt = null, requestId } = options;
    const { records, now } = tx;
    const row = await records.dispatches.find(id);
    if (row === undefined) throw notFound('dispatch');
    const moved = stepDispatch(row.state, action, actor);
    if (moved.kind === 'refused') {
      throw conflict('DISPATCH.WRONG_STATE', `Not possible now: the dispatch is ${moved.state}.`);
    }
    const settled = !isLive(moved.to) && row.settled_at === null;
    await records.dispatches.change(id, {
      state: moved.to,
      ...(settled ? { settled_at: now } : {}),
      ...effect.change,
    });
    await this.addStep(tx, id, moved.to, by, { madeAt, requestId, reason: effect.reason });
    if (row.incident_id === null) return this.tell(tx, id, null);
    const on = new IncidentWork(tx, row.incident_id, row.patient_id);
    on.write(by, effect.fact(row), { madeAt, requestId });
    return this.tell(tx, id, on);
  }

  private addStep(
    tx: CentreTransaction,
    id: string,
    state: DispatchRow['state'],
    by: Actor,
    options: { madeAt?: number | null; requestId?: string | undefined; reason?: string | undefined },
  ): Promise<void> {
    return tx.records.dispatches.addStep({
      dispatch_id: id,
      state,
      at: tx.now,
      made_at: options.madeAt ?? null,
      by: by.id,
      by_name: by.name,
      reason: options.reason ?? null,
      request_id: options.requestId ?? null,
    });
  }

  private async tell(tx: CentreTransaction, id: string, on: IncidentWork | null): Promise<DispatchDto> {
    const row = await tx.records.dispatches.find(id);
    if (row === undefined) throw notFound('dispatch');
    const dispatch = await this.view(tx.records, row);
    const scope = { stationId: row.station_id, patientId: row.patient_id };
    tx.event('dispatch.changed', row.incident_id === null ? scope : { ...scope, incidentId: row.incident_id }, {
      dispatch,
    });
    await on?.finish();
    return dispatch;
  }

  private async view(records: CentreTransaction['records'], row: DispatchRow): Promise<DispatchDto> {
    const [dispatch] = await dispatchViews(records, [row], this.clock.now());
    if (dispatch === undefined) throw notFound('dispatch');
    return dispatch;
  }

  private async stationFor(
    tx: CentreTransaction,
    incident: IncidentRow,
    patient: PatientRow,
    wanted: string | undefined,
  ): Promise<StationRow> {
    const { stations, dispatches } = tx.records;
    const earlier = await dispatches.ofIncidents([incident.id]);
    if (wanted !== undefined) {
      const station = await stations.find(wanted);
      if (station === undefined) throw invalid('stationId', 'exists');
      if (earlier.some((dispatch) => dispatch.station_id === wanted && isLive(dispatch.state))) {
        throw conflict('DISPATCH.ALREADY_ASKED', 'This station is asked or on the way already.');
      }
      return station;
    }
    const asked = new Set(earlier.map((dispatch) => dispatch.station_id));
    const [first] = onDuty(await stations.duties(), patient.area, tx.now).filter((id) => !asked.has(id));
    const station = first === undefined ? undefined : await stations.find(first);
    if (station === undefined) {
      throw conflict('DISPATCH.NOBODY_ON_DUTY', 'No further station is on duty for this patient; name one.');
    }
    return station;
  }

  private async summaryOf(tx: CentreTransaction, incident: IncidentRow): Promise<BilingualText> {
    const alarms = await tx.records.alarms.ofIncidents([incident.id]);
    const headline = headlineOf(alarms.map(careAlarm));
    return (
      alarms.find((alarm) => alarm.id === headline?.id)?.headline ?? { ja: '様子の確認', en: 'Check on the patient' }
    );
  }
}

function isOwn(who: Principal, dispatch: DispatchRow): boolean {
  return who.role !== 'station' || dispatch.station_id === who.stationId;
}
