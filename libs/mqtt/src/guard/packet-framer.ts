// Cuts the byte stream into control packets. A packet that arrives in one chunk is handed on as a view of it; one that
// arrives in many is gathered in a buffer that doubles, so that a byte at a time costs no more than all at once.
import { byteAt } from './bytes.js';
import { checkFirstByte, checkHeader, readFixedHeader } from './fixed-header.js';
import type { Violation } from './violation.js';

/** One whole packet. `bytes` is a view, header included, that stays valid: no byte handed out is overwritten. */
export interface WirePacket {
  readonly kind: 'packet';
  readonly type: number;
  readonly flags: number;
  readonly bytes: Buffer;
  /** Where the body starts in `bytes`. */
  readonly bodyAt: number;
}

export type Framing = WirePacket | Violation | { readonly kind: 'incomplete' };

const INCOMPLETE = { kind: 'incomplete' } as const;
const EMPTY = Buffer.alloc(0);
const SMALLEST_BUFFER = 256;

export class PacketFramer {
  private buffer: Buffer = EMPTY;
  private start = 0;
  private end = 0;
  /** The buffer was made here, so that bytes may be added behind `end`. */
  private own = false;

  constructor(private maxPacketBytes: number) {}

  /** Bytes received and not yet handed out. */
  get pending(): number {
    return this.end - this.start;
  }

  /** Type of the packet that begins here; 0 while there is none. */
  get firstType(): number {
    return this.pending === 0 ? 0 : byteAt(this.buffer, this.start) >> 4;
  }

  allow(maxPacketBytes: number): void {
    this.maxPacketBytes = maxPacketBytes;
  }

  append(chunk: Buffer): void {
    if (this.pending === 0) {
      this.buffer = chunk;
      this.start = 0;
      this.end = chunk.length;
      this.own = false;
      return;
    }
    const needed = this.pending + chunk.length;
    if (!this.own || this.buffer.length - this.end < chunk.length) {
      // Earlier packets may still be in use as views of the old buffer: what is pending moves to a new one.
      const bigger = Buffer.allocUnsafeSlow(Math.max(SMALLEST_BUFFER, needed * 2));
      this.buffer.copy(bigger, 0, this.start, this.end);
      this.end -= this.start;
      this.start = 0;
      this.buffer = bigger;
      this.own = true;
    }
    chunk.copy(this.buffer, this.end);
    this.end += chunk.length;
  }

  /** The next packet, what is wrong with it, or that more bytes are needed. After a violation nothing else is to be read. */
  next(): Framing {
    if (this.pending === 0) return INCOMPLETE;
    const wrongByte = checkFirstByte(byteAt(this.buffer, this.start));
    if (wrongByte) return wrongByte;
    const header = readFixedHeader(this.buffer, this.start, this.end);
    if (header.kind !== 'header') return header;
    const wrongHeader = checkHeader(header, this.maxPacketBytes);
    if (wrongHeader) return wrongHeader;
    const length = header.headerLength + header.remainingLength;
    if (this.pending < length) return INCOMPLETE;
    const bytes = this.buffer.subarray(this.start, this.start + length);
    this.start += length;
    if (this.pending === 0) this.buffer = EMPTY;
    return { kind: 'packet', type: header.type, flags: header.flags, bytes, bodyAt: header.headerLength };
  }
}
