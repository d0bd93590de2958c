// How people prove who they are: second factors, one-time links, badge PINs, and sessions that change their token, say how
// they were opened and can be listed. People log in anew after this step: a session without a known history is no session.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  // Null until the person has followed the invitation and chosen one.
  `alter table person alter column password_hash drop not null`,
  `alter table person
    add column password_is_temporary boolean not null default false,
    add column password_changed_at bigint,
    add column demonstration boolean not null default false,
    add column pin_hash text`,
  `drop table session`,
  // Keys are SHA-256 of the cookie's token: who reads this table can't log in with it. next_key is a token that was handed
  // out and not yet seen again; old_key is the one before, good until old_until.
  `create table session (
    id text primary key,
    kind text not null check (kind in ('person', 'device')),
    person_id text references person (id),
    key text not null unique,
    next_key text unique,
    next_issued_at bigint,
    old_key text unique,
    old_until bigint,
    stage text not null check (stage in ('new-password', 'second-factor', 'enrolment', 'complete')),
    method text not null,
    label text not null,
    address text not null,
    enrolled_by text references person (id),
    created_at bigint not null,
    last_seen_at bigint not null,
    rotated_at bigint not null,
    proven_at bigint not null,
    idle_ms bigint not null,
    expires_at bigint not null,
    check ((kind = 'person') = (person_id is not null)),
    check ((kind = 'device') = (enrolled_by is not null))
  )`,
  `create index session_by_person on session (person_id)`,
  `create table passkey (
    id text primary key,
    person_id text not null references person (id),
    name text not null,
    public_key text not null,
    counter bigint not null,
    transports jsonb not null,
    device_type text not null check (device_type in ('singleDevice', 'multiDevice')),
    backed_up boolean not null,
    created_at bigint not null,
    last_used_at bigint
  )`,
  `create index passkey_by_person on passkey (person_id)`,
  // The secret is sealed by a key that is not in this database; last_step is the newest time step that was used.
  `create table totp (
    person_id text not null references person (id),
    confirmed boolean not null,
    sealed_secret text not null,
    last_step bigint not null,
    created_at bigint not null,
    primary key (person_id, confirmed)
  )`,
  `create table recovery_code (
    code_hash text primary key,
    person_id text not null references person (id),
    created_at bigint not null,
    used_at bigint
  )`,
  `create index recovery_code_by_person on recovery_code (person_id)`,
  `create table one_time_link (
    token_hash text primary key,
    person_id text not null references person (id),
    purpose text not null check (purpose in ('invitation', 'password-reset')),
    created_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
  )`,
  `create index one_time_link_by_person on one_time_link (person_id) where used_at is null`,
  // Challenges and badges that were used, until they would have lapsed by themselves.
  `create table spent_secret (
    digest text primary key,
    expires_at bigint not null
  )`,
];

export const secondFactorsAndSessionsMigration: Migration = {
  name: '0301-second-factors-and-sessions',
  up: (db) => runStatements(db, ...STATEMENTS),
};
