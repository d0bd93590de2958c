// The centre's events and the counter that gives them their order.
import { type Migration, runStatements } from './migration.js';

export const eventsMigration: Migration = {
  name: '0003-events',
  up: (db) =>
    runStatements(
      db,
      `create table event_counter (
         id integer primary key check (id = 1),
         last_sequence bigint not null
       )`,
      `insert into event_counter (id, last_sequence) values (1, 0)`,
      `create table event (
         sequence bigint primary key,
         type text not null,
         scope jsonb not null,
         data jsonb not null,
         occurred_at bigint not null
       )`,
      `create index event_by_age on event (occurred_at)`,
    ),
};
