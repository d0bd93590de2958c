// What the broker counts. The hub hands in an adapter to its metrics; the broker keeps the plain totals itself as well.
import type { RefusalReason } from '#vitals';
import type { DisconnectReason } from './broker-options.js';
import type { ViolationCode } from './guard/violation.js';

export interface BrokerMetrics {
  gatewayConnected(gateway: string): void;
  gatewayDisconnected(gateway: string, reason: DisconnectReason): void;
  /** A connection turned away before it was a gateway's: credentials, limits, time-outs. */
  connectRefused(reason: string): void;
  /** A packet that breaks MQTT 3.1.1; it ended its connection. */
  violation(code: ViolationCode): void;
  publishReceived(bytes: number): void;
  publishStored(): void;
  publishRefused(gateway: string, reason: RefusalReason): void;
  /** The journal could not take it; nothing was acknowledged. */
  publishFailed(): void;
  /** A gateway's socket was paused because it sends faster than its limit. */
  throttled(gateway: string): void;
  /** An outgoing message was given up: queue full or reader too slow. */
  messageDropped(why: 'queue-full' | 'slow-reader' | 'retained-full'): void;
}

export interface BrokerStats {
  /** Open connections, half-open ones included. */
  readonly connections: number;
  readonly gateways: number;
  readonly accepted: number;
  readonly connectsRefused: number;
  readonly violations: number;
  readonly publishesReceived: number;
  readonly publishesStored: number;
  readonly publishesRefused: number;
  readonly publishesFailed: number;
  readonly bytesReceived: number;
  readonly throttled: number;
  readonly messagesDropped: number;
}

/** Totals since start, passed on to whoever listens. */
export class BrokerCounters implements BrokerMetrics {
  private connections = 0;
  private gateways = 0;
  private accepted = 0;
  private connectsRefused = 0;
  private violations = 0;
  private publishesReceived = 0;
  private publishesStored = 0;
  private publishesRefused = 0;
  private publishesFailed = 0;
  private bytesReceived = 0;
  private throttledTimes = 0;
  private messagesDropped = 0;

  constructor(private readonly next: BrokerMetrics | undefined) {}

  connectionOpened(): void {
    this.connections++;
  }

  connectionClosed(): void {
    this.connections--;
  }

  gatewayConnected(gateway: string): void {
    this.gateways++;
    this.accepted++;
    this.next?.gatewayConnected(gateway);
  }

  gatewayDisconnected(gateway: string, reason: DisconnectReason): void {
    this.gateways--;
    this.next?.gatewayDisconnected(gateway, reason);
  }

  connectRefused(reason: string): void {
    this.connectsRefused++;
    this.next?.connectRefused(reason);
  }

  violation(code: ViolationCode): void {
    this.violations++;
    this.next?.violation(code);
  }

  publishReceived(bytes: number): void {
    this.publishesReceived++;
    this.bytesReceived += bytes;
    this.next?.publishReceived(bytes);
  }

  publishStored(): void {
    this.publishesStored++;
    this.next?.publishStored();
  }

  publishRefused(gateway: string, reason: RefusalReason): void {
    this.publishesRefused++;
    this.next?.publishRefused(gateway, reason);
  }

  publishFailed(): void {
    this.publishesFailed++;
    this.next?.publishFailed();
  }

  throttled(gateway: string): void {
    this.throttledTimes++;
    this.next?.throttled(gateway);
  }

  messageDropped(why: 'queue-full' | 'slow-reader' | 'retained-full'): void {
    this.messagesDropped++;
    this.next?.messageDropped(why);
  }

  stats(): BrokerStats {
    return {
      connections: this.connections,
      gateways: this.gateways,
      accepted: this.accepted,
      connectsRefused: this.connectsRefused,
      violations: this.violations,
      publishesReceived: this.publishesReceived,
      publishesStored: this.publishesStored,
      publishesRefused: this.publishesRefused,
      publishesFailed: this.publishesFailed,
      bytesReceived: this.bytesReceived,
      throttled: this.throttledTimes,
      messagesDropped: this.messagesDropped,
    };
  }
}
