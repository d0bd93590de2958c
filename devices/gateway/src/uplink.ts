// The line to the centre: MQTT 3.1.1 at QoS 1. Live frames go at once; the backlog follows in the gaps, oldest first, in a
// small window and at a bounded rate, so that a live frame never stands behind more than that window. A frame leaves the
// spool on its PUBACK and for no other reason.
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import type { Cancel, Clock, DurationMs, Instant, Logger, Random, Scheduler } from '#kernel';
import { commandTopic, encodeStatus, statusTopic } from '#vitals';
import { Backoff, DEFAULT_BACKOFF, type BackoffLimits } from './backoff.js';
import type { SpooledMessage } from './segment.js';
import type { Lane, Spool, SpoolHandle } from './spool.js';

export interface TlsFiles {
  /** PEM contents. */
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

export interface UplinkOptions {
  readonly gateway: string;
  readonly mqttUrl: string;
  readonly username: string;
  readonly password: string;
  readonly tls?: TlsFiles;
  readonly backoff?: BackoffLimits;
  /** Backlog frames a second at most; the broker limits every gateway and live frames must fit beside it. */
  readonly backlogPerSecond?: number;
  /** Without a PUBACK for so long the connection is given up as dead. */
  readonly acknowledgeWithinMs?: DurationMs;
}

export interface UplinkDependencies {
  readonly spool: Spool;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
  onConnected(): void;
  onCommand(payload: Uint8Array): void;
}

const LIVE_WINDOW = 64;
const LIVE_QUEUE = 256;
const BACKLOG_WINDOW = 32;
const DEFAULT_BACKLOG_PER_SECOND = 200;
const DEFAULT_ACKNOWLEDGE_WITHIN_MS = 20_000;
const CONNECT_TIMEOUT_MS = 15_000;
const KEEPALIVE_S = 30;
/** CONNACK codes of MQTT 3.1.1, 3.2.2.3, as the log says them. */
const CONNACK_REASONS: Readonly<Record<number, string>> = {
  1: 'the centre does not speak this version of MQTT',
  2: 'the centre refuses this client id',
  3: 'the centre is not available',
  4: 'the centre does not know this user name and password',
  5: 'the centre does not let this gateway in; it may have been revoked',
};

interface Outgoing {
  readonly message: SpooledMessage;
  /** Null when the disk refused the frame: it is sent all the same while it is here. */
  readonly handle: SpoolHandle | null;
  readonly live: boolean;
}

export class Uplink {
  private client: MqttClient | null = null;
  private isConnected = false;
  private stopped = true;
  private suspended = false;
  private lastFailure: string | null = null;
  private liveQueue: Outgoing[] = [];
  private readonly inFlight = new Map<Outgoing, Instant>();
  private liveInFlight = 0;
  private allowance = 0;
  private allowanceAt: Instant;
  private readonly backoff: Backoff;
  private password: string;
  /** Names this run of the program, so that the centre can tell two runs beside each other from one that comes back. */
  private readonly run: string;
  private cancelReconnect: Cancel | null = null;
  private cancelPump: Cancel | null = null;
  private cancelWatch: Cancel | null = null;

  constructor(
    private readonly options: UplinkOptions,
    private readonly deps: UplinkDependencies,
  ) {
    this.password = options.password;
    this.run = `${options.gateway}-${Math.floor(deps.random.next() * 2 ** 40).toString(36)}`;
    this.backoff = new Backoff(deps.random, options.backoff ?? DEFAULT_BACKOFF);
    this.allowanceAt = deps.clock.now();
  }

  get connected(): boolean {
    return this.isConnected;
  }

  start(): void {
    this.stopped = false;
    if (!this.suspended) this.connect();
    this.cancelWatch = this.deps.scheduler.every(1_000, () => this.watch());
  }

