// Work on one incident within one transaction: timeline entries as they come, and at the end its urgency worked out anew
// and the whole incident told to the boards once.
import { timelineText, type TimelineFact } from '#care';
import type { Instant } from '#kernel';
import type { IncidentRow } from '#records';
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
  constructor(
    private readonly tx: CentreTransaction,
    readonly incidentId: string,
    readonly patientId: string,
  ) {}

  /** Appends to the timeline. */
  async write(actor: Actor, fact: TimelineFact, options: EntryOptions = {}): Promise<void> {
    const { kind, ...data } = fact;
    const row = await this.tx.records.incidents.append(this.incidentId, {
      at: options.at ?? this.tx.now,
      madeAt: options.madeAt ?? null,
      by: actor.id,
      byName: actor.name,
      kind,
      text: timelineText(fact),
      data,
      requestId: options.requestId ?? null,
    });
    this.tx.event(
      'incident.timeline',
      { incidentId: this.incidentId, patientId: this.patientId },
      { entry: timelineView(row) },
    );
  }

  /** An alarm that nobody has answered has come or come back: the incident waits for a person again. */
  async endAcknowledgement(incident: IncidentRow, alarmId: string, at: Instant): Promise<void> {
    if (incident.acknowledged_at === null) return;
    await this.tx.records.incidents.change(this.incidentId, { acknowledged_by: null, acknowledged_at: null });
    await this.write(CENTRE, { kind: 'acknowledgement-ended', alarmId }, { at });
  }

  /** Settles the incident's priority and tells the boards. Call once, last. */
  async finish(): Promise<IncidentDto> {
    const { records, now } = this.tx;
    const row = await records.incidents.find(this.incidentId);
    const [incident] = row === undefined ? [] : await incidentViews(records, [row], now);
    if (incident === undefined) throw new Error('An incident vanished within its own transaction.');
    if (incident.priority !== row?.priority) {
      await records.incidents.change(this.incidentId, { priority: incident.priority });
    }
    this.tx.event('incident.changed', { incidentId: this.incidentId, patientId: this.patientId }, { incident });
    return incident;
  }
}
