// The first bytes of every packet (3.1.1, section 2.2): type, flags and remaining length, with what can be said against
// them before a single byte of the body has arrived.
import { byteAt } from './bytes.js';
import { violation, type Violation } from './violation.js';

export const PACKET_TYPE = {
  connect: 1,
  connack: 2,
  publish: 3,
  puback: 4,
  pubrec: 5,
  pubrel: 6,
  pubcomp: 7,
  subscribe: 8,
  suback: 9,
  unsubscribe: 10,
  unsuback: 11,
  pingreq: 12,
  pingresp: 13,
  disconnect: 14,
} as const;

export interface FixedHeader {
  readonly kind: 'header';
  readonly type: number;
  /** The low four bits of the first byte. */
  readonly flags: number;
  /** Bytes of type, flags and remaining length together: 2 to 5. */
  readonly headerLength: number;
  readonly remainingLength: number;
}

export type HeaderReading = FixedHeader | Violation | { readonly kind: 'incomplete' };

const INCOMPLETE = { kind: 'incomplete' } as const;

/** Reads the header of the packet that starts at `start`; `end` is where the received bytes end. */
export function readFixedHeader(bytes: Uint8Array, start: number, end: number): HeaderReading {
  if (end - start < 1) return INCOMPLETE;
  const first = byteAt(bytes, start);
  let remainingLength = 0;
  for (let i = 1; i <= 4; i++) {
    if (start + i >= end) return INCOMPLETE;
    const byte = byteAt(bytes, start + i);
    remainingLength += (byte & 0x7f) * 128 ** (i - 1);
    if ((byte & 0x80) === 0) {
      return { kind: 'header', type: first >> 4, flags: first & 0x0f, headerLength: 1 + i, remainingLength };
    }
  }
  // A fifth length byte is announced; section 2.2.3 ends at four.
  return violation('remaining-length', 'MQTT 2.2.3');
}

/** What a client may send, the flags it must have and the length it must be. PUBLISH has flags of its own. */
const FROM_CLIENT: ReadonlyMap<number, { flags: number | null; length: number | null }> = new Map([
  [PACKET_TYPE.connect, { flags: 0, length: null }],
  [PACKET_TYPE.publish, { flags: null, length: null }],
  [PACKET_TYPE.puback, { flags: 0, length: 2 }],
  [PACKET_TYPE.pubrec, { flags: 0, length: 2 }],
  [PACKET_TYPE.pubrel, { flags: 2, length: 2 }],
  [PACKET_TYPE.pubcomp, { flags: 0, length: 2 }],
  [PACKET_TYPE.subscribe, { flags: 2, length: null }],
  [PACKET_TYPE.unsubscribe, { flags: 2, length: null }],
  [PACKET_TYPE.pingreq, { flags: 0, length: 0 }],
  [PACKET_TYPE.disconnect, { flags: 0, length: 0 }],
]);

/** What is wrong with a first byte, known before anything else has arrived. */
export function checkFirstByte(first: number): Violation | null {
  const rule = FROM_CLIENT.get(first >> 4);
  if (!rule) return violation('packet-type', 'MQTT 2.2.1');
  if (rule.flags !== null && rule.flags !== (first & 0x0f)) return violation('reserved-flags', 'MQTT-2.2.2-2');
  if (first >> 4 !== PACKET_TYPE.publish) return null;
  const qos = (first >> 1) & 3;
  if (qos === 3) return violation('qos', 'MQTT-3.3.1-4');
  return (first & 8) !== 0 && qos === 0 ? violation('dup', 'MQTT-3.3.1-2') : null;
}

/** What is wrong with a complete header, known before the body has arrived. */
export function checkHeader(header: FixedHeader, maxPacketBytes: number): Violation | null {
  if (header.headerLength + header.remainingLength > maxPacketBytes) {
    return violation('packet-too-large', 'limit: packet size');
  }
  const length = FROM_CLIENT.get(header.type)?.length ?? null;
  return length !== null && length !== header.remainingLength ? violation('wrong-length', 'MQTT 2.2.3') : null;
}
