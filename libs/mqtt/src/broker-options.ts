// What the broker needs from whoever starts it: who may come in, where frames go, and how much of anything is allowed.
import type { Clock, Instant, Logger, Scheduler } from '#kernel';
import type { Refusal } from '#vitals';
import type { AccessPolicy } from './access-policy.js';
import type { BrokerMetrics } from './broker-metrics.js';

export type Transport = 'tcp' | 'tls' | 'websocket';

/** Where a connection comes from; never a secret. */
export interface Peer {
  readonly remoteAddress: string;
  readonly transport: Transport;
  /** Subject common name of a verified client certificate; null without one. */
  readonly certificateName: string | null;
}

/** `reason` is for the log and the counters: a short word such as `unknown-gateway`, never what was typed. */
export type Authentication =
  { readonly kind: 'gateway'; readonly gateway: string } | { readonly kind: 'refused'; readonly reason: string };

/** Rejecting (instead of answering `refused`) sends CONNACK 3, server unavailable: the gateway tries again. */
export type Authenticate = (
  username: string | undefined,
  password: Buffer | undefined,
  clientId: string,
  peer: Peer,
) => Promise<Authentication>;

export interface GatewayPublish {
  readonly gateway: string;
  readonly topic: string;
  /** A view on the network buffer: whoever keeps it longer than the call to `accept` lives copies it. */
  readonly payload: Uint8Array;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

/** `sequence` is the refused frame's own number where it could be read. */
export type Acceptance =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly sequence?: number | null };

/**
 * Called once for each publish, before it is acknowledged. Resolving means the frame is on disk or refused for good,
 * and the gateway is told PUBACK; rejecting means neither, and the connection is dropped so that it sends again.
 * Calls for one gateway come in the order of arrival and overlap; acknowledgements leave in that order.
 */
export type Accept = (publish: GatewayPublish) => Promise<Acceptance>;

/** Why a connection ended. */
export type DisconnectReason =
  | 'disconnected'
  | 'connection-lost'
  | 'keep-alive'
  | 'taken-over'
  | 'protocol-violation'
  | 'not-stored'
  | 'revoked'
  | 'frozen'
  | 'packet-time-out'
  | 'connect-time-out'
  | 'refused'
  | 'shutdown';

export type ConnectionEvent =
  | { readonly kind: 'connected'; readonly gateway: string; readonly at: Instant; readonly peer: Peer }
  | {
      readonly kind: 'disconnected';
      readonly gateway: string;
      readonly at: Instant;
      readonly peer: Peer;
      readonly reason: DisconnectReason;
    };

export type BrokerLogger = Pick<Logger, 'info' | 'warn' | 'error'>;

export interface TcpListener {
  readonly port: number;
  readonly host?: string;
}

export interface TlsListener extends TcpListener {
  /** PEM. */
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
  /** PEM of the authority whose client certificates are asked for and verified. */
  readonly clientAuthority?: string | Buffer;
  /** PEM of that authority's list of certificates taken back. */
  readonly revocationList?: string | Buffer;
  /** Refuse gateways without a certificate of `clientAuthority`. */
  readonly requireClientCertificate?: boolean;
}

export interface WebSocketListener extends TcpListener {
  /** Path of the upgrade request; `/mqtt` by default. */
  readonly path?: string;
  /** PEM; with both, the listener speaks `wss`. */
  readonly key?: string | Buffer;
  readonly cert?: string | Buffer;
}

export interface BrokerListeners {
  readonly tcp?: TcpListener;
  readonly tls?: TlsListener;
  readonly websocket?: WebSocketListener;
}

export interface BrokerLimits {
  /** Largest control packet, fixed header included. */
  readonly packetBytes: number;
  /** Largest CONNECT, and the most read from anyone not yet known. */
  readonly connectBytes: number;
  /** From the first byte of a connection to its complete CONNECT. */
  readonly connectTimeoutMs: number;
  /** From the first byte of any later packet to its last. */
  readonly packetTimeoutMs: number;
  /** Connections of all kinds; more are closed unread. */
  readonly connections: number;
  /** Connections without a complete CONNECT; the oldest gives way to a newer one. */
  readonly halfOpenConnections: number;
  /** Credentials checked at the same time; who has to wait longer than `connectTimeoutMs` is closed. */
  readonly checksAtOnce: number;
  /** Sustained rate for one gateway, packets of every kind, and what it may send at once on top; above it its socket rests. */
  readonly framesPerSecond: number;
  readonly framesBurst: number;
  readonly bytesPerSecond: number;
  readonly bytesBurst: number;
  /** Publishes of one gateway between arrival and acknowledgement. */
  readonly publishesInFlight: number;
  /** Bytes waiting for a client that does not read; above it the connection is closed. */
  readonly outboundBytes: number;
  /** Messages and bytes kept for a client that is away. */
  readonly queuedMessages: number;
  readonly queuedBytes: number;
  /** Sessions kept for clients that are away; the one longest away is forgotten first. */
  readonly sessions: number;
  readonly subscriptionsPerClient: number;
  readonly retainedMessages: number;
  readonly retainedBytes: number;
  readonly topicLevels: number;
}

export const DEFAULT_LIMITS: BrokerLimits = {
  packetBytes: 256 * 1024,
  connectBytes: 4 * 1024,
  connectTimeoutMs: 10_000,
  packetTimeoutMs: 30_000,
  connections: 20_000,
  halfOpenConnections: 2_000,
  checksAtOnce: 32,
  framesPerSecond: 2_000,
  framesBurst: 4_000,
  bytesPerSecond: 4 * 1024 * 1024,
  bytesBurst: 8 * 1024 * 1024,
  publishesInFlight: 256,
  outboundBytes: 1024 * 1024,
  queuedMessages: 1_000,
  queuedBytes: 4 * 1024 * 1024,
  sessions: 20_000,
  subscriptionsPerClient: 100,
  retainedMessages: 10_000,
  retainedBytes: 64 * 1024 * 1024,
  topicLevels: 64,
};

export interface BrokerOptions {
  readonly listeners: BrokerListeners;
  readonly authenticate: Authenticate;
  readonly accept: Accept;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: BrokerLogger;
  /** Told of every gateway that came or went. Must not throw. */
  readonly connections?: (event: ConnectionEvent) => void;
  /** Told of each publish outside its gateway's own name; it is refused here and never comes to `accept`. */
  readonly outsideOwnName?: (gateway: string, refusal: Refusal) => void;
  readonly metrics?: BrokerMetrics;
  readonly limits?: Partial<BrokerLimits>;
  /** Who may publish and subscribe to what; a gateway below its own name when absent. */
  readonly access?: AccessPolicy;
}
