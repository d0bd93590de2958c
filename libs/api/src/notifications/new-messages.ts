// Who gets a notification and on what: one message for each person's bell, each of their devices and their e-mail address,
// and one for each webhook that wants to hear of such things.
import { urgencyRank } from '#channels';
import type { Instant } from '#kernel';
import type { NotificationEmailRow, NotificationMessageRow, PushSubscriptionRow } from '#records';
import type { CentreTransaction } from '../centre-transaction.js';
import { grouped } from '../grouped.js';
import type { MessagePorts } from './message-ports.js';
import type { Audience, NotificationRequest } from './notifier.js';

export type NewMessage = Omit<NotificationMessageRow, 'attempts'>;

/** Who is behind each audience, and by what they can be woken: read once for all requests of a decision. */
export interface Receivers {
  readonly people: ReadonlyMap<string, readonly string[]>;
  readonly devices: ReadonlyMap<string, readonly PushSubscriptionRow[]>;
  readonly addresses: ReadonlyMap<string, readonly NotificationEmailRow[]>;
}

const audienceKey = (audience: Audience): string => JSON.stringify(audience);

export async function receiversOf(
  { records }: CentreTransaction,
  ports: MessagePorts,
  audiences: readonly Audience[],
): Promise<Receivers> {
  const { notifications, pushSubscriptions } = records;
  const people = new Map<string, string[]>();
  for (const audience of audiences) {
    const key = audienceKey(audience);
    if (!people.has(key))
      people.set(
        key,
        (await notifications.receivers(audience)).map(({ id }) => id),
      );
  }
  const everybody = [...new Set([...people.values()].flat())];
  const devices = ports.pushKey === null ? [] : await pushSubscriptions.liveOf(everybody);
  const addresses = ports.email ? await pushSubscriptions.confirmedEmailsOf(everybody) : [];
  return {
    people,
    devices: grouped(devices, ({ person_id }) => person_id),
    addresses: grouped(addresses, ({ person_id }) => person_id),
  };
}

export function messagesFor(
  tx: CentreTransaction,
  ports: MessagePorts,
  receivers: Receivers,
  request: NotificationRequest & { readonly notificationId: string },
): NewMessage[] {
  const people = receivers.people.get(audienceKey(request.audience)) ?? [];
  const devices = people.flatMap((id) => receivers.devices.get(id) ?? []);
  const addresses = people.flatMap((id) => receivers.addresses.get(id) ?? []);
  const message = (to: Pick<NewMessage, 'channel' | 'person_id' | 'device_id' | 'device_label' | 'service'>) => ({
    id: tx.newId(),
    notification_id: request.notificationId,
    withdraws: null,
    state: to.channel === 'bell' ? ('sent' as const) : ('queued' as const),
    urgency: urgencyRank(request),
    queued_at: tx.now,
    expires_at: request.expiresAt,
    next_attempt_at: tx.now,
    claim: null,
    lease_until: null,
    last_attempt_at: null,
    last_error: null,
    ...to,
  });
  return [
    ...people.map((personId) =>
      message({ channel: 'bell', person_id: personId, device_id: null, device_label: '', service: 'bell' }),
    ),
    // A device that subscribed under an earlier key pair can't be sent to; its owner's page renews it.
    ...devices
      .filter((device) => device.server_key === ports.pushKey)
      .map(({ id, person_id, label, service }) =>
        message({ channel: 'web-push', person_id, device_id: id, device_label: label, service }),
      ),
    ...addresses.map(({ person_id }) =>
      message({ channel: 'email', person_id, device_id: null, device_label: '', service: 'email' }),
    ),
    ...ports.webhooks
      .filter(({ purposes }) => purposes.includes(request.purpose))
      .map(({ name }) =>
        message({
          channel: 'webhook',
          person_id: null,
          device_id: name,
          device_label: name,
          service: `webhook ${name}`,
        }),
      ),
  ];
}

/** A test message to one device. */
export function deviceMessage(
  tx: CentreTransaction,
  device: Pick<PushSubscriptionRow, 'id' | 'person_id' | 'label' | 'service'>,
  of: { readonly notificationId: string; readonly expiresAt: Instant },
): NewMessage {
  return {
    id: tx.newId(),
    notification_id: of.notificationId,
    channel: 'web-push',
    person_id: device.person_id,
    device_id: device.id,
    device_label: device.label,
    service: device.service,
    withdraws: null,
    state: 'queued',
    urgency: urgencyRank({ purpose: 'system', priority: 'low' }),
    queued_at: tx.now,
    expires_at: of.expiresAt,
    next_attempt_at: tx.now,
    claim: null,
    lease_until: null,
    last_attempt_at: null,
    last_error: null,
  };
}
