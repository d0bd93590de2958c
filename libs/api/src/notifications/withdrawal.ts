// Taking messages back. What waits is never sent. What was sent, or is just being sent by some process, is followed by a
// message that takes it off the screen; for the latter it waits until that process must have finished.
import type { Purpose } from '#channels';
import { DAY_MS, HOUR_MS } from '#kernel';
import type { NotificationMessageRow } from '#records';
import type { CentreTransaction } from '../centre-transaction.js';
import type { NewMessage } from './new-messages.js';
import type { WithdrawalSubject } from './notifier.js';

const BY_ACKNOWLEDGEMENT: readonly Purpose[] = ['escalation'];
const BY_ANSWER: readonly Purpose[] = ['offer'];
/** A phone that was off for longer shows a message whose time is over anyway. */
const FOLLOWED_FOR_MS = DAY_MS;
const WITHDRAWAL_LASTS_MS = 12 * HOUR_MS;

export async function withdrawMessages(
  tx: CentreTransaction,
  what: WithdrawalSubject,
  reason: string,
): Promise<number> {
  const { notifications } = tx.records;
  const purposes = what.purposes ?? ('incidentId' in what ? BY_ACKNOWLEDGEMENT : BY_ANSWER);
  const standing = (await notifications.about(what, purposes)).filter(({ withdrawn_at }) => withdrawn_at === null);
  if (standing.length === 0) return 0;
  const ids = standing.map(({ id }) => id);
  const messages = (await notifications.holdMessagesOf(ids)).filter(({ withdraws }) => withdraws === null);
  await notifications.markWithdrawn(ids, tx.now, reason);
  const waiting = messages.filter(({ state }) => state === 'queued');
  await notifications.setState(
    waiting.map(({ id }) => id),
    'withdrawn',
  );
  const concerned = messages.filter(({ state }) => state === 'queued' || state === 'sent');
  await notifications.addFacts(
    concerned.map(({ id }) => ({
      message_id: id,
      fact: 'withdrawn' as const,
      at: tx.now,
      made_at: null,
      detail: reason,
    })),
  );
  await notifications.addMessages(
    messages.flatMap((message) => {
      const from = followedFrom(message, tx.now);
      return from === null ? [] : [followUp(tx, message, from)];
    }),
  );
  for (const { person_id: personId, id, channel } of concerned) {
    if (channel !== 'bell' || personId === null) continue;
    tx.event('notification.fact', { personId }, { fact: 'withdrawn', messageIds: [id] });
  }
  const incidents = new Set(standing.flatMap(({ incident_id }) => (incident_id === null ? [] : [incident_id])));
  for (const incidentId of incidents) {
    tx.event('notification.fact', { incidentId }, { fact: 'withdrawn', messageIds: [] });
  }
  await notifications.wakeSenders();
  return concerned.length;
}

/** When the message that takes this one back may go; null when none is needed. */
function followedFrom(message: NotificationMessageRow, now: number): number | null {
  if (message.channel === 'bell' || message.channel === 'canary') return null;
  if (message.state === 'sent') return message.queued_at + FOLLOWED_FOR_MS > now ? now : null;
  const beingSent = message.state === 'queued' && message.lease_until !== null && message.lease_until > now;
  // An attempt that ended without a clear answer may have arrived as well.
  if (message.state === 'queued' && (beingSent || message.attempts > 0)) return message.lease_until ?? now;
  return null;
}

function followUp(tx: CentreTransaction, message: NotificationMessageRow, from: number): NewMessage {
  return {
    id: tx.newId(),
    notification_id: message.notification_id,
    channel: message.channel,
    person_id: message.person_id,
    device_id: message.device_id,
    device_label: message.device_label,
    service: message.service,
    withdraws: message.id,
    state: 'queued',
    urgency: message.urgency,
    queued_at: tx.now,
    expires_at: tx.now + WITHDRAWAL_LASTS_MS,
    next_attempt_at: Math.max(from, tx.now),
    claim: null,
    lease_until: null,
    last_attempt_at: null,
    last_error: null,
  };
}
