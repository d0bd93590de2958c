// Reads along with what Aedes sends: which answers have really gone out, and two packets it gets wrong: the CONNACK for a
// stored session without subscriptions, and the SUBACK for a filter that is asked for twice.
import { byteAt } from './bytes.js';
import { PACKET_TYPE, readFixedHeader, type FixedHeader } from './fixed-header.js';
import type { RequestedSubscription } from './session-packets.js';

/** Packets that answer one of the client's. */
const ANSWERS: ReadonlySet<number> = new Set([
  PACKET_TYPE.puback,
  PACKET_TYPE.pubrec,
  PACKET_TYPE.pubrel,
  PACKET_TYPE.pubcomp,
  PACKET_TYPE.suback,
  PACKET_TYPE.unsuback,
  PACKET_TYPE.pingresp,
]);
const REFUSED = 0x80;

export interface Passed {
  /** What goes out: the bytes given, or corrected ones. */
  readonly bytes: Buffer;
  /** Answers among them. */
  readonly answers: number;
}

export class OutgoingWatch {
  /** What is left of a packet whose header has been seen. */
  private skip = 0;
  /** The first bytes of a header that was cut. */
  private cut: Buffer | null = null;
  private connackSeen = false;
  private doubled: readonly RequestedSubscription[] | null = null;

  constructor(private readonly sessionPresent: boolean) {}

  /** Aedes answers a filter that comes twice in one SUBSCRIBE once; [MQTT-3.8.4-5] wants an answer to each. */
  expectSuback(requested: readonly RequestedSubscription[]): void {
    const different = new Set(requested.map(({ filter }) => filter)).size;
    this.doubled = different < requested.length ? requested : null;
  }

  pass(chunk: Buffer): Passed {
    const bytes = this.cut ? Buffer.concat([this.cut, chunk]) : chunk;
    const cutLength = bytes.length - chunk.length;
    const whole: Buffer[] = [];
    this.cut = null;
    let answers = 0;
    let copied = cutLength;
    let at = 0;
    while (at < bytes.length) {
      if (this.skip > 0) {
        const step = Math.min(this.skip, bytes.length - at);
        this.skip -= step;
        at += step;
        continue;
      }
      const header = readFixedHeader(bytes, at, bytes.length);
      if (header.kind !== 'header') {
        this.cut = bytes.subarray(at);
        break;
      }
      if (ANSWERS.has(header.type)) answers++;
      this.skip = header.headerLength + header.remainingLength;
      // Aedes writes its small packets in one piece.
      const packet = bytes.subarray(at, at + this.skip);
      const corrected = at >= cutLength && packet.length === this.skip ? this.corrected(header, packet) : null;
      if (!corrected) continue;
      whole.push(bytes.subarray(copied, at), corrected);
      copied = at + this.skip;
    }
    if (whole.length === 0) return { bytes: chunk, answers };
    return { bytes: Buffer.concat([...whole, bytes.subarray(copied)]), answers };
  }

  private corrected({ type, headerLength }: FixedHeader, packet: Buffer): Buffer | null {
    if (type === PACKET_TYPE.connack && !this.connackSeen) {
      this.connackSeen = true;
      // [MQTT-3.2.2-2]
      return this.sessionPresent && byteAt(packet, 3) === 0 ? Buffer.from([byteAt(packet, 0), 2, 1, 0]) : null;
    }
    if (type !== PACKET_TYPE.suback || !this.doubled) return null;
    const answered = [...new Set(this.doubled.map(({ filter }) => filter))];
    const codes = this.doubled.map(({ filter, qos }) => {
      const code = byteAt(packet, headerLength + 2 + answered.indexOf(filter));
      return code === REFUSED ? REFUSED : qos;
    });
    this.doubled = null;
    return subackPacket(packet.subarray(headerLength, headerLength + 2), codes);
  }
}

function subackPacket(packetId: Buffer, codes: readonly number[]): Buffer {
  const length: number[] = [];
  for (let rest = 2 + codes.length; ; rest >>= 7) {
    length.push(rest > 127 ? (rest & 0x7f) | 0x80 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.from([PACKET_TYPE.suback << 4, ...length]), packetId, Buffer.from(codes)]);
}
