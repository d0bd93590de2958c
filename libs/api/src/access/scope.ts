// Whom a person may know of, asked by everything that touches a patient. A role opens a door; this says for whom. The database
// decides the same once more from its own tables (docs/decisions/walls-in-the-database.md).
import { Inject, Injectable } from '@nestjs/common';
import { isSeat, type Principal } from '#access';
import { DAY_MS, MINUTE_MS, type Clock, type Instant } from '#kernel';
import { Repositories, type Database } from '#records';
import { notFound, Refusal } from '../http/refusal.js';
import { CLOCK, DATABASE } from '../ports.js';
import { Roster } from '../roster/roster.js';

/** A station may look at a patient from the offer until the report plus this long. */
const STATION_LOOKS_BACK_MS = 30 * DAY_MS;
/** A doctor who answered a nurse's question may look at that patient for this long. */
const DOCTOR_LOOKS_BACK_MS = 7 * DAY_MS;
/** What the roster says of a doctor's cover is written down for the database this long, and anew at each look if it differs. */
const COVER_HOLDS_MS = MINUTE_MS;

export type PatientScope = { readonly kind: 'all' } | { readonly kind: 'some'; readonly patientIds: readonly string[] };

@Injectable()
export class Scope {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly roster: Roster,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Patients whose clinical data this person may see now. An administrator sees none. */
  async clinical(
    who: Principal,
    records = new Repositories(this.database.db),
    { emergency = true }: { emergency?: boolean } = {},
  ): Promise<PatientScope> {
    if (isSeat(who.role)) return { kind: 'all' };
    const now = this.clock.now();
    const mayOpen = emergency && (who.role === 'doctor' || who.role === 'station');
    const opened = mayOpen ? await records.emergencyAccess.patientIdsOf(who.personId, now) : [];
    switch (who.role) {
      case 'doctor':
        return {
          kind: 'some',
          patientIds: [...new Set([...(await this.ofDoctor(records, who.personId, now)), ...opened])],
        };
      case 'family':
        return { kind: 'some', patientIds: await records.patients.idsFor(who.personId, 'family', now) };
      case 'station': {
        if (who.stationId === null) return { kind: 'some', patientIds: [] };
        const sent = await records.dispatches.patientIdsOf(who.stationId, now - STATION_LOOKS_BACK_MS);
        return { kind: 'some', patientIds: [...new Set([...sent, ...opened])] };
      }
      default:
        return { kind: 'some', patientIds: [] };
    }
  }

  /** The own patients, those covered for colleagues now, and those a nurse has asked this doctor about. */
  private async ofDoctor(records: Repositories, doctorId: string, now: Instant): Promise<string[]> {
    const own = await records.patients.idsFor(doctorId, 'doctor', now);
    const covered = await this.roster.coveredPatients(records, doctorId, now);
    await writeDown(records, doctorId, covered, now);
    const asked = await records.doctorChains.patientIdsAskedOf(doctorId, now - DOCTOR_LOOKS_BACK_MS);
    return [...own, ...covered, ...asked];
  }

  /**
   * Throws 404 for a patient outside the scope, as for one that does not exist. Both must agree to let somebody in: this
   * scope and the database's own. For decisions, so emergency access is not enough; what is only read goes through
   * `CentreTransactions.read`.
   */
  async requirePatient(who: Principal, patientId: string, records = new Repositories(this.database.db)): Promise<void> {
    const usual = covers(await this.clinical(who, records, { emergency: false }), patientId);
    const behindTheWall = await records.walls.covers(who.personId, this.clock.now(), patientId);
    if (usual && behindTheWall) return;
    if (behindTheWall && covers(await this.clinical(who, records), patientId)) {
      throw new Refusal(403, 'EMERGENCY.READS_ONLY', 'Emergency access is for looking, not for deciding.');
    }
    throw notFound('patient');
  }
}

/** The roster is worked out here and not in SQL; the database is told what came of it. */
async function writeDown(
  { walls }: Repositories,
  doctorId: string,
  covered: readonly string[],
  now: Instant,
): Promise<void> {
  const known = await walls.coverOf(doctorId);
  const holds = known !== undefined && known.until_at > now + COVER_HOLDS_MS / 2 && known.worked_out_at <= now;
  if (holds && isSame(known.patient_ids, covered)) return;
  if (known === undefined && covered.length === 0) return;
  await walls.keepCover({
    doctor_id: doctorId,
    patient_ids: [...covered],
    worked_out_at: now,
    until_at: now + COVER_HOLDS_MS,
  });
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  const set = new Set(some);
  return set.size === new Set(others).size && others.every((one) => set.has(one));
}

export function covers(scope: PatientScope, patientId: string): boolean {
  return scope.kind === 'all' || scope.patientIds.includes(patientId);
}
