// From the broker to the journal: what a gateway publishes is checked whole, written down, and only then acknowledged.
import { type Clock, type Logger, SECOND_MS } from '#kernel';
import type { Journal } from '#journal';
import type { JournalClock } from '#engine';
import type { Acceptance, GatewayPublish } from '#mqtt';
import type { Metrics } from '#observability';
import { type GatewayStatus, type Refusal, decodeFrame, decodeStatus, parseTopic, refusedSequence } from '#vitals';

export interface IngestPorts {
  readonly journal: Journal;
  readonly journalClock: JournalClock;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Keeps the refusal's count for the administrator. */
  readonly onRefused: (gateway: string, refusal: Refusal) => void;
  readonly onStatus: (status: GatewayStatus) => void;
}

/** The broker's `accept`: resolves once the publish is on disk or refused for good. */
export function createIngest(ports: IngestPorts): (publish: GatewayPublish) => Promise<Acceptance> {
  const { journal, journalClock, clock, metrics } = ports;

  const store = async (kind: 'frame' | 'status', { topic, payload }: GatewayPublish): Promise<Acceptance> => {
    const began = clock.now();
    journalClock.noteAppend();
    const position = await journal.append({ kind, topic, payload });
    metrics.journalCommitSeconds.observe((clock.now() - began) / SECOND_MS);
    metrics.journalPosition.set(position);
    metrics.framesAcknowledged.inc();
    return { kind: 'stored' };
  };

  const refuse = (gateway: string, refusal: Refusal, sequence: number | null = null): Acceptance => {
    metrics.framesRefused.inc({ reason: refusal.reason });
    ports.onRefused(gateway, refusal);
    return { kind: 'refused', refusal, sequence };
  };

  return async (publish) => {
    const address = parseTopic(publish.topic);
    if (address.kind === 'refused') return refuse(publish.gateway, address);
    if (address.kind === 'frame') {
      metrics.framesReceived.inc({ stream: address.stream });
      const decoded = decodeFrame(address, publish.payload);
      return decoded.kind === 'refused'
        ? refuse(publish.gateway, decoded, refusedSequence(publish.payload))
        : store('frame', publish);
    }
    if (address.kind === 'status') {
      const decoded = decodeStatus(address.gateway, publish.payload);
      if (decoded.kind === 'refused') return refuse(publish.gateway, decoded);
      ports.onStatus(decoded.status);
      return store('status', publish);
    }
    return refuse(publish.gateway, {
      kind: 'refused',
      reason: 'topic',
      path: 'topic',
      detail: 'a gateway publishes frames and its status; commands come from the centre',
    });
  };
}
