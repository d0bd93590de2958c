// The journals that need no server: on segment files, which the hub uses, and on the records' database.
import type { Database } from '#records';
import { DatabaseBatchStore } from './database-batch-store.js';
import { GroupCommitJournal, type GroupCommitOptions } from './group-commit-journal.js';
import { SegmentBatchStore, type SegmentStoreOptions } from './segment-batch-store.js';

/** Opens or makes the journal in a folder of its own. Entries are on disk (fdatasync) when `append` resolves. */
export async function openSegmentJournal(
  options: SegmentStoreOptions & GroupCommitOptions,
): Promise<GroupCommitJournal> {
  return new GroupCommitJournal(await SegmentBatchStore.open(options), options);
}

/** A journal in the records' database, embedded or server. One process writes. */
export async function openDatabaseJournal(
  options: { readonly database: Database } & GroupCommitOptions,
): Promise<GroupCommitJournal> {
  return new GroupCommitJournal(await DatabaseBatchStore.open(options.database), options);
}
