// Where people can be woken: devices known to a push service, and confirmed e-mail addresses. Where exactly is sealed in the
// tables and plain above this repository.
import { createHash } from 'node:crypto';
import type { Instant } from '#kernel';
import type { Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { NotificationEmailTable, PushSubscriptionTable } from '../schema/notification-tables.js';
import { ColumnSeal, SEALED_COLUMNS } from '../sealing/sealed-columns.js';

/** Where a device is reached, and the keys to it; all null once it was removed. */
interface PushTarget {
  endpoint: string | null;
  p256dh: string | null;
  auth: string | null;
}
export type PushSubscriptionRow = Omit<Selectable<PushSubscriptionTable>, 'target' | 'endpoint_digest'> & PushTarget;
export type PushSubscriptionChange = Pick<
  Updateable<PushSubscriptionTable>,
  'label' | 'language' | 'show_names' | 'last_sent_at'
>;
export type NotificationEmailRow = Selectable<NotificationEmailTable>;

const NOWHERE: PushTarget = { endpoint: null, p256dh: null, auth: null };

export class PushSubscriptionRepository {
  private readonly target: ColumnSeal;
  private readonly address: ColumnSeal;

  constructor(private readonly q: Queries) {
    this.target = new ColumnSeal(SEALED_COLUMNS.pushTarget, q);
    this.address = new ColumnSeal(SEALED_COLUMNS.emailAddress, q);
  }

  async find(id: string): Promise<PushSubscriptionRow | undefined> {
    return (await this.byIds([id]))[0];
  }

  async byIds(ids: readonly string[]): Promise<PushSubscriptionRow[]> {
    if (ids.length === 0) return [];
    const rows = await this.q.selectFrom('push_subscription').selectAll().where('id', 'in', ids).execute();
    return rows.map((row) => this.openedDevice(row));
  }

  async byEndpoint(endpoint: string): Promise<PushSubscriptionRow | undefined> {
    const row = await this.q
      .selectFrom('push_subscription')
      .selectAll()
      .where('endpoint_digest', '=', digestOf(endpoint))
      .executeTakeFirst();
    return row === undefined ? undefined : this.openedDevice(row);
  }

  /** Those that can be sent to, oldest first. */
  async liveOf(personIds: readonly string[]): Promise<PushSubscriptionRow[]> {
    if (personIds.length === 0) return [];
    const rows = await this.q
      .selectFrom('push_subscription')
      .selectAll()
      .where('person_id', 'in', personIds)
      .where('removed_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    // One whose seal is broken can't be sent to: whoever has no other way counts as not reached.
    return rows.map((row) => this.openedDevice(row)).filter(({ endpoint }) => endpoint !== null);
  }

  /** The same, and nobody adds another until the transaction ends. */
  async holdLiveOf(personId: string): Promise<PushSubscriptionRow[]> {
    await this.q.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
    return this.liveOf([personId]);
  }

  /** Live ones and those removed since, for the page that shows them; newest first. */
  async all(removedSince: Instant): Promise<PushSubscriptionRow[]> {
    const rows = await this.q
      .selectFrom('push_subscription')
      .selectAll()
      .where((on) => on.or([on('removed_at', 'is', null), on('removed_at', '>=', removedSince)]))
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map((row) => this.openedDevice(row));
  }

  async add({ endpoint, p256dh, auth, ...row }: PushSubscriptionRow): Promise<void> {
    const where =
      endpoint === null
        ? { endpoint_digest: null, target: null }
        : { endpoint_digest: digestOf(endpoint), target: this.target.sealJson({ endpoint, p256dh, auth }, row.id) };
    await this.q
      .insertInto('push_subscription')
      .values({ ...row, ...where })
      .execute();
  }

  async change(id: string, change: PushSubscriptionChange): Promise<void> {
    await this.q.updateTable('push_subscription').set(change).where('id', '=', id).execute();
  }

  /** Takes its address and keys away for good; false when that was done before. */
  async remove(id: string, at: Instant, reason: string): Promise<boolean> {
    const { numUpdatedRows } = await this.q
      .updateTable('push_subscription')
      .set({ removed_at: at, removed_reason: reason, endpoint_digest: null, target: null })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async emailOf(personId: string): Promise<NotificationEmailRow | undefined> {
    const all = this.q.selectFrom('notification_email').selectAll();
    const row = await all.where('person_id', '=', personId).executeTakeFirst();
    return row === undefined ? undefined : this.openedEmail(row)[0];
  }

  async confirmedEmailsOf(personIds: readonly string[]): Promise<NotificationEmailRow[]> {
    if (personIds.length === 0) return [];
    const rows = await this.q
      .selectFrom('notification_email')
      .selectAll()
      .where('person_id', 'in', personIds)
      .where('confirmed_at', 'is not', null)
      .execute();
    return rows.flatMap((row) => this.openedEmail(row));
  }

  async setEmail(row: Omit<NotificationEmailRow, 'attempts'>): Promise<void> {
    const values = { ...row, address: this.address.seal(row.address, row.person_id), attempts: 0 };
    await this.q
      .insertInto('notification_email')
      .values(values)
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
      .execute();
  }

  async changeEmail(personId: string, change: Omit<Updateable<NotificationEmailTable>, 'address'>): Promise<void> {
    await this.q.updateTable('notification_email').set(change).where('person_id', '=', personId).execute();
  }

  async removeEmail(personId: string): Promise<void> {
    await this.q.deleteFrom('notification_email').where('person_id', '=', personId).execute();
  }

  private openedDevice({ target, endpoint_digest: _, ...row }: Selectable<PushSubscriptionTable>): PushSubscriptionRow {
    const known = target === null ? null : (this.target.tryOpenJson(target, row.id) as PushTarget | null);
    return { ...row, ...(known ?? NOWHERE) };
  }

  /** Nothing where the seal is broken: nobody can be reached there. */
  private openedEmail(row: NotificationEmailRow): NotificationEmailRow[] {
    const address = this.address.tryOpen(row.address, row.person_id);
    return address === null ? [] : [{ ...row, address }];
  }
}

/** An endpoint is an address with a secret of at least 120 bits from the push service: nobody finds it from its digest. */
function digestOf(endpoint: string): string {
  return createHash('sha256').update(endpoint, 'utf8').digest('hex');
}
