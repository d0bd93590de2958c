// What a seat does to an incident. Each act is one transaction: records, timeline, audit, events, and where the engine must
// know, an act for it.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { callsForAttention, compareUrgency, isAllSeen, isLive, type IncidentState, type TimelineFact } from '#care';
import type { Clock } from '#kernel';
import type { IncidentRow } from '#records';
import { actorOf, asPatientId, CentreTransactions, type CentreTransaction } from '../centre-transaction.js';
import { Scope, covers } from '../access/scope.js';
import { conflict, notFound } from '../http/refusal.js';
import { CLOCK } from '../ports.js';
import type {
  AcknowledgeIncidentDto,
  AddNoteDto,
  CloseIncidentDto,
  IncidentDetailDto,
  IncidentDto,
  LogCallDto,
} from './incident.dto.js';
import { careAlarm, incidentViews, timelineView } from './incident-views.js';
import { IncidentWork } from './incident-work.js';
import { Mentions } from './mentions.js';

const CLOSED_SHOWN = 200;

@Injectable()
export class IncidentService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly scope: Scope,
    private readonly mentions: Mentions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(who: Principal, state: IncidentState = 'open'): Promise<IncidentDto[]> {
    return this.transactions.read(who, async ({ records, scope, now, see }) => {
      see('incidents', null);
      const patientIds = scope.kind === 'all' ? undefined : scope.patientIds;
      const rows = await records.incidents.list({ state, patientIds, limit: CLOSED_SHOWN });
      const incidents = await incidentViews(records, rows, now);
      return state === 'open' ? incidents.sort(compareUrgency) : incidents;
    });
  }

  detail(who: Principal, id: string): Promise<IncidentDetailDto> {
    return this.transactions.read(who, async ({ records, scope, now, see }) => {
      const row = await records.incidents.find(id);
      if (row === undefined || !covers(scope, row.patient_id)) throw notFound('incident');
      see('incident', row.patient_id);
      const [incident] = await incidentViews(records, [row], now);
      if (incident === undefined) throw notFound('incident');
      return { ...incident, timeline: (await records.incidents.timeline(id)).map(timelineView) };
    });
  }

  /** Accepts every alarm that calls. An incident already in somebody's hands with nothing new stays as it is. */
  acknowledge(who: Principal, id: string, { requestId, seen }: AcknowledgeIncidentDto): Promise<IncidentDto> {
    return this.change(who, id, requestId, async (tx, incident, work) => {
      const { records, now } = tx;
      const waiting = (await records.alarms.ofIncidents([id])).filter(
        (alarm) => alarm.acknowledged_at === null && callsForAttention(careAlarm(alarm)),
      );
      if (waiting.length === 0 && incident.acknowledged_at !== null && !(await isCalledFor(tx, id))) return;
      if (seen !== undefined && !isAllSeen(waiting.map(careAlarm), seen)) {
        throw conflict('INCIDENT.RISEN', 'An alarm has come or risen meanwhile. Nothing was accepted; look again.');
      }
      for (const alarm of waiting) {
        await records.alarms.change(alarm.id, { acknowledged_by: who.personId, acknowledged_at: now });
        tx.act(actorOf(who), {
          kind: 'acknowledge',
          patientId: asPatientId(incident.patient_id),
          ruleId: alarm.rule_id,
          onsetAt: alarm.onset_at,
          // The engine may be ahead of what anybody has been shown.
          seen: alarm.priority,
        });
      }
      await records.incidents.change(id, { acknowledged_by: who.personId, acknowledged_at: now });
      const alarmIds = waiting.map((alarm) => alarm.id);
      work.write(actorOf(who), { kind: 'acknowledged', alarmIds }, { requestId });
      tx.audit(who, 'incident.acknowledge', { subject: id, patientId: incident.patient_id, detail: { alarmIds } });
    });
  }

  logCall(who: Principal, id: string, { to, outcome, note = '', requestId }: LogCallDto): Promise<IncidentDto> {
    return this.enter(who, id, { kind: 'called', to, outcome, note }, requestId);
  }

  addNote(who: Principal, id: string, { text, mentions = [], requestId }: AddNoteDto): Promise<IncidentDto> {
    return this.change(who, id, requestId, async (tx, incident, work) => {
      work.write(actorOf(who), { kind: 'noted', note: text }, { requestId });
      await this.mentions.tell(tx, who, incident, mentions);
      tx.audit(who, 'incident.noted', { subject: id, patientId: incident.patient_id, detail: { mentions } });
    });
  }

  close(who: Principal, id: string, { outcome, note = '', requestId }: CloseIncidentDto): Promise<IncidentDto> {
    return this.change(who, id, requestId, async (tx, incident, work) => {
      const { records, now } = tx;
      const alarms = (await records.alarms.ofIncidents([id])).map(careAlarm);
      if (alarms.some((alarm) => alarm.acknowledgedAt === null && callsForAttention(alarm))) {
        throw conflict('INCIDENT.UNANSWERED', 'An alarm of this incident waits for an answer.');
      }
      const dispatches = await records.dispatches.ofIncidents([id]);
      if (dispatches.some((dispatch) => isLive(dispatch.state))) {
        throw conflict('INCIDENT.DISPATCH_LIVE', 'A station is asked or on the way; recall it or wait for its report.');
      }
      for (const dispatch of dispatches.filter(({ state }) => state === 'reported')) {
        await records.dispatches.change(dispatch.id, { state: 'closed' });
        await records.dispatches.addStep({
          dispatch_id: dispatch.id,
          state: 'closed',
          at: now,
          made_at: null,
          by: who.personId,
          by_name: who.displayName,
          reason: null,
          request_id: null,
        });
      }
      await records.incidents.change(id, { state: 'closed', closed_at: now, outcome });
      work.write(actorOf(who), { kind: 'incident-closed', outcome, note }, { requestId });
      tx.audit(who, 'incident.close', { subject: id, patientId: incident.patient_id, detail: { outcome } });
    });
  }

  private enter(who: Principal, id: string, fact: TimelineFact, requestId: string | undefined): Promise<IncidentDto> {
    return this.change(who, id, requestId, async (tx, incident, work) => {
      work.write(actorOf(who), fact, { requestId });
      tx.audit(who, `incident.${fact.kind}`, { subject: id, patientId: incident.patient_id });
    });
  }

  /** Holds the patient, finds the incident open, does the work once for a request, tells the boards. */
  private change(
    who: Principal,
    id: string,
    requestId: string | undefined,
    work: (tx: CentreTransaction, incident: IncidentRow, on: IncidentWork) => Promise<void> | void,
  ): Promise<IncidentDto> {
    return this.transactions.run(async (tx) => {
      const held = await holdIncident(tx, id);
      if (requestId !== undefined && (await tx.records.incidents.knowsRequest(id, who.personId, requestId))) {
        const [incident] = await incidentViews(tx.records, [held], tx.now);
        if (incident === undefined) throw notFound('incident');
        return incident;
      }
      const on = openForWork(tx, held);
      await work(tx, held, on);
      return on.finish();
    }, 'urgent');
  }
}

