// Whom a person may know of, asked by every query that touches a patient. A role opens a door; this says for whom.
import { Inject, Injectable } from '@nestjs/common';
import { isSeat, type Principal } from '#access';
import { DAY_MS, type Clock, type Instant } from '#kernel';
import { Repositories, type Database } from '#records';
import { notFound } from '../http/refusal.js';
import { CLOCK, DATABASE } from '../ports.js';
import { Roster } from '../roster/roster.js';

/** A station may look at a patient from the offer until the report plus this long. */
const STATION_LOOKS_BACK_MS = 30 * DAY_MS;
/** A doctor who answered a nurse's question may look at that patient for this long. */
const DOCTOR_LOOKS_BACK_MS = 7 * DAY_MS;

export type PatientScope = { readonly kind: 'all' } | { readonly kind: 'some'; readonly patientIds: readonly string[] };

@Injectable()
export class Scope {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly roster: Roster,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Patients whose clinical data this person may see now. An administrator sees none. */
  async clinical(who: Principal, records = new Repositories(this.database.db)): Promise<PatientScope> {
    if (isSeat(who.role)) return { kind: 'all' };
    const now = this.clock.now();
    switch (who.role) {
      case 'doctor':
        return { kind: 'some', patientIds: await this.ofDoctor(records, who.personId, now) };
      case 'family':
        return { kind: 'some', patientIds: await records.patients.idsFor(who.personId, 'family', now) };
      case 'station': {
        if (who.stationId === null) return { kind: 'some', patientIds: [] };
        const since = now - STATION_LOOKS_BACK_MS;
        return { kind: 'some', patientIds: await records.dispatches.patientIdsOf(who.stationId, since) };
      }
      default:
        return { kind: 'some', patientIds: [] };
    }
  }

  /** The own patients, those covered for colleagues now, and those a nurse has asked this doctor about. */
  private async ofDoctor(records: Repositories, doctorId: string, now: Instant): Promise<string[]> {
    const own = await records.patients.idsFor(doctorId, 'doctor', now);
    const covered = await this.roster.coveredPatients(records, doctorId, now);
    const asked = await records.doctorChains.patientIdsAskedOf(doctorId, now - DOCTOR_LOOKS_BACK_MS);
    return [...new Set([...own, ...covered, ...asked])];
  }

  /** Throws 404 for a patient outside the scope, as for one that does not exist. */
  async requirePatient(who: Principal, patientId: string, records?: Repositories): Promise<void> {
    const scope = await this.clinical(who, records);
    if (!covers(scope, patientId)) throw notFound('patient');
  }
}

export function covers(scope: PatientScope, patientId: string): boolean {
  return scope.kind === 'all' || scope.patientIds.includes(patientId);
}
