// Asking stations, one after the other: an offer, what becomes of it when nobody takes it, and what is said to whom. All
// within the decision that leads to it, so that no refusal is ever left without the next offer or a loud word.
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { answerBy, headlineOf, isLive, isStationBusy, nextStation, type BilingualText } from '#care';
import type { DispatchRow, IncidentRow, PatientRow, StationRow } from '#records';
import { CENTRE, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { DeadlineRunner, type DueDeadline } from '../deadlines/deadline-runner.js';
import { careAlarm } from '../incidents/incident-views.js';
import { IncidentWork } from '../incidents/incident-work.js';
import { Notifier } from '../notifications/notifier.js';
import { Roster } from '../roster/roster.js';
import { addStep, requireDispatch, tellDispatch } from './dispatch-telling.js';
import { STATIONS_EXHAUSTED, type StationsExhausted } from './stations-exhausted.js';

export const OFFER_ANSWER = 'offer-answer';

export type NextOffer =
  | { readonly kind: 'offered'; readonly dispatchId: string; readonly stationId: string }
  | { readonly kind: 'exhausted' };

interface NewOffer {
  readonly incident: IncidentRow;
  readonly patient: PatientRow;
  readonly station: StationRow;
  readonly by: Actor;
  readonly note: string;
  readonly requestId?: string | undefined;
  readonly follows?: DispatchRow | null;
}

@Injectable()
export class DispatchOffers {
  constructor(
    private readonly roster: Roster,
    private readonly notifier: Notifier,
    private readonly deadlines: DeadlineRunner,
    private readonly modules: ModuleRef,
  ) {
    deadlines.register(OFFER_ANSWER, (tx, deadline) => this.lapse(tx, deadline));
  }

  /**
   * Asks the next station on duty that has not yet been asked for this incident. With `on` the story is written there and
   * its owner finishes it; `follows` is the offer that led to this one.
   */
  async next(
    tx: CentreTransaction,
    incident: IncidentRow,
    by: Actor,
    { on, follows = null }: { on?: IncidentWork; follows?: DispatchRow | null } = {},
  ): Promise<NextOffer> {
    const { records } = tx;
    const patient = await records.patients.hold(incident.patient_id);
    if (patient === undefined) return { kind: 'exhausted' };
    const id = await this.nextFor(tx, incident, patient);
    const station = id === null ? undefined : await records.stations.find(id);
    if (station === undefined) return { kind: 'exhausted' };
    const work = on ?? new IncidentWork(tx, incident.id, patient.id);
    const dispatchId = await this.offer(tx, work, {
      incident,
      patient,
      station,
      by,
      note: follows?.note ?? '',
      follows,
    });
    await tellDispatch(tx, dispatchId);
    if (on === undefined) await work.finish();
    return { kind: 'offered', dispatchId, stationId: station.id };
  }

  /** The first station on duty for the patient that has not yet been asked for this incident; null when there is none. */
  async nextFor(
    { records, now }: CentreTransaction,
    incident: IncidentRow,
    patient: PatientRow,
  ): Promise<string | null> {
    const asked = new Set((await records.dispatches.ofIncidents([incident.id])).map((one) => one.station_id));
    return nextStation(await this.roster.onDuty(records, { kind: 'station', area: patient.area, at: now }), asked);
  }

  /** Makes one offer: row, step, deadline, messages, story. The patient must be held; whoever calls tells. */
  async offer(tx: CentreTransaction, on: IncidentWork, of: NewOffer): Promise<string> {
    const { records, now } = tx;
    const { incident, patient, station, by, note, requestId, follows = null } = of;
    const id = tx.newId();
    const instruction = await records.standingInstructions.newestOf(patient.id);
    const until = answerBy(now, incident.priority);
    await records.dispatches.add({
      id,
      kind: 'offer',
      incident_id: incident.id,
      patient_id: patient.id,
      station_id: station.id,
      state: 'offered',
      priority: incident.priority,
      offered_at: now,
      offered_by: by.id,
      answer_by: until,
      settled_at: null,
      note,
      standing_instruction: patient.standing_instruction,
      instruction_version: patient.standing_instruction === null ? null : (instruction?.version ?? null),
      summary: JSON.stringify(await summaryOf(tx, incident)),
      eta_at: null,
      nurse_id: null,
      report: null,
      request_id: requestId ?? null,
      follows: follows?.id ?? null,
    });
    await addStep(tx, id, 'offered', by);
    await this.deadlines.set(tx, { kind: OFFER_ANSWER, subject: id, patientId: patient.id, dueAt: until });
    const busy = await isBusy(tx, station.id);
    const byItself = by.id === CENTRE.id;
    on.write(by, { kind: 'dispatch-offered', dispatchId: id, station: station.name, note, byItself, busy });
    await this.notifyStation(tx, on, of, { id, until });
    return id;
  }

  /** The deadline and the messages of a dispatch that waits for nobody any more. */
  async settle(tx: CentreTransaction, id: string, reason: string): Promise<void> {
    await this.deadlines.drop(tx, { subject: id });
    await this.notifier.withdraw(tx, { dispatchId: id, purposes: ['offer', 'system'] }, reason);
  }

  /** Goes on to the next station, or says loudly that there is none; nothing while another one is asked or on the way. */
  async afterRefusal(tx: CentreTransaction, refused: DispatchRow, on: IncidentWork): Promise<void> {
    if (refused.incident_id === null) return;
    const { records } = tx;
    const incident = await records.incidents.find(refused.incident_id);
    if (incident === undefined || incident.state !== 'open') return;
    const others = await records.dispatches.ofIncidents([incident.id]);
    if (others.some((one) => one.id !== refused.id && isLive(one.state))) return;
    const next = await this.next(tx, incident, CENTRE, { on, follows: refused });
    if (next.kind === 'offered') return;
    on.write(CENTRE, { kind: 'dispatch-exhausted', asked: new Set(others.map((one) => one.station_id)).size });
    await this.modules.get<StationsExhausted>(STATIONS_EXHAUSTED, { strict: false }).stationsExhausted(tx, incident);
  }

  /** An offer whose time is up. Its patient is held by the runner. */
  private async lapse(tx: CentreTransaction, { subject }: DueDeadline): Promise<void> {
    const { records, now } = tx;
    const row = await records.dispatches.find(subject);
    if (row === undefined || row.state !== 'offered' || row.incident_id === null) return;
    await records.dispatches.change(row.id, { state: 'timed-out', settled_at: now });
    await addStep(tx, row.id, 'timed-out', CENTRE);
    await this.settle(tx, row.id, 'timed out');
    const on = new IncidentWork(tx, row.incident_id, row.patient_id);
    on.write(CENTRE, { kind: 'dispatch-timed-out', dispatchId: row.id, station: row.station_name });
    await tellDispatch(tx, row.id);
    await this.afterRefusal(tx, await requireDispatch(records, row.id), on);
    await on.finish();
  }

  private async notifyStation(
    tx: CentreTransaction,
    on: IncidentWork,
    { incident, patient, station }: NewOffer,
    { id, until }: { readonly id: string; readonly until: number },
  ): Promise<void> {
    const reach = await this.notifier.request(tx, {
      audience: { kind: 'station', stationId: station.id },
      purpose: 'offer',
      priority: incident.priority,
      incidentId: incident.id,
      dispatchId: id,
      patientId: patient.id,
      text: { ja: '派遣の依頼があります。開いて返答してください。', en: 'A dispatch is offered. Open it and answer.' },
      namedText: {
        ja: `派遣の依頼：${patient.display_name} 様`,
        en: `A dispatch is offered: ${patient.display_name}`,
      },
      link: `/station?dispatch=${id}`,
      expiresAt: until,
      key: `offer:${id}`,
    });
    if (reach.wakeable === 0) on.write(CENTRE, { kind: 'dispatch-unreached', dispatchId: id, station: station.name });
  }
}

async function isBusy(tx: CentreTransaction, stationId: string): Promise<boolean> {
  const load = (await tx.records.dispatches.stationLoads()).find((one) => one.station_id === stationId);
  return load !== undefined && isStationBusy(load.nurses, load.busy_nurses);
}

async function summaryOf(tx: CentreTransaction, incident: IncidentRow): Promise<BilingualText> {
  const alarms = await tx.records.alarms.ofIncidents([incident.id]);
  const headline = headlineOf(alarms.map(careAlarm));
  return (
    alarms.find((alarm) => alarm.id === headline?.id)?.headline ?? { ja: '様子の確認', en: 'Check on the patient' }
  );
}
