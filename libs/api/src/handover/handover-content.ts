// What the next shift must know, read from the records: open incidents with their last steps, paused patients, shelved
// rules, planned visits, and who begins or ends a duty in the next twelve hours.
import { compareUrgency, shiftsOf, type BilingualText } from '#care';
import { HOUR_MS, type Instant } from '#kernel';
import type { Repositories } from '#records';
import { grouped } from '../grouped.js';
import { incidentViews } from '../incidents/incident-views.js';
import type { PathStatusSource } from '../ports.js';
import type { HandoverContentDto, HandoverItemDto, HandoverSection } from './handover.dto.js';

export const LOOKS_AHEAD_MS = 12 * HOUR_MS;
const LAST_STEPS = 4;

export async function handoverContent(
  records: Repositories,
  path: PathStatusSource,
  now: Instant,
): Promise<HandoverContentDto> {
  const people = await records.handovers.peopleNames();
  return {
    at: now,
    items: [
      ...(await openIncidents(records, now)),
      ...(await pausedPatients(records, now)),
      ...(await shelvedRules(records, people, now)),
      ...(await plannedVisits(records, now)),
      ...(await dutyChanges(records, now)),
    ],
    path: path.status(),
    note: '',
  };
}

/** Open incidents, most urgent first, without those that are known already. */
export async function openIncidents(
  records: Repositories,
  now: Instant,
  known: ReadonlySet<string> = new Set(),
): Promise<HandoverItemDto[]> {
  const rows = (await records.incidents.list({ state: 'open', limit: 0 })).filter(
    ({ id }) => !known.has(incidentKey(id)),
  );
  const incidents = (await incidentViews(records, rows, now)).sort(compareUrgency);
  const names = await namesOf(
    records,
    incidents.map(({ patientId }) => patientId),
  );
  const steps = grouped(
    await records.handovers.lastSteps(
      incidents.map(({ id }) => id),
      LAST_STEPS,
    ),
    (step) => step.incident_id,
  );
  return incidents.map((incident) => ({
    ...blank('incident', incident.id),
    patientId: incident.patientId,
    name: names.get(incident.patientId) ?? '–',
    priority: incident.priority,
    text: incident.headline,
    from: incident.openedAt,
    unansweredSince: incident.unansweredSince,
    steps: (steps.get(incident.id) ?? []).map((step) => ({ at: step.at, byName: step.by_name, text: step.text })),
  }));
}

async function pausedPatients(records: Repositories, now: Instant): Promise<HandoverItemDto[]> {
  const paused = await records.handovers.pausedPatients(now);
  return paused.map((patient) => ({
    ...blank('paused', `${patient.id}/${patient.paused_until}`),
    patientId: patient.id,
    name: patient.display_name,
    text: bilingual(patient.pause_reason ?? ''),
    until: patient.paused_until,
  }));
}

async function shelvedRules(
  records: Repositories,
  people: ReadonlyMap<string, string>,
  now: Instant,
): Promise<HandoverItemDto[]> {
  const rows = (await records.rules.shelved(now)).sort((a, b) => a.until_at - b.until_at);
  const names = await namesOf(
    records,
    rows.map(({ patient_id }) => patient_id),
  );
  return rows.map((row) => ({
    ...blank('shelved', `${row.patient_id}/${row.rule_id}/${row.until_at}`),
    patientId: row.patient_id,
    name: names.get(row.patient_id) ?? '–',
    text: bilingual([row.rule_id, row.reason, people.get(row.by) ?? ''].filter((part) => part !== '').join(' · ')),
    from: row.at,
    until: row.until_at,
  }));
}

async function plannedVisits(records: Repositories, now: Instant): Promise<HandoverItemDto[]> {
  const visits = await records.handovers.plannedVisits(now + LOOKS_AHEAD_MS);
  return visits.map((visit) => ({
    ...blank('visit', visit.id),
    patientId: visit.patient_id,
    name: visit.patient_name,
    priority: visit.priority,
    text: bilingual([visit.station_name, visit.note].filter((part) => part !== '').join(' · ')),
    from: visit.planned_for,
  }));
}

/** Duties that begin or end within the look-ahead, in order of time. */
async function dutyChanges(records: Repositories, now: Instant): Promise<HandoverItemDto[]> {
  const to = now + LOOKS_AHEAD_MS;
  const names = new Map([
    ...(await records.handovers.peopleNames()),
    ...(await records.stations.all()).map(({ id, name }) => [id, name] as const),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? '–';
  const changing = shiftsOf(await records.roster.plan(), { from: now, to }).filter(
    (shift) => shift.from > now || shift.to <= to,
  );
  return changing.map((shift) => ({
    ...blank('roster', `${shift.duty.id}/${shift.date}/${shift.subjectId}`),
    name: nameOf(shift.subjectId),
    text: taskText(shift.duty.kind, shift.duty.task, shift.duty.areas),
    from: shift.from,
    until: shift.to,
  }));
}

const TASKS = {
  duty: { ja: '当番', en: 'on duty' },
  covering: { ja: '代診', en: 'covering' },
  coordinating: { ja: '調整医', en: 'coordinating' },
  away: { ja: '不在', en: 'away' },
} as const;
const KINDS = {
  station: { ja: '訪問看護', en: 'station' },
  doctor: { ja: '医師', en: 'doctor' },
  supervisor: { ja: '責任者', en: 'supervisor' },
} as const;

function taskText(kind: keyof typeof KINDS, task: keyof typeof TASKS, areas: readonly string[]): BilingualText {
  const where = areas.length === 0 ? '' : ` ${areas.join('・')}`;
  return {
    ja: `${KINDS[kind].ja} ${TASKS[task].ja}${where}`,
    en: `${KINDS[kind].en}, ${TASKS[task].en}${where}`,
  };
}

async function namesOf(records: Repositories, ids: readonly string[]): Promise<Map<string, string>> {
  const patients = await records.handovers.patientNames([...new Set(ids)]);
  return new Map(patients.map(({ id, display_name }) => [id, display_name]));
}

function blank(section: HandoverSection, key: string): HandoverItemDto {
  return {
    key: `${section}/${key}`,
    section,
    patientId: null,
    name: '',
    priority: null,
    text: { ja: '', en: '' },
    from: null,
    until: null,
    unansweredSince: null,
    steps: [],
    note: '',
  };
}

function incidentKey(id: string): string {
  return `incident/${id}`;
}

function bilingual(text: string): BilingualText {
  return { ja: text, en: text };
}
