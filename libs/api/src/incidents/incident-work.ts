// Work on one incident within one transaction: timeline entries as they come, and at the end its urgency worked out anew
// and the whole incident told to the boards once.
import { incidentPriority, timelineText, type TimelineFact } from '#care';
import type { Instant } from '#kernel';
import type { IncidentRow, NewTimelineEntry } from '#records';
import { CENTRE, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { careAlarm, incidentView, loadIncidents, timelineView } from './incident-views.js';
import type { IncidentDto } from './incident.dto.js';
import type { LoadedIncident } from './incident-follower.js';

export interface EntryOptions {
  /** When it happened, where that is not the transaction's now. */
  readonly at?: Instant;
  readonly madeAt?: Instant | null;
  readonly requestId?: string | undefined;
}

export class IncidentWork {
  private entries: NewTimelineEntry[] = [];
  private personActed = false;

  constructor(
    private readonly tx: CentreTransaction,
    readonly incidentId: string,
    readonly patientId: string,
  ) {}

  /** Gathers a timeline entry; `finish` appends it. */
  write(actor: Actor, fact: TimelineFact, options: EntryOptions = {}): void {
    const { kind, ...data } = fact;
    if (actor.id !== CENTRE.id && !NO_ACT.has(kind)) this.personActed = true;
    this.entries.push({
      at: options.at ?? this.tx.now,
      madeAt: options.madeAt ?? null,
      by: actor.id,
      byName: actor.name,
      kind,
      text: timelineText(fact),
      data,
      requestId: options.requestId ?? null,
    });
  }

  /** An alarm that nobody has answered has come or come back: the incident waits for a person again. */
  async endAcknowledgement(incident: IncidentRow, alarmId: string, at: Instant): Promise<void> {
    if (incident.acknowledged_at === null) return;
    await this.tx.records.incidents.change(this.incidentId, { acknowledged_by: null, acknowledged_at: null });
    this.write(CENTRE, { kind: 'acknowledgement-ended', alarmId }, { at });
  }

  /** Appends the timeline, settles the incident's priority and tells the boards. Call once, last. */
  async finish(): Promise<IncidentDto> {
    const [incident] = await IncidentWork.finishAll(this.tx, [this]);
    if (incident === undefined) throw new Error('An incident vanished within its own transaction.');
    return incident;
  }

  /** The same for several incidents of one transaction, with their queries put together. */
  static async finishAll(tx: CentreTransaction, works: readonly IncidentWork[]): Promise<IncidentDto[]> {
    const { records, now } = tx;
    const appended = await appendEntries(tx, works);
    const rows = await records.incidents.byIds(works.map(({ incidentId }) => incidentId));
    const loaded = await loadIncidents(records, rows, now);
    const byId = new Map(works.map((work) => [work.incidentId, work]));
    // The priority on the row is what those who follow go by.
    for (const one of loaded) await settlePriority(tx, one);
    await tx.incidentsChanged(
      loaded.flatMap((one) => {
        const work = byId.get(one.row.id);
        return work === undefined ? [] : [{ ...one, work, personActed: work.personActed }];
      }),
    );
    const followed = await appendEntries(tx, works);
    const escalations = await records.escalations.ofIncidents(rows.map((row) => row.id));
    return loaded.map(({ row, alarms, dispatches }) => {
      const last_timeline_seq = Math.max(row.last_timeline_seq, followed.get(row.id) ?? appended.get(row.id) ?? 0);
      const incident = incidentView(
        { row: { ...row, last_timeline_seq }, alarms, dispatches },
        escalations.get(row.id),
      );
      tx.event('incident.changed', { incidentId: row.id, patientId: row.patient_id }, { incident });
      return incident;
    });
  }

  /** What was gathered since the last time it was taken. */
  takeEntries(): NewTimelineEntry[] {
    const entries = this.entries;
    this.entries = [];
    return entries;
  }
}

/** What a person may enter without having done anything about the incident. */
const NO_ACT: ReadonlySet<string> = new Set(['audio-paused', 'dispatch-declined']);

/** Writes down what was gathered; the last sequence of each timeline that grew. */
async function appendEntries(tx: CentreTransaction, works: readonly IncidentWork[]): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  const entries = new Map(works.map((work) => [work.incidentId, work.takeEntries()]));
  const appended = await tx.records.incidents.appendAll(entries);
  for (const { incidentId, patientId } of works) {
    for (const row of appended.get(incidentId) ?? []) {
      tx.event('incident.timeline', { incidentId, patientId }, { entry: timelineView(row) });
      last.set(incidentId, row.seq);
    }
  }
  return last;
}

async function settlePriority(tx: CentreTransaction, { row, alarms }: LoadedIncident): Promise<void> {
  const priority = incidentPriority(alarms.map(careAlarm)) ?? row.priority;
  if (priority === row.priority) return;
  row.priority = priority;
  await tx.records.incidents.change(row.id, { priority });
}
