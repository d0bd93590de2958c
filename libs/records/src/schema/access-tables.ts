// The tables of sessions and second factors as Kysely knows them.
import type { Json } from './centre-tables.js';

export type SessionStage = 'new-password' | 'second-factor' | 'enrolment' | 'complete';

export interface SessionTable {
  id: string;
  kind: 'person' | 'device';
  person_id: string | null;
  key: string;
  next_key: string | null;
  next_issued_at: number | null;
  old_key: string | null;
  old_until: number | null;
  stage: SessionStage;
  method: string;
  label: string;
  address: string;
  enrolled_by: string | null;
  created_at: number;
  last_seen_at: number;
  rotated_at: number;
  proven_at: number;
  idle_ms: number;
  expires_at: number;
}

export interface PasskeyTable {
  id: string;
  person_id: string;
  name: string;
  public_key: string;
  counter: number;
  transports: Json<string[]>;
  device_type: 'singleDevice' | 'multiDevice';
  backed_up: boolean;
  created_at: number;
  last_used_at: number | null;
}

export interface TotpTable {
  person_id: string;
  confirmed: boolean;
  sealed_secret: string;
  last_step: number;
  created_at: number;
}

export interface RecoveryCodeTable {
  code_hash: string;
  person_id: string;
  created_at: number;
  used_at: number | null;
}

export interface OneTimeLinkTable {
  token_hash: string;
  person_id: string;
  purpose: 'invitation' | 'password-reset';
  created_by: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface SpentSecretTable {
  digest: string;
  expires_at: number;
}

export interface AccessTables {
  session: SessionTable;
  passkey: PasskeyTable;
  totp: TotpTable;
  recovery_code: RecoveryCodeTable;
  one_time_link: OneTimeLinkTable;
  spent_secret: SpentSecretTable;
}