/** Whether others are being called although it is acknowledged: then whoever answers takes it over. */
async function isCalledFor({ records }: CentreTransaction, id: string): Promise<boolean> {
  const row = (await records.escalations.ofIncidents([id])).get(id);
  return row !== undefined && row.cause !== null && row.taken > 0;
}

/** Holds an incident's patient; the incident as it is then. */
async function holdIncident(tx: CentreTransaction, id: string): Promise<IncidentRow> {
  const { incidents, patients } = tx.records;
  const before = await incidents.find(id);
  if (before === undefined) throw notFound('incident');
  await patients.hold(before.patient_id);
  const incident = await incidents.find(id);
  if (incident === undefined) throw notFound('incident');
  return incident;
}

function openForWork(tx: CentreTransaction, incident: IncidentRow): IncidentWork {
  if (incident.state !== 'open') throw conflict('INCIDENT.CLOSED', 'This incident is closed.');
  return new IncidentWork(tx, incident.id, incident.patient_id);
}

/** Holds the incident's patient and makes sure that it is still open. */
export async function openIncident(
  tx: CentreTransaction,
  id: string,
): Promise<{ incident: IncidentRow; on: IncidentWork }> {
  const incident = await holdIncident(tx, id);
  return { incident, on: openForWork(tx, incident) };
}
