// What the way from an offer to the doctor's answer keeps: planned visits beside offers, a doctor's standing instruction in
// versions, calls to the doctor chain with what was ordered, reports on their way to doctors, photos, telephone numbers,
// and hand-measured values on their way to the archive.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  `alter table dispatch
    add column kind text not null default 'offer' check (kind in ('offer', 'planned')),
    add column priority text not null default 'medium' check (priority in ('high', 'medium', 'low')),
    add column planned_for bigint,
    add column instruction_version integer,
    add column follows text references dispatch (id),
    add check ((kind = 'planned') = (planned_for is not null))`,
  // Offers made before priorities were kept with them take their incident's.
  `update dispatch set priority = incident.priority from incident where incident.id = dispatch.incident_id`,
  `create index dispatch_by_patient on dispatch (patient_id, offered_at)`,
  `create index dispatch_under_way on dispatch (station_id)
    where state in ('offered', 'accepted', 'en-route', 'on-scene', 'planned')`,
  // What a nurse did although the dispatch had ended meanwhile is a step that moved nothing.
  `alter table dispatch_step add column kept_act text`,
  // Who has taken it on, one after the other; the last row's nurse is the one who goes.
  `create table dispatch_nurse (
    dispatch_id text not null references dispatch (id),
    place integer not null,
    nurse_id text not null references person (id),
    from_at bigint not null,
    by text not null,
    request_id text,
    primary key (dispatch_id, place)
  )`,
  `create table standing_instruction (
    patient_id text not null references patient (id),
    version integer not null,
    text text,
    by text not null,
    by_name text not null,
    at bigint not null,
    primary key (patient_id, version)
  )`,
  // What stood on the card so far becomes the first version; who wrote it is not known.
  `insert into standing_instruction (patient_id, version, text, by, by_name, at)
    select id, 1, standing_instruction, 'centre', 'センター', changed_at from patient
    where standing_instruction is not null`,
  `create table person_telephone (
    person_id text primary key references person (id),
    telephone text not null,
    changed_at bigint not null
  )`,
  `create table doctor_chain (
    id text primary key,
    patient_id text not null references patient (id),
    incident_id text references incident (id),
    dispatch_id text references dispatch (id),
    state text not null check (state in ('asking', 'answered', 'ended')),
    question text not null,
    started_by text not null,
    started_by_name text not null,
    started_at bigint not null,
    settled_at bigint
  )`,
  `create index doctor_chain_by_incident on doctor_chain (incident_id)`,
  `create index doctor_chain_by_dispatch on doctor_chain (dispatch_id)`,
  // Of one patient a doctor is looked for once at a time.
  `create unique index doctor_chain_asking on doctor_chain (patient_id) where state = 'asking'`,
  `create table doctor_call (
    id text primary key,
    chain_id text not null references doctor_chain (id),
    place integer not null,
    doctor_id text references person (id),
    doctor_name text not null,
    role text not null check (role in ('family-doctor', 'covering-doctor', 'coordinating-doctor')),
    telephone text not null,
    repetition integer not null,
    state text not null check (state in ('asked', 'answered', 'declined', 'no-answer', 'withdrawn')),
    asked_at bigint not null,
    answer_by bigint not null,
    settled_at bigint,
    settled_by text,
    settled_by_name text,
    note text not null default '',
    unique (chain_id, place)
  )`,
  `create unique index doctor_call_asked on doctor_call (chain_id) where state = 'asked'`,
  `create index doctor_call_by_doctor on doctor_call (doctor_id, asked_at)`,
  `create table doctor_order (
    id text primary key,
    patient_id text not null references patient (id),
    incident_id text references incident (id),
    dispatch_id text references dispatch (id),
    chain_id text references doctor_chain (id),
    doctor_id text references person (id),
    doctor_name text not null,
    way text not null check (way in ('telephone', 'clinic')),
    text text not null,
    read_back boolean not null,
    taken_by text not null,
    taken_by_name text not null,
    given_at bigint not null,
    at bigint not null,
    request_id text
  )`,
  `create index doctor_order_by_dispatch on doctor_order (dispatch_id)`,
  `create index doctor_order_by_patient on doctor_order (patient_id, given_at)`,
  `create unique index doctor_order_request on doctor_order (taken_by, request_id) where request_id is not null`,
  `create table report_copy (
    id text primary key,
    dispatch_id text not null references dispatch (id),
    patient_id text not null references patient (id),
    doctor_id text not null references person (id),
    sent_at bigint not null,
    opened_at bigint,
    replied_at bigint,
    unique (dispatch_id, doctor_id)
  )`,
  `create index report_copy_by_doctor on report_copy (doctor_id, sent_at)`,
  `create table visit_photo (
    id text primary key,
    dispatch_id text not null references dispatch (id),
    place integer not null,
    width integer not null,
    height integer not null,
    data bytea not null,
    by text not null,
    by_name text not null,
    made_at bigint not null,
    at bigint not null,
    request_id text,
    unique (dispatch_id, place)
  )`,
  `create unique index visit_photo_request on visit_photo (dispatch_id, by, request_id) where request_id is not null`,
  // Numbered in the order of commit, so that the archive takes each set once and leaves none out.
  `create table hand_measurement (
    sequence bigint primary key,
    patient_id text not null references patient (id),
    dispatch_id text not null references dispatch (id),
    measured_at bigint not null,
    by text not null,
    by_name text not null,
    vitals jsonb not null
  )`,
  `create index hand_measurement_by_patient on hand_measurement (patient_id, measured_at)`,
  `create table hand_measurement_counter (id integer primary key check (id = 1), last_sequence bigint not null)`,
  `insert into hand_measurement_counter values (1, 0)`,
  ...['dispatch_nurse', 'standing_instruction', 'doctor_order', 'visit_photo', 'hand_measurement'].flatMap((table) => [
    `create trigger ${table}_stays before update or delete on ${table} for each row execute function refuse_rewriting()`,
    `create trigger ${table}_is_kept before truncate on ${table} for each statement execute function refuse_rewriting()`,
  ]),
];

export const dispatchAndDoctorsMigration: Migration = {
  name: '0231-dispatch-and-doctors',
  up: (db) => runStatements(db, ...STATEMENTS),
};
