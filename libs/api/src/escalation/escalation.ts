// Sees to it that every open incident reaches a person: sets, moves and drops its deadline as the incident changes, and
// takes the next step when one has passed. All within the decision that changed the incident or claimed the deadline.
import { Injectable } from '@nestjs/common';
import {
  headlineOf,
  nextStepAt,
  settleEscalation,
  takeStep,
  type BilingualText,
  type EscalationContext,
  type EscalationState,
} from '#care';
import type { DurationMs } from '#kernel';
import type { AlarmRow, EscalationRow, IncidentRow, PatientRow, Repositories } from '#records';
import { CENTRE, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { DeadlineRunner, type DueDeadline, type NewCareDeadline } from '../deadlines/deadline-runner.js';
import { grouped } from '../grouped.js';
import { careAlarm } from '../incidents/incident-views.js';
import type { ChangedIncident } from '../incidents/incident-follower.js';
import { IncidentWork } from '../incidents/incident-work.js';
import { Notifier } from '../notifications/notifier.js';
import { EscalationCalls } from './escalation-calls.js';
import { EscalationPolicies, RETIME_DEADLINE, RETIME_SUBJECT } from './escalation-policies.js';
import { factsOf, firstCallOf, isSameRow, quietRow, stateOf, withState } from './escalation-rows.js';

export const ESCALATION_DEADLINE = 'escalation';
const RETIMED_AT_ONCE = 40;

@Injectable()
export class Escalation {
  constructor(
    transactions: CentreTransactions,
    private readonly deadlines: DeadlineRunner,
    private readonly policies: EscalationPolicies,
    private readonly calls: EscalationCalls,
    private readonly notifier: Notifier,
  ) {
    deadlines.registerMany(ESCALATION_DEADLINE, (tx, due) => this.takeSteps(tx, due));
    deadlines.register(RETIME_DEADLINE, (tx, { data }) => this.retime(tx, data['after']));
    transactions.whenIncidentsChange((tx, changed) => this.settle(tx, changed));
  }

  /**
   * Sets or drops the incident's deadline by what is true of it now. Runs by itself wherever work on an incident is
   * finished; call it only after changing rows by hand.
   */
  async incidentChanged(tx: CentreTransaction, incidentId: string): Promise<void> {
    await this.finish(tx, await tx.records.incidents.byIds([incidentId]));
  }

  /** No station on duty is left to ask: all seats and the supervisor are called until a person acts. */
  async stationsExhausted(tx: CentreTransaction, incident: IncidentRow): Promise<void> {
    const known = await tx.records.escalations.ofIncidents([incident.id]);
    const row = known.get(incident.id) ?? quietRow(incident.id);
    await tx.records.escalations.put([{ ...row, exhausted_at: tx.now }]);
    await this.incidentChanged(tx, incident.id);
  }

  private async finish(tx: CentreTransaction, rows: readonly IncidentRow[]): Promise<void> {
    const works = rows.map((row) => new IncidentWork(tx, row.id, row.patient_id));
    await IncidentWork.finishAll(tx, works);
  }

  /** Fits the state and deadline of each incident to what has become of it. */
  private async settle(tx: CentreTransaction, changed: readonly ChangedIncident[]): Promise<void> {
    const { records, now } = tx;
    const known = await records.escalations.ofIncidents(changed.map(({ row }) => row.id));
    const policies = await this.policies.inForce(records);
    const zones = await zonesOf(records, changed);
    const rows: EscalationRow[] = [];
    const deadlines: NewCareDeadline[] = [];
    const dropped: string[] = [];
    for (const incident of changed) {
      const { id, patient_id } = incident.row;
      const before = known.get(id);
      const row = { ...(before ?? quietRow(id)), ...(incident.personActed ? { acted_at: now } : {}) };
      const state = settleEscalation(stateOf(row), factsOf(incident, row), {
        now,
        firstAt: before === undefined ? firstCallOf(incident) : null,
      });
      const context = { policies, timeZone: zones.get(patient_id) ?? 'UTC', now };
      const nextAt = state === null ? null : nextStepAt(state, context);
      const after = withState(row, state, nextAt);
      if (before !== undefined && isSameRow(before, after)) continue;
      rows.push(after);
      if (nextAt !== null && nextAt !== before?.next_at) {
        deadlines.push({ kind: ESCALATION_DEADLINE, subject: id, patientId: patient_id, dueAt: nextAt });
      }
      if (nextAt === null && (before?.next_at ?? null) !== null) dropped.push(id);
      if (before !== undefined && hasEnded(before, after)) await this.takeBack(tx, incident);
    }
    await records.escalations.put(rows);
    await this.deadlines.setMany(tx, deadlines);
    await records.deadlines.drop({ kind: ESCALATION_DEADLINE, subjects: dropped });
  }

  /** Somebody has it in hand: what is still queued is never sent, and what was sent is taken back. */
  private async takeBack(tx: CentreTransaction, { row, work }: ChangedIncident): Promise<void> {
    const messages = await this.notifier.withdraw(tx, { incidentId: row.id }, 'answered');
    if (messages > 0) work.write(CENTRE, { kind: 'messages-withdrawn', messages });
  }

  private async takeSteps(tx: CentreTransaction, due: readonly DueDeadline[]): Promise<void> {
    const { records } = tx;
    const ids = due.map(({ subject }) => subject);
    const incidents = await records.incidents.byIds(ids);
    const known = await records.escalations.ofIncidents(ids);
    const alarms = grouped(await records.alarms.ofIncidents(ids), (alarm) => alarm.incident_id);
    const patients = new Map(
      (await records.patients.byIds(incidents.map((row) => row.patient_id))).map((row) => [row.id, row]),
    );
    const policies = await this.policies.inForce(records);
    const works: IncidentWork[] = [];
    const notDue: EscalationRow[] = [];
    const steps: Stepping[] = [];
    for (const incident of incidents) {
      const row = known.get(incident.id);
      const patient = patients.get(incident.patient_id);
      if (row === undefined || patient === undefined || incident.state !== 'open') continue;
      const work = new IncidentWork(tx, incident.id, patient.id);
      works.push(work);
      const state = stateOf(row);
      const context: EscalationContext = { policies, timeZone: patient.time_zone, now: tx.now };
      const taken = state === null ? null : takeStep(state, context);
      if (state === null || taken === null) {
        // Not due after all, such as after a change of policy: without a time on the row it is set anew.
        notDue.push({ ...row, next_at: null });
        continue;
      }
      const headline = headlineText(alarms.get(incident.id) ?? []);
      const lateMs = due.find(({ subject }) => subject === incident.id)?.lateMs ?? 0;
      steps.push({ incident, patient, headline, row, work, state, taken, lateMs });
    }
    await records.escalations.put(notDue);
    await this.takeAll(tx, steps);
    // Finishing sets each next deadline from the rows as they are then.
    await IncidentWork.finishAll(tx, works);
  }

  private async takeAll(tx: CentreTransaction, steps: readonly Stepping[]): Promise<void> {
    const { escalations } = tx.records;
    // Each step is on record before anybody is called, since an offer to a station finishes work on its incident too.
    await escalations.put(steps.map(({ row, taken }) => withState(row, taken.state, null)));
    const made = await this.calls.makeAll(
      this.calls.round(tx),
      steps.map(({ incident, patient, headline, state, taken }) => ({
        incident,
        patient,
        headline,
        step: taken.step,
        since: state.since,
      })),
    );
    const now = await escalations.ofIncidents(steps.map(({ incident }) => incident.id));
    const rows: EscalationRow[] = [];
    for (const [index, step] of steps.entries()) {
      const { calls, exhausted } = made[index] ?? { calls: [], exhausted: false };
      const row = now.get(step.incident.id) ?? step.row;
      const unreached = calls.every(({ reached }) => reached === 0);
      // Without a station left it waits for one from now on, unless it does already.
      const exhaustedAt = exhausted && step.state.cause !== 'no-station' ? tx.now : row.exhausted_at;
      rows.push({ ...row, calls: [...calls], unreached, exhausted_at: exhaustedAt, next_at: null });
      step.work.write(CENTRE, {
        kind: 'escalated',
        cause: step.state.cause,
        priority: step.state.priority,
        number: step.taken.step.number,
        repeated: step.taken.step.repeated,
        louder: step.taken.step.louder,
        unreached,
        dueAt: tx.now - step.lateMs,
        lateMs: step.lateMs,
        calls,
      });
    }
    await escalations.put(rows);
  }

  /** The policies have changed: incidents that wait are timed by them, some at a time. */
  private async retime(tx: CentreTransaction, after: unknown): Promise<void> {
    const { records } = tx;
    const waiting = await records.escalations.incidentsUnderWay();
    const left = typeof after === 'string' ? waiting.filter((id) => id > after) : waiting;
    const some = left.slice(0, RETIMED_AT_ONCE);
    const rows = await records.incidents.byIds(some);
    await records.patients.holdAll(rows.map((row) => row.patient_id));
    await this.finish(tx, await records.incidents.byIds(some));
    const last = some.at(-1);
    if (left.length <= some.length || last === undefined) return;
    const next = { kind: RETIME_DEADLINE, subject: RETIME_SUBJECT, dueAt: tx.now, data: { after: last } };
    await this.deadlines.set(tx, next);
  }
}

/** An incident whose next step is due. */
interface Stepping {
  readonly incident: IncidentRow;
  readonly patient: PatientRow;
  readonly headline: BilingualText;
  readonly row: EscalationRow;
  readonly work: IncidentWork;
  readonly state: EscalationState;
  readonly taken: NonNullable<ReturnType<typeof takeStep>>;
  readonly lateMs: DurationMs;
}

/** Whether those called need not come any more. A rise goes on calling. */
function hasEnded(before: EscalationRow, after: EscalationRow): boolean {
  if (before.taken === 0) return false;
  if (after.cause === null || after.held) return !before.held;
  return after.cause !== before.cause || (after.since !== before.since && !after.louder);
}

async function zonesOf(records: Repositories, changed: readonly ChangedIncident[]): Promise<Map<string, string>> {
  const ids = changed.filter(({ row }) => row.state === 'open').map(({ row }) => row.patient_id);
  return new Map((await records.patients.byIds(ids)).map((row) => [row.id, row.time_zone]));
}

function headlineText(alarms: readonly AlarmRow[]): BilingualText {
  const headline = headlineOf(alarms.map(careAlarm));
  const row = alarms.find((alarm) => alarm.id === headline?.id);
  return row?.headline ?? { ja: '様子の確認', en: 'Check on the patient' };
}
