// What is to be said to people, and the facts about each message. Facts are appended, the first of each kind counts.
import type { Purpose } from '#channels';
import type { Instant } from '#kernel';
import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Queries } from '../database.js';
import type { PersonTable } from '../schema/centre-tables.js';
import type {
  DeliveryFactTable,
  NotificationMessageTable,
  NotificationTable,
  StoredAudience,
} from '../schema/notification-tables.js';

export type NotificationRow = Selectable<NotificationTable>;
export type NotificationMessageRow = Selectable<NotificationMessageTable>;
export type DeliveryFactRow = Selectable<DeliveryFactTable>;

export interface Receiver {
  readonly id: string;
  readonly role: PersonTable['role'];
  readonly station_id: string | null;
}

/** The channel on which a commit tells senders that something waits. */
export const OUTBOX_CHANNEL = 'mimamori_outbox';

/** What a decision is about, as messages are found by it. */
export type NotificationSubject = { readonly incidentId: string } | { readonly dispatchId: string };

export class NotificationRepository {
  constructor(private readonly q: Queries) {}

  /** Active people of an audience, in the order of their ids. */
  receivers(audience: StoredAudience): Promise<Receiver[]> {
    const people = this.q
      .selectFrom('person')
      .select(['id', 'role', 'station_id'])
      .where('active', '=', true)
      .orderBy('id');
    switch (audience.kind) {
      case 'person':
        return people.where('id', '=', audience.personId).execute();
      case 'station':
        return people.where('station_id', '=', audience.stationId).execute();
      case 'role':
        return people.where('role', '=', audience.role).execute();
      case 'canary':
        return Promise.resolve([]);
    }
  }

  /** Resolves with the ids of those that are new: what has a key that is there already is left out. */
  async addAll(rows: ReadonlyArray<Insertable<NotificationTable>>): Promise<Set<string>> {
    const added = new Set<string>();
    for (const some of portions(rows)) {
      const fresh = await this.q
        .insertInto('notification')
        .values(some)
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('id')
        .execute();
      for (const { id } of fresh) added.add(id);
    }
    return added;
  }

  byKey(key: string): Promise<NotificationRow | undefined> {
    return this.q.selectFrom('notification').selectAll().where('key', '=', key).executeTakeFirst();
  }

  byIds(ids: readonly string[]): Promise<NotificationRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.q.selectFrom('notification').selectAll().where('id', 'in', ids).execute();
  }

  /** Oldest first. */
  ofIncident(incidentId: string): Promise<NotificationRow[]> {
    return this.q
      .selectFrom('notification')
      .selectAll()
      .where('incident_id', '=', incidentId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  }

  /** About an incident or a dispatch, with one of these purposes, taken back or not. */
  about(subject: NotificationSubject, purposes: readonly Purpose[]): Promise<NotificationRow[]> {
    if (purposes.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('notification')
      .selectAll()
      .where('purpose', 'in', purposes)
      .where((on) =>
        'incidentId' in subject
          ? on('incident_id', '=', subject.incidentId)
          : on('dispatch_id', '=', subject.dispatchId),
      )
      .execute();
  }

  async markWithdrawn(ids: readonly string[], at: Instant, reason: string): Promise<void> {
    if (ids.length === 0) return;
    await this.q
      .updateTable('notification')
      .set({ withdrawn_at: at, withdrawal_reason: reason })
      .where('id', 'in', ids)
      .execute();
  }

  async addMessages(rows: ReadonlyArray<Insertable<NotificationMessageTable>>): Promise<void> {
    for (const some of portions(rows)) await this.q.insertInto('notification_message').values(some).execute();
  }

  message(id: string): Promise<NotificationMessageRow | undefined> {
    return this.q.selectFrom('notification_message').selectAll().where('id', '=', id).executeTakeFirst();
  }

  messagesOf(notificationIds: readonly string[]): Promise<NotificationMessageRow[]> {
    if (notificationIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('notification_message')
      .selectAll()
      .where('notification_id', 'in', notificationIds)
      .orderBy('queued_at')
      .orderBy('id')
      .execute();
  }

  /** The same, held until the transaction ends, in the order of their ids so that nobody waits in a circle. */
  holdMessagesOf(notificationIds: readonly string[]): Promise<NotificationMessageRow[]> {
    if (notificationIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('notification_message')
      .selectAll()
      .where('notification_id', 'in', notificationIds)
      .orderBy('id')
      .forUpdate()
      .execute();
  }

  async setState(ids: readonly string[], state: NotificationMessageRow['state']): Promise<void> {
    if (ids.length === 0) return;
    await this.q.updateTable('notification_message').set({ state }).where('id', 'in', ids).execute();
  }

  /** Appends facts; resolves with those that were news. */
  async addFacts(rows: ReadonlyArray<Insertable<DeliveryFactTable>>): Promise<DeliveryFactRow[]> {
    const news: DeliveryFactRow[] = [];
    for (const some of portions(rows)) {
      news.push(
        ...(await this.q
          .insertInto('delivery_fact')
          .values(some)
          .onConflict((conflict) => conflict.columns(['message_id', 'fact']).doNothing())
          .returningAll()
          .execute()),
      );
    }
    return news;
  }

  factsOf(messageIds: readonly string[]): Promise<DeliveryFactRow[]> {
    if (messageIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('delivery_fact')
      .selectAll()
      .where('message_id', 'in', messageIds)
      .orderBy('at')
      .orderBy('fact')
      .execute();
  }

  /** A person's bell, newest first. */
  bellOf(personId: string, options: { since: Instant; limit: number }): Promise<NotificationMessageRow[]> {
    return this.q
      .selectFrom('notification_message')
      .selectAll()
      .where('person_id', '=', personId)
      .where('channel', '=', 'bell')
      .where('queued_at', '>=', options.since)
      .orderBy('queued_at', 'desc')
      .orderBy('id', 'desc')
      .limit(options.limit)
      .execute();
  }

  /** A person's messages of one notification, on every channel. */
  messagesTo(personId: string, notificationIds: readonly string[]): Promise<NotificationMessageRow[]> {
    if (notificationIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('notification_message')
      .selectAll()
      .where('person_id', '=', personId)
      .where('notification_id', 'in', notificationIds)
      .where('withdraws', 'is', null)
      .execute();
  }

  /** Tells the senders, once the transaction commits, that something waits. */
  async wakeSenders(): Promise<void> {
    await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(this.q);
  }
}

/** A statement takes 65,535 values at most; a district's alarms at once, told to everybody, have more. */
const ROWS_OF_A_STATEMENT = 500;

function portions<Row>(rows: readonly Row[]): Row[][] {
  const some: Row[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_OF_A_STATEMENT) {
    some.push(rows.slice(from, from + ROWS_OF_A_STATEMENT));
  }
  return some;
}
