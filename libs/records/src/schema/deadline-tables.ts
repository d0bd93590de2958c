// Deadlines and the policies and state of escalation, as Kysely knows them.
import type { ColumnType, Generated } from 'kysely';
import type { Priority } from '#alarms';
import type { EscalationCall, EscalationCause, WrittenPolicy } from '#care';
import type { Json } from './centre-tables.js';

export interface DeadlineTable {
  id: Generated<number>;
  /** Says which part of the centre settles it. */
  kind: string;
  /** What it is about; with the kind its identity. */
  subject: string;
  /** Held before the deadline is claimed, as every decision about a patient does; null when it is about nobody. */
  patient_id: string | null;
  due_at: number;
  /** When it may be claimed: `due_at`, or later after a failed attempt. */
  ready_at: number;
  set_at: number;
  /** True for what belongs to a time of day: it does not move when the centre's clock is set back. */
  wall_clock: boolean;
  /** Failed attempts so far. */
  attempt: number;
  data: Json<Record<string, unknown>>;
}

export interface DeadlineClockTable {
  id: ColumnType<number, number, never>;
  set_back_from: number;
  set_back_to: number;
}

export interface EscalationTable {
  incident_id: string;
  /** Null while nobody needs to be called; then only the last two columns say anything. */
  cause: EscalationCause | null;
  priority: Priority | null;
  since: number | null;
  acted: boolean;
  taken: number;
  taken_at: number | null;
  louder: boolean;
  unreached: boolean;
  held: boolean;
  next_at: number | null;
  /** Of the last step. */
  calls: Json<EscalationCall[]>;
  acted_at: number | null;
  exhausted_at: number | null;
}

export interface EscalationPolicyVersionTable {
  version: number;
  policies: Json<WrittenPolicy[]>;
  by: string;
  by_name: string;
  reason: string;
  at: number;
}

export interface DeadlineTables {
  escalation: EscalationTable;
  escalation_policy_version: EscalationPolicyVersionTable;
  deadline: DeadlineTable;
  deadline_clock: DeadlineClockTable;
}