  /** From the next connection on, which is made at once: so the centre learns that the newer password arrived. */
  usePassword(password: string): void {
    this.password = password;
    const { client } = this;
    if (client) this.onClose(client);
  }

  /** As if the network were gone: the connection breaks without a word, and none is tried until `resume`. */
  suspend(): void {
    this.suspended = true;
    this.cancelReconnect?.();
    this.cancelReconnect = null;
    const { client } = this;
    if (client) this.onClose(client);
  }

  resume(): void {
    if (!this.suspended) return;
    this.suspended = false;
    if (!this.stopped) this.connect();
  }

  /** Puts a frame on disk and sends it, at once when there is a connection. */
  offer(lane: Lane, message: SpooledMessage): void {
    const live = this.isConnected && this.liveQueue.length < LIVE_QUEUE;
    const handle = this.deps.spool.append(lane, message, { claim: live });
    if (!live) return;
    this.liveQueue.push({ message, handle, live });
    this.pump();
  }

  /** The retained status; nothing happens without a connection, for a status is only worth its moment. */
  publishStatus(payload: Uint8Array): void {
    if (!this.isConnected) return;
    this.client?.publish(statusTopic(this.options.gateway), Buffer.from(payload), { qos: 1, retain: true });
  }

  /** Says goodbye with the status given, waits for its PUBACK at most `graceMs`, and closes. */
  async stop(farewell: Uint8Array, graceMs: DurationMs = 2_000): Promise<void> {
    this.stopped = true;
    this.cancelReconnect?.();
    this.cancelWatch?.();
    const { client } = this;
    if (client && this.isConnected) {
      await new Promise<void>((resolve) => {
        const cancel = this.deps.scheduler.after(graceMs, resolve);
        client.publish(statusTopic(this.options.gateway), Buffer.from(farewell), { qos: 1, retain: true }, () => {
          cancel();
          resolve();
        });
      });
      this.isConnected = false;
      await new Promise<void>((resolve) => {
        const cancel = this.deps.scheduler.after(graceMs, resolve);
        client.end(false, () => {
          cancel();
          resolve();
        });
      });
    }
    this.discardClient();
    this.forgetInFlight();
  }

  private connect(): void {
    const { gateway, mqttUrl, username, tls } = this.options;
    const will = encodeStatus({ gateway, online: false });
    const settings: IClientOptions = {
      clientId: this.run,
      username,
      password: this.password,
      ...tls,
      protocolVersion: 4,
      clean: true,
      keepalive: KEEPALIVE_S,
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectPeriod: 0,
      will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true },
    };
    const client = mqtt.connect(mqttUrl, settings);
    this.client = client;
    client.on('connect', () => this.onConnect(client));
    client.on('message', (_topic, payload) => {
      if (this.client === client) this.deps.onCommand(payload);
    });
    client.on('error', (error) => {
      if (this.client === client) this.onError(error);
    });
    client.on('close', () => this.onClose(client));
  }

  private onConnect(client: MqttClient): void {
    if (this.client !== client) return;
    this.isConnected = true;
    this.lastFailure = null;
    this.allowance = 0;
    this.allowanceAt = this.deps.clock.now();
    this.deps.logger.info({ gateway: this.options.gateway }, 'connected to the centre');
    client.subscribe(commandTopic(this.options.gateway), { qos: 1 }, (error) => {
      if (error && this.client === client) this.deps.logger.warn({}, 'commands of the centre will not be heard');
    });
    this.deps.onConnected();
    this.pump();
  }

  /** A long outage is one line in the log, not one for every attempt. */
  private onError(error: Error & { code?: unknown }): void {
    const code = typeof error.code === 'number' ? error.code : null;
    const reason = code === null ? undefined : CONNACK_REASONS[code];
    const { gateway } = this.options;
    const failure = reason ?? (typeof error.code === 'string' ? error.code : error.message);
    if (failure === this.lastFailure) return;
    this.lastFailure = failure;
    if (reason) this.deps.logger.error({ gateway, connackCode: code }, reason);
    else this.deps.logger.warn({ gateway, error: failure }, 'no connection to the centre; trying again');
  }

