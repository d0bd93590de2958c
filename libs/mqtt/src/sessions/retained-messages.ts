// The last retained message of each topic (3.1.1, section 3.3.1.3), within a bound.
import type { AedesPublishPacket } from 'aedes';
import { filterMatches } from './topic-tree.js';

export interface RetainedLimits {
  readonly retainedMessages: number;
  readonly retainedBytes: number;
}

interface Kept {
  readonly packet: AedesPublishPacket;
  readonly levels: readonly string[];
  readonly bytes: number;
  readonly order: number;
}

export class RetainedMessages {
  private readonly byTopic = new Map<string, Kept>();
  private bytes = 0;
  private lastOrder = 0;

  constructor(private readonly limits: RetainedLimits) {}

  /** Keeps it, or forgets the topic's message when the payload is empty [MQTT-3.3.1-10]. False when there is no room. */
  store(packet: AedesPublishPacket): boolean {
    const before = this.byTopic.get(packet.topic);
    if (before) {
      this.byTopic.delete(packet.topic);
      this.bytes -= before.bytes;
    }
    if (packet.payload.length === 0) return true;
    const bytes = packet.topic.length + packet.payload.length;
    if (this.byTopic.size >= this.limits.retainedMessages || this.bytes + bytes > this.limits.retainedBytes)
      return false;
    // The payload is a view of a network chunk that may be far larger: what is kept for long is a copy.
    const copy = { ...packet, payload: Buffer.from(packet.payload) };
    const order = ++this.lastOrder;
    this.byTopic.set(packet.topic, { packet: copy, levels: packet.topic.split('/'), bytes, order });
    this.bytes += bytes;
    return true;
  }

  /** Messages kept when it began that match any of the filters, each once; looked up as they are asked for. */
  *matching(filters: readonly string[]): Generator<AedesPublishPacket> {
    const until = this.lastOrder;
    const wild: string[][] = [];
    const given = new Set<string>();
    for (const filter of filters) {
      if (/[+#]/.test(filter)) {
        wild.push(filter.split('/'));
        continue;
      }
      const kept = this.byTopic.get(filter);
      if (!kept || given.has(filter)) continue;
      given.add(filter);
      yield kept.packet;
    }
    if (wild.length === 0) return;
    for (const [topic, kept] of this.byTopic) {
      if (kept.order > until || given.has(topic)) continue;
      if (wild.some((levels) => filterMatches(levels, kept.levels))) yield kept.packet;
    }
  }
}
