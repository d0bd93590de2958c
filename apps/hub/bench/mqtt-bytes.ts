// The few MQTT 3.1.1 packets the load needs, written by hand: CONNECT, PUBLISH at QoS 1 and the reading of PUBACK.

/** 3.1: protocol name and level, clean session with user name and password, no keep-alive. */
export function connectPacket(clientId: string, username: string, password: string): Buffer {
  const flags = 0b1100_0010;
  const variable = Buffer.concat([field('MQTT'), Buffer.from([4, flags, 0, 0])]);
  return packet(0x10, Buffer.concat([variable, field(clientId), field(username), field(password)]));
}

/** 3.3 at QoS 1. */
export function publishPacket(topic: string, payload: string, packetId: number): Buffer {
  const id = Buffer.from([packetId >> 8, packetId & 0xff]);
  return packet(0x32, Buffer.concat([field(topic), id, Buffer.from(payload)]));
}

/** 2.2: first byte and remaining length, seven bits to a byte. */
function packet(firstByte: number, rest: Buffer): Buffer {
  const head = [firstByte];
  let length = rest.length;
  do {
    head.push((length & 0x7f) | (length > 0x7f ? 0x80 : 0));
    length >>= 7;
  } while (length > 0);
  return Buffer.concat([Buffer.from(head), rest]);
}

function field(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

const PUBACK = 0x40;
const PUBACK_BYTES = 4;

/** 3.4: four bytes each; other packets are not expected, for nothing was subscribed. */
export class PubackReader {
  private pending: Buffer = Buffer.alloc(0);

  constructor(private readonly acknowledged: (packetId: number) => void) {}

  take(chunk: Buffer): void {
    const bytes = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    let at = 0;
    for (; at + PUBACK_BYTES <= bytes.length; at += PUBACK_BYTES) {
      if (bytes[at] !== PUBACK) throw new Error(`a packet that was not expected: ${bytes[at]}`);
      this.acknowledged(bytes.readUInt16BE(at + 2));
    }
    this.pending = bytes.subarray(at);
  }
}
