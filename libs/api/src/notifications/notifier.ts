// Telling people. Called within a decision's transaction: the messages are in the outbox exactly when the decision is, and
// are sent afterwards by whichever process gets to them first.
import { Inject, Injectable } from '@nestjs/common';
import type { Priority } from '#alarms';
import type { Role } from '#access';
import type { BilingualText } from '#care';
import { WAKING_CHANNELS, type ChannelKind, type Purpose } from '#channels';
import type { Instant } from '#kernel';
import type { NotificationMessageRow } from '#records';
import type { CentreTransaction } from '../centre-transaction.js';
import { MESSAGE_PORTS, type MessagePorts } from './message-ports.js';
import { messagesFor, receiversOf, type NewMessage } from './new-messages.js';
import { withdrawMessages } from './withdrawal.js';

export type Audience =
  | { readonly kind: 'person'; readonly personId: string }
  /** Every active person of the station. */
  | { readonly kind: 'station'; readonly stationId: string }
  /** Every active person in it. */
  | { readonly kind: 'role'; readonly role: Role };

export interface NotificationRequest {
  readonly audience: Audience;
  readonly purpose: Purpose;
  readonly priority: Priority;
  readonly incidentId: string | null;
  readonly dispatchId: string | null;
  readonly patientId: string | null;
  /** Never a patient's name: it may show on a lock screen. */
  readonly text: BilingualText;
  /** For devices whose owner has asked for names. */
  readonly namedText: BilingualText | null;
  /** Path in the application, such as `/station?dispatch=…`. */
  readonly link: string;
  /** Not sent after this, and said to have failed. */
  readonly expiresAt: Instant;
  /** The same key twice is one notification, such as `offer:<dispatchId>` or `escalation:<incidentId>:<step>:<round>`. */
  readonly key: string;
}

export interface NotificationReach {
  readonly notificationId: string;
  /** Everybody it is for, by the bell at least. Zero: nobody will ever see it, and whoever asked must say so loudly. */
  readonly people: number;
  /** Those of them whom a channel can wake (push, e-mail). The others see it only when they look at a screen. */
  readonly wakeable: number;
  readonly channels: readonly ChannelKind[];
}

/** What is taken back; without `purposes` what the answer to it makes needless. */
export type WithdrawalSubject =
  /** By default escalations: acknowledged. Offers and calls of the same incident go on. */
  | { readonly incidentId: string; readonly purposes?: readonly Purpose[] }
  /** By default the offer: answered, lapsed or recalled. */
  | { readonly dispatchId: string; readonly purposes?: readonly Purpose[] };

@Injectable()
export class Notifier {
  constructor(@Inject(MESSAGE_PORTS) private readonly ports: MessagePorts) {}

  /** Writes one row for each receiver and device. The decision commits them, or nothing is sent. */
  async request(tx: CentreTransaction, request: NotificationRequest): Promise<NotificationReach> {
    const [reach] = await this.requestAll(tx, [request]);
    if (reach === undefined) throw new Error('A request for a message came back without an answer.');
    return reach;
  }

  /** The same for several, with their queries put together; reaches in the order of the requests. */
  async requestAll(tx: CentreTransaction, requests: readonly NotificationRequest[]): Promise<NotificationReach[]> {
    if (requests.length === 0) return [];
    const { notifications } = tx.records;
    const asked = requests.map((request) => ({ ...request, notificationId: tx.newId() }));
    const isNew = await notifications.addAll(asked.map((request) => rowOf(request, tx.now)));
    const fresh = asked.filter(({ notificationId }) => isNew.has(notificationId));
    const receivers = await receiversOf(
      tx,
      this.ports,
      fresh.map(({ audience }) => audience),
    );
    const messages = new Map<string, readonly NewMessage[]>();
    for (const request of fresh) {
      messages.set(request.notificationId, messagesFor(tx, this.ports, receivers, request));
    }
    await this.write(tx, [...messages.values()].flat());
    for (const request of fresh) ringBells(tx, request, messages.get(request.notificationId) ?? []);
    await notifications.wakeSenders();
    const reaches: NotificationReach[] = [];
    for (const { notificationId, key } of asked) {
      const own = messages.get(notificationId);
      reaches.push(own === undefined ? await this.reachOfEarlier(tx, key) : reachOf(notificationId, own));
    }
    return reaches;
  }

