// One append-only file of the spool and the state of its records. A record is
//   u32 length of body | u32 CRC-32 of body | body = f64 observedAt, u16 length of topic, topic, payload
// little-endian. Beside it lies an `.ack` file: for each acknowledged record u32 index and u32 check, appended.
// What a kill or a power cut left half-written is recognised by length and CRC and ignored.
import {
  appendFileSync,
  closeSync,
  fdatasync,
  fdatasyncSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Instant } from '#kernel';

const HEADER_BYTES = 8;
const BODY_HEAD_BYTES = 10;
const ACK_BYTES = 8;
/** Above any packet the broker takes; a longer length can only be damage. */
const MAX_BODY_BYTES = 512 * 1024;

export interface SpooledMessage {
  readonly observedAt: Instant;
  readonly topic: string;
  readonly payload: Uint8Array;
}

export const RECORD_STATES = { waiting: 0, claimed: 1, done: 2 } as const;

const ackCheck = (index: number): number => crc32(Uint8Array.of(index, index >> 8, index >> 16, index >> 24));

export function encodeRecord({ observedAt, topic, payload }: SpooledMessage): Buffer {
  const topicBytes = Buffer.from(topic, 'utf8');
  const record = Buffer.allocUnsafe(HEADER_BYTES + BODY_HEAD_BYTES + topicBytes.length + payload.length);
  record.writeDoubleLE(observedAt, HEADER_BYTES);
  record.writeUInt16LE(topicBytes.length, HEADER_BYTES + 8);
  topicBytes.copy(record, HEADER_BYTES + BODY_HEAD_BYTES);
  record.set(payload, HEADER_BYTES + BODY_HEAD_BYTES + topicBytes.length);
  record.writeUInt32LE(record.length - HEADER_BYTES, 0);
  record.writeUInt32LE(crc32(record.subarray(HEADER_BYTES)), 4);
  return record;
}

function decodeBody(body: Buffer): SpooledMessage {
  const topicEnd = BODY_HEAD_BYTES + body.readUInt16LE(8);
  return {
    observedAt: body.readDoubleLE(0),
    topic: body.toString('utf8', BODY_HEAD_BYTES, topicEnd),
    payload: body.subarray(topicEnd),
  };
}

/** Bodies in file order; `null` for one whose CRC is wrong. Stops where the file is torn. */
function scan(bytes: Buffer): { bodies: Array<Buffer | null>; torn: boolean } {
  const bodies: Array<Buffer | null> = [];
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    const end = at + HEADER_BYTES + length;
    if (length < BODY_HEAD_BYTES || length > MAX_BODY_BYTES || end > bytes.length) break;
    const body = bytes.subarray(at + HEADER_BYTES, end);
    bodies.push(crc32(body) === bytes.readUInt32LE(at + 4) ? body : null);
    at = end;
  }
  return { bodies, torn: at < bytes.length };
}

export class Segment {
  /** One of RECORD_STATES per record; grown by doubling. */
  private states = new Uint8Array(64);
  private count = 0;
  private unfinished = 0;
  private fileBytes = 0;
  private firstObservedAt: Instant | null = null;
  private descriptor: number | null = null;
  private loaded: Array<Buffer | null> = [];
  private newAcks: number[] = [];
  private unsynced = false;
  private syncing = false;
  private gone = false;
  /** Records found damaged or torn at recovery: they can't be sent. */
  damaged = 0;

  private constructor(
    private readonly path: string,
    /** Orders segments of both lanes by when they were begun. */
    readonly serial: number,
  ) {}

  static create(path: string, serial: number): Segment {
    const segment = new Segment(path, serial);
    // Acknowledgements of an earlier file of this name must never count for this one.
    rmSync(segment.ackPath, { force: true });
    segment.descriptor = openSync(path, 'ax', 0o600);
    return segment;
  }

  /** Reads what an earlier run left. The segment is not appended to again. */
  static recover(path: string, serial: number): Segment {
    const segment = new Segment(path, serial);
    const bytes = readFileSync(path);
    segment.fileBytes = bytes.length;
    const { bodies, torn } = scan(bytes);
    if (torn) segment.damaged += 1;
    for (const body of bodies) {
      segment.remember(body ? body.readDoubleLE(0) : null);
      if (body) continue;
      segment.damaged += 1;
      segment.finish(segment.count - 1);
    }
    for (const index of readAcks(segment.ackPath)) segment.finish(index);
    return segment;
  }

  private get ackPath(): string {
    return `${this.path}.ack`;
  }

  get records(): number {
    return this.count;
  }
  /** Records not yet acknowledged. */
  get waiting(): number {
    return this.unfinished;
  }
  get bytes(): number {
    return this.fileBytes;
  }
  get removed(): boolean {
    return this.gone;
  }

