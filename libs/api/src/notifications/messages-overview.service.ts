// The administrator's view of messages: counts, troubles, and who can be reached by what.
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { DAY_MS, MINUTE_MS } from '#kernel';
import { CentreTransactions } from '../centre-transaction.js';
import { notFound } from '../http/refusal.js';
import { MESSAGE_PORTS, type MessagePorts } from './message-ports.js';
import type { MessagesOverviewDto, ReachablePersonDto } from './messages-overview.dto.js';
import { Notifier } from './notifier.js';
import { subscriptionView } from './subscription.service.js';

const REMOVED_SHOWN_MS = 30 * DAY_MS;
const TROUBLES_SHOWN = 50;
const TEST_LASTS_MS = 5 * MINUTE_MS;

@Injectable()
export class MessagesOverviewService {
  constructor(
    private readonly transactions: CentreTransactions,
    private readonly notifier: Notifier,
    @Inject(MESSAGE_PORTS) private readonly ports: MessagePorts,
  ) {}

  overview(): Promise<MessagesOverviewDto> {
    return this.transactions.run(async (tx) => {
      const { messageFigures } = tx.records;
      const since = tx.now - DAY_MS;
      return {
        push: this.ports.pushKey !== null,
        email: this.ports.email,
        webhooks: this.ports.webhooks.map(({ name }) => name),
        oldestQueuedAt: (await messageFigures.waiting()).oldestAt,
        channels: await messageFigures.countsSince(since),
        troubled: (await messageFigures.troubled(since, TROUBLES_SHOWN)).map((row) => ({
          id: row.id,
          channel: row.channel,
          purpose: row.purpose,
          receiver: row.receiver ?? row.device_label,
          deviceLabel: row.device_label,
          state: row.state === 'failed' ? ('failed' as const) : ('queued' as const),
          attempts: row.attempts,
          lastError: row.last_error,
          queuedAt: row.queued_at,
          nextAttemptAt: row.state === 'queued' ? row.next_attempt_at : null,
        })),
        people: await this.people(tx.records, tx.now),
      };
    });
  }

  /** A message on every channel of a person, so that an administrator can see who is really reached. */
  test(who: Principal, personId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const person = await tx.records.people.find(personId);
      if (person === undefined || !person.active) throw notFound('person');
      await this.notifier.request(tx, {
        audience: { kind: 'person', personId },
        purpose: 'system',
        priority: 'low',
        incidentId: null,
        dispatchId: null,
        patientId: null,
        text: { ja: '管理者からのお試しの通知です。', en: 'A test message from the administrator.' },
        namedText: null,
        link: '/',
        expiresAt: tx.now + TEST_LASTS_MS,
        key: `test:${tx.newId()}`,
      });
      tx.audit(who, 'notification.test', { subject: personId });
    });
  }

  private async people(records: CentreTransactions['records'], now: number): Promise<ReachablePersonDto[]> {
    const people = (await records.people.all()).filter(({ active }) => active);
    const stations = new Map((await records.stations.all()).map(({ id, name }) => [id, name]));
    const devices = await records.pushSubscriptions.all(now - REMOVED_SHOWN_MS);
    const emails = await records.pushSubscriptions.confirmedEmailsOf(people.map(({ id }) => id));
    const withEmail = new Set(emails.map(({ person_id }) => person_id));
    return people.map(({ id, display_name, role, station_id }) => ({
      personId: id,
      name: display_name,
      role,
      station: station_id === null ? null : (stations.get(station_id) ?? null),
      email: withEmail.has(id),
      subscriptions: devices
        .filter(({ person_id }) => person_id === id)
        .map((row) => subscriptionView(row, this.ports.pushKey)),
    }));
  }
}
