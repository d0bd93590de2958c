// Sees to it that every open incident reaches a person: sets, moves and drops its deadline as the incident changes, and
// calls the next in the chain when one has passed.
import { Injectable } from '@nestjs/common';
import type { IncidentRow } from '#records';
import type { CentreTransaction } from '../centre-transaction.js';
import { DeadlineRunner } from '../deadlines/deadline-runner.js';

export const ESCALATION_DEADLINE = 'escalation';

@Injectable()
export class Escalation {
  constructor(private readonly deadlines: DeadlineRunner) {
    deadlines.register(ESCALATION_DEADLINE, (tx, { subject }) => this.incidentChanged(tx, subject));
  }

  /** Sets or drops the incident's deadline by what is true of it now. Called wherever an incident's work is finished. */
  async incidentChanged(tx: CentreTransaction, incidentId: string): Promise<void> {
    const incident = await tx.records.incidents.find(incidentId);
    if (incident?.state !== 'open') await this.deadlines.drop(tx, { kind: ESCALATION_DEADLINE, subject: incidentId });
  }

  /** No station on duty is left to ask: all seats and the supervisor are called until a person acts. */
  async stationsExhausted(tx: CentreTransaction, incident: IncidentRow): Promise<void> {
    await this.deadlines.set(tx, {
      kind: ESCALATION_DEADLINE,
      subject: incident.id,
      patientId: incident.patient_id,
      dueAt: tx.now,
    });
  }
}
