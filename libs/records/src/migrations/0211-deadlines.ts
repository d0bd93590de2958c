// What must happen at an instant unless somebody acts before: one row each, so that a restart loses and repeats none.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  // A subject has at most one deadline of a kind: setting it again moves it. A settled or dropped deadline is gone.
  `create table deadline (
    id bigint generated always as identity primary key,
    kind text not null,
    subject text not null,
    patient_id text references patient (id),
    due_at bigint not null,
    ready_at bigint not null,
    set_at bigint not null,
    wall_clock boolean not null,
    attempt integer not null,
    data jsonb not null,
    unique (kind, subject)
  )`,
  `create index deadline_by_readiness on deadline (ready_at)`,
  `create index deadline_by_subject on deadline (subject)`,
  // The last time the centre's clock was set back, so that of several processes one moves the deadlines with it.
  `create table deadline_clock (
    id integer primary key check (id = 1),
    set_back_from bigint not null,
    set_back_to bigint not null
  )`,
  `insert into deadline_clock (id, set_back_from, set_back_to) values (1, 0, 0)`,
];

export const deadlinesMigration: Migration = {
  name: '0211-deadlines',
  up: (db) => runStatements(db, ...STATEMENTS),
};
