// The tables of dispatches, visits and doctors' answers.
import type { ColumnType, Generated } from 'kysely';
import type { Priority } from '#alarms';
import type { BilingualText, DispatchKind, DispatchState, DoctorCallState, DoctorChainState, DoctorRole } from '#care';
import type { Signal } from '#vitals';
import type { Json } from './centre-tables.js';

export interface StoredReport {
  findings: string;
  vitals: Partial<Record<Signal, number>>;
  /** Absent from reports written before these were asked for. */
  consciousness?: 'A' | 'C' | 'V' | 'P' | 'U' | null;
  oxygen?: boolean | null;
  news2?: { total: number; scale: 1 | 2; missing: string[]; hasThree: boolean } | null;
  action: string;
  nextStep: string;
  at: number;
  byName: string;
}

export interface DispatchTable {
  id: string;
  kind: Generated<DispatchKind>;
  incident_id: string | null;
  patient_id: string;
  station_id: string;
  state: DispatchState;
  /** Of the incident when the station was asked; of a planned visit as planned. */
  priority: Generated<Priority>;
  offered_at: number;
  offered_by: string;
  answer_by: number;
  /** When a planned visit is due; null for an offer. */
  planned_for: Generated<number | null>;
  settled_at: number | null;
  note: string;
  /** The doctor's words in force when the station was asked, and their version. */
  standing_instruction: string | null;
  instruction_version: Generated<number | null>;
  summary: Json<BilingualText>;
  eta_at: number | null;
  nurse_id: string | null;
  report: ColumnType<StoredReport | null, string | null, string | null>;
  request_id: string | null;
  /** The offer whose refusal or silence led to this one. */
  follows: Generated<string | null>;
}

export interface DispatchStepTable {
  dispatch_id: string;
  seq: number;
  state: DispatchState;
  at: number;
  made_at: number | null;
  by: string;
  by_name: string;
  reason: string | null;
  request_id: string | null;
  /** What was done although the dispatch had ended meanwhile; such a step moved nothing. */
  kept_act: Generated<string | null>;
}

export interface DispatchNurseTable {
  dispatch_id: string;
  place: number;
  nurse_id: string;
  from_at: number;
  by: string;
  request_id: string | null;
}

export interface StandingInstructionTable {
  patient_id: string;
  version: number;
  /** Null from when the doctor took the instruction away. */
  text: string | null;
  by: string;
  by_name: string;
  at: number;
}

export interface PersonTelephoneTable {
  person_id: string;
  /** Sealed. */
  telephone: string;
  changed_at: number;
}

export interface DoctorChainTable {
  id: string;
  patient_id: string;
  incident_id: string | null;
  dispatch_id: string | null;
  state: DoctorChainState;
  question: string;
  started_by: string;
  started_by_name: string;
  started_at: number;
  settled_at: number | null;
}

export interface DoctorCallTable {
  id: string;
  chain_id: string;
  place: number;
  /** Null for a family doctor who is on the patient's card and has no account. */
  doctor_id: string | null;
  doctor_name: string;
  role: DoctorRole;
  /** Sealed. */
  telephone: string;
  repetition: number;
  state: DoctorCallState;
  asked_at: number;
  answer_by: number;
  settled_at: number | null;
  settled_by: string | null;
  settled_by_name: string | null;
  note: string;
}

export interface DoctorOrderTable {
  id: string;
  patient_id: string;
  incident_id: string | null;
  dispatch_id: string | null;
  chain_id: string | null;
  doctor_id: string | null;
  doctor_name: string;
  way: 'telephone' | 'clinic';
  text: string;
  read_back: boolean;
  taken_by: string;
  taken_by_name: string;
  given_at: number;
  at: number;
  request_id: string | null;
}

export interface ReportCopyTable {
  id: string;
  dispatch_id: string;
  patient_id: string;
  doctor_id: string;
  sent_at: number;
  opened_at: number | null;
  replied_at: number | null;
}

export interface VisitPhotoTable {
  id: string;
  dispatch_id: string;
  place: number;
  width: number;
  height: number;
  data: Buffer;
  by: string;
  by_name: string;
  made_at: number;
  at: number;
  request_id: string | null;
}

export interface HandMeasurementTable {
  sequence: number;
  patient_id: string;
  dispatch_id: string;
  measured_at: number;
  by: string;
  by_name: string;
  vitals: Json<Partial<Record<Signal, number>>>;
}

export interface HandMeasurementCounterTable {
  id: number;
  last_sequence: number;
}

export interface DispatchTables {
  dispatch: DispatchTable;
  dispatch_step: DispatchStepTable;
  dispatch_nurse: DispatchNurseTable;
  standing_instruction: StandingInstructionTable;
  person_telephone: PersonTelephoneTable;
  doctor_chain: DoctorChainTable;
  doctor_call: DoctorCallTable;
  doctor_order: DoctorOrderTable;
  report_copy: ReportCopyTable;
  visit_photo: VisitPhotoTable;
  hand_measurement: HandMeasurementTable;
  hand_measurement_counter: HandMeasurementCounterTable;
}
