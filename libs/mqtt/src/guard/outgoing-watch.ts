// Reads along with what Aedes sends: which answers have really gone out, and the CONNACK, whose Session Present bit Aedes
// leaves out for a stored session without subscriptions [MQTT-3.2.2-2].
import { byteAt } from './bytes.js';
import { PACKET_TYPE, readFixedHeader } from './fixed-header.js';

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

export class OutgoingWatch {
  /** What is left of a packet whose header has been seen, or the header's bytes when it was cut. */
  private skip = 0;
  private cut: Buffer | null = null;
  private connackSeen = false;

  constructor(private readonly sessionPresent: boolean) {}

  /** Looks through bytes on their way out; may set the Session Present bit in them. The number of answers among them. */
  pass(chunk: Buffer): number {
    if (!this.connackSeen && chunk.length >= 4 && byteAt(chunk, 0) >> 4 === PACKET_TYPE.connack) {
      this.connackSeen = true;
      if (this.sessionPresent && byteAt(chunk, 3) === 0) chunk[2] = 1;
    }
    const bytes = this.cut ? Buffer.concat([this.cut, chunk]) : chunk;
    this.cut = null;
    let answers = 0;
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
    }
    return answers;
  }
}
