// Which patients need the doctor first: an open incident by its urgency, then alarms lately judged false, then the name.
import { DAY_MS, type Instant } from '#kernel';
import type { Incident, PatientSummary, Priority } from '../api/types.js';

const LATELY_MS = 7 * DAY_MS;
const RANK: Record<Priority, number> = { high: 3, medium: 2, low: 1 };

export interface PatientNeed {
  readonly patient: PatientSummary;
  readonly open: Priority | null;
  /** Judged false in the last seven days: each says that a rule does not fit. */
  readonly falseLimit: number;
  readonly falseArtefact: number;
}

type Judged = Pick<Incident, 'patientId' | 'state' | 'priority' | 'outcome' | 'closedAt'>;

/** `patients` come by reading of the name and keep that order among equals. */
export function byNeed(patients: readonly PatientSummary[], incidents: readonly Judged[], now: Instant): PatientNeed[] {
  const needs = patients.map((patient): PatientNeed => {
    const own = incidents.filter(({ patientId }) => patientId === patient.id);
    const lately = own.filter(({ closedAt }) => closedAt !== null && now - closedAt < LATELY_MS);
    const count = (outcome: Judged['outcome']): number => lately.filter((one) => one.outcome === outcome).length;
    return {
      patient,
      open: own.find(({ state }) => state === 'open')?.priority ?? null,
      falseLimit: count('false-limit'),
      falseArtefact: count('false-artefact'),
    };
  });
  return needs
    .map((need, place) => ({ need, place }))
    .sort((a, b) => weight(b.need) - weight(a.need) || falses(b.need) - falses(a.need) || a.place - b.place)
    .map(({ need }) => need);
}

function weight({ open }: PatientNeed): number {
  return open === null ? 0 : RANK[open];
}

/** A limit too tight is the doctor's to mend; an artefact only perhaps. */
function falses({ falseLimit, falseArtefact }: PatientNeed): number {
  return 2 * falseLimit + falseArtefact;
}
