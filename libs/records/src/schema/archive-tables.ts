// The archive's tables: what readers have written, the segments just written, and the chunks these are merged to. All
// instants are epoch milliseconds, `last_at` exclusive.
import type { Generated } from 'kysely';

export interface ArchiveReaderTable {
  reader: string;
  /** Journal position up to which the archive holds what this reader wrote. */
  position: number;
}

export interface ArchiveSegmentTable {
  id: Generated<number>;
  /** 0 numerics, 1 waveforms. */
  kind: number;
  /** Into how many shares of the patients the write was split, and which this is. */
  shards: number;
  shard: number;
  first_at: number;
  last_at: number;
  written_at: number;
  data: Buffer;
}

export interface ArchiveNumericPartTable {
  id: Generated<number>;
  patient_id: string;
  signal: string;
  device: string;
  /** The full hour that the values belong to. */
  hour_at: number;
  first_at: number;
  last_at: number;
  /** 10-minute buckets of the values. */
  summary: Buffer;
  data: Buffer;
}

export interface ArchiveNumericHourTable extends Omit<ArchiveNumericPartTable, 'id'> {
  /** Days since the epoch at the time of storing. */
  stored_day: number;
}

export interface ArchiveWaveformTable {
  stored_day: number;
  patient_id: string;
  lead: string;
  device: string;
  first_at: number;
  last_at: number;
  data: Buffer;
}

export interface ArchiveTables {
  archive_reader: ArchiveReaderTable;
  archive_segment: ArchiveSegmentTable;
  archive_numeric_part: ArchiveNumericPartTable;
  archive_numeric_hour: ArchiveNumericHourTable;
  archive_waveform: ArchiveWaveformTable;
}