  private async write({ records, now }: CentreTransaction, messages: readonly NewMessage[]): Promise<void> {
    await records.notifications.addMessages(messages);
    await records.notifications.addFacts(
      messages.flatMap(({ id, channel }) => [
        { message_id: id, fact: 'queued' as const, at: now, made_at: null, detail: null },
        // A bell has no way to go: it is where it will be seen.
        ...(channel === 'bell'
          ? [{ message_id: id, fact: 'sent' as const, at: now, made_at: null, detail: null }]
          : []),
      ]),
    );
  }

  /**
   * Messages not yet sent are never sent; those sent are followed by one that takes them back. Returns how many messages
   * that concerns.
   */
  withdraw(tx: CentreTransaction, what: WithdrawalSubject, reason: string): Promise<number> {
    return withdrawMessages(tx, what, reason);
  }

  /** A person did what a message asked for: the fact goes to every message of that subject to that person. */
  async accepted(
    tx: CentreTransaction,
    what: { readonly incidentId: string } | { readonly dispatchId: string },
    personId: string,
  ): Promise<void> {
    const { notifications } = tx.records;
    const asked = await notifications.about(what, ['offer', 'escalation', 'doctor-call', 'mention']);
    const messages = await notifications.messagesTo(
      personId,
      asked.map(({ id }) => id),
    );
    const facts = await notifications.addFacts(
      messages.map(({ id }) => ({
        message_id: id,
        fact: 'accepted' as const,
        at: tx.now,
        made_at: null,
        detail: null,
      })),
    );
    const [first] = asked;
    if (facts.length > 0 && first !== undefined) {
      const scope = first.incident_id === null ? { personId } : { personId, incidentId: first.incident_id };
      tx.event('notification.fact', scope, { fact: 'accepted', messageIds: facts.map(({ message_id }) => message_id) });
    }
  }

  private async reachOfEarlier(tx: CentreTransaction, key: string): Promise<NotificationReach> {
    const earlier = await tx.records.notifications.byKey(key);
    if (earlier === undefined) throw new Error('A notification vanished within its own transaction.');
    return reachOf(earlier.id, await tx.records.notifications.messagesOf([earlier.id]));
  }
}

type Asked = NotificationRequest & { readonly notificationId: string };

function rowOf(request: Asked, now: Instant) {
  return {
    id: request.notificationId,
    key: request.key,
    audience: JSON.stringify(request.audience),
    purpose: request.purpose,
    priority: request.priority,
    incident_id: request.incidentId,
    dispatch_id: request.dispatchId,
    patient_id: request.patientId,
    text: JSON.stringify(request.text),
    named_text: request.namedText === null ? null : JSON.stringify(request.namedText),
    link: request.link,
    created_at: now,
    expires_at: request.expiresAt,
    withdrawn_at: null,
    withdrawal_reason: null,
  };
}

/** Tells open pages of the people concerned. */
function ringBells(tx: CentreTransaction, request: Asked, messages: readonly NewMessage[]): void {
  const { notificationId, incidentId, purpose, priority } = request;
  for (const { id: messageId, person_id: personId, channel } of messages) {
    if (channel !== 'bell' || personId === null) continue;
    const scope = incidentId === null ? { personId } : { personId, incidentId };
    tx.event('notification.queued', scope, { messageId, notificationId, purpose, priority });
  }
}

type Reaching = Pick<NotificationMessageRow, 'channel' | 'person_id' | 'withdraws'>;

function reachOf(notificationId: string, all: readonly Reaching[]): NotificationReach {
  const messages = all.filter(({ withdraws }) => withdraws === null);
  const people = (some: readonly Reaching[]): number =>
    new Set(some.flatMap(({ person_id }) => (person_id === null ? [] : [person_id]))).size;
  return {
    notificationId,
    people: people(messages),
    wakeable: people(messages.filter(({ channel }) => WAKING_CHANNELS.includes(channel))),
    channels: [...new Set(messages.map(({ channel }) => channel))],
  };
}
