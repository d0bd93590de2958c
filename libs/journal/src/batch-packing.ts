// One group commit as bytes: the same on disk, in a database row and between threads. Little-endian, with a checksum over
// everything after it, so that a torn or altered batch is never half-read.
//
//   0 u32 magic   4 u32 length of the whole   8 u32 CRC-32 of bytes 12…   12 u48 position   18 u32 number of entries
//   then each entry: u8 kind, u48 receivedAt, u16 topic bytes, u32 payload bytes, topic (UTF-8), payload
import { crc32 } from 'node:zlib';
import { AppError, type Instant } from '#kernel';
import type { JournalBatch, JournalEntry, JournalEntryKind } from './journal.js';

const MAGIC = 0x314a4d4d;
export const MAGIC_BYTES = Buffer.from([0x4d, 0x4d, 0x4a, 0x31]);
export const HEADER_BYTES = 22;
const ENTRY_HEADER_BYTES = 13;
const CHECKED_FROM = 12;
/** No batch is larger; a length beyond this is not a batch. */
export const MOST_BATCH_BYTES = 16 * 1024 * 1024;

/** The order is the code on disk: new kinds go to the end. */
const KINDS: readonly JournalEntryKind[] = ['frame', 'status', 'connection', 'act', 'clock'];
const CODE_OF = new Map(KINDS.map((kind, code) => [kind, code]));

export interface PackedBatch {
  readonly position: number;
  readonly bytes: Buffer;
}

/** Room that an entry takes in a batch. */
export function packedSize(entry: { readonly topic: string; readonly payload: Uint8Array }): number {
  return ENTRY_HEADER_BYTES + Buffer.byteLength(entry.topic) + entry.payload.byteLength;
}

export function packBatch(position: number, entries: readonly JournalEntry[]): PackedBatch {
  const bytes = Buffer.allocUnsafeSlow(entries.reduce((sum, entry) => sum + packedSize(entry), HEADER_BYTES));
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt32LE(bytes.length, 4);
  bytes.writeUIntLE(position, 12, 6);
  bytes.writeUInt32LE(entries.length, 18);
  let offset = HEADER_BYTES;
  for (const entry of entries) offset = packEntry(bytes, offset, entry);
  bytes.writeUInt32LE(crc32(bytes.subarray(CHECKED_FROM)), 8);
  return { position, bytes };
}

function packEntry(bytes: Buffer, start: number, { kind, topic, payload, receivedAt }: JournalEntry): number {
  const topicAt = start + ENTRY_HEADER_BYTES;
  const topicBytes = bytes.write(topic, topicAt, 'utf8');
  bytes.writeUInt8(CODE_OF.get(kind) ?? 0, start);
  bytes.writeUIntLE(receivedAt, start + 1, 6);
  bytes.writeUInt16LE(topicBytes, start + 7);
  bytes.writeUInt32LE(payload.byteLength, start + 9);
  bytes.set(payload, topicAt + topicBytes);
  return topicAt + topicBytes + payload.byteLength;
}

/** The batch, with payloads that are views into `bytes`. Throws `JOURNAL.CORRUPT` when the bytes are not what was written. */
export function unpackBatch({ bytes }: PackedBatch): JournalBatch {
  const header = readHeader(bytes, 0);
  if (header === null || header.length !== bytes.length || !isIntact(bytes)) {
    throw new AppError('JOURNAL.CORRUPT', 'permanent', 'A batch of the journal is not what was written.');
  }
  const entries: JournalEntry[] = [];
  let offset = HEADER_BYTES;
  for (let i = 0; i < header.entries; i += 1) {
    const topicAt = offset + ENTRY_HEADER_BYTES;
    const payloadAt = topicAt + bytes.readUInt16LE(offset + 7);
    const end = payloadAt + bytes.readUInt32LE(offset + 9);
    entries.push({
      kind: KINDS[bytes.readUInt8(offset)] ?? unknownKind(),
      receivedAt: bytes.readUIntLE(offset + 1, 6),
      topic: bytes.toString('utf8', topicAt, payloadAt),
      payload: new Uint8Array(bytes.buffer, bytes.byteOffset + payloadAt, end - payloadAt),
    });
    offset = end;
  }
  return { position: header.position, entries };
}

/** When the last entry came in; null when there is none. */
export function lastReceivedAt(batch: PackedBatch): Instant | null {
  return unpackBatch(batch).entries.at(-1)?.receivedAt ?? null;
}

export interface BatchHeader {
  readonly position: number;
  /** Of the whole batch, header and all. */
  readonly length: number;
  readonly entries: number;
}

/** Null where no batch can begin. Looks at the header alone. */
export function readHeader(bytes: Buffer, at: number): BatchHeader | null {
  if (at + HEADER_BYTES > bytes.length || bytes.readUInt32LE(at) !== MAGIC) return null;
  const length = bytes.readUInt32LE(at + 4);
  if (length < HEADER_BYTES || length > MOST_BATCH_BYTES) return null;
  return { position: bytes.readUIntLE(at + 12, 6), length, entries: bytes.readUInt32LE(at + 18) };
}

/** Whether one whole batch is as it was written. */
export function isIntact(bytes: Buffer): boolean {
  return crc32(bytes.subarray(CHECKED_FROM)) === bytes.readUInt32LE(8);
}

function unknownKind(): never {
  throw new AppError('JOURNAL.NEWER_THAN_PROGRAM', 'permanent', 'The journal holds entries of a newer version.');
}
