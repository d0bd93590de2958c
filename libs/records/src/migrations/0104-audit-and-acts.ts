// What people did, never rewritten; and what the engine must be told, in the order it was decided.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  `create table audit_entry (
    sequence bigint generated always as identity primary key,
    at bigint not null,
    person_id text,
    role text,
    action text not null,
    subject text,
    patient_id text,
    address text,
    detail jsonb not null
  )`,
  `create index audit_by_person on audit_entry (person_id, sequence)`,
  `create index audit_by_patient on audit_entry (patient_id, sequence)`,
  `create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function refuse_rewriting()`,
  `create trigger audit_entry_is_kept before truncate on audit_entry
    for each statement execute function refuse_rewriting()`,
  `create table engine_act (
    sequence bigint generated always as identity primary key,
    act_id text not null unique,
    act jsonb not null,
    decided_at bigint not null,
    delivered_at bigint
  )`,
  `create index engine_act_pending on engine_act (sequence) where delivered_at is null`,
];

export const auditAndActsMigration: Migration = {
  name: '0104-audit-and-acts',
  up: (db) => runStatements(db, ...STATEMENTS),
};
