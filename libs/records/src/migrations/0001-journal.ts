// The journal's batches, for an installation that keeps its journal in the database.
import { type Migration, runStatements } from './migration.js';

export const journalMigration: Migration = {
  name: '0001-journal',
  up: (db) =>
    runStatements(
      db,
      `create table journal_batch (position bigint primary key, data bytea not null)`,
      // Compression costs a tenth of a core at full load and gains little on base64.
      `alter table journal_batch alter column data set storage external`,
    ),
};
