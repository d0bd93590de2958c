// The archive's tables: what readers have written, small segments just written, and the chunks these are merged to.
export interface ArchiveReaderTable {
  reader: string;
  /** Journal position up to which the archive holds what this reader wrote. */
  position: number;
}

export interface ArchiveTables {
  archive_reader: ArchiveReaderTable;
}
