// The journal as rows of a database: one row per group commit.
export interface JournalBatchTable {
  /** 1, 2, 3 … */
  position: number;
  /** The packed batch, see `batch-packing.ts` of the journal. Stored as it is: it holds base64 and is written once. */
  data: Buffer;
}

export interface JournalTables {
  journal_batch: JournalBatchTable;
}
