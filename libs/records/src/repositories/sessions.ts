// Sessions by the digests of their tokens.
import type { Instant } from '#kernel';
import type { Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { SessionTable } from '../schema/access-tables.js';

export type SessionRow = Selectable<SessionTable>;

export class SessionRepository {
  constructor(private readonly q: Queries) {}

  async add(session: SessionRow): Promise<void> {
    await this.q.insertInto('session').values(session).execute();
  }

  find(id: string): Promise<SessionRow | undefined> {
    return this.q.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The session that a token's digest belongs to: the current one, the one handed out next, or the one before. */
  byKey(key: string): Promise<SessionRow | undefined> {
    return this.q
      .selectFrom('session')
      .selectAll()
      .where((on) => on.or([on('key', '=', key), on('next_key', '=', key), on('old_key', '=', key)]))
      .executeTakeFirst();
  }

  /** Newest use first. */
  ofPerson(personId: string): Promise<SessionRow[]> {
    return this.q
      .selectFrom('session')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('last_seen_at', 'desc')
      .execute();
  }

  devices(): Promise<SessionRow[]> {
    return this.q.selectFrom('session').selectAll().where('kind', '=', 'device').orderBy('label').execute();
  }

  async touch(id: string, at: Instant): Promise<void> {
    await this.q.updateTable('session').set({ last_seen_at: at }).where('id', '=', id).execute();
  }

  async change(id: string, change: Updateable<SessionTable>): Promise<void> {
    await this.q.updateTable('session').set(change).where('id', '=', id).execute();
  }

  /** Hands out another token beside the current one; false when somebody did so since `unless`. */
  async issueNext(id: string, nextKey: string, now: Instant, unless: Instant): Promise<boolean> {
    const result = await this.q
      .updateTable('session')
      .set({ next_key: nextKey, next_issued_at: now })
      .where('id', '=', id)
      .where((on) => on.or([on('next_key', 'is', null), on('next_issued_at', '<=', unless)]))
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** The browser has shown its next token: from now on that is the current one. */
  async promote(id: string, nextKey: string, now: Instant, oldUntil: Instant): Promise<void> {
    await this.q
      .updateTable('session')
      .set((on) => ({
        old_key: on.ref('key'),
        old_until: oldUntil,
        key: nextKey,
        next_key: null,
        next_issued_at: null,
        rotated_at: now,
      }))
      .where('id', '=', id)
      .where('next_key', '=', nextKey)
      .execute();
  }

  async remove(id: string): Promise<boolean> {
    const result = await this.q.deleteFrom('session').where('id', '=', id).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  /** Removes everything of some people; returns what was removed. */
  async removeOf(personIds: readonly string[], except: string | null = null): Promise<string[]> {
    if (personIds.length === 0) return [];
    let query = this.q.deleteFrom('session').where('person_id', 'in', personIds);
    if (except !== null) query = query.where('id', '!=', except);
    return (await query.returning('id').execute()).map(({ id }) => id);
  }

  /** Forgets what has lapsed; returns how many. */
  async removeLapsed(now: Instant): Promise<number> {
    const result = await this.q
      .deleteFrom('session')
      .where((on) => on.or([on('expires_at', '<=', now), on(on('last_seen_at', '+', on.ref('idle_ms')), '<=', now)]))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}