  private onClose(client: MqttClient): void {
    if (this.client !== client) return;
    if (this.isConnected) this.deps.logger.warn({ gateway: this.options.gateway }, 'connection to the centre lost');
    this.discardClient();
    this.forgetInFlight();
    if (this.stopped || this.suspended) return;
    const delayMs = this.backoff.next();
    this.cancelReconnect = this.deps.scheduler.after(delayMs, () => {
      this.cancelReconnect = null;
      this.connect();
    });
  }

  private discardClient(): void {
    const { client } = this;
    this.client = null;
    this.isConnected = false;
    this.cancelPump?.();
    this.cancelPump = null;
    if (!client) return;
    // Its listeners stay: the client needs its own to clear up, and ours know that it is no longer the one.
    client.end(true);
  }

  /** What was on its way counts as not sent: it is backlog for the next connection, with the same sequence. */
  private forgetInFlight(): void {
    this.liveQueue = [];
    this.inFlight.clear();
    this.liveInFlight = 0;
    this.deps.spool.releaseClaims();
  }

  private pump(): void {
    while (this.isConnected && this.liveInFlight < LIVE_WINDOW) {
      const next = this.liveQueue.shift();
      if (!next) break;
      this.liveInFlight += 1;
      this.send(next);
    }
    if (this.liveQueue.length > 0) return;
    while (this.isConnected && this.inFlight.size - this.liveInFlight < BACKLOG_WINDOW) {
      if (!this.takeAllowance()) return this.pumpLater();
      const next = this.deps.spool.nextBacklog();
      if (!next) {
        this.allowance += 1;
        return;
      }
      this.send({ message: next, handle: next.handle, live: false });
    }
  }

  /** A bucket that holds a tenth of a second's worth of backlog frames. */
  private takeAllowance(): boolean {
    const perSecond = this.options.backlogPerSecond ?? DEFAULT_BACKLOG_PER_SECOND;
    const now = this.deps.clock.now();
    const gained = (Math.max(0, now - this.allowanceAt) * perSecond) / 1_000;
    this.allowance = Math.min(Math.max(1, perSecond / 10), this.allowance + gained);
    this.allowanceAt = now;
    if (this.allowance < 1) return false;
    this.allowance -= 1;
    return true;
  }

  private pumpLater(): void {
    this.cancelPump ??= this.deps.scheduler.after(20, () => {
      this.cancelPump = null;
      this.pump();
    });
  }

  private send(outgoing: Outgoing): void {
    const { client } = this;
    if (!client) return;
    this.inFlight.set(outgoing, this.deps.clock.now());
    const { topic, payload } = outgoing.message;
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
    client.publish(topic, bytes, { qos: 1 }, (error) => {
      // A failed publish is followed by `close`, which returns the frame to the backlog.
      if (error || this.client !== client || !this.inFlight.delete(outgoing)) return;
      this.acknowledged(outgoing);
    });
  }

  private acknowledged({ handle, live }: Outgoing): void {
    if (live) this.liveInFlight -= 1;
    if (handle) this.deps.spool.acknowledge(handle);
    this.backoff.reset();
    this.pump();
  }

  /** Gives a connection up that no longer acknowledges, although it still looks open. */
  private watch(): void {
    const [oldestSentAt] = this.inFlight.values();
    const withinMs = this.options.acknowledgeWithinMs ?? DEFAULT_ACKNOWLEDGE_WITHIN_MS;
    if (oldestSentAt === undefined || this.deps.clock.now() - oldestSentAt <= withinMs) return;
    this.deps.logger.warn({ gateway: this.options.gateway }, 'the centre has stopped acknowledging; connecting anew');
    const { client } = this;
    if (client) this.onClose(client);
  }
}
