// The records with the keys of what is sealed in them, brought to the newest shape: for the hub and for the commands that work
// on its data folder. A start without the right keys ends here, before anybody waits for an address.
import { existsSync, rmSync } from 'node:fs';
import { readSecretKeys, type SecretKeys } from '#access';
import { systemClock, systemScheduler } from '#host';
import { AppError, type Logger, silentLogger } from '#kernel';
import { checkSeals, type Database, migrate, openEmbeddedDatabase, openServerDatabase } from '#records';
import type { HubConfig } from './config.js';

export interface OpenRecords {
  readonly database: Database;
  readonly secretKeys: SecretKeys;
}

export async function openRecords(
  config: Pick<HubConfig, 'dataDir' | 'databaseUrl' | 'databaseOwnerUrl' | 'keyFile'>,
  logger: Logger = silentLogger,
  onBroken: (error: AppError) => void = () => undefined,
): Promise<OpenRecords> {
  const { dataDir, databaseUrl, databaseOwnerUrl: ownerUrl, keyFile } = config;
  const isFirst = !existsSync(keyFile);
  const secretKeys = keysOf(keyFile);
  const ports = { scheduler: systemScheduler, logger, sealer: secretKeys };
  const database =
    databaseUrl === null
      ? await openEmbeddedDatabase({ dir: dataDir, clock: systemClock, onBroken, ...ports })
      : await openServerDatabase({ url: databaseUrl, ownerUrl, ...ports });
  try {
    const { applied } = await migrate(database);
    if (applied.length > 0) logger.info({ applied }, 'the records were brought to the newest shape');
    await database.becomeCentre();
    await checkSeals(database);
    return { database, secretKeys };
  } catch (error) {
    await database.close();
    // A key made a moment ago opens nothing, and must not stand in the way of the one that belongs there.
    if (isFirst && error instanceof AppError && error.code === 'RECORDS.KEY_MISSING') rmSync(keyFile, { force: true });
    throw error;
  }
}

function keysOf(file: string): SecretKeys {
  try {
    return readSecretKeys(file);
  } catch (cause) {
    const reason = cause instanceof AppError ? cause.message : 'It can’t be read.';
    const advice =
      'Put the copy of the key file that belongs to these records in its place (docs/operations.md, "Keys").';
    throw new AppError('HUB.KEY_FILE', 'permanent', `${file}: ${reason} ${advice}`, { cause });
  }
}
