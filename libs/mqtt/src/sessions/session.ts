// What the broker remembers of one client: its subscriptions, what is still to be delivered to it, and which QoS 2
// publishes of its own are half done (3.1.1, section 3.1.2.4). A clean session lives as long as its connection.
import type { AedesPublishPacket } from 'aedes';
import { filterMatches } from './topic-tree.js';

export type Qos = 0 | 1 | 2;

/** Which acknowledgement a message that went out is waiting for. */
export type AwaitedAck = 'puback' | 'pubrec' | 'pubcomp';

export interface Delivery {
  /** The broker's own running number of the message; keeps the order. */
  readonly counter: number;
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: Qos;
  readonly retain: boolean;
  /** Set when it first goes out, and kept for every redelivery. */
  messageId: number | null;
  /** Null until it first goes out. */
  awaits: AwaitedAck | null;
  /** The connection it last went out on. */
  sentOn: object | null;
}

/** What the client's acknowledgement means for the session. */
export type AckVerdict = 'expected' | 'unknown' | 'wrong-type';

export class Session {
  /** True from connect until everything kept from before has gone out again, in order. */
  draining = false;
  /** Messages to deliver that are not acknowledged yet, oldest first, by the broker's running number. */
  readonly deliveries = new Map<number, Delivery>();
  queuedBytes = 0;
  /** Packet ids of QoS 2 publishes received and not yet released. */
  readonly incoming = new Set<number>();

  private readonly filters = new Map<string, { readonly levels: readonly string[]; readonly qos: Qos }>();
  private readonly awaited = new Map<number, { readonly delivery: Delivery | null; awaits: AwaitedAck }>();
  /** Kept messages by the packet id they have; an id is not given to another before its message is done. */
  private readonly numbered = new Map<number, Delivery>();
  private lastMessageId = 0;

  constructor(
    readonly clientId: string,
    readonly clean: boolean,
  ) {}

  subscribe(filter: string, qos: Qos): void {
    this.filters.set(filter, { levels: filter.split('/'), qos });
  }

  unsubscribe(filter: string): void {
    this.filters.delete(filter);
  }

  get subscriptionCount(): number {
    return this.filters.size;
  }

  isSubscribed(filter: string): boolean {
    return this.filters.has(filter);
  }

  subscriptions(): { topic: string; qos: Qos }[] {
    return [...this.filters].map(([topic, { qos }]) => ({ topic, qos }));
  }

  /** The highest QoS among the subscriptions that match [MQTT-3.3.5-1]; null when none does. */
  grantedQos(topic: string): Qos | null {
    const name = topic.split('/');
    let highest: Qos | null = null;
    for (const { levels, qos } of this.filters.values()) {
      if ((highest === null || qos > highest) && filterMatches(levels, name)) highest = qos;
    }
    return highest;
  }

  enqueue(counter: number, packet: AedesPublishPacket, qos: Qos): Delivery {
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const { topic, retain } = packet;
    const delivery: Delivery = { counter, topic, payload, qos, retain, messageId: null, awaits: null, sentOn: null };
    this.deliveries.set(counter, delivery);
    this.queuedBytes += payload.length + topic.length;
    return delivery;
  }

  /** Marks a kept message as gone out on `connection`, gives it a packet id if it has none, and waits for its answer. */
  send(delivery: Delivery, connection: object): boolean {
    delivery.messageId ??= this.freeMessageId();
    if (delivery.messageId === null) return false;
    this.numbered.set(delivery.messageId, delivery);
    delivery.sentOn = connection;
    delivery.awaits ??= delivery.qos === 1 ? 'puback' : 'pubrec';
    this.awaited.set(delivery.messageId, { delivery, awaits: delivery.awaits });
    return true;
  }

  /** A packet id for a message that is not kept (clean session); null when all 65,535 are waiting for an answer. */
  sendUnkept(qos: 1 | 2): number | null {
    const messageId = this.freeMessageId();
    if (messageId !== null) this.awaited.set(messageId, { delivery: null, awaits: qos === 1 ? 'puback' : 'pubrec' });
    return messageId;
  }

  /** Takes note of a PUBACK, PUBREC or PUBCOMP from the client. */
  acknowledge(messageId: number, ack: AwaitedAck): AckVerdict {
    const waiting = this.awaited.get(messageId);
    if (!waiting) return 'unknown';
    // A PUBREC that comes twice is answered twice (section 4.3.3).
    const again = ack === 'pubrec' && waiting.awaits === 'pubcomp';
    if (waiting.awaits !== ack && !again) return 'wrong-type';
    if (ack === 'pubrec') {
      waiting.awaits = 'pubcomp';
      if (waiting.delivery) waiting.delivery.awaits = 'pubcomp';
      return 'expected';
    }
    this.awaited.delete(messageId);
    if (waiting.delivery) this.forget(waiting.delivery);
    return 'expected';
  }

  /** On a new connection the answers of the old one are no longer waited for; what was not answered goes out again. */
  resume(): void {
    this.awaited.clear();
    this.draining = true;
  }

  forget(delivery: Delivery): void {
    if (!this.deliveries.delete(delivery.counter)) return;
    this.queuedBytes -= delivery.payload.length + delivery.topic.length;
    if (delivery.messageId !== null) this.numbered.delete(delivery.messageId);
  }

  private freeMessageId(): number | null {
    for (let tried = 0; tried < 65_535; tried++) {
      this.lastMessageId = (this.lastMessageId % 65_535) + 1;
      if (!this.awaited.has(this.lastMessageId) && !this.numbered.has(this.lastMessageId)) return this.lastMessageId;
    }
    return null;
  }
}
