// MQTT 3.1.1 packets for the load generator, built once and patched: five thousand gateways a second leave no time to
// build JSON. Only what a publisher at QoS 1 needs. Clause numbers are those of the MQTT 3.1.1 standard.
import type { Frame } from '#vitals';
import { encodeFrame } from '#vitals';

const encodeText = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** Remaining Length, 2.2.3. */
function encodeLength(length: number): Buffer {
  const bytes: number[] = [];
  let left = length;
  do {
    const low = left % 128;
    left = Math.floor(left / 128);
    bytes.push(left > 0 ? low | 0x80 : low);
  } while (left > 0);
  return Buffer.from(bytes);
}

/** CONNECT with clean session, user name and password, without keep-alive; 3.1. */
export function connectPacket(clientId: string, username: string, password: string): Buffer {
  const head = Buffer.concat([encodeText('MQTT'), Buffer.of(4, 0xc2, 0, 0)]);
  const body = Buffer.concat([head, encodeText(clientId), encodeText(username), encodeText(password)]);
  return Buffer.concat([Buffer.of(0x10), encodeLength(body.length), body]);
}

export const DISCONNECT_PACKET = Buffer.of(0xe0, 0);

/** Both numbers of a frame have this many digits from 2001 to 2286. */
const DIGITS = 13;

/** The payload of a frame with places for sequence, `observedAt` and, where it has one, SpO2. */
export interface PayloadTemplate {
  readonly bytes: Buffer;
  readonly sequenceAt: number;
  readonly observedAtAt: number;
  /** Two digits; −1 where the frame has no SpO2. */
  readonly spo2At: number;
}

export function payloadTemplate(frame: Frame): PayloadTemplate {
  const filler = 10 ** (DIGITS - 1);
  const bytes = Buffer.from(encodeFrame({ ...frame, sequence: filler, observedAt: filler }).payload);
  const after = (text: string): number => {
    const at = bytes.indexOf(text);
    return at < 0 ? -1 : at + text.length;
  };
  return { bytes, sequenceAt: after('"sequence":'), observedAtAt: after('"observedAt":'), spo2At: after('"spo2":[') };
}

function writeDigits(target: Buffer, at: number, value: number, digits: number): void {
  let left = value;
  for (let i = at + digits - 1; i >= at; i--) {
    const rest = Math.floor(left / 10);
    target[i] = 48 + (left - rest * 10);
    left = rest;
  }
}

/** Fixed header and topic of a PUBLISH at QoS 1 with payloads of one length; 3.3. */
export function publishPrefix(topic: string, payloadLength: number): Buffer {
  const topicBytes = encodeText(topic);
  return Buffer.concat([Buffer.of(0x32), encodeLength(topicBytes.length + 2 + payloadLength), topicBytes]);
}

export const publishLength = (prefix: Buffer, template: PayloadTemplate): number =>
  prefix.length + 2 + template.bytes.length;

export interface PublishValues {
  readonly packetId: number;
  readonly sequence: number;
  readonly observedAt: number;
  readonly spo2Percent: number;
}

/** Writes one PUBLISH at an offset; gives the offset after it. */
export function writePublish(
  target: Buffer,
  at: number,
  prefix: Buffer,
  template: PayloadTemplate,
  values: PublishValues,
): number {
  prefix.copy(target, at);
  const idAt = at + prefix.length;
  target.writeUInt16BE(values.packetId, idAt);
  const body = idAt + 2;
  template.bytes.copy(target, body);
  writeDigits(target, body + template.sequenceAt, values.sequence, DIGITS);
  writeDigits(target, body + template.observedAtAt, values.observedAt, DIGITS);
  if (template.spo2At >= 0) writeDigits(target, body + template.spo2At, values.spo2Percent, 2);
  return body + template.bytes.length;
}

export interface AcknowledgementHandlers {
  onConnected(returnCode: number): void;
  onAcknowledged(packetId: number): void;
}

/** Takes the broker's answers apart: CONNACK, PUBACK, anything else passed over. */
export class AcknowledgementReader {
  private rest: Buffer | null = null;

  constructor(private readonly handlers: AcknowledgementHandlers) {}

  read(chunk: Buffer): void {
    const bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const next = this.readOne(bytes, at);
      if (next < 0) break;
      at = next;
    }
    this.rest = at < bytes.length ? bytes.subarray(at) : null;
  }

  /** Offset after the packet at `at`; −1 when it isn't whole yet. */
  private readOne(bytes: Buffer, at: number): number {
    let length = 0;
    let body = at + 1;
    for (let shift = 0; ; shift += 7, body++) {
      const byte = bytes[body];
      if (byte === undefined) return -1;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    body += 1;
    if (body + length > bytes.length) return -1;
    const type = (bytes[at] ?? 0) >> 4;
    if (type === 4) this.handlers.onAcknowledged(bytes.readUInt16BE(body));
    else if (type === 2) this.handlers.onConnected(bytes[body + 1] ?? 255);
    return body + length;
  }
}
