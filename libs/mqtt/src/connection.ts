// One client's connection as Aedes sees it: a stream that lets through what the guard has passed, in the intake's measure,
// and whose end carries its reason. Before CONNECT is complete and its sender known, Aedes does not know of it at all.
import { Duplex } from 'node:stream';
import type { Cancel, Scheduler } from '#kernel';
import type { BrokerLimits, DisconnectReason, Peer } from './broker-options.js';
import { readConnect, type ConnectRefusal, type ConnectRequest } from './guard/connect-packet.js';
import { PACKET_TYPE } from './guard/fixed-header.js';
import { OutgoingWatch } from './guard/outgoing-watch.js';
import { PacketFramer, type WirePacket } from './guard/packet-framer.js';
import type { RequestedSubscription } from './guard/session-packets.js';
import { violation, type Violation } from './guard/violation.js';
import { Intake, type IntakeSide } from './intake.js';
import type { RateLimit } from './rate-limit.js';
import type { Session } from './sessions/session.js';

export interface ConnectionServices {
  readonly limits: BrokerLimits;
  readonly scheduler: Scheduler;
  /** A well-formed CONNECT has arrived; reading stops until `admit` or `refuse`. */
  connectArrived(connection: Connection, connect: ConnectRequest): void;
  connectRefused(connection: Connection, refusal: ConnectRefusal): void;
  violated(connection: Connection, violation: Violation): void;
  throttled(connection: Connection): void;
  closed(connection: Connection): void;
}

/** Who the connection turned out to be. */
export interface Admission {
  readonly gateway: string;
  readonly session: Session;
  readonly sessionPresent: boolean;
  readonly rate: RateLimit | null;
  readonly keepAliveS: number;
}

type State = 'connecting' | 'admitting' | 'opening' | 'open' | 'closed';

export class Connection extends Duplex implements IntakeSide {
  state: State = 'connecting';
  admission: Admission | null = null;
  /** The complete CONNECT, until Aedes has been given it. */
  connectPacket: Buffer | null = null;
  reason: DisconnectReason | null = null;
  /** Payload bytes of publishes that are being stored. */
  storingBytes = 0;
  intake: Intake | null = null;
  /** The centre was told that it came, and will be told that it went. */
  announced = false;
  /** Which one live place it holds; see admission.ts. */
  place: string | null = null;
  /** Resolves when it has ended and Aedes has let go of it. */
  gone: Promise<void>;
  /** Ticks of the watch; see watch.ts. */
  quietSince = 0;
  partialSince: number | null = null;
  seenPackets = 0;

  private readonly framer: PacketFramer;
  private watch: OutgoingWatch | null = null;
  private wake: Cancel | null = null;
  private networkEnded = false;

  constructor(
    readonly network: Duplex,
    readonly peer: Peer,
    private readonly services: ConnectionServices,
  ) {
    super({ readableHighWaterMark: 64 * 1024, writableHighWaterMark: 64 * 1024 });
    this.framer = new PacketFramer(services.limits.connectBytes);
    this.gone = new Promise((resolve) => this.once('close', resolve));
    network.on('data', (chunk: Buffer) => this.receive(chunk));
    network.on('end', () => this.networkGone());
    network.on('close', () => this.networkGone());
    network.on('error', () => this.networkGone());
  }

  /** Bytes written for this client that its network has not taken. */
  get outboundBytes(): number {
    return this.writableLength + this.network.writableLength;
  }

  get partialBytes(): number {
    return this.framer.pending;
  }

  /** Lets the sender in; `handOver` gives the connection to Aedes. CONNECT is all it gets before its CONNACK is out. */
  admit(admission: Admission, handOver: () => void): void {
    this.admission = admission;
    this.state = 'opening';
    this.watch = new OutgoingWatch(admission.sessionPresent);
    this.framer.allow(this.services.limits.packetBytes);
    this.intake = new Intake(this.framer, admission.session, admission.rate, this.services.limits, this);
    handOver();
    this.push(this.connectPacket);
    this.connectPacket = null;
  }

  /** Answers CONNECT with a return code and closes [MQTT-3.2.2-5]. */
  refuse(returnCode: number): void {
    if (!this.network.destroyed) this.network.write(Buffer.from([PACKET_TYPE.connack << 4, 2, 0, returnCode]));
    this.close('refused');
  }

