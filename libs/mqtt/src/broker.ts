// The MQTT front: listeners, guard, admission and acceptance put together around Aedes.
import type { Client } from 'aedes';
import type { Clock } from '#kernel';
import { encodeCommand, type GatewayCommand } from '#vitals';
import { Acceptances } from './acceptance.js';
import { gatewayAccess, type AccessPolicy } from './access-policy.js';
import { Admissions } from './admission.js';
import { BoundedLog } from './bounded-log.js';
import { BrokerCounters, type BrokerStats } from './broker-metrics.js';
import {
  DEFAULT_LIMITS,
  type BrokerLimits,
  type BrokerOptions,
  type ConnectionEvent,
  type Peer,
  type Transport,
} from './broker-options.js';
import { Connection } from './connection.js';
import { ConnectionWatch } from './watch.js';
import { Deliveries } from './delivery.js';
import { openListeners, type OpenListeners } from './listeners.js';
import { MessageRouter } from './message-router.js';
import { OrderedAedes } from './ordered-aedes.js';
import { RateLimit } from './rate-limit.js';
import { SessionStore } from './sessions/session-store.js';
import { liftOpeningLimit } from './websocket-door.js';

export interface RunningBroker {
  /** The ports really listened on, by transport. */
  readonly ports: Readonly<Partial<Record<Transport, number>>>;
  stats(): BrokerStats;
  /** Sends a command to a gateway at QoS 1; kept for it when it is away and has a session. */
  command(gateway: string, command: GatewayCommand): void;
  /** Ends a gateway's live connection, for instance because its credential was revoked. False when it has none. */
  disconnect(gateway: string): boolean;
  /** Stops listening, closes every connection without sending wills, and resolves when all is closed. */
  close(): Promise<void>;
}

/** Rejects with `MQTT.PORT_IN_USE` or `MQTT.LISTEN_FAILED` when a port can't be had. */
export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const broker = new Broker(options);
  await broker.open(options);
  return broker;
}

const HOUR_MS = 3_600_000;
/** Refusals told to one gateway: more are only counted. */
const TELLING = { framesPerSecond: 10, framesBurst: 50, bytesPerSecond: 1, bytesBurst: 1 };

class Broker implements RunningBroker {
  private readonly counters: BrokerCounters;
  private readonly limits: BrokerLimits;
  private readonly refusals: BoundedLog;
  private readonly access: AccessPolicy;
  private readonly watch: ConnectionWatch;
  private readonly sessions: SessionStore;
  private readonly admissions: Admissions;
  private readonly acceptances: Acceptances;
  private readonly deliveries: Deliveries;
  private readonly aedes: OrderedAedes;
  private readonly telling = new WeakMap<Connection, RateLimit>();
  private readonly clock: Clock;
  private listeners: OpenListeners | null = null;

  constructor(private readonly options: BrokerOptions) {
    const { logger, clock, scheduler } = options;
    this.clock = clock;
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.access = options.access ?? gatewayAccess;
    this.counters = new BrokerCounters(options.metrics);
    this.refusals = new BoundedLog(logger, clock);
    const { counters, limits, access } = this;
    this.watch = new ConnectionWatch(limits, scheduler);
    this.sessions = new SessionStore(limits, (why) => counters.messageDropped(why));
    const { sessions } = this;
    this.admissions = new Admissions({
      authenticate: options.authenticate,
      access,
      sessions,
      limits,
      clock,
      logger,
      refusals: this.refusals,
      counters,
      handOver: (connection) => this.handOver(connection),
    });
    this.acceptances = new Acceptances({
      accept: options.accept,
      access,
      counters,
      logger,
      outsideOwnName: options.outsideOwnName ?? (() => undefined),
      refusals: this.refusals,
      handOn: (packet, client, toOthers, done) => this.aedes.handOn(packet, client, toOthers, done),
      tellRefusal: (gateway, topic, { reason, path, detail }, sequence) =>
        this.tell(gateway, { kind: 'frame-refused', topic, sequence, reason, path, detail }),
    });
    this.deliveries = new Deliveries({ access, sessions, limits, refusals: this.refusals, counters });
    this.aedes = this.makeAedes();
  }

  get ports(): RunningBroker['ports'] {
    return this.listeners?.ports ?? {};
  }

