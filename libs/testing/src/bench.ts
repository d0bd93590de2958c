// What the benches of whole centres share: the shape of a row, and a database as a hub has it, with real syncs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretKeys } from '#access';
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import type { Database } from '#records';

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Measures on a migrated, empty embedded database in a folder of its own, and leaves nothing behind. */
export async function onBenchDatabase<T>(area: string, measure: (database: Database) => Promise<T>): Promise<T> {
  const { migrate, openEmbeddedDatabase } = await import('#records');
  const dir = mkdtempSync(join(tmpdir(), `mimamori-${area}-bench-`));
  const database = await openEmbeddedDatabase({
    dir,
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    sealer: SecretKeys.passing(),
  });
  try {
    await migrate(database);
    return await measure(database);
  } finally {
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
