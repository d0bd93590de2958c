// The sender's side of the messages: claiming what is due, and writing down what became of it. A claim is a lease that lapses
// by itself, so what a killed process held is sent again by the next one, under the same id.
import type { ChannelKind } from '#channels';
import type { DurationMs, Instant } from '#kernel';
import { sql } from 'kysely';
import type { Queries } from '../database.js';
import { OUTBOX_CHANNEL, type NotificationMessageRow, type NotificationRow } from './notifications.js';
import { type PushSubscriptionRow, PushSubscriptionRepository } from './push-subscriptions.js';

export interface ClaimRequest {
  readonly now: Instant;
  readonly leaseMs: DurationMs;
  /** Names this claim, so that whoever lost its lease notices. */
  readonly claim: string;
  /** Channels this process can send on. What is out of time is claimed whatever its channel, to be written off. */
  readonly channels: readonly ChannelKind[];
  readonly limit: number;
  readonly perService: number;
  /** How many this process is sending to each service now. */
  readonly busy: Readonly<Record<string, number>>;
}

/** A claimed message with all that sending it needs. */
export interface ClaimedMessage extends NotificationMessageRow {
  readonly notification: Pick<
    NotificationRow,
    'purpose' | 'priority' | 'text' | 'named_text' | 'link' | 'incident_id' | 'dispatch_id'
  >;
  /** False for somebody whose account was closed. */
  readonly receiver_active: boolean;
  readonly subscription: PushSubscriptionRow | null;
  readonly email: { readonly address: string; readonly language: 'ja' | 'en' } | null;
}

export class OutboxRepository {
  constructor(private readonly q: Queries) {}

  /** Due messages, the most pressing first, a bounded number for each service; two callers never get the same. */
  async claim(request: ClaimRequest): Promise<ClaimedMessage[]> {
    const { now, leaseMs, claim, channels, limit, perService, busy } = request;
    const due = sql`state = 'queued' and next_attempt_at <= ${now} and (lease_until is null or lease_until <= ${now})
      and (channel = any(${[...channels]}::text[]) or expires_at <= ${now})`;
    const { rows } = await sql<NotificationMessageRow>`
      update notification_message set claim = ${claim}, lease_until = ${now + leaseMs}::bigint,
        attempts = attempts + 1, last_attempt_at = ${now}::bigint
      where id in (
        select id from notification_message
        where id in (
          select id from (
            select id, urgency, queued_at, service,
              row_number() over (partition by service order by urgency, queued_at, id) as place
            from notification_message where ${due}
          ) as ranked
          where place <= ${perService}::int - coalesce((${JSON.stringify(busy)}::jsonb ->> service)::int, 0)
          order by urgency, queued_at, id
          limit ${limit}
        ) and ${due}
        order by id
        for update skip locked
      )
      returning *`.execute(this.q);
    return this.withAll(rows);
  }

  /** Queues the path's own message anew: always the same row, so that a message a minute leaves nothing behind. */
  async queueCanary(at: Instant, expiresAt: Instant): Promise<void> {
    const id = 'canary';
    const text = JSON.stringify({ ja: '', en: '' });
    const words = { audience: JSON.stringify({ kind: 'canary' }), purpose: 'system' as const, text, link: '/' };
    await this.q
      .insertInto('notification')
      .values({ ...words, id, key: id, priority: 'high', created_at: at, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const fresh = {
      state: 'queued' as const,
      queued_at: at,
      expires_at: expiresAt,
      next_attempt_at: at,
      attempts: 0,
      claim: null,
      lease_until: null,
      last_error: null,
    };
    const fixed = {
      id,
      notification_id: id,
      channel: 'canary' as const,
      device_label: '',
      service: 'canary',
      urgency: 0,
    };
    await this.q
      .insertInto('notification_message')
      .values({ ...fixed, ...fresh })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fresh))
      .execute();
    await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(this.q);
  }

  /** When the next message will be due, for tests and figures; null when none waits. */
  async nextDue(): Promise<Instant | null> {
    const { at } = await this.q
      .selectFrom('notification_message')
      .select((on) => on.fn.min('next_attempt_at').as('at'))
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow();
    return at;
  }

