// One row for each patient in every table that has patients in it, so that what a reader sees can be counted table by table.
import { sql } from 'kysely';
import type { Database } from '#records';
import { START, type CentreUnderTest } from './centre-under-test.js';

/** How a row of a table says whose it is: ids are made of the patient's, behind two letters. */
export const PATIENT_OF = {
  patient: 'id',
  patient_person: 'patient_id',
  device_loan: 'patient_id',
  rule_version: 'patient_id',
  rule_shelving: 'patient_id',
  incident: 'patient_id',
  alarm: 'patient_id',
  timeline_entry: 'substr(incident_id, 3)',
  escalation: 'substr(incident_id, 3)',
  dispatch: 'patient_id',
  dispatch_step: 'substr(dispatch_id, 3)',
  dispatch_nurse: 'substr(dispatch_id, 3)',
  visit_photo: 'substr(dispatch_id, 3)',
  hand_measurement: 'patient_id',
  standing_instruction: 'patient_id',
  doctor_chain: 'patient_id',
  doctor_call: 'substr(chain_id, 3)',
  doctor_order: 'patient_id',
  report_copy: 'patient_id',
  emergency_access: 'patient_id',
} as const;
export type PatientTableName = keyof typeof PATIENT_OF;

const PERSON = { initials: '–', password_hash: null, created_at: START, last_log_in_at: null } as const;

/** An account without ways in: for asking what it may see. */
export async function account(
  { records }: CentreUnderTest,
  role: 'centre' | 'supervisor' | 'station' | 'doctor' | 'family' | 'administrator',
  id: string,
  stationId: string | null = null,
): Promise<string> {
  await records.people.add({ ...PERSON, id, name: id, display_name: id, role, station_id: stationId });
  return id;
}

/** People and a station who have to do with every patient and are none of those whose view is looked at. */
export async function furnishHouse(centre: CentreUnderTest): Promise<void> {
  await centre.station('zz', []);
  await account(centre, 'doctor', 'zz-doctor');
  await account(centre, 'station', 'zz-nurse', 'station-zz');
  await run(centre.database, `insert into gateway (id, label, created_at) values ('zz-gateway', 'zz', 0)`);
}

let measurements = 0;

export async function furnish(centre: CentreUnderTest, patient: string): Promise<void> {
  await centre.patient(patient);
  const past = START - 86_400_000 * 365;
  measurements += 1;
  await run(
    centre.database,
    `insert into patient_person values ('${patient}', 'zz-doctor', 'doctor', ${past}, ${past + 1})`,
    `insert into device (gateway_id, device, kind, label, created_at) values ('zz-gateway', 'v-${patient}', 'bed', '', 0)`,
    `insert into device_loan (id, gateway_id, device, patient_id, from_at, to_at, lent_by)
      values ('l-${patient}', 'zz-gateway', 'v-${patient}', '${patient}', 0, null, 'x')`,
    `insert into rule_version values ('${patient}', 'r', 1, '{}', 'x', 'x', 0)`,
    `insert into rule_shelving values ('${patient}', 'r', ${START + 1000}, 'x', 'x', 0)`,
    `insert into incident (id, patient_id, state, priority, opened_at) values ('i-${patient}', '${patient}', 'open', 'low', 0)`,
    `insert into alarm (id, patient_id, rule_id, onset_at, rule_version, rule_kind, condition_kind, priority, presence,
        signal_state, raised_at, engine_acknowledged, suppressed_by, historical, episode_number, headline, evidence)
      values ('a-${patient}', '${patient}', 'r', 0, 1, 'limit', 'physiological', 'low', 'present', 'sounding', 0, false,
        '[]', false, 1, '{}', '{}')`,
    `insert into timeline_entry (incident_id, seq, at, by, by_name, kind, text, data)
      values ('i-${patient}', 1, 0, 'x', 'x', 'noted', '{}', '{}')`,
    `insert into escalation (incident_id) values ('i-${patient}')`,
    `insert into dispatch (id, patient_id, station_id, state, offered_at, offered_by, answer_by, settled_at, note, summary)
      values ('d-${patient}', '${patient}', 'station-zz', 'reported', 0, 'x', 0, ${past}, '', '{}')`,
    `insert into dispatch_step (dispatch_id, seq, state, at, by, by_name) values ('d-${patient}', 1, 'reported', 0, 'x', 'x')`,
    `insert into dispatch_nurse (dispatch_id, place, nurse_id, from_at, by) values ('d-${patient}', 1, 'zz-nurse', 0, 'x')`,
    `insert into visit_photo (id, dispatch_id, place, width, height, data, by, by_name, made_at, at)
      values ('f-${patient}', 'd-${patient}', 1, 1, 1, '', 'x', 'x', 0, 0)`,
    `insert into hand_measurement values (${1_000 + measurements}, '${patient}', 'd-${patient}', 0, 'x', 'x', '{}')`,
    `insert into standing_instruction values ('${patient}', 1, 'x', 'x', 'x', 0)`,
    `insert into doctor_chain (id, patient_id, state, question, started_by, started_by_name, started_at)
      values ('c-${patient}', '${patient}', 'ended', '', 'x', 'x', 0)`,
    `insert into doctor_call (id, chain_id, place, doctor_id, doctor_name, role, telephone, repetition, state, asked_at, answer_by)
      values ('k-${patient}', 'c-${patient}', 1, 'zz-doctor', 'x', 'family-doctor', '', 1, 'declined', 0, 0)`,
    `insert into doctor_order (id, patient_id, doctor_name, way, text, read_back, taken_by, taken_by_name, given_at, at)
      values ('o-${patient}', '${patient}', 'x', 'telephone', 'x', true, 'x', 'x', 0, 0)`,
    `insert into report_copy values ('y-${patient}', 'd-${patient}', '${patient}', 'zz-doctor', 0)`,
    `insert into emergency_access (id, person_id, person_name, role, patient_id, reason, opened_at, until_at)
      values ('e-${patient}', 'zz-doctor', 'x', 'doctor', '${patient}', 'ten letters', ${past}, ${past + 1})`,
  );
}

export async function run({ db }: Pick<Database, 'db'>, ...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
