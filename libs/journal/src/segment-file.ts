// One file of the segment journal: batches one after the other, nothing between them. Its name is its first position.
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '#kernel';
import { HEADER_BYTES, isIntact, MAGIC_BYTES, type PackedBatch, readHeader } from './batch-packing.js';

const SUFFIX = '.segment';
const SCAN_BYTES = 1024 * 1024;

export interface Segment {
  readonly path: string;
  /** Of its first batch. */
  readonly first: number;
}

export function segmentName(first: number): string {
  return `${String(first).padStart(16, '0')}${SUFFIX}`;
}

/** The first position from a file's name; null when it is no segment. */
export function segmentPosition(name: string): number | null {
  const match = /^(\d{16})\.segment$/.exec(name);
  return match ? Number(match[1]) : null;
}

/** What a segment holds: the last whole batch, and where the whole batches end. */
export interface SegmentScan {
  readonly last: PackedBatch | null;
  readonly wholeBytes: number;
  readonly fileBytes: number;
}

/**
 * Reads a segment from its start. Only one write is ever under way, so what is not whole can only be the last one, cut short
 * by a crash. A whole batch behind a broken one means that the disk lost something: `JOURNAL.CORRUPT`, and nothing is cut.
 */
export async function scanSegment({ path, first }: Segment): Promise<SegmentScan> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const reader = new SegmentReader(file, size);
    let last: PackedBatch | null = null;
    for (;;) {
      const next = await reader.next((last?.position ?? first - 1) + 1);
      if (next === null) break;
      last = next;
    }
    await refuseIfMoreFollows(file, reader.offset, size, last?.position ?? first - 1);
    return { last, wholeBytes: reader.offset, fileBytes: size };
  } finally {
    await file.close();
  }
}

/** Walks through the batches of an open segment, up to `end`. */
export class SegmentReader {
  offset = 0;
  private buffer: Buffer = Buffer.alloc(0);
  private bufferAt = 0;

  constructor(
    private readonly file: FileHandle,
    private readonly end: number,
  ) {}

  get atEnd(): boolean {
    return this.offset >= this.end;
  }

  /** The next batch when it is whole and has the position expected; null where the whole batches end. */
  async next(expected: number): Promise<PackedBatch | null> {
    const header = await this.header();
    if (header === null || header.position !== expected || this.offset + header.length > this.end) return null;
    const bytes = Buffer.from(await this.bytes(this.offset, header.length));
    if (!isIntact(bytes)) return null;
    this.offset += header.length;
    return { position: header.position, bytes };
  }

  /** Passes over batches without reading them, up to and including a position. */
  async skipTo(position: number): Promise<void> {
    for (
      let header = await this.header();
      header !== null && header.position <= position;
      header = await this.header()
    ) {
      this.offset += header.length;
    }
  }

  private async header(): Promise<ReturnType<typeof readHeader>> {
    if (this.offset + HEADER_BYTES > this.end) return null;
    return readHeader(await this.bytes(this.offset, HEADER_BYTES), 0);
  }

  private async bytes(at: number, length: number): Promise<Buffer> {
    if (at < this.bufferAt || at + length > this.bufferAt + this.buffer.length) {
      const wanted = Math.min(Math.max(length, SCAN_BYTES), this.end - at);
      this.buffer = await readExactly(this.file, at, wanted);
      this.bufferAt = at;
    }
    return this.buffer.subarray(at - this.bufferAt, at - this.bufferAt + length);
  }
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, at + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}

async function refuseIfMoreFollows(file: FileHandle, from: number, end: number, position: number): Promise<void> {
  const rest = await readExactly(file, from, end - from);
  for (let at = rest.indexOf(MAGIC_BYTES, 1); at !== -1; at = rest.indexOf(MAGIC_BYTES, at + 1)) {
    const header = readHeader(rest, at);
    if (header === null || header.position <= position || at + header.length > rest.length) continue;
    if (isIntact(rest.subarray(at, at + header.length))) throw corrupt(position + 1);
  }
}

export function corrupt(position: number): AppError {
  return new AppError(
    'JOURNAL.CORRUPT',
    'permanent',
    `The journal is damaged at position ${position}: what stands there is not what was written. The disk should be examined.`,
  );
}
