// What stands in the homes: gateways with their credentials, devices and who has them.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  // credential_hash is the SHA-256 of a 256-bit secret; with that much chance in it a slow hash adds nothing.
  `create table gateway (
    id text primary key,
    label text not null,
    credential_hash text,
    enrolled_at bigint,
    revoked_at bigint,
    connected boolean not null default false,
    connection_changed_at bigint,
    status jsonb,
    created_at bigint not null
  )`,
  `create table enrolment_code (
    code_hash text primary key,
    gateway_id text not null references gateway (id),
    created_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
  )`,
  `create index enrolment_code_by_gateway on enrolment_code (gateway_id)`,
  `create table gateway_refusal (
    gateway_id text not null,
    reason text not null,
    count bigint not null,
    last_at bigint not null,
    last_path text not null,
    last_detail text not null,
    primary key (gateway_id, reason)
  )`,
  `create table device (
    gateway_id text not null references gateway (id),
    device text not null,
    kind text not null,
    label text not null,
    created_at bigint not null,
    primary key (gateway_id, device)
  )`,
  // Who has it when, by the device's clock: from_at inclusive, to_at exclusive, null until further notice.
  `create table device_loan (
    id text primary key,
    gateway_id text not null,
    device text not null,
    patient_id text not null references patient (id),
    from_at bigint not null,
    to_at bigint,
    lent_by text not null,
    foreign key (gateway_id, device) references device (gateway_id, device),
    check (to_at is null or to_at >= from_at)
  )`,
  `create unique index device_loan_current on device_loan (gateway_id, device) where to_at is null`,
  `create index device_loan_by_patient on device_loan (patient_id)`,
];

export const gatewaysAndDevicesMigration: Migration = {
  name: '0102-gateways-and-devices',
  up: (db) => runStatements(db, ...STATEMENTS),
};
