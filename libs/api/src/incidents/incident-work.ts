// Work on one incident within one transaction: timeline entries as they come, and at the end its urgency worked out anew
// and the whole incident told to the boards once.
import { timelineText, type TimelineFact } from '#care';
import type { Instant } from '#kernel';
import type { IncidentRow, NewTimelineEntry } from '#records';
import { CENTRE, type Actor, type CentreTransaction } from '../centre-transaction.js';
import { incidentViews, timelineView } from './incident-views.js';
import type { IncidentDto } from './incident.dto.js';

export interface EntryOptions {
  /** When it happened, where that is not the transaction's now. */
  readonly at?: Instant;
  readonly madeAt?: Instant | null;
  readonly requestId?: string | undefined;
}

export class IncidentWork {
  private readonly entries: NewTimelineEntry[] = [];

  constructor(
    private readonly tx: CentreTransaction,
    readonly incidentId: string,
    readonly patientId: string,
  ) {}

  /** Gathers a timeline entry; `finish` appends it. */
  write(actor: Actor, fact: TimelineFact, options: EntryOptions = {}): void {
    const { kind, ...data } = fact;
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
    for (const { incidentId, patientId, entries } of works) {
      for (const row of await records.incidents.append(incidentId, entries)) {
        tx.event('incident.timeline', { incidentId, patientId }, { entry: timelineView(row) });
      }
    }
    const rows = await records.incidents.byIds(works.map(({ incidentId }) => incidentId));
    const incidents = await incidentViews(records, rows, now);
    for (const [index, incident] of incidents.entries()) {
      const { id, patientId, priority } = incident;
      if (priority !== rows[index]?.priority) await records.incidents.change(id, { priority });
      tx.event('incident.changed', { incidentId: id, patientId }, { incident });
    }
    return incidents;
  }
}
