// The gateway's memory through outages: every frame is on disk before it is sent and leaves only on its PUBACK. Two lanes
// of segment files, waveform and numeric, so that when the space is used up the oldest waveform goes first.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AppError, type Instant } from '#kernel';
import { encodeRecord, Segment, type SpooledMessage } from './segment.js';

export type Lane = 'waveform' | 'numeric';

export interface SpoolLimits {
  /** Bytes on disk, both lanes together. */
  readonly maxBytes: number;
  /** A segment is closed at this size; what is dropped at once is one segment. */
  readonly segmentBytes: number;
}

/** A day of one patient's four streams is about 110 MB. */
export const DEFAULT_SPOOL_LIMITS: SpoolLimits = { maxBytes: 512 * 1024 * 1024, segmentBytes: 1024 * 1024 };

/** Where a frame lies; given back to `acknowledge`. */
export interface SpoolHandle {
  readonly segment: Segment;
  readonly index: number;
}

export interface SpoolDepth {
  readonly frames: number;
  readonly bytes: number;
  readonly droppedWaveform: number;
  readonly droppedNumeric: number;
  readonly oldestObservedAt: Instant | null;
}

/** An empty segment beyond this is begun anew, so that acknowledged frames don't lie about. */
const TIDY_BYTES = 64 * 1024;

interface LaneState {
  /** Oldest first; the last is the one appended to when `open`. */
  segments: Segment[];
  open: boolean;
  cursor: { segment: number; index: number };
  dropped: number;
}

const newLane = (): LaneState => ({ segments: [], open: false, cursor: { segment: 0, index: 0 }, dropped: 0 });
const FILE_PATTERN = /^([wn])-(\d{12})\.spool$/;

const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

export class Spool {
  private readonly lanes: Readonly<Record<Lane, LaneState>> = { waveform: newLane(), numeric: newLane() };
  private nextSerial = 1;
  /** Records that an earlier run left damaged. */
  readonly damaged: number;

  private readonly segmentBytes: number;

  private constructor(
    private readonly folder: string,
    private readonly limits: SpoolLimits,
  ) {
    this.segmentBytes = Math.min(limits.segmentBytes, Math.ceil(limits.maxBytes / 8));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    let damaged = 0;
    for (const name of readdirSync(folder).sort()) {
      const match = FILE_PATTERN.exec(name);
      if (!match) {
        // Acknowledgements whose records are gone; a new file of that name must not find them.
        if (name.endsWith('.spool.ack') && !existsSync(path.join(folder, name.slice(0, -4))))
          rmSync(path.join(folder, name));
        continue;
      }
      const serial = Number(match[2]);
      const segment = Segment.recover(path.join(folder, name), serial);
      damaged += segment.damaged;
      this.nextSerial = Math.max(this.nextSerial, serial + 1);
      if (segment.waiting === 0) segment.remove();
      else this.lanes[match[1] === 'w' ? 'waveform' : 'numeric'].segments.push(segment);
    }
    this.damaged = damaged;
  }

  /** Throws `SPOOL.UNREADABLE` when the folder can't be made or read. */
  static open(folder: string, limits: SpoolLimits = DEFAULT_SPOOL_LIMITS): Spool {
    try {
      return new Spool(folder, limits);
    } catch (cause) {
      throw new AppError('SPOOL.UNREADABLE', 'permanent', `the spool folder ${folder} can't be used`, { cause });
    }
  }