  /** Held, as it is now. */
  hold(id: string): Promise<NotificationMessageRow | undefined> {
    return this.q.selectFrom('notification_message').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  }

  async markSent(id: string): Promise<void> {
    await this.q
      .updateTable('notification_message')
      .set({ state: 'sent', claim: null, lease_until: null, last_error: null })
      .where('id', '=', id)
      .execute();
  }

  async postpone(id: string, until: Instant, reason: string): Promise<void> {
    await this.q
      .updateTable('notification_message')
      .set({ claim: null, lease_until: null, next_attempt_at: until, last_error: reason })
      .where('id', '=', id)
      .execute();
  }

  async end(id: string, state: 'failed' | 'withdrawn', reason: string): Promise<void> {
    await this.q
      .updateTable('notification_message')
      .set({ state, claim: null, lease_until: null, last_error: reason })
      .where('id', '=', id)
      .execute();
  }

  /** What waits for a device that is no more; resolves with their ids. */
  async failWaitingFor(deviceId: string, reason: string): Promise<string[]> {
    const rows = await this.q
      .updateTable('notification_message')
      .set({ state: 'failed', claim: null, lease_until: null, last_error: reason })
      .where('device_id', '=', deviceId)
      .where('channel', '=', 'web-push')
      .where('state', '=', 'queued')
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** The message that takes this one back may go now. */
  async hastenWithdrawalOf(id: string, at: Instant): Promise<void> {
    await this.q
      .updateTable('notification_message')
      .set({ next_attempt_at: at })
      .where('withdraws', '=', id)
      .where('state', '=', 'queued')
      .where('attempts', '=', 0)
      .execute();
  }

  /** Nothing arrived, so there is nothing to take back; resolves with the ids of what need not be sent. */
  async dropWithdrawalOf(id: string): Promise<string[]> {
    const rows = await this.q
      .updateTable('notification_message')
      .set({ state: 'withdrawn' })
      .where('withdraws', '=', id)
      .where('state', '=', 'queued')
      .where('attempts', '=', 0)
      .returning('id')
      .execute();
    return rows.map((row) => row.id);
  }

  private async withAll(messages: readonly NotificationMessageRow[]): Promise<ClaimedMessage[]> {
    if (messages.length === 0) return [];
    const idsOf = (pick: (row: NotificationMessageRow) => string | null): string[] => [
      ...new Set(messages.map(pick).filter((id) => id !== null)),
    ];
    const devices = new PushSubscriptionRepository(this.q);
    const [notifications, people, subscriptions, emails] = await Promise.all([
      this.q
        .selectFrom('notification')
        .selectAll()
        .where(
          'id',
          'in',
          idsOf((row) => row.notification_id),
        )
        .execute(),
      some(
        idsOf((row) => row.person_id),
        (ids) => this.q.selectFrom('person').select(['id', 'active']).where('id', 'in', ids).execute(),
      ),
      devices.byIds(idsOf((row) => (row.channel === 'web-push' ? row.device_id : null))),
      devices.confirmedEmailsOf(idsOf((row) => (row.channel === 'email' ? row.person_id : null))),
    ]);
    const active = new Map(people.map((person) => [person.id, person.active]));
    return messages
      .map((message): ClaimedMessage => {
        const notification = notifications.find(({ id }) => id === message.notification_id);
        if (notification === undefined) throw new Error('A message without its notification.');
        return {
          ...message,
          notification,
          receiver_active: message.person_id === null || active.get(message.person_id) === true,
          subscription: subscriptions.find(({ id }) => id === message.device_id) ?? null,
          email: emails.find(({ person_id }) => person_id === message.person_id) ?? null,
        };
      })
      .sort((a, b) => a.urgency - b.urgency || a.queued_at - b.queued_at || (a.id < b.id ? -1 : 1));
  }
}

function some<T>(ids: string[], read: (ids: string[]) => Promise<T[]>): Promise<T[]> {
  return ids.length === 0 ? Promise.resolve([]) : read(ids);
}