  async open({ listeners }: BrokerOptions): Promise<void> {
    await this.aedes.listen();
    try {
      this.listeners = await openListeners(listeners, this.limits, (network, peer) => this.arrived(network, peer));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  stats(): BrokerStats {
    return this.counters.stats();
  }

  command(gateway: string, command: GatewayCommand): void {
    const { topic, payload } = encodeCommand(gateway, command);
    const message = { topic, payload: Buffer.from(payload), qos: 1, retain: false, dup: false } as const;
    this.aedes.publish({ cmd: 'publish', ...message }, () => undefined);
  }

  disconnect(gateway: string): boolean {
    return this.admissions.putOut(gateway);
  }

  async close(): Promise<void> {
    this.watch.closeAll('shutdown');
    await this.listeners?.close();
    await new Promise<void>((resolve) => this.aedes.close(resolve));
  }

  private makeAedes(): OrderedAedes {
    const aedes = new OrderedAedes({
      mq: new MessageRouter(),
      persistence: this.sessions,
      // Nothing is told to other brokers; its timers only have to exist.
      heartbeatInterval: HOUR_MS,
      drainTimeout: 30_000,
      maxInflightInbound: 10_000,
      maxClientsIdLength: Number.MAX_SAFE_INTEGER,
      preConnect: (client, packet, callback) => {
        const { admission } = client.conn as Connection;
        packet.clientId = admission?.session.clientId ?? '';
        // The watch keeps the time: Aedes' own would run on while a gateway is being held back.
        packet.keepalive = 0;
        callback(null, admission !== null);
      },
      authenticate: (_client, _username, _password, done) => done(null, true),
      authorizePublish: (client, packet, answer) =>
        client ? this.acceptances.take(client, packet, answer) : answer(null),
      authorizeSubscribe: (client, subscription, grant) => this.deliveries.grant(client, subscription, grant),
      authorizeForward: (client, packet) => this.deliveries.outgoing(client, packet),
    });
    // Its own matcher allows 100 levels at most and Aedes clamps to that; ours has no such bound.
    Object.assign(aedes, { maxTopicLevels: this.limits.topicLevels });
    // Aedes reports a store that fails here; without a listener it would end the process.
    const failed = (error: unknown): void =>
      this.options.logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'the broker failed inside');
    (aedes as NodeJS.EventEmitter).on('error', failed);
    aedes.on('connackSent', ({ returnCode }, client) => {
      if (returnCode === 0) this.opened(client.conn as Connection);
    });
    aedes.on('clientReady', (client) => this.deliveries.drained(client));
    aedes.on('subscribe', (subscriptions, client) => this.subscribed(client, subscriptions));
    aedes.on('unsubscribe', (filters, client) => {
      const session = (client.conn as Connection).admission?.session;
      if (session && !client.closed) for (const filter of filters) this.sessions.unsubscribe(session, filter);
    });
    return aedes;
  }

  private arrived(network: ConstructorParameters<typeof Connection>[0], peer: Peer): void {
    if (this.watch.size >= this.limits.connections) {
      this.counters.connectRefused('too-many-connections');
      network.destroy();
      return;
    }
    this.counters.connectionOpened();
    const connection = new Connection(network, peer, {
      limits: this.limits,
      scheduler: this.options.scheduler,
      connectArrived: (arrived, connect) => {
        this.watch.admitted(arrived);
        void this.admissions.admit(arrived, connect);
      },
      connectRefused: (refused, refusal) => this.admissions.refusedByGuard(refused, refusal),
      violated: (violator, { code, clause }) => {
        this.counters.violation(code);
        const gateway = violator.admission?.gateway;
        this.refusals.warn({ peer, gateway, code, clause }, 'a packet breaks MQTT 3.1.1; connection closed');
      },
      throttled: ({ admission: known }) => this.counters.throttled(known?.gateway ?? ''),
      closed: (closed) => this.closed(closed),
    });
    this.watch.add(connection);
  }

  private handOver(connection: Connection): void {
    liftOpeningLimit(connection.network);
    this.aedes.handle(connection);
  }

  private opened(connection: Connection): void {
    const gateway = connection.admission?.gateway;
    if (connection.state !== 'opening' || gateway === undefined) return;
    this.counters.gatewayConnected(gateway);
    this.options.logger.info({ gateway, peer: connection.peer }, 'gateway connected');
    this.tellConnections({ kind: 'connected', gateway, at: this.clock.now(), peer: connection.peer });
    connection.announced = true;
    connection.opened();
  }

  private closed(connection: Connection): void {
    this.counters.connectionClosed();
    this.watch.remove(connection);
    this.admissions.left(connection);
    const reason = connection.reason ?? 'connection-lost';
    const { peer, announced } = connection;
    const gateway = connection.admission?.gateway;
    if (reason === 'connect-time-out') this.counters.connectRefused(reason);
    if (!announced || gateway === undefined) return;
    this.counters.gatewayDisconnected(gateway, reason);
    this.options.logger.info({ gateway, peer, reason }, 'gateway disconnected');
    this.tellConnections({ kind: 'disconnected', gateway, at: this.clock.now(), peer, reason });
  }

  /** Aedes delivers retained messages next, and says only here for whom. */
  private subscribed(client: Client, subscriptions: readonly { readonly qos: number }[]): void {
    if (subscriptions.every(({ qos }) => qos === 128)) return;
    const { intake } = client.conn as Connection;
    if (!intake) return;
    intake.retainedRunning++;
    this.sessions.retainedReader = { isOpen: () => !client.closed, finished: () => intake.retainedFinished() };
  }

  private tellConnections(event: ConnectionEvent): void {
    this.options.connections?.(event);
  }

  private tell(gateway: string, command: GatewayCommand): void {
    const connection = this.admissions.holder(gateway);
    if (!connection) return;
    let rate = this.telling.get(connection);
    if (!rate) {
      rate = new RateLimit(TELLING, this.clock);
      this.telling.set(connection, rate);
    }
    if (rate.take(0)) this.command(gateway, command);
  }
}
