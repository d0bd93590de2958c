// The board's own records: which seats were staffed when, shifts handed over, and the indexes that alarm load and the
// monthly report are read by.
import { type Migration, runStatements } from './migration.js';

const APPEND_ONLY = ['handover', 'handover_taking'];

const STATEMENTS = [
  // One row per person and five minutes in which that person's board was connected: what "per operator hour" divides by.
  `create table seat_presence (
    slot bigint not null,
    person_id text not null references person (id),
    primary key (slot, person_id)
  )`,
  // What the giver signed, as the records stood then; and who took it. A handover without a taking waits for one.
  `create table handover (
    id text primary key,
    given_by text not null references person (id),
    given_by_name text not null,
    given_at bigint not null,
    request_id text,
    content jsonb not null
  )`,
  `create index handover_by_time on handover (given_at)`,
  `create unique index handover_request on handover (given_by, request_id) where request_id is not null`,
  `create table handover_taking (
    handover_id text primary key references handover (id),
    taken_by text not null references person (id),
    taken_by_name text not null,
    taken_at bigint not null,
    note text not null
  )`,
  ...APPEND_ONLY.flatMap((table) => [
    `create trigger ${table}_stays before update or delete on ${table} for each row execute function refuse_rewriting()`,
    `create trigger ${table}_is_kept before truncate on ${table} for each statement execute function refuse_rewriting()`,
  ]),
  // Alarms that sounded, in time: wide enough that the load of thirty days is read without touching the rows themselves.
  `create index alarm_load on alarm (paged_at)
    include (patient_id, rule_id, priority, condition_kind, cleared_at, acknowledged_at)
    where paged_at is not null`,
  // Those that still stand are few: the ones that stand for days are found among them.
  `create index alarm_standing on alarm (paged_at) where paged_at is not null and cleared_at is null`,
  `create index incident_by_opening on incident (opened_at)`,
  `create index dispatch_by_offering on dispatch (offered_at)`,
  `create index timeline_calls on timeline_entry (at) where kind = 'called'`,
];

export const boardWorkMigration: Migration = {
  name: '0241-board-work',
  up: (db) => runStatements(db, ...STATEMENTS),
};
