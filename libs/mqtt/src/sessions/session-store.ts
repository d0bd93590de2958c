// Sessions in memory, offered to Aedes as its persistence. Aedes' own keeps packet ids that may collide, marks no
// redelivery as such, forgets a session without subscriptions and stores what it refused; here each of these is right.
import { Readable } from 'node:stream';
import type { AedesPublishPacket } from 'aedes';
import { RetainedMessages, type RetainedLimits } from './retained-messages.js';
import { Session, type Qos } from './session.js';
import { TopicTree } from './topic-tree.js';

export interface SessionLimits extends RetainedLimits {
  readonly sessions: number;
  readonly queuedMessages: number;
  readonly queuedBytes: number;
}

/** Whoever subscribed and now gets the retained messages. */
export interface RetainedReader {
  readonly isOpen: () => boolean;
  readonly finished: () => void;
}

type Dropped = (why: 'queue-full' | 'retained-full') => void;
type HasId = { readonly id: string };
type HasMessageId = { readonly messageId?: number | undefined };

export class SessionStore {
  /** Set just before Aedes asks for the retained messages of one SUBSCRIBE; it does not say itself for whom. */
  retainedReader: RetainedReader | null = null;

  private readonly retained: RetainedMessages;
  private readonly sessions = new Map<string, Session>();
  private readonly away = new Set<Session>();
  /** Sessions that outlive their connection, by filter: who gets a message even when not connected. */
  private readonly kept = new TopicTree<Session>();

  constructor(
    private readonly limits: SessionLimits,
    private readonly dropped: Dropped,
  ) {
    this.retained = new RetainedMessages(limits);
  }

  /** The client's session for a new connection; `present` is CONNACK's Session Present [MQTT-3.2.2-2]. */
  open(clientId: string, clean: boolean): { session: Session; present: boolean } {
    const before = this.sessions.get(clientId);
    if (before && !clean && !before.clean) {
      this.away.delete(before);
      before.resume();
      return { session: before, present: true };
    }
    if (before) this.discard(before);
    const session = new Session(clientId, clean);
    this.sessions.set(clientId, session);
    return { session, present: false };
  }

  /** The connection has ended: a clean session ends with it [MQTT-3.1.2-6]. */
  leave(session: Session): void {
    if (this.sessions.get(session.clientId) !== session) return;
    if (session.clean) return this.discard(session);
    this.away.add(session);
    if (this.sessions.size <= this.limits.sessions) return;
    for (const oldest of this.away) return this.discard(oldest);
  }

  forget(clientId: string): void {
    const session = this.sessions.get(clientId);
    if (session && this.away.has(session)) this.discard(session);
  }

  subscribe(session: Session, filter: string, qos: Qos): void {
    session.subscribe(filter, qos);
    if (!session.clean) this.kept.add(filter, session);
  }

  unsubscribe(session: Session, filter: string): void {
    session.unsubscribe(filter);
    this.kept.remove(filter, session);
  }

  private discard(session: Session): void {
    this.sessions.delete(session.clientId);
    this.away.delete(session);
    for (const { topic } of session.subscriptions()) this.kept.remove(topic, session);
  }

  // What follows is the interface that Aedes calls (aedes-persistence 11); it checks that `setup` is declared async.

  async setup(): Promise<void> {}

  async storeRetained(packet: AedesPublishPacket): Promise<void> {
    if (!this.retained.store(packet)) this.dropped('retained-full');
  }

  createRetainedStreamCombi(filters: readonly string[]): Readable {
    const reader = this.retainedReader;
    this.retainedReader = null;
    const matching = this.retained.matching(filters);
    return Readable.from(reader ? whileOpen(matching, reader) : matching);
  }

  /** Subscriptions were noted when they were granted; Aedes would have those stored too that it refused. */
  async addSubscriptions(): Promise<void> {}

  async removeSubscriptions(client: HasId, filters: readonly string[]): Promise<void> {
    const session = this.sessions.get(client.id);
    if (session) for (const filter of filters) this.unsubscribe(session, filter);
  }

  async subscriptionsByClient(client: HasId): Promise<{ topic: string; qos: Qos }[]> {
    return this.sessions.get(client.id)?.subscriptions() ?? [];
  }