  /** CONNACK is out: from here on the client's packets are taken. */
  opened(): void {
    if (this.state !== 'opening') return;
    this.state = 'open';
    if (this.networkEnded) this.intake?.networkEnded();
    this.intake?.pump();
  }

  close(reason: DisconnectReason): void {
    this.reason ??= reason;
    this.destroy();
  }

  /** Ends what `close` left to the client to finish. */
  abandon(): void {
    this.network.destroy();
  }

  get isClosed(): boolean {
    return this.state === 'closed';
  }

  /** The network's end, after which nothing is left of it. */
  get isGone(): boolean {
    return this.network.destroyed;
  }

  // The intake's side.

  feed(bytes: Buffer): void {
    this.push(bytes);
  }

  subscribing(requested: readonly RequestedSubscription[]): void {
    this.watch?.expectSuback(requested);
  }

  hold(paused: boolean): void {
    if (paused) this.network.pause();
    else if (!this.networkEnded) this.network.resume();
  }

  bytesInFlight(): number {
    return this.readableLength + this.storingBytes;
  }

  throttled(delayMs: number): void {
    this.services.throttled(this);
    this.wake = this.services.scheduler.after(delayMs, () => this.intake?.woken());
  }

  ended(why: Violation | 'network'): void {
    if (why === 'network') return this.close('connection-lost');
    this.services.violated(this, why);
    this.close('protocol-violation');
  }

  // The stream Aedes reads from and writes to.

  override _read(): void {
    // Packets are pushed as the intake lets them through.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.send(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.send(
      chunks.length === 1 && chunks[0] ? chunks[0].chunk : Buffer.concat(chunks.map(({ chunk }) => chunk)),
      done,
    );
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.state = 'closed';
    this.reason ??= this.endedBy(error);
    this.wake?.();
    // What was written still goes out, unless nobody reads it.
    if (this.reason === 'frozen') this.network.destroy();
    else this.network.end();
    this.network.resume();
    this.services.closed(this);
    done(null);
  }

  /** Why Aedes ended it. */
  private endedBy(error: Error | null): DisconnectReason {
    if (error?.message === 'drain timeout') return 'frozen';
    return this.intake?.disconnected ? 'disconnected' : 'connection-lost';
  }

  private send(outgoing: Buffer, done: () => void): void {
    const { bytes, answers } = this.watch?.pass(outgoing) ?? { bytes: outgoing, answers: 0 };
    if (this.network.destroyed || this.network.writableEnded || this.network.write(bytes)) done();
    else this.whenWritable(done);
    if (answers > 0) this.intake?.answered(answers);
  }

  private whenWritable(done: () => void): void {
    const go = (): void => {
      this.network.off('drain', go);
      this.network.off('close', go);
      done();
    };
    this.network.on('drain', go);
    this.network.on('close', go);
  }

  private receive(chunk: Buffer): void {
    if (this.state === 'closed') return;
    this.framer.append(chunk);
    if (this.state === 'connecting') this.readFirstPacket();
    else if (this.state === 'open') this.intake?.pump();
    else this.network.pause();
  }

  private readFirstPacket(): void {
    // [MQTT-3.1.0-1]
    if (this.framer.firstType !== PACKET_TYPE.connect) return this.ended(violation('first-packet', 'MQTT-3.1.0-1'));
    const packet = this.framer.next();
    if (packet.kind === 'incomplete') return;
    if (packet.kind === 'violation') return this.ended(packet);
    this.network.pause();
    this.readConnect(packet);
  }

  private readConnect(packet: WirePacket): void {
    const connect = readConnect(packet, this.services.limits.topicLevels);
    switch (connect.kind) {
      case 'violation':
        return this.ended(connect);
      case 'refused':
        this.services.connectRefused(this, connect);
        return this.refuse(connect.returnCode);
      case 'connect':
        this.state = 'admitting';
        this.connectPacket = packet.bytes;
        return this.services.connectArrived(this, connect);
    }
  }

  private networkGone(): void {
    if (this.networkEnded) return;
    this.networkEnded = true;
    if (this.state === 'open') this.intake?.networkEnded();
    else if (this.state !== 'opening') this.close('connection-lost');
  }
}
