// Where people can be woken: devices known to a push service, and confirmed e-mail addresses.
import type { Instant } from '#kernel';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { NotificationEmailTable, PushSubscriptionTable } from '../schema/notification-tables.js';

export type PushSubscriptionRow = Selectable<PushSubscriptionTable>;
export type NotificationEmailRow = Selectable<NotificationEmailTable>;

export class PushSubscriptionRepository {
  constructor(private readonly q: Queries) {}

  find(id: string): Promise<PushSubscriptionRow | undefined> {
    return this.q.selectFrom('push_subscription').selectAll().where('id', '=', id).executeTakeFirst();
  }

  byEndpoint(endpoint: string): Promise<PushSubscriptionRow | undefined> {
    return this.q.selectFrom('push_subscription').selectAll().where('endpoint', '=', endpoint).executeTakeFirst();
  }

  /** Those that can be sent to, oldest first. */
  liveOf(personIds: readonly string[]): Promise<PushSubscriptionRow[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('push_subscription')
      .selectAll()
      .where('person_id', 'in', personIds)
      .where('removed_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  }

  /** The same, and nobody adds another until the transaction ends. */
  async holdLiveOf(personId: string): Promise<PushSubscriptionRow[]> {
    await this.q.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
    return this.liveOf([personId]);
  }

  /** Live ones and those removed since, for the page that shows them; newest first. */
  all(removedSince: Instant): Promise<PushSubscriptionRow[]> {
    return this.q
      .selectFrom('push_subscription')
      .selectAll()
      .where((on) => on.or([on('removed_at', 'is', null), on('removed_at', '>=', removedSince)]))
      .orderBy('created_at', 'desc')
      .execute();
  }

  async add(row: Insertable<PushSubscriptionTable>): Promise<void> {
    await this.q.insertInto('push_subscription').values(row).execute();
  }

  async change(id: string, change: Updateable<PushSubscriptionTable>): Promise<void> {
    await this.q.updateTable('push_subscription').set(change).where('id', '=', id).execute();
  }

  /** Takes its address and keys away for good; false when that was done before. */
  async remove(id: string, at: Instant, reason: string): Promise<boolean> {
    const { numUpdatedRows } = await this.q
      .updateTable('push_subscription')
      .set({ removed_at: at, removed_reason: reason, endpoint: null, p256dh: null, auth: null })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  emailOf(personId: string): Promise<NotificationEmailRow | undefined> {
    return this.q.selectFrom('notification_email').selectAll().where('person_id', '=', personId).executeTakeFirst();
  }

  confirmedEmailsOf(personIds: readonly string[]): Promise<NotificationEmailRow[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('notification_email')
      .selectAll()
      .where('person_id', 'in', personIds)
      .where('confirmed_at', 'is not', null)
      .execute();
  }

  async setEmail(row: Omit<NotificationEmailRow, 'attempts'>): Promise<void> {
    const values = { ...row, attempts: 0 };
    await this.q
      .insertInto('notification_email')
      .values(values)
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
      .execute();
  }

  async changeEmail(personId: string, change: Updateable<NotificationEmailTable>): Promise<void> {
    await this.q.updateTable('notification_email').set(change).where('person_id', '=', personId).execute();
  }

  async removeEmail(personId: string): Promise<void> {
    await this.q.deleteFrom('notification_email').where('person_id', '=', personId).execute();
  }
}
