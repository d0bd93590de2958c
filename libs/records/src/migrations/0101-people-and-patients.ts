// Who there is: stations and their duties, people with their sessions, patients with their emergency cards.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  `create table station (
    id text primary key,
    name text not null,
    phone text not null,
    address text not null,
    lat double precision,
    lon double precision,
    areas jsonb not null,
    time_zone text not null,
    created_at bigint not null
  )`,
  `create table station_duty (
    station_id text not null references station (id),
    place integer not null,
    duty jsonb not null,
    primary key (station_id, place)
  )`,
  `create table person (
    id text primary key,
    name text not null unique check (name = lower(name)),
    display_name text not null,
    initials text not null,
    role text not null check (role in ('centre', 'supervisor', 'station', 'doctor', 'family', 'administrator')),
    station_id text references station (id),
    password_hash text not null,
    active boolean not null default true,
    created_at bigint not null,
    last_log_in_at bigint,
    check ((role = 'station') = (station_id is not null))
  )`,
  // The key is the SHA-256 of the cookie's token: who reads this table can't log in with it.
  `create table session (
    key text primary key,
    person_id text not null references person (id),
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null
  )`,
  `create index session_by_person on session (person_id)`,
  // Failed attempts by account and by address, each under a digest, so that an unknown name leaves no name behind.
  `create table attempt_delay (
    subject text primary key,
    failures integer not null,
    last_failure_at bigint not null,
    blocked_until bigint not null
  )`,
  `create table patient (
    id text primary key,
    display_name text not null,
    kana text not null,
    birth_date text not null,
    sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
    area text not null,
    time_zone text not null,
    living_alone boolean not null,
    conditions jsonb not null,
    address text not null,
    lat double precision,
    lon double precision,
    key_note text not null,
    phone text not null,
    family jsonb not null,
    family_doctor jsonb,
    wishes text not null,
    medication jsonb not null,
    oxygen boolean not null,
    hypercapnic boolean not null,
    standing_instruction text,
    paused_until bigint,
    pause_reason text,
    audio_paused_until bigint,
    created_at bigint not null,
    changed_at bigint not null
  )`,
  // Whose patient this is, and which family member the patient has allowed to look.
  `create table patient_person (
    patient_id text not null references patient (id),
    person_id text not null references person (id),
    kind text not null check (kind in ('doctor', 'family')),
    allowed_from bigint not null,
    allowed_until bigint,
    primary key (patient_id, person_id)
  )`,
  `create index patient_person_by_person on patient_person (person_id)`,
];

export const peopleAndPatientsMigration: Migration = {
  name: '0101-people-and-patients',
  up: (db) => runStatements(db, ...STATEMENTS),
};
