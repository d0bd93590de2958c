// A publish between its arrival and its acknowledgement: allowed, stored or refused for good, and only then acknowledged,
// in the order of arrival.
import type { Client, PublishPacket } from 'aedes';
import { AppError } from '#kernel';
import type { Refusal } from '#vitals';
import type { AccessPolicy } from './access-policy.js';
import { AckLine } from './ack-line.js';
import type { BoundedLog } from './bounded-log.js';
import type { BrokerCounters } from './broker-metrics.js';
import type { Accept, Acceptance, BrokerLogger } from './broker-options.js';
import { clipped } from './clipped.js';
import type { Connection } from './connection.js';

type Answer = (error?: Error | null) => void;

export interface AcceptanceParts {
  readonly accept: Accept;
  readonly access: AccessPolicy;
  readonly counters: BrokerCounters;
  readonly logger: BrokerLogger;
  readonly refusals: BoundedLog;
  readonly outsideOwnName: (gateway: string, refusal: Refusal) => void;
  /** Hands a message on to other clients, or to nobody, in the order of the calls; `done` when that is settled. */
  readonly handOn: (packet: PublishPacket, client: Client, toOthers: boolean, done: () => void) => void;
  /** The gateway is to hear why its publish was refused. */
  readonly tellRefusal: (gateway: string, topic: string, refusal: Refusal, sequence: number | null) => void;
}

const OUTSIDE_OWN_NAME: Refusal = {
  kind: 'refused',
  reason: 'topic',
  path: '',
  detail: 'a gateway may publish only below its own name',
};
const NOT_STORED = new Error('not stored');

export class Acceptances {
  private readonly lines = new WeakMap<Connection, AckLine>();

  constructor(private readonly parts: AcceptanceParts) {}

  /** Aedes' `authorizePublish`: an error drops the connection, none lets the acknowledgement out. */
  take(client: Client, packet: PublishPacket, answer: Answer): void {
    const connection = client.conn as Connection;
    const { admission } = connection;
    if (!admission) return answer(NOT_STORED);
    if (client.closed) return this.takeWill(client, connection, packet, answer);
    // A QoS 2 publish that was stored and comes again is acknowledged again [MQTT-4.3.3-2].
    if (packet.qos === 2 && admission.session.incoming.has(packet.messageId ?? 0)) return answer(null);

    const { gateway } = admission;
    const size = packet.payload.length;
    const place = this.lineOf(connection).take();
    connection.storingBytes += size;
    this.parts.counters.publishReceived(size);
    this.decide(gateway, packet).then(
      (acceptance) =>
        place(() => {
          connection.storingBytes -= size;
          const toOthers = this.conclude(gateway, packet, acceptance);
          const acknowledge = (): void => {
            answer(null);
            // QoS 0 has no acknowledgement to be seen going out.
            if (packet.qos === 0) connection.intake?.answered(1);
          };
          // QoS 2 stays with Aedes, which knows the ones it has seen before.
          if (packet.qos === 2 && toOthers) acknowledge();
          else this.parts.handOn(packet, client, toOthers, acknowledge);
        }),
      (error: unknown) =>
        place(() => {
          connection.storingBytes -= size;
          this.fail(connection, gateway, error);
          answer(NOT_STORED);
        }),
    );
  }

  /** The will was checked when the gateway connected; the broker sends it in the gateway's name [MQTT-3.1.2-8]. */
  private takeWill(client: Client, connection: Connection, will: PublishPacket, answer: Answer): void {
    const gateway = connection.admission?.gateway ?? '';
    // A broker that stops says nothing about its gateways.
    if (connection.reason === 'shutdown') return answer(NOT_STORED);
    this.parts.counters.publishReceived(will.payload.length);
    this.decide(gateway, will).then(
      (acceptance) => {
        const toOthers = this.conclude(gateway, will, acceptance);
        this.parts.handOn(will, client, toOthers, () => answer(null));
      },
      (error: unknown) => {
        this.parts.counters.publishFailed();
        this.parts.logger.error({ gateway, code: codeOf(error) }, 'a gateway’s will could not be stored');
        answer(NOT_STORED);
      },
    );
  }

  private async decide(gateway: string, packet: PublishPacket): Promise<Acceptance> {
    const { topic, qos, retain } = packet;
    if (!this.parts.access.mayPublish(gateway, topic)) {
      this.parts.refusals.warn({ gateway, topic: clipped(topic) }, 'publish outside the gateway’s own name refused');
      this.parts.outsideOwnName(gateway, OUTSIDE_OWN_NAME);
      return { kind: 'refused', refusal: OUTSIDE_OWN_NAME };
    }
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    return this.parts.accept({ gateway, topic, payload, qos, retain });
  }

  /** Counts the outcome; true when the message goes to other clients. */
  private conclude(gateway: string, packet: PublishPacket, acceptance: Acceptance): boolean {
    if (acceptance.kind === 'stored') {
      this.parts.counters.publishStored();
      return this.parts.access.routesPublishes;
    }
    this.parts.counters.publishRefused(gateway, acceptance.refusal.reason);
    this.parts.tellRefusal(gateway, packet.topic, acceptance.refusal, acceptance.sequence ?? null);
    return false;
  }

  private fail(connection: Connection, gateway: string, error: unknown): void {
    this.parts.counters.publishFailed();
    if (connection.reason === null) {
      this.parts.logger.error(
        { gateway, code: codeOf(error) },
        'a publish could not be stored; the gateway has to send it again',
      );
    }
    connection.close('not-stored');
  }

  private lineOf(connection: Connection): AckLine {
    let line = this.lines.get(connection);
    if (!line) {
      line = new AckLine();
      this.lines.set(connection, line);
    }
    return line;
  }
}

/** What may be logged of an error: its code, not its message, which may repeat what a gateway sent. */
const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : 'unknown');
