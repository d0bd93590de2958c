// A client for specs that sends any bytes and reads what comes back packet by packet.
import { connect as connectTcp, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { readFixedHeader } from './guard/fixed-header.js';

const NAMES = [
  '',
  'connect',
  'connack',
  'publish',
  'puback',
  'pubrec',
  'pubrel',
  'pubcomp',
  'subscribe',
  'suback',
  'unsubscribe',
  'unsuback',
  'pingreq',
  'pingresp',
  'disconnect',
];

export interface ReceivedPublish {
  readonly topic: string;
  readonly payload: string;
  readonly qos: number;
  readonly dup: boolean;
  readonly retain: boolean;
  readonly packetId: number;
}

export class RawClient {
  /** Everything received so far, as `puback 0007`, `publish q1 a/b hello` or `closed`. */
  readonly log: string[] = [];
  readonly publishes: ReceivedPublish[] = [];
  private buffer = Buffer.alloc(0);
  private read = 0;
  private wake: () => void = () => undefined;

  constructor(readonly stream: Duplex) {
    stream.on('data', (chunk: Buffer) => this.receive(chunk));
    stream.on('error', () => undefined);
    stream.on('close', () => this.add('closed'));
  }

  static tcp(port: number | undefined): RawClient {
    return new RawClient(connectTcp({ port: port ?? 0, host: '127.0.0.1', noDelay: true }));
  }

  get socket(): Socket {
    return this.stream as Socket;
  }

  send(...packets: readonly Buffer[]): this {
    this.stream.write(Buffer.concat(packets));
    return this;
  }

  /** The next thing received that has not been asked for yet. */
  async next(): Promise<string> {
    while (this.read >= this.log.length) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.log[this.read++] ?? '';
  }

  /** That many next things. */
  async take(count: number): Promise<string[]> {
    const taken: string[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  /** Everything up to and including the first that begins so. */
  async until(start: string): Promise<string[]> {
    const seen: string[] = [];
    for (;;) {
      seen.push(await this.next());
      if (seen.at(-1)?.startsWith(start) || seen.at(-1) === 'closed') return seen;
    }
  }

  end(): void {
    this.stream.destroy();
  }

  private receive(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const header = readFixedHeader(this.buffer, 0, this.buffer.length);
      if (header.kind !== 'header') return;
      const length = header.headerLength + header.remainingLength;
      if (this.buffer.length < length) return;
      const body = this.buffer.subarray(header.headerLength, length);
      this.buffer = this.buffer.subarray(length);
      if (NAMES[header.type] === 'publish') this.addPublish(header.flags, body);
      else this.add(`${NAMES[header.type]} ${body.toString('hex')}`.trim());
    }
  }

  private addPublish(flags: number, body: Buffer): void {
    const qos = (flags >> 1) & 3;
    const topicEnd = 2 + body.readUInt16BE(0);
    const topic = body.toString('utf8', 2, topicEnd);
    const packetId = qos > 0 ? body.readUInt16BE(topicEnd) : 0;
    const payload = body.toString('utf8', topicEnd + (qos > 0 ? 2 : 0));
    const dup = (flags & 8) !== 0;
    const retain = (flags & 1) !== 0;
    this.publishes.push({ topic, payload, qos, dup, retain, packetId });
    this.add(`publish q${qos}${dup ? ' dup' : ''}${retain ? ' retain' : ''} ${topic} ${payload}`.trim());
  }

  private add(event: string): void {
    this.log.push(event);
    this.wake();
  }
}
