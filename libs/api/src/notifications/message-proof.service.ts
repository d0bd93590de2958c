// Who was told of an incident, by which channel, and how far each message got.
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { WAKING_CHANNELS } from '#channels';
import type { DeliveryFactRow, NotificationMessageRow } from '#records';
import { CentreTransactions } from '../centre-transaction.js';
import { notFound } from '../http/refusal.js';
import type { IncidentNotificationDto, MessageEntryDto, NotifiedReceiverDto } from './notification.dto.js';

@Injectable()
export class MessageProofService {
  constructor(private readonly transactions: CentreTransactions) {}

  async ofIncident(who: Principal, incidentId: string): Promise<IncidentNotificationDto[]> {
    // Messages themselves are behind no wall of their own: no person's role may read them at all, and the incident is.
    await this.transactions.read(who, async ({ records, see }) => {
      const incident = await records.incidents.find(incidentId);
      if (incident === undefined) throw notFound('incident');
      see('messages', incident.patient_id);
    });
    const { records } = this.transactions;
    const rows = await records.notifications.ofIncident(incidentId);
    const messages = await records.notifications.messagesOf(rows.map(({ id }) => id));
    const facts = await records.notifications.factsOf(messages.map(({ id }) => id));
    const people = await records.people.byIds([
      ...new Set(messages.flatMap(({ person_id }) => (person_id === null ? [] : [person_id]))),
    ]);
    const names = new Map(people.map((person) => [person.id, person.display_name]));
    return rows.map((row) => ({
      id: row.id,
      purpose: row.purpose,
      priority: row.priority,
      text: row.text,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      withdrawnAt: row.withdrawn_at,
      withdrawalReason: row.withdrawal_reason,
      receivers: receiversOf(
        messages.filter((message) => message.notification_id === row.id),
        facts,
        names,
      ),
    }));
  }
}

function receiversOf(
  messages: readonly NotificationMessageRow[],
  facts: readonly DeliveryFactRow[],
  names: ReadonlyMap<string, string>,
): NotifiedReceiverDto[] {
  const groups = new Map<string, NotificationMessageRow[]>();
  for (const message of messages) {
    const key = message.person_id ?? `webhook ${message.device_id ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()].map((of) => {
    const [first] = of;
    const personId = first?.person_id ?? null;
    return {
      personId,
      name: personId === null ? (first?.device_label ?? '') : (names.get(personId) ?? ''),
      wakeable: personId === null || of.some(({ channel }) => WAKING_CHANNELS.includes(channel)),
      messages: of.map((message) => entryOf(message, facts)),
    };
  });
}

function entryOf(message: NotificationMessageRow, facts: readonly DeliveryFactRow[]): MessageEntryDto {
  return {
    id: message.id,
    channel: message.channel,
    deviceLabel: message.device_label,
    state: message.state,
    withdraws: message.withdraws !== null,
    attempts: message.attempts,
    lastError: message.last_error,
    nextAttemptAt: message.state === 'queued' ? message.next_attempt_at : null,
    facts: facts
      .filter(({ message_id }) => message_id === message.id)
      .map(({ fact, at, made_at: madeAt, detail }) => ({ fact, at, madeAt, detail })),
  };
}
