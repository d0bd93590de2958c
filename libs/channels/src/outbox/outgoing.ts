// From a row of the outbox to a message in one receiver's language, and to the receiver. A patient's name goes only to a
// device whose owner asked for names; everybody else gets the text without.
import type { ClaimedMessage } from '#records';
import type { OutgoingMessage, Receiver } from '../message.js';
import { topicOf } from '../topic.js';
import { titleOf, withdrawnText } from '../words.js';

export function outgoing(row: ClaimedMessage): OutgoingMessage {
  const { notification, subscription, email } = row;
  const { purpose, priority } = notification;
  const withdraws = row.withdraws !== null;
  const language = subscription?.language ?? email?.language ?? 'ja';
  const named = row.channel === 'web-push' && subscription?.show_names === true ? notification.named_text : null;
  return {
    id: row.id,
    purpose,
    priority,
    title: titleOf({ purpose, priority, withdraws })[language],
    body: (withdraws ? withdrawnText : (named ?? notification.text))[language],
    link: notification.link,
    topic: topicOf({
      purpose,
      incidentId: notification.incident_id,
      dispatchId: notification.dispatch_id,
      notificationId: row.notification_id,
    }),
    withdraws,
    queuedAt: row.queued_at,
    expiresAt: row.expires_at,
  };
}

/** Null when there is nobody to send to any more. */
export function receiverOf({ channel, subscription, email, device_id: device }: ClaimedMessage): Receiver | null {
  switch (channel) {
    case 'web-push': {
      if (subscription === null) return null;
      const { endpoint, p256dh, auth, server_key: serverKey } = subscription;
      if (endpoint === null || p256dh === null || auth === null) return null;
      return { kind: 'web-push', endpoint, p256dh, auth, serverKey };
    }
    case 'email':
      return email === null ? null : { kind: 'email', address: email.address };
    case 'webhook':
      return device === null ? null : { kind: 'webhook', name: device };
    case 'canary':
      return { kind: 'canary' };
    case 'bell':
      return null;
  }
}
