// Which doctor is called for a patient, in which order, and whose patients a doctor answers for at an instant.
import type { Instant } from '#kernel';
import { awayAt, servedAt, serves, type RosterPlan } from './roster.js';

export const CHAIN_ROLES = ['family-doctor', 'covering-doctor', 'coordinating-doctor'] as const;
export type ChainRole = (typeof CHAIN_ROLES)[number];

export interface ChainLink {
  readonly role: ChainRole;
  readonly personId: string;
}

export interface PatientOfDoctors {
  readonly area: string;
  /** The patient's own doctors, in the order they are called. */
  readonly doctorIds: readonly string[];
}

/**
 * The family doctor unless absent, then who covers (for that doctor before for the area), then who coordinates. A person
 * comes once, at their first place.
 */
export function doctorChainFor(plan: RosterPlan, patient: PatientOfDoctors, at: Instant): ChainLink[] {
  const away = awayAt(plan, at);
  const served = servedAt(plan, at).filter(({ duty }) => duty.kind === 'doctor');
  const isOurs = (id: string | null): boolean => id !== null && patient.doctorIds.includes(id);
  const links: ChainLink[] = [
    ...patient.doctorIds
      .filter((id) => !away.has(id))
      .map((personId) => ({ role: 'family-doctor' as const, personId })),
    ...served
      .filter(({ duty }) => duty.task === 'covering' && isOurs(duty.coversId))
      .map(({ subjectId }) => ({ role: 'covering-doctor' as const, personId: subjectId })),
    ...served
      .filter((shift) => shift.duty.task === 'covering' && shift.duty.coversId === null && serves(shift, patient.area))
      .map(({ subjectId }) => ({ role: 'covering-doctor' as const, personId: subjectId })),
    ...served
      .filter((shift) => shift.duty.task === 'coordinating' && serves(shift, patient.area))
      .map(({ subjectId }) => ({ role: 'coordinating-doctor' as const, personId: subjectId })),
  ];
  const seen = new Set<string>();
  return links.filter(({ personId }) => !seen.has(personId) && seen.add(personId).size > 0);
}

/** What a doctor answers for beside the own patients: other doctors' patients, areas, or every area. */
export interface Covering {
  readonly doctorIds: readonly string[];
  readonly areas: readonly string[];
  readonly everyArea: boolean;
}

export function coveringOf(plan: RosterPlan, doctorId: string, at: Instant): Covering {
  const own = servedAt(plan, at).filter(({ duty, subjectId }) => duty.kind === 'doctor' && subjectId === doctorId);
  const wide = own.filter(({ duty }) => duty.coversId === null);
  return {
    doctorIds: own.flatMap(({ duty }) => (duty.coversId === null ? [] : [duty.coversId])),
    areas: [...new Set(wide.flatMap(({ duty }) => duty.areas))],
    everyArea: wide.some(({ duty }) => duty.areas.length === 0),
  };
}
