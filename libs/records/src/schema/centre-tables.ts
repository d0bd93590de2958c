// The tables of people, patients and care as Kysely knows them. Instants are bigint epoch milliseconds, read as numbers;
// jsonb columns are read as objects and written as JSON text (a driver would take a bare array for an SQL one).
import type { ColumnType, Generated } from 'kysely';
import type { ConditionKind, Presence, Priority, SignalState } from '#alarms';
import type { BilingualText, IncidentState, Outcome } from '#care';
import type { Signal } from '#vitals';

/** Read as `T`, written as `JSON.stringify(T)`. */
export type Json<T> = ColumnType<T, string, string>;

export interface StationTable {
  id: string;
  name: string;
  phone: string;
  address: string;
  lat: number | null;
  lon: number | null;
  areas: Json<string[]>;
  time_zone: string;
  created_at: number;
}

export interface PersonTable {
  id: string;
  name: string;
  display_name: string;
  initials: string;
  role: 'centre' | 'supervisor' | 'station' | 'doctor' | 'family' | 'administrator';
  station_id: string | null;
  /** Null until an invited person has chosen one. */
  password_hash: string | null;
  /** Made by the centre; may only be used to choose one's own. */
  password_is_temporary: Generated<boolean>;
  password_changed_at: Generated<number | null>;
  /** Made by the demonstration's seed. */
  demonstration: Generated<boolean>;
  pin_hash: Generated<string | null>;
  active: Generated<boolean>;
  created_at: number;
  last_log_in_at: number | null;
}

export interface AttemptDelayTable {
  subject: string;
  failures: number;
  last_failure_at: number;
  blocked_until: number;
}

export interface FamilyContact {
  name: string;
  relation: string;
  phone: string;
  note: string;
}

export interface FamilyDoctor {
  name: string;
  clinic: string;
  phone: string;
}

export interface PatientTable {
  id: string;
  display_name: string;
  kana: string;
  /** `YYYY-MM-DD`. */
  birth_date: string;
  sex: 'female' | 'male' | 'other' | 'unknown';
  area: string;
  time_zone: string;
  living_alone: boolean;
  conditions: Json<string[]>;
  /** Sealed: address, place, key, telephone, family, family doctor. */
  contact: string;
  wishes: string;
  medication: Json<string[]>;
  oxygen: boolean;
  hypercapnic: boolean;
  standing_instruction: string | null;
  paused_until: number | null;
  pause_reason: string | null;
  audio_paused_until: number | null;
  created_at: number;
  changed_at: number;
}

export interface PatientPersonTable {
  patient_id: string;
  person_id: string;
  kind: 'doctor' | 'family';
  allowed_from: number;
  allowed_until: number | null;
}

export interface GatewayTable {
  id: string;
  label: string;
  credential_hash: string | null;
  credential_expires_at: number | null;
  next_credential_hash: string | null;
  next_expires_at: number | null;
  retired_credential_hash: string | null;
  suspected_clone_at: number | null;
  enrolled_at: number | null;
  revoked_at: number | null;
  connected: Generated<boolean>;
  connection_changed_at: number | null;
  status: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  created_at: number;
}

export interface EnrolmentCodeTable {
  code_hash: string;
  gateway_id: string;
  created_by: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface GatewayRefusalTable {
  gateway_id: string;
  reason: string;
  count: number;
  last_at: number;
  last_path: string;
  last_detail: string;
}

export interface DeviceTable {
  gateway_id: string;
  device: string;
  kind: string;
  label: string;
  created_at: number;
}

export interface DeviceLoanTable {
  id: string;
  gateway_id: string;
  device: string;
  patient_id: string;
  from_at: number;
  to_at: number | null;
  lent_by: string;
}

export interface RuleVersionTable {
  patient_id: string;
  rule_id: string;
  version: number;
  rule: ColumnType<Record<string, unknown> | null, string | null, never>;
  by: string;
  reason: string;
  at: number;
}

export interface RuleShelvingTable {
  patient_id: string;
  rule_id: string;
  until_at: number;
  reason: string;
  by: string;
  at: number;
}

export interface IncidentTable {
  id: string;
  patient_id: string;
  state: IncidentState;
  priority: Priority;
  opened_at: number;
  closed_at: number | null;
  acknowledged_by: string | null;
  acknowledged_at: number | null;
  follows: string | null;
  outcome: Outcome | null;
  last_timeline_seq: Generated<number>;
}

export interface AlarmTable {
  id: string;
  patient_id: string;
  rule_id: string;
  onset_at: number;
  incident_id: string | null;
  recurrence_of: string | null;
  rule_version: number;
  rule_kind: string;
  signal: Signal | null;
  condition_kind: ConditionKind;
  priority: Priority;
  presence: Presence;
  signal_state: SignalState;
  raised_at: number;
  paged_at: number | null;
  cleared_at: number | null;
  ended_at: number | null;
  acknowledged_by: string | null;
  acknowledged_at: number | null;
  engine_acknowledged: boolean;
  suppressed_by: Json<string[]>;
  historical: boolean;
  episode_number: number;
  headline: Json<BilingualText>;
  value: number | null;
  limit_value: number | null;
  direction: 'below' | 'above' | null;
  extreme: number | null;
  evidence: Json<Record<string, unknown>>;
}

export interface EngineIntakeTable {
  patient_id: string;
  position: number;
  step: number;
}

export interface TimelineEntryTable {
  incident_id: string;
  seq: number;
  at: number;
  made_at: number | null;
  by: string;
  by_name: string;
  kind: string;
  text: Json<BilingualText>;
  data: Json<Record<string, unknown>>;
  request_id: string | null;
}

export interface AuditEntryTable {
  sequence: Generated<number>;
  at: number;
  person_id: string | null;
  role: string | null;
  action: string;
  subject: string | null;
  patient_id: string | null;
  address: string | null;
  detail: Json<Record<string, unknown>>;
  /** Place in the chain, from 1; given by the database. */
  link: ColumnType<number, never, never>;
  /** Over the hash before it and this entry; given by the database. */
  hash: ColumnType<string, never, never>;
}

/** One row: where the chain of the audit ends. Kept by the database. */
export interface AuditHeadTable {
  single: Generated<boolean>;
  link: number;
  hash: string;
}

export interface EngineActTable {
  sequence: Generated<number>;
  act_id: string;
  act: Json<Record<string, unknown>>;
  decided_at: number;
  delivered_at: number | null;
}

export interface CentreTables {
  station: StationTable;
  person: PersonTable;
  attempt_delay: AttemptDelayTable;
  patient: PatientTable;
  patient_person: PatientPersonTable;
  gateway: GatewayTable;
  enrolment_code: EnrolmentCodeTable;
  gateway_refusal: GatewayRefusalTable;
  device: DeviceTable;
  device_loan: DeviceLoanTable;
  rule_version: RuleVersionTable;
  rule_shelving: RuleShelvingTable;
  incident: IncidentTable;
  alarm: AlarmTable;
  engine_intake: EngineIntakeTable;
  timeline_entry: TimelineEntryTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  engine_act: EngineActTable;
}
