// Brings a database to the newest shape at start. Several processes may start at once: PostgreSQL's advisory lock lets one
// do the work, and the others find it done.
import { AppError } from '#kernel';
import { type Kysely, Migrator } from 'kysely';
import type { Database } from '../database.js';
import { migrations } from './index.js';
import type { Migration } from './migration.js';

export interface MigrationReport {
  /** Names of what was run now, in order. */
  readonly applied: readonly string[];
}

/**
 * Runs what is missing, up to `version` when given (for the tests of an upgrade), else everything. All of it or nothing is
 * kept. Throws `RECORDS.NEWER_THAN_PROGRAM` when the database was already used by a newer version of the program.
 */
export async function migrate(
  { db }: Pick<Database, 'db'>,
  { version, steps = migrations }: { version?: string; steps?: readonly Migration[] } = {},
): Promise<MigrationReport> {
  const known = Object.fromEntries(steps.map((step) => [step.name, { up: (on: Kysely<unknown>) => step.up(on) }]));
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(known) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
    allowUnorderedMigrations: true,
  });
  const { error, results } =
    version === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(version);
  if (error !== undefined) throw explained(error, results?.find(({ status }) => status === 'Error')?.migrationName);
  return { applied: (results ?? []).map(({ migrationName }) => migrationName) };
}

function explained(cause: unknown, failed: string | undefined): AppError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (text.includes('is missing')) {
    return new AppError(
      'RECORDS.NEWER_THAN_PROGRAM',
      'permanent',
      'The database was used by a newer version of the program. Start that version, or restore a backup made before it.',
      { cause },
    );
  }
  return new AppError('RECORDS.MIGRATION_FAILED', 'permanent', `Migration ${failed ?? 'set-up'} failed: ${text}`, {
    cause,
  });
}
