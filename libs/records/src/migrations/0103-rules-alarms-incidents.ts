// From rule to door: rule versions, alarms, incidents with their timelines, dispatches with their steps.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  // What must never be rewritten is guarded by the database itself.
  `create function refuse_rewriting() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
    end
  $$`,
  `create table rule_version (
    patient_id text not null references patient (id),
    rule_id text not null,
    version integer not null,
    rule jsonb,
    by text not null,
    reason text not null,
    at bigint not null,
    primary key (patient_id, rule_id, version)
  )`,
  `create table rule_shelving (
    patient_id text not null references patient (id),
    rule_id text not null,
    until_at bigint not null,
    reason text not null,
    by text not null,
    at bigint not null,
    primary key (patient_id, rule_id)
  )`,
  `create table incident (
    id text primary key,
    patient_id text not null references patient (id),
    state text not null check (state in ('open', 'closed')),
    priority text not null check (priority in ('high', 'medium', 'low')),
    opened_at bigint not null,
    closed_at bigint,
    acknowledged_by text,
    acknowledged_at bigint,
    follows text references incident (id),
    outcome text,
    last_timeline_seq integer not null default 0,
    check ((state = 'closed') = (closed_at is not null and outcome is not null))
  )`,
  // Everything open for a patient is one incident.
  `create unique index incident_open on incident (patient_id) where state = 'open'`,
  `create index incident_by_patient on incident (patient_id, opened_at)`,
  `create index incident_by_closing on incident (closed_at) where state = 'closed'`,
  `create table alarm (
    id text primary key,
    patient_id text not null references patient (id),
    rule_id text not null,
    onset_at bigint not null,
    incident_id text references incident (id),
    recurrence_of text references alarm (id),
    rule_version integer not null,
    rule_kind text not null,
    signal text,
    condition_kind text not null,
    priority text not null,
    presence text not null,
    signal_state text not null,
    raised_at bigint not null,
    paged_at bigint,
    cleared_at bigint,
    ended_at bigint,
    acknowledged_by text,
    acknowledged_at bigint,
    engine_acknowledged boolean not null,
    suppressed_by jsonb not null,
    historical boolean not null,
    episode_number integer not null,
    headline jsonb not null,
    value double precision,
    limit_value double precision,
    direction text,
    extreme double precision,
    evidence jsonb not null,
    unique (patient_id, rule_id, onset_at)
  )`,
  `create index alarm_by_incident on alarm (incident_id)`,
  `create index alarm_by_patient on alarm (patient_id, raised_at)`,
  // How far each patient's effects have been taken in: journal batch and the step within it.
  `create table engine_intake (
    patient_id text primary key,
    position bigint not null,
    step integer not null
  )`,
  `create table timeline_entry (
    incident_id text not null references incident (id),
    seq integer not null,
    at bigint not null,
    made_at bigint,
    by text not null,
    by_name text not null,
    kind text not null,
    text jsonb not null,
    data jsonb not null,
    request_id text,
    primary key (incident_id, seq)
  )`,
  `create unique index timeline_request on timeline_entry (incident_id, by, request_id) where request_id is not null`,
  `create table dispatch (
    id text primary key,
    incident_id text references incident (id),
    patient_id text not null references patient (id),
    station_id text not null references station (id),
    state text not null,
    offered_at bigint not null,
    offered_by text not null,
    answer_by bigint not null,
    settled_at bigint,
    note text not null,
    standing_instruction text,
    summary jsonb not null,
    eta_at bigint,
    nurse_id text references person (id),
    report jsonb,
    request_id text
  )`,
  `create index dispatch_by_incident on dispatch (incident_id)`,
  `create index dispatch_by_station on dispatch (station_id, offered_at)`,
  `create index dispatch_deadline on dispatch (answer_by) where state = 'offered'`,
  `create unique index dispatch_request on dispatch (incident_id, offered_by, request_id) where request_id is not null`,
  `create table dispatch_step (
    dispatch_id text not null references dispatch (id),
    seq integer not null,
    state text not null,
    at bigint not null,
    made_at bigint,
    by text not null,
    by_name text not null,
    reason text,
    request_id text,
    primary key (dispatch_id, seq)
  )`,
  `create unique index dispatch_step_request on dispatch_step (dispatch_id, by, request_id) where request_id is not null`,
  ...['rule_version', 'timeline_entry', 'dispatch_step'].flatMap((table) => [
    `create trigger ${table}_stays before update or delete on ${table} for each row execute function refuse_rewriting()`,
    `create trigger ${table}_is_kept before truncate on ${table} for each statement execute function refuse_rewriting()`,
  ]),
];

export const careMigration: Migration = {
  name: '0103-rules-alarms-incidents',
  up: (db) => runStatements(db, ...STATEMENTS),
};