  /** Index of the new record. Throws what the file system throws; the segment must not be appended to after that. */
  append(record: Buffer, observedAt: Instant): number {
    if (this.descriptor === null) throw new Error('segment is closed');
    let written = 0;
    while (written < record.length) written += writeSync(this.descriptor, record, written);
    this.fileBytes += record.length;
    this.unsynced = true;
    this.remember(observedAt);
    return this.count - 1;
  }

  private remember(observedAt: Instant | null): void {
    if (this.count === this.states.length) {
      const larger = new Uint8Array(this.count * 2);
      larger.set(this.states);
      this.states = larger;
    }
    this.states[this.count] = RECORD_STATES.waiting;
    this.count += 1;
    this.unfinished += 1;
    this.firstObservedAt ??= observedAt;
  }

  claim(index: number): void {
    if (this.states[index] === RECORD_STATES.waiting) this.states[index] = RECORD_STATES.claimed;
  }

  releaseClaims(): void {
    for (let i = 0; i < this.count; i++) {
      if (this.states[i] === RECORD_STATES.claimed) this.states[i] = RECORD_STATES.waiting;
    }
  }

  /** Whether this was news. Written to the `.ack` file by `flushAcks`. */
  acknowledge(index: number): boolean {
    if (this.gone || !this.finish(index)) return false;
    this.newAcks.push(index);
    return true;
  }

  private finish(index: number): boolean {
    if (index >= this.count || this.states[index] === RECORD_STATES.done) return false;
    this.states[index] = RECORD_STATES.done;
    this.unfinished -= 1;
    return true;
  }

  /** First record from `index` on that nobody has claimed; −1 when there is none. */
  nextWaiting(index: number): number {
    if (this.unfinished === 0) return -1;
    for (let i = index; i < this.count; i++) if (this.states[i] === RECORD_STATES.waiting) return i;
    return -1;
  }

  /** Reads the file when the record isn't in memory yet. */
  read(index: number): SpooledMessage | null {
    if (index >= this.loaded.length) this.loaded = scan(readFileSync(this.path)).bodies;
    const body = this.loaded[index];
    return body ? decodeBody(body) : null;
  }

  /** Frees what `read` keeps. */
  unload(): void {
    this.loaded = [];
  }

  /** First sample of the oldest waiting record; of the segment's first record where the file isn't in memory. */
  get oldestObservedAt(): Instant | null {
    if (this.unfinished === 0) return null;
    const index = this.states.indexOf(RECORD_STATES.waiting);
    return this.loaded[index]?.readDoubleLE(0) ?? this.firstObservedAt;
  }

  /** Throws what the file system throws; the acknowledgements are kept for the next call then. */
  flushAcks(): void {
    if (this.newAcks.length === 0 || this.gone) return;
    const bytes = Buffer.allocUnsafe(this.newAcks.length * ACK_BYTES);
    this.newAcks.forEach((index, i) => {
      bytes.writeUInt32LE(index, i * ACK_BYTES);
      bytes.writeUInt32LE(ackCheck(index), i * ACK_BYTES + 4);
    });
    appendFileSync(this.ackPath, bytes, { mode: 0o600 });
    this.newAcks = [];
  }

  /**
   * Lets the records so far outlive a power cut, not only a kill. Doesn't wait: a slow card must not hold live frames up.
   * A failure is tried again with the next call.
   */
  sync(): void {
    if (this.descriptor === null || !this.unsynced || this.syncing) return;
    this.unsynced = false;
    this.syncing = true;
    fdatasync(this.descriptor, (error) => {
      this.syncing = false;
      if (error) this.unsynced = true;
    });
  }

  /** No more appends. */
  seal(): void {
    const { descriptor } = this;
    if (descriptor === null) return;
    this.descriptor = null;
    try {
      // What is no longer waiting needs no disk.
      if (this.unfinished > 0 && this.unsynced) fdatasyncSync(descriptor);
    } catch {
      // The records are as safe as before the attempt; the frames are still sent.
    }
    closeSync(descriptor);
  }

  remove(): void {
    this.seal();
    this.gone = true;
    this.unload();
    // The acknowledgements go last: without their records they mean nothing, the other way round frames would be sent again.
    rmSync(this.path, { force: true });
    rmSync(this.ackPath, { force: true });
  }
}

function readAcks(path: string): number[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return [];
  }
  const indexes: number[] = [];
  for (let at = 0; at + ACK_BYTES <= bytes.length; at += ACK_BYTES) {
    const index = bytes.readUInt32LE(at);
    if (bytes.readUInt32LE(at + 4) === ackCheck(index)) indexes.push(index);
  }
  return indexes;
}