  /**
   * Puts a frame on disk. `claim` keeps it out of the backlog, because the caller is sending it now. Null when the disk
   * refuses even after old data made room: the frame is counted as dropped and lives only as long as the caller keeps it.
   */
  append(lane: Lane, message: SpooledMessage, { claim }: { claim: boolean }): SpoolHandle | null {
    const record = encodeRecord(message);
    this.makeRoom(record.length);
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        const segment = this.openSegment(lane, record.length);
        const index = segment.append(record, message.observedAt);
        if (claim) segment.claim(index);
        return { segment, index };
      } catch (error) {
        // A torn record may be at the end now; nothing may follow it.
        this.closeSegment(this.lanes[lane]);
        // Only a full disk is helped by giving up old data.
        if (!isDiskFull(error) || !this.dropOldest()) break;
      }
    }
    this.lanes[lane].dropped += 1;
    return null;
  }

  acknowledge({ segment, index }: SpoolHandle): void {
    if (!segment.acknowledge(index) || segment.waiting > 0) return;
    for (const lane of Object.values(this.lanes)) this.tidy(lane, segment);
  }

  /** The oldest frame nobody is sending, claimed for the caller; null when there is none. */
  nextBacklog(): (SpooledMessage & { readonly handle: SpoolHandle }) | null {
    const candidates = Object.values(this.lanes)
      .map((lane) => this.seek(lane))
      .filter((found) => found !== null);
    // Within a segment time and order agree, so the segments' own reading decides between the lanes.
    let oldest: { handle: SpoolHandle; message: SpooledMessage } | null = null;
    for (const handle of candidates) {
      const message = handle.segment.read(handle.index);
      if (message === null) {
        handle.segment.acknowledge(handle.index);
        return this.nextBacklog();
      }
      if (oldest === null || message.observedAt < oldest.message.observedAt) oldest = { handle, message };
    }
    if (oldest === null) return null;
    oldest.handle.segment.claim(oldest.handle.index);
    return { ...oldest.message, handle: oldest.handle };
  }

  /** Everything unacknowledged is backlog again: what was being sent when a connection was lost. */
  releaseClaims(): void {
    for (const lane of Object.values(this.lanes)) {
      lane.cursor = { segment: 0, index: 0 };
      for (const segment of lane.segments) segment.releaseClaims();
    }
  }

  /** Frames thrown away since start. */
  get dropped(): { readonly droppedWaveform: number; readonly droppedNumeric: number } {
    return { droppedWaveform: this.lanes.waveform.dropped, droppedNumeric: this.lanes.numeric.dropped };
  }

  depth(): SpoolDepth {
    const segments = [...this.lanes.waveform.segments, ...this.lanes.numeric.segments];
    const oldest = segments.map((segment) => segment.oldestObservedAt).filter((at) => at !== null);
    return {
      frames: segments.reduce((sum, segment) => sum + segment.waiting, 0),
      bytes: this.bytes(),
      ...this.dropped,
      oldestObservedAt: oldest.length === 0 ? null : Math.min(...oldest),
    };
  }

  /** Writes down what was acknowledged; throws what the file system throws, and may be tried again. Until then a restart sends those frames again, which the centre recognises. */
  flushAcks(): void {
    for (const lane of Object.values(this.lanes)) for (const segment of lane.segments) segment.flushAcks();
  }

  /** Asks for what was appended so far to be forced to disk, without waiting. */
  sync(): void {
    for (const lane of Object.values(this.lanes)) lane.segments.at(-1)?.sync();
  }

  close(): void {
    this.flushAcks();
    for (const lane of Object.values(this.lanes)) {
      for (const segment of lane.segments.filter(({ waiting }) => waiting === 0)) segment.remove();
      this.closeSegment(lane);
    }
  }

  private bytes(): number {
    let bytes = 0;
    for (const lane of Object.values(this.lanes)) for (const segment of lane.segments) bytes += segment.bytes;
    return bytes;
  }

  private openSegment(lane: Lane, recordBytes: number): Segment {
    const state = this.lanes[lane];
    const last = state.segments.at(-1);
    if (state.open && last && last.bytes + recordBytes <= this.segmentBytes) return last;
    this.closeSegment(state);
    const serial = this.nextSerial++;
    const file = `${lane === 'waveform' ? 'w' : 'n'}-${String(serial).padStart(12, '0')}.spool`;
    const segment = Segment.create(path.join(this.folder, file), serial);
    state.segments.push(segment);
    state.open = true;
    return segment;
  }

  private closeSegment(lane: LaneState): void {
    if (!lane.open) return;
    lane.open = false;
    const last = lane.segments.at(-1);
    last?.seal();
    if (last?.waiting === 0) this.discard(lane, last);
  }

  private makeRoom(recordBytes: number): void {
    while (this.bytes() + recordBytes > this.limits.maxBytes && this.dropOldest());
  }

  /** Oldest waveform first; numerics only when no waveform is left. False when there is nothing to drop. */
  private dropOldest(): boolean {
    for (const lane of [this.lanes.waveform, this.lanes.numeric]) {
      const [oldest] = lane.segments;
      if (!oldest) continue;
      lane.dropped += oldest.waiting;
      if (lane.segments.length === 1) lane.open = false;
      this.discard(lane, oldest);
      return true;
    }
    return false;
  }

  /** After a segment's last acknowledgement: gone when it is closed, begun anew when it has grown. */
  private tidy(lane: LaneState, segment: Segment): void {
    const at = lane.segments.indexOf(segment);
    if (at < 0) return;
    const isOpen = lane.open && at === lane.segments.length - 1;
    if (!isOpen) this.discard(lane, segment);
    else if (segment.bytes > TIDY_BYTES) this.closeSegment(lane);
  }

  private discard(lane: LaneState, segment: Segment): void {
    const at = lane.segments.indexOf(segment);
    segment.remove();
    if (at < 0) return;
    lane.segments.splice(at, 1);
    if (lane.cursor.segment > at) lane.cursor.segment -= 1;
    else if (lane.cursor.segment === at) lane.cursor.index = 0;
  }

  /** Moves the lane's cursor to the next waiting record. */
  private seek(lane: LaneState): SpoolHandle | null {
    const { cursor, segments } = lane;
    for (;;) {
      const segment = segments[cursor.segment];
      if (!segment) return null;
      const index = segment.nextWaiting(cursor.index);
      if (index >= 0) {
        cursor.index = index;
        return { segment, index };
      }
      if (cursor.segment === segments.length - 1) {
        cursor.index = segment.records;
        segment.unload();
        return null;
      }
      segment.unload();
      cursor.segment += 1;
      cursor.index = 0;
    }
  }
}
