// What goes to whom, and as what: subscriptions as they are granted, and each message on its way out.
import type { AedesPublishPacket, Client, Subscription } from 'aedes';
import type { AccessPolicy } from './access-policy.js';
import type { BoundedLog } from './bounded-log.js';
import type { BrokerCounters } from './broker-metrics.js';
import type { BrokerLimits } from './broker-options.js';
import { clipped } from './clipped.js';
import type { Connection } from './connection.js';
import type { Qos, Session } from './sessions/session.js';
import type { SessionStore } from './sessions/session-store.js';

export interface DeliveryParts {
  readonly access: AccessPolicy;
  readonly sessions: SessionStore;
  readonly limits: BrokerLimits;
  readonly refusals: BoundedLog;
  readonly counters: BrokerCounters;
}

type Grant = (error: Error | null, subscription?: Subscription | null) => void;

export class Deliveries {
  /** Running numbers for retained messages, apart from the broker's own, which start at 1. */
  private lastRetained = 0;

  constructor(private readonly parts: DeliveryParts) {}

  /** Aedes' `authorizeSubscribe`: null is answered as SUBACK 0x80. */
  grant(client: Client, subscription: Subscription, grant: Grant): void {
    const { admission } = client.conn as Connection;
    if (!admission) return grant(null, null);
    const { gateway, session } = admission;
    const { topic, qos } = subscription;
    if (!this.isAllowed(gateway, session, topic)) {
      this.parts.refusals.warn({ gateway, filter: clipped(topic) }, 'subscription refused');
      return grant(null, null);
    }
    this.parts.sessions.subscribe(session, topic, qos);
    // For Aedes every subscription is of QoS 2: it looks at the first that matches, `outgoing` at all of them.
    grant(null, { ...subscription, qos: 2 });
  }

  /** Aedes' `authorizeForward`: the message as this client gets it, or null where it gets none. */
  outgoing(client: Client, packet: AedesPublishPacket): AedesPublishPacket | null {
    const connection = client.conn as Connection;
    const { admission, state } = connection;
    // [MQTT-3.2.0-1]: nothing goes out before CONNACK.
    if (!admission || state !== 'open') return null;
    // Aedes asks once more about what it takes from the session to send again.
    if (packet.messageId !== undefined) return packet;
    const { session } = admission;
    const granted = session.grantedQos(packet.topic);
    // Unsubscribed, or refused, since it was matched.
    if (granted === null) return null;
    if (!this.hasRoom(connection)) return null;
    // [MQTT-3.8.4-6]
    const qos = Math.min(granted, packet.qos) as Qos;
    if (qos === 0) return { ...packet, qos };
    if (session.clean) return this.unkept(session, packet, qos);
    return packet.retain ? this.keptRetained(session, connection, packet, qos) : this.kept(session, connection, packet);
  }

  /** Everything kept from before has gone out; what came meanwhile follows. */
  drained(client: Client): void {
    const connection = client.conn as Connection;
    const session = connection.admission?.session;
    if (!session?.draining) return;
    session.draining = false;
    for (const { counter, sentOn, ...message } of session.deliveries.values()) {
      if (sentOn === connection) continue;
      const packet = { cmd: 'publish', ...message, dup: false, messageId: undefined, brokerCounter: counter };
      (client as unknown as Deliverer).deliverQoS(packet, () => undefined);
    }
  }

  private isAllowed(gateway: string, session: Session, filter: string): boolean {
    // Aedes would answer success to a shared subscription and deliver nothing.
    if (filter.startsWith('$share/')) return false;
    const isNew = !session.isSubscribed(filter);
    if (isNew && session.subscriptionCount >= this.parts.limits.subscriptionsPerClient) return false;
    return this.parts.access.maySubscribe(gateway, filter);
  }

  /** One receiver that does not read must cost no one else anything: above the bound it is cut off. */
  private hasRoom(connection: Connection): boolean {
    if (connection.outboundBytes <= this.parts.limits.outboundBytes) return true;
    this.parts.counters.messageDropped('slow-reader');
    connection.close('frozen');
    return false;
  }

  private unkept(session: Session, packet: AedesPublishPacket, qos: 1 | 2): AedesPublishPacket | null {
    const messageId = session.sendUnkept(qos);
    if (messageId === null) this.parts.counters.messageDropped('queue-full');
    return messageId === null ? null : { ...packet, qos, messageId };
  }

  private kept(session: Session, connection: Connection, packet: AedesPublishPacket): AedesPublishPacket | null {
    const delivery = session.deliveries.get(packet.brokerCounter);
    // Not kept because the queue was full; or already on its way in its turn.
    if (!delivery || delivery.sentOn === connection || session.draining) return null;
    if (!session.send(delivery, connection)) return null;
    return { ...packet, qos: delivery.qos, messageId: delivery.messageId ?? undefined };
  }

  private keptRetained(
    session: Session,
    connection: Connection,
    packet: AedesPublishPacket,
    qos: Qos,
  ): AedesPublishPacket | null {
    if (session.deliveries.size >= this.parts.limits.queuedMessages) {
      this.parts.counters.messageDropped('queue-full');
      return null;
    }
    const delivery = session.enqueue(--this.lastRetained, packet, qos);
    if (!session.send(delivery, connection)) return null;
    return { ...packet, qos, messageId: delivery.messageId ?? undefined };
  }
}

/** What Aedes' own client has and does not declare. */
interface Deliverer {
  deliverQoS(packet: object, done: () => void): void;
}
