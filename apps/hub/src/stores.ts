// Where everything is kept: the adapters this process chooses, opened in order and closed in reverse.
import path from 'node:path';
import { type Archive, openDatabaseArchive } from '#archive';
import { DatabaseSnapshots, type Snapshots } from '#engine';
import { DatabaseEvents } from '#events';
import { systemClock, systemScheduler } from '#host';
import { type Journal, openSegmentJournal } from '#journal';
import { type AppError, HOUR_MS, type Logger } from '#kernel';
import { type Database, migrate, openEmbeddedDatabase, openServerDatabase } from '#records';
import type { HubConfig } from './config.js';

export interface Stores {
  readonly database: Database;
  readonly journal: Journal;
  readonly archive: Archive;
  readonly snapshots: Snapshots;
  readonly events: DatabaseEvents;
  close(): Promise<void>;
}

/** The one engine of this process; several machines share patients out under other names. */
const ENGINE = 'hub';

export async function openStores(
  config: HubConfig,
  logger: Logger,
  onBroken: (error: AppError) => void,
): Promise<Stores> {
  const [clock, scheduler] = [systemClock, systemScheduler];
  const { dataDir, databaseUrl } = config;
  const database: Database =
    databaseUrl === null
      ? await openEmbeddedDatabase({ dir: dataDir, clock, scheduler, logger, onBroken })
      : await openServerDatabase({ url: databaseUrl, scheduler, logger });
  try {
    const { applied } = await migrate(database);
    if (applied.length > 0) logger.info({ applied }, 'the records were brought to the newest shape');
    const journal = await openSegmentJournal({ dir: path.join(dataDir, 'journal'), clock, scheduler });
    const archive = openDatabaseArchive({ database, clock, keepWaveformsMs: config.waveformHours * HOUR_MS });
    const events = await DatabaseEvents.open({ database, scheduler, logger });
    const snapshots = new DatabaseSnapshots(database, ENGINE);
    const close = async (): Promise<void> => {
      await events.close();
      await archive.close();
      await journal.close();
      await database.close();
    };
    return { database, journal, archive, snapshots, events, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
