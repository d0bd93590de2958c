// The tables of the roster as Kysely knows them.
import type { Generated } from 'kysely';
import type { DutyPattern, RosterGap, RosterKind, RosterTask } from '#care';
import type { Json } from './centre-tables.js';

export interface RosterDutyTable {
  id: string;
  kind: RosterKind;
  task: RosterTask;
  station_id: string | null;
  person_id: string | null;
  areas: Json<string[]>;
  covers_id: string | null;
  time_zone: string;
  pattern: Json<DutyPattern>;
  /** Start dates, `YYYY-MM-DD`, on which it does not hold. */
  except_dates: Json<string[]>;
  valid_from: string | null;
  valid_until: string | null;
  rank: number;
  note: string;
  version: Generated<number>;
  changed_at: number;
  changed_by: string;
}

export interface RosterSwapTable {
  id: string;
  duty_id: string;
  date: string;
  station_id: string | null;
  person_id: string | null;
  agreed_by: string;
  note: string;
  created_at: number;
  created_by: string;
}

export interface RosterSubscriptionTable {
  subject_id: string;
  kind: RosterKind;
  token_hash: string;
  created_at: number;
  created_by: string;
}

export interface RosterNoticeTable {
  id: string;
  gap: Json<RosterGap>;
  raised_at: number;
  told_at: number;
}

export interface RosterTables {
  roster_duty: RosterDutyTable;
  roster_swap: RosterSwapTable;
  roster_subscription: RosterSubscriptionTable;
  roster_notice: RosterNoticeTable;
}
