// The journal's batches in files that are only ever appended to: one write and one fdatasync per group commit, and trimming
// is the removal of whole files. The hub's default; `docs/decisions` says why it is not the database.
import { mkdirSync } from 'node:fs';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#kernel';
import type { PackedBatch } from './batch-packing.js';
import type { BatchStore } from './batch-store.js';
import { corrupt, scanSegment, type Segment, segmentName, segmentPosition, SegmentReader } from './segment-file.js';

export interface SegmentStoreOptions {
  /** A folder for the journal alone, below the data folder, whose lock keeps other processes out. Made when not there. */
  readonly dir: string;
  /** A segment that has grown to this is closed and another begun; 64 MiB when not given. */
  readonly segmentBytes?: number;
}

const SEGMENT_BYTES = 64 * 1024 * 1024;

export class SegmentBatchStore implements BatchStore {
  private readonly segmentBytes: number;
  /** Set when the end of the file is in doubt; the next write cuts it back first. */
  private torn = false;

  private constructor(
    private readonly options: SegmentStoreOptions,
    /** Oldest first. The last one is written to. */
    private readonly segments: Segment[],
    private file: FileHandle | null,
    private size: number,
    readonly last: PackedBatch | null,
  ) {
    this.segmentBytes = options.segmentBytes ?? SEGMENT_BYTES;
  }

  /** Cuts off a last write that a crash left unfinished. Throws `JOURNAL.CORRUPT` when more than that is wrong. */
  static async open(options: SegmentStoreOptions): Promise<SegmentBatchStore> {
    mkdirSync(options.dir, { recursive: true, mode: 0o700 });
    const segments = await listSegments(options.dir);
    for (;;) {
      const newest = segments.at(-1);
      if (newest === undefined) return new SegmentBatchStore(options, segments, null, 0, null);
      const { last, wholeBytes, fileBytes } = await scanSegment(newest);
      if (last !== null) {
        const file = await open(newest.path, 'r+');
        if (wholeBytes < fileBytes) await cutBack(file, wholeBytes);
        return new SegmentBatchStore(options, segments, file, wholeBytes, last);
      }
      // Begun, and nothing whole in it: its first write was cut short.
      await rm(newest.path);
      await syncFolder(options.dir);
      segments.pop();
    }
  }

  async write({ position, bytes }: PackedBatch): Promise<void> {
    const file = await this.fileFor(position, bytes.length);
    try {
      this.torn = true;
      await writeExactly(file, bytes, this.size);
    } catch (cause) {
      throw await this.afterFailedWrite(file, cause);
    }
    await file.datasync().catch((cause: unknown) => {
      // The system may have dropped the pages and would call the next sync a success: nothing here can be trusted now.
      throw new AppError('JOURNAL.SYNC_FAILED', 'permanent', 'The disk refused to keep the journal.', { cause });
    });
    this.torn = false;
    this.size += bytes.length;
  }

  async read(after: number, bytes: number): Promise<readonly PackedBatch[]> {
    const index = this.segments.findLastIndex(({ first }) => first <= after + 1);
    const segment = this.segments[index];
    if (segment === undefined) return [];
    const isNewest = index === this.segments.length - 1;
    const file = await open(segment.path, 'r');
    try {
      const end = isNewest ? this.size : (await file.stat()).size;
      return await readBatches(new SegmentReader(file, end), after, bytes);
    } finally {
      await file.close();
    }
  }

  oldest(): Promise<number | null> {
    return Promise.resolve(this.segments[0]?.first ?? null);
  }

  async trim(upTo: number): Promise<void> {
    let removed = 0;
    for (let next = this.segments[1]; next !== undefined && next.first <= upTo + 1; next = this.segments[1]) {
      const [oldest] = this.segments.splice(0, 1);
      if (oldest !== undefined) await rm(oldest.path, { force: true });
      removed += 1;
    }
    if (removed > 0) await syncFolder(this.options.dir);
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = null;
  }

  /** The file to write to: the newest, or a new one when that is full. A new name is made durable before anything is in it. */
  private async fileFor(position: number, bytes: number): Promise<FileHandle> {
    if (this.torn && this.file !== null) {
      await cutBack(this.file, this.size).catch((cause: unknown) => {
        throw writeFailure(cause);
      });
      this.torn = false;
    }
    const full = this.size > 0 && this.size + bytes > this.segmentBytes;
    if (this.file !== null && !full) return this.file;
    const path = join(this.options.dir, segmentName(position));
    let created: FileHandle | null = null;
    try {
      created = await open(path, 'w', 0o600);
      await syncFolder(this.options.dir);
    } catch (cause) {
      await created?.close();
      throw writeFailure(cause);
    }
    await this.file?.close();
    this.segments.push({ path, first: position });
    this.file = created;
    this.size = 0;
    this.torn = false;
    return created;
  }

  private async afterFailedWrite(file: FileHandle, cause: unknown): Promise<AppError> {
    // Best now, so that a full disk gets its room back; if this fails too, the next write tries again before it writes.
    await cutBack(file, this.size).then(
      () => (this.torn = false),
      () => undefined,
    );
    return writeFailure(cause);
  }
}

async function readBatches(reader: SegmentReader, after: number, atMost: number): Promise<PackedBatch[]> {
  await reader.skipTo(after);
  const batches: PackedBatch[] = [];
  for (let bytes = 0; bytes < atMost;) {
    const expected = after + batches.length + 1;
    const begins = reader.offset;
    const batch = await reader.next(expected);
    if (batch === null) {
      if (!reader.atEnd) throw corrupt(expected);
      break;
    }
    batches.push(batch);
    bytes += reader.offset - begins;
  }
  return batches;
}

function writeFailure(cause: unknown): AppError {
  const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
  return full
    ? new AppError('JOURNAL.DISK_FULL', 'transient', 'The disk is full: nothing more can be taken in.', { cause })
    : new AppError('JOURNAL.WRITE_FAILED', 'transient', 'The journal could not be written.', { cause });
}

async function listSegments(dir: string): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (const name of await readdir(dir)) {
    const first = segmentPosition(name);
    if (first !== null) segments.push({ first, path: join(dir, name) });
  }
  return segments.sort((a, b) => a.first - b.first);
}

async function writeExactly(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
  }
}

async function cutBack(file: FileHandle, to: number): Promise<void> {
  await file.truncate(to);
  await file.datasync();
}

/** Makes names of files durable. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
