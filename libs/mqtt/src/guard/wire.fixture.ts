// Packets for specs, well formed or with exactly the fault that is wanted.

export const u8 = (...bytes: number[]): Buffer => Buffer.from(bytes);
export const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** A length-prefixed string or field. */
export const field = (content: string | Buffer): Buffer => {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([u16(bytes.length), bytes]);
};

/** A packet of that first byte around that body, with its true remaining length. */
export function wire(firstByte: number, ...body: readonly Buffer[]): Buffer {
  const whole = Buffer.concat(body);
  const length: number[] = [];
  for (let rest = whole.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest > 127 ? (rest % 128) | 0x80 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.from([firstByte, ...length]), whole]);
}

export interface ConnectParts {
  readonly firstByte?: number;
  readonly protocol?: string;
  readonly level?: number;
  readonly flags?: number;
  readonly keepAliveS?: number;
  readonly clientId?: string | Buffer;
  readonly rest?: readonly Buffer[];
}

export const connect = ({
  firstByte = 0x10,
  protocol = 'MQTT',
  level = 4,
  flags = 2,
  keepAliveS = 60,
  clientId = 'client',
  rest = [],
}: ConnectParts = {}): Buffer =>
  wire(firstByte, field(protocol), u8(level, flags), u16(keepAliveS), field(clientId), ...rest);

export const publish = (topic: string | Buffer, payload = '', qos: 0 | 1 | 2 = 0, packetId = 1, flags = 0): Buffer =>
  wire(0x30 | (qos << 1) | flags, field(topic), ...(qos > 0 ? [u16(packetId)] : []), Buffer.from(payload));

export const subscribe = (packetId: number, ...filters: readonly (readonly [string | Buffer, number])[]): Buffer =>
  wire(0x82, u16(packetId), ...filters.flatMap(([filter, qos]) => [field(filter), u8(qos)]));

export const unsubscribe = (packetId: number, ...filters: readonly string[]): Buffer =>
  wire(0xa2, u16(packetId), ...filters.map(field));

const ACK_BYTES = { puback: 0x40, pubrec: 0x50, pubrel: 0x62, pubcomp: 0x70 };
export const acknowledge = (kind: keyof typeof ACK_BYTES, packetId: number): Buffer =>
  wire(ACK_BYTES[kind], u16(packetId));

export const PINGREQ = u8(0xc0, 0);
export const DISCONNECT = u8(0xe0, 0);