  async cleanSubscriptions(): Promise<void> {}

  /** Sessions that a message must be kept for. */
  async subscriptionsByTopic(
    topic: string,
  ): Promise<{ clientId: string; topic: string; qos: Qos; session: Session }[]> {
    const found = [];
    for (const session of this.kept.match(topic)) {
      const qos = session.grantedQos(topic);
      if (qos !== null && qos > 0) found.push({ clientId: session.clientId, topic, qos, session });
    }
    return found;
  }

  async outgoingEnqueueCombi(
    subscribers: readonly { readonly qos: Qos; readonly session: Session }[],
    packet: AedesPublishPacket,
  ): Promise<void> {
    for (const { session, qos } of subscribers) {
      const full =
        session.deliveries.size >= this.limits.queuedMessages ||
        session.queuedBytes + packet.payload.length > this.limits.queuedBytes;
      if (full) this.dropped('queue-full');
      // [MQTT-3.8.4-6]: never more than what was granted. Retain is for new subscriptions alone [MQTT-3.3.1-9].
      else session.enqueue(packet.brokerCounter, { ...packet, retain: false }, Math.min(qos, packet.qos) as Qos);
    }
  }

  async outgoingEnqueue(subscriber: { readonly clientId: string }, packet: AedesPublishPacket): Promise<void> {
    const session = this.sessions.get(subscriber.clientId);
    if (session) await this.outgoingEnqueueCombi([{ session, qos: 2 }], packet);
  }

  /** Packet ids and states are kept where a message goes out and where its acknowledgement comes in. */
  async outgoingUpdate(): Promise<void> {}

  async outgoingClearMessageId(_client: HasId, packet: HasMessageId): Promise<HasMessageId> {
    return packet;
  }

  /** Everything not acknowledged, oldest first [MQTT-4.4.0-1]; DUP where it went out before [MQTT-3.3.1-1]. */
  outgoingStream(client: HasId & { readonly conn: object }): Readable {
    const session = this.sessions.get(client.id);
    return Readable.from(session && !session.clean ? redeliveries(session, client.conn) : []);
  }

  async incomingStorePacket(client: HasId, packet: { readonly messageId?: number | undefined }): Promise<void> {
    if (packet.messageId !== undefined) this.sessions.get(client.id)?.incoming.add(packet.messageId);
  }

  async incomingGetPacket(client: HasId, packet: HasMessageId): Promise<HasMessageId> {
    const known = packet.messageId !== undefined && this.sessions.get(client.id)?.incoming.has(packet.messageId);
    // Aedes takes a rejection, and nothing else, for "never seen".
    if (!known) throw new Error('no such packet');
    return packet;
  }

  async incomingDelPacket(client: HasId, packet: HasMessageId): Promise<void> {
    if (packet.messageId !== undefined) this.sessions.get(client.id)?.incoming.delete(packet.messageId);
  }

  /** Nothing to do: a clean session is a new one. */
  async cleanIncoming(): Promise<void> {}

  // Aedes holds the will of each connection itself; a store is for the wills of other brokers, of which there are none.
  async putWill(): Promise<void> {}

  async getWill(): Promise<undefined> {
    return undefined;
  }

  async delWill(): Promise<undefined> {
    return undefined;
  }

  streamWill(): Readable {
    return Readable.from([]);
  }

  async destroy(): Promise<void> {}
}

function* whileOpen(messages: Iterable<AedesPublishPacket>, reader: RetainedReader): Generator<AedesPublishPacket> {
  try {
    // Aedes would go on for a client that has left.
    for (const message of messages) {
      if (!reader.isOpen()) return;
      yield message;
    }
  } finally {
    reader.finished();
  }
}

function* redeliveries(session: Session, connection: object): Generator<object> {
  for (const delivery of session.deliveries.values()) {
    if (delivery.sentOn === connection) continue;
    const dup = delivery.sentOn !== null;
    if (!session.send(delivery, connection)) return;
    const { messageId, counter, topic, payload, qos, retain, awaits } = delivery;
    if (awaits === 'pubcomp') yield { cmd: 'pubrel', messageId };
    else yield { cmd: 'publish', topic, payload, qos, retain, dup, messageId, brokerCounter: counter };
  }
}
