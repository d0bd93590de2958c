// The roster of stations, doctors and supervisors in one table, with swaps, secret calendar addresses and the gaps that
// people have been told of. The duties of stations, until now a table of their own, move in.
import { type Migration, runStatements } from './migration.js';

const STATEMENTS = [
  `create table roster_duty (
    id text primary key,
    kind text not null check (kind in ('station', 'doctor', 'supervisor')),
    task text not null check (task in ('duty', 'covering', 'coordinating', 'away')),
    station_id text references station (id),
    person_id text references person (id),
    areas jsonb not null,
    covers_id text references person (id),
    time_zone text not null,
    pattern jsonb not null,
    except_dates jsonb not null,
    valid_from text,
    valid_until text,
    rank integer not null,
    note text not null,
    version integer not null default 1,
    changed_at bigint not null,
    changed_by text not null,
    check ((kind = 'station') = (station_id is not null)),
    check ((kind = 'station') = (person_id is null)),
    check (task = 'away' or (kind = 'doctor') = (task <> 'duty')),
    check (covers_id is null or task = 'covering')
  )`,
  `create index roster_duty_by_station on roster_duty (station_id)`,
  `create index roster_duty_by_person on roster_duty (person_id)`,
  `insert into roster_duty (id, kind, task, station_id, areas, time_zone, pattern, except_dates, rank, note,
      changed_at, changed_by)
    select d.station_id || '-duty-' || d.place, 'station',
      case when (d.duty->>'away')::boolean then 'away' else 'duty' end,
      d.station_id, coalesce(d.duty->'areas', '[]'), s.time_zone, d.duty->'pattern', '[]', (d.duty->>'rank')::integer,
      coalesce(d.duty->>'note', ''), s.created_at, 'centre'
    from station_duty d join station s on s.id = d.station_id`,
  `drop table station_duty`,
  // One shift taken over by somebody else of the same kind. Taken back, it leaves with its audit row.
  `create table roster_swap (
    id text primary key,
    duty_id text not null references roster_duty (id) on delete cascade,
    date text not null,
    station_id text references station (id),
    person_id text references person (id),
    agreed_by text not null,
    note text not null,
    created_at bigint not null,
    created_by text not null,
    unique (duty_id, date),
    check ((station_id is null) <> (person_id is null))
  )`,
  // The address under which a calendar program reads one subject's shifts. Only the token's SHA-256 is kept.
  `create table roster_subscription (
    subject_id text primary key,
    kind text not null check (kind in ('station', 'doctor', 'supervisor')),
    token_hash text not null unique,
    created_at bigint not null,
    created_by text not null
  )`,
  // What the roster lacks within a day and people have been told of, until it is mended.
  `create table roster_notice (
    id text primary key,
    gap jsonb not null,
    raised_at bigint not null,
    told_at bigint not null
  )`,
];

export const rosterMigration: Migration = {
  name: '0221-roster',
  up: (db) => runStatements(db, ...STATEMENTS),
};
