// Where a journal keeps its batches. One writer; the journal above gives positions, gathers entries and serves readers.
import type { PackedBatch } from './batch-packing.js';

export interface BatchStore {
  /** The last batch on disk when the store was opened, so that positions and times go on from it; null when empty. */
  readonly last: PackedBatch | null;
  /**
   * Resolves once the batch is on disk. Called one at a time, positions rising by one. After a rejection with a `transient`
   * or `ambiguous` error nothing of the batch is there and the same position may be written again; a `permanent` error is the end.
   */
  write(batch: PackedBatch): Promise<void>;
  /** Batches after a position in order, some bytes' worth: at least one while there is one. */
  read(after: number, bytes: number): Promise<readonly PackedBatch[]>;
  /** Position of the oldest batch kept; null when there is none. */
  oldest(): Promise<number | null>;
  /** May keep more than asked; always keeps the last batch, because it knows the position. */
  trim(upTo: number): Promise<void>;
  close(): Promise<void>;
}
