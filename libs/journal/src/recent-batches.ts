// The journal's newest batches in memory, so that a reader close to the end needs no disk. Bounded by bytes.
import type { PackedBatch } from './batch-packing.js';

export class RecentBatches {
  private batches: PackedBatch[] = [];
  private head = 0;
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  add(batch: PackedBatch): void {
    this.batches.push(batch);
    this.bytes += batch.bytes.length;
    while (this.bytes > this.mostBytes && this.head < this.batches.length - 1) {
      this.bytes -= this.batches[this.head]?.bytes.length ?? 0;
      this.head += 1;
    }
    if (this.head > 1_024 && this.head * 2 > this.batches.length) {
      this.batches = this.batches.slice(this.head);
      this.head = 0;
    }
  }

  /** Batches after a position, or null when some of them are only on disk. */
  after(position: number): readonly PackedBatch[] | null {
    const first = this.batches[this.head]?.position;
    if (first === undefined || position + 1 < first) return null;
    return this.batches.slice(this.head + position + 1 - first);
  }
}
