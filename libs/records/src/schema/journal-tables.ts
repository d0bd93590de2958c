// The journal as rows of a database: one row per group commit.
export interface JournalBatchTable {
  position: number;
  /** Epoch milliseconds of the first and the last entry. */
  first_received_at: number;
  last_received_at: number;
  entries: number;
  /** Packed entries, see `batch-packing.ts` of the journal. */
  data: Buffer;
}

export interface JournalTables {
  journal_batch: JournalBatchTable;
}
