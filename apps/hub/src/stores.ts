// Where everything is kept: the adapters this process chooses, opened in order and closed in reverse.
import path from 'node:path';
import type { SecretKeys } from '#access';
import { type Archive, openDatabaseArchive } from '#archive';
import { DatabaseSnapshots, type Snapshots } from '#engine';
import { DatabaseEvents } from '#events';
import { systemClock, systemScheduler } from '#host';
import { type Journal, openSegmentJournal } from '#journal';
import { type AppError, HOUR_MS, type Logger } from '#kernel';
import type { Database } from '#records';
import type { HubConfig } from './config.js';
import { openRecords } from './open-records.js';

export interface Stores {
  readonly database: Database;
  /** Of what is sealed in the records, and of the second factors. */
  readonly secretKeys: SecretKeys;
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
  const { dataDir } = config;
  const { database, secretKeys } = await openRecords(config, logger, onBroken);
  try {
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
    return { database, secretKeys, journal, archive, snapshots, events, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
