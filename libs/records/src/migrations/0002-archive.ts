// The archive. What readers write lands in segments; these are merged to chunks of one series each: numerics first to parts
// of some minutes, then to hours; waveforms to chunks of a few minutes. Hours and waveform chunks are partitioned by the day
// on which they were stored, so that what is past retention goes by dropping a table.
import { type Migration, runStatements } from './migration.js';

export const archiveMigration: Migration = {
  name: '0002-archive',
  up: (db) =>
    runStatements(
      db,
      `create table archive_reader (reader text primary key, position bigint not null)`,
      `create table archive_segment (
         id bigint generated always as identity primary key,
         kind smallint not null,
         shards smallint not null,
         shard smallint not null,
         first_at bigint not null,
         last_at bigint not null,
         written_at bigint not null,
         data bytea not null
       )`,
      `create index archive_segment_by_shard on archive_segment (kind, shards, shard, id)`,
      `create table archive_numeric_part (
         id bigint generated always as identity primary key,
         patient_id text not null,
         signal text not null,
         device text not null,
         hour_at bigint not null,
         first_at bigint not null,
         last_at bigint not null,
         summary bytea not null,
         data bytea not null
       )`,
      `create index archive_numeric_part_by_series on archive_numeric_part (patient_id, signal, hour_at)`,
      `create index archive_numeric_part_by_hour on archive_numeric_part (hour_at)`,
      `create table archive_numeric_hour (
         stored_day integer not null,
         patient_id text not null,
         signal text not null,
         device text not null,
         hour_at bigint not null,
         first_at bigint not null,
         last_at bigint not null,
         summary bytea not null,
         data bytea not null
       ) partition by range (stored_day)`,
      `create index archive_numeric_hour_by_series on archive_numeric_hour (patient_id, signal, hour_at)`,
      `create table archive_waveform (
         stored_day integer not null,
         patient_id text not null,
         lead text not null,
         device text not null,
         first_at bigint not null,
         last_at bigint not null,
         data bytea not null
       ) partition by range (stored_day)`,
      `create index archive_waveform_by_series on archive_waveform (patient_id, first_at)`,
      // All of it is packed already.
      ...['archive_segment', 'archive_numeric_part', 'archive_numeric_hour', 'archive_waveform'].map(
        (table) => `alter table ${table} alter column data set storage external`,
      ),
    ),
};
