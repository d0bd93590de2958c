// The alarm engine's memory between restarts: a row per patient and one for what belongs to no single patient.
import { type Migration, runStatements } from './migration.js';

export const engineMigration: Migration = {
  name: '0004-engine',
  up: (db) =>
    runStatements(
      db,
      `create table engine_memory (
         engine text not null,
         patient_id text not null,
         version integer not null,
         position bigint not null,
         memory bytea not null,
         primary key (engine, patient_id)
       )`,
      // Already compact and rewritten each minute: compressing it would only cost time.
      `alter table engine_memory alter column memory set storage external`,
      `create table engine_shared (
         engine text primary key,
         version integer not null,
         resume_after bigint not null,
         memory bytea not null
       )`,
      `alter table engine_shared alter column memory set storage external`,
    ),
};
