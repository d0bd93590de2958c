// Who is on duty, asked by everything that must reach somebody. An empty answer means that nobody is: the caller says so
// loudly, it never counts as told.
import { Injectable } from '@nestjs/common';
import {
  coveringOf,
  doctorChainFor,
  gapsOf,
  whoIsOnDuty,
  type ChainLink,
  type RosterGap,
  type RosterKind,
  type Span,
} from '#care';
import type { Instant } from '#kernel';
import type { Repositories } from '#records';

@Injectable()
export class Roster {
  /** Ids of stations or people in the order they are asked; area null asks for any. */
  async onDuty(
    records: Repositories,
    { kind, area, at }: { readonly kind: RosterKind; readonly area: string | null; readonly at: Instant },
  ): Promise<string[]> {
    return whoIsOnDuty(await records.roster.plan(), kind, area, at);
  }

  /** Doctors to call for a patient, in order, each once. Empty when the patient is not on record or nobody is there. */
  async doctorChain(records: Repositories, patientId: string, at: Instant): Promise<readonly ChainLink[]> {
    const patient = await records.patients.find(patientId);
    if (patient === undefined) return [];
    const doctors = await records.patients.doctorsOf(patientId, at);
    const active = (await records.people.byIds(doctors.map(({ id }) => id))).filter((person) => person.active);
    const doctorIds = doctors.map(({ id }) => id).filter((id) => active.some((person) => person.id === id));
    return doctorChainFor(await records.roster.plan(), { area: patient.area, doctorIds }, at);
  }

  /** Where nobody is on duty for an area with patients, and who is in two places at once. */
  async gaps(records: Repositories, within: Span): Promise<RosterGap[]> {
    return gapsOf(await records.roster.plan(), await records.roster.areas(), within);
  }

  /** Patients a doctor answers for at an instant beside the own ones: those covered, and those of the areas on duty for. */
  async coveredPatients(records: Repositories, doctorId: string, at: Instant): Promise<string[]> {
    const covering = coveringOf(await records.roster.plan(), doctorId, at);
    const ofDoctors: string[] = [];
    for (const id of covering.doctorIds) ofDoctors.push(...(await records.patients.idsFor(id, 'doctor', at)));
    const ofAreas = await records.roster.patientIdsOf(covering.everyArea ? 'every-area' : covering.areas);
    return [...new Set([...ofDoctors, ...ofAreas])];
  }
}
