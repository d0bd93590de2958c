// Visits without an alarm: a check that the centre or a station plans for a time. One that does not begin is told to the
// station, then to the centre as well, again and again until somebody acts.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { overdueAudience, VISIT_OVERDUE_AFTER_MS, VISIT_OVERDUE_AGAIN_MS } from '#care';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Clock } from '#kernel';
import type { DispatchRow, PatientRow, StationRow } from '#records';
import { Scope } from '../access/scope.js';
import { actorOf, CENTRE, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { DeadlineRunner, type DueDeadline } from '../deadlines/deadline-runner.js';
import { conflict, invalid, notFound } from '../http/refusal.js';
import { Notifier, type Audience } from '../notifications/notifier.js';
import { CLOCK } from '../ports.js';
import { Roster } from '../roster/roster.js';
import type { PlanVisitDto } from './dispatch-acts.dto.js';
import type { DispatchDto } from './dispatch.dto.js';
import { addStep, storyOf, tellDispatch, viewOf } from './dispatch-telling.js';
import { dispatchViews } from './dispatch-views.js';
import { Nurses } from './nurses.js';

export const VISIT_OVERDUE = 'visit-overdue';
/** A visit is planned at most this far ahead. */
const FURTHEST_MS = 366 * DAY_MS;
const LONGEST_RANGE_MS = 366 * DAY_MS;
const SHOWN = 500;

@Injectable()
export class PlannedVisits {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly scope: Scope,
    private readonly roster: Roster,
    private readonly nurses: Nurses,
    private readonly notifier: Notifier,
    private readonly deadlines: DeadlineRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    deadlines.register(VISIT_OVERDUE, (tx, deadline) => this.overdue(tx, deadline));
  }

  /** A patient's dispatches and visits of a range, newest first: marks on charts and the patient's own story. */
  async ofPatient(who: Principal, patientId: string, range: { from: number; to: number }): Promise<DispatchDto[]> {
    if (range.to <= range.from) throw invalid('to', 'afterFrom');
    if (range.to - range.from > LONGEST_RANGE_MS) throw invalid('to', 'rangeTooLong');
    return this.transactions.read(who, async ({ records, open, now }) => {
      await open('visits', patientId);
      const rows = await records.dispatches.ofPatient(patientId, range.from, range.to, SHOWN);
      const own = who.role === 'station' ? rows.filter((row) => row.station_id === who.stationId) : rows;
      return dispatchViews(records, own, now);
    });
  }

  plan(who: Principal, body: PlanVisitDto): Promise<DispatchDto> {
    return this.transactions.run(async (tx) => {
      const { records, now } = tx;
      await this.scope.requirePatient(who, body.patientId, records);
      const patient = await records.patients.hold(body.patientId);
      if (patient === undefined) throw notFound('patient');
      const known = await this.asPlannedBefore(tx, who, body);
      if (known !== undefined) return viewOf(records, known, now);
      if (body.plannedFor <= now - MINUTE_MS) throw invalid('plannedFor', 'notInPast');
      if (body.plannedFor > now + FURTHEST_MS) throw invalid('plannedFor', 'withinAYear');
      const station = await this.stationFor(tx, who, patient, body);
      if (body.nurseId !== undefined) await this.nurses.requireOfStation(station.id, body.nurseId, records);
      const id = await this.add(tx, who, body, { patient, station });
      tx.audit(who, 'visit.plan', { subject: id, patientId: patient.id, detail: { stationId: station.id } });
      return tellDispatch(tx, id);
    });
  }

  private async add(
    tx: CentreTransaction,
    who: Principal,
    { plannedFor, reason, nurseId, priority = 'low', requestId }: PlanVisitDto,
    { patient, station }: { readonly patient: PatientRow; readonly station: StationRow },
  ): Promise<string> {
    const { records, now } = tx;
    const id = tx.newId();
    const instruction = await records.standingInstructions.newestOf(patient.id);
    await records.dispatches.add({
      id,
      kind: 'planned',
      incident_id: null,
      patient_id: patient.id,
      station_id: station.id,
      state: 'planned',
      priority,
      offered_at: now,
      offered_by: who.personId,
      answer_by: plannedFor,
      planned_for: plannedFor,
      settled_at: null,
      note: reason,
      standing_instruction: patient.standing_instruction,
      instruction_version: patient.standing_instruction === null ? null : (instruction?.version ?? null),
      summary: JSON.stringify({ ja: '予定の訪問', en: 'Planned visit' }),
      eta_at: null,
      nurse_id: null,
      report: null,
      request_id: requestId ?? null,
      follows: null,
    });
    await addStep(tx, id, 'planned', actorOf(who), { requestId });
    if (nurseId !== undefined) {
      await records.dispatches.setNurse({ dispatchId: id, nurseId, at: now, by: who.personId });
    }
    await this.expect(tx, { id, patientId: patient.id, dueAt: plannedFor + VISIT_OVERDUE_AFTER_MS, attempt: 0 });
    if (who.role !== 'station') await this.tellPlanned(tx, { id, patient, station, plannedFor, nurseId, priority });
    const on = await storyOf(tx, { incident_id: null, patient_id: patient.id });
    on?.write(actorOf(who), { kind: 'visit-planned', dispatchId: id, station: station.name, plannedFor, reason });
    await on?.finish();
    return id;
  }

  private tellPlanned(
    tx: CentreTransaction,
    of: {
      id: string;
      patient: PatientRow;
      station: StationRow;
      plannedFor: number;
      nurseId: string | undefined;
      priority: DispatchRow['priority'];
    },
  ): Promise<unknown> {
    return this.notifier.request(tx, {
      audience:
        of.nurseId === undefined
          ? { kind: 'station', stationId: of.station.id }
          : { kind: 'person', personId: of.nurseId },
      purpose: 'system',
      priority: of.priority,
      incidentId: null,
      dispatchId: of.id,
      patientId: of.patient.id,
      text: { ja: '訪問の予定が入りました。', en: 'A visit has been planned for you.' },
      namedText: { ja: `訪問の予定：${of.patient.display_name} 様`, en: `Visit planned: ${of.patient.display_name}` },
      link: `/station?dispatch=${of.id}`,
      expiresAt: of.plannedFor + HOUR_MS,
      key: `visit:${of.id}`,
    });
  }

  private expect(
    tx: CentreTransaction,
    { id, patientId, dueAt, attempt }: { id: string; patientId: string; dueAt: number; attempt: number },
  ): Promise<void> {
    const wallClock = attempt === 0;
    return this.deadlines.set(tx, { kind: VISIT_OVERDUE, subject: id, patientId, dueAt, wallClock, data: { attempt } });
  }

  /** A visit that has not begun. Its patient is held by the runner. */
  private async overdue(tx: CentreTransaction, { subject, data }: DueDeadline): Promise<void> {
    const row = await tx.records.dispatches.find(subject);
    if (row === undefined || row.state !== 'planned' || row.planned_for === null) return;
    const attempt = typeof data['attempt'] === 'number' ? data['attempt'] : 0;
    const audiences = overdueAudience(attempt).map((kind): Audience =>
      kind === 'station' ? { kind, stationId: row.station_id } : { kind: 'role', role: 'centre' },
    );
    for (const audience of audiences) await this.tellOverdue(tx, row, audience, attempt);
    const on = await storyOf(tx, row);
    const fact = { dispatchId: row.id, station: row.station_name, plannedFor: row.planned_for, attempt };
    on?.write(CENTRE, { kind: 'visit-overdue', ...fact });
    await this.expect(tx, {
      id: row.id,
      patientId: row.patient_id,
      dueAt: tx.now + VISIT_OVERDUE_AGAIN_MS,
      attempt: attempt + 1,
    });
    await tellDispatch(tx, row.id);
    await on?.finish();
  }

  private tellOverdue(tx: CentreTransaction, row: DispatchRow, audience: Audience, attempt: number): Promise<unknown> {
    const ofStation = audience.kind === 'station';
    return this.notifier.request(tx, {
      audience,
      purpose: 'system',
      priority: attempt === 0 ? row.priority : 'high',
      incidentId: null,
      dispatchId: row.id,
      patientId: row.patient_id,
      text: { ja: '予定の訪問が始まっていません。', en: 'A planned visit has not begun.' },
      namedText: { ja: `訪問が未開始：${row.patient_name} 様`, en: `Visit not begun: ${row.patient_name}` },
      link: ofStation ? `/station?dispatch=${row.id}` : `/board?patient=${row.patient_id}`,
      expiresAt: tx.now + VISIT_OVERDUE_AGAIN_MS,
      key: `visit-overdue:${row.id}:${attempt}:${audience.kind}`,
    });
  }

  private asPlannedBefore(tx: CentreTransaction, who: Principal, body: PlanVisitDto): Promise<DispatchRow | undefined> {
    const { requestId, patientId } = body;
    if (requestId === undefined) return Promise.resolve(undefined);
    return tx.records.dispatches.plannedByRequest(patientId, who.personId, requestId);
  }

  private async stationFor(
    { records }: CentreTransaction,
    who: Principal,
    patient: PatientRow,
    { stationId, plannedFor }: PlanVisitDto,
  ): Promise<StationRow> {
    if (who.role === 'station' && stationId !== undefined && stationId !== who.stationId) {
      throw invalid('stationId', 'ownStation');
    }
    const named = who.role === 'station' ? (who.stationId ?? undefined) : stationId;
    if (named !== undefined) {
      const station = await records.stations.find(named);
      if (station === undefined) throw invalid('stationId', 'exists');
      return station;
    }
    const [first] = await this.roster.onDuty(records, { kind: 'station', area: patient.area, at: plannedFor });
    const station = first === undefined ? undefined : await records.stations.find(first);
    if (station === undefined) {
      throw conflict('DISPATCH.NOBODY_ON_DUTY', 'No station is on duty for this patient at that time; name one.');
    }
    return station;
  }
}
