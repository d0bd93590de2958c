// People with their sessions, and how long somebody who failed to log in must wait.
import type { Instant } from '#kernel';
import type { Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { AttemptDelayTable, PersonTable, SessionTable } from '../schema/centre-tables.js';

export type PersonRow = Selectable<PersonTable>;
export type SessionRow = Selectable<SessionTable>;

export class PeopleRepository {
  constructor(private readonly q: Queries) {}

  all(): Promise<PersonRow[]> {
    return this.q.selectFrom('person').selectAll().orderBy('name').execute();
  }

  find(id: string): Promise<PersonRow | undefined> {
    return this.q.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  }

  byIds(ids: readonly string[]): Promise<PersonRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.q.selectFrom('person').selectAll().where('id', 'in', ids).execute();
  }

  /** `name` in lower case. */
  byName(name: string): Promise<PersonRow | undefined> {
    return this.q.selectFrom('person').selectAll().where('name', '=', name).executeTakeFirst();
  }

  async hasAny(role: PersonRow['role']): Promise<boolean> {
    const row = await this.q.selectFrom('person').select('id').where('role', '=', role).limit(1).executeTakeFirst();
    return row !== undefined;
  }

  async add(person: Omit<PersonRow, 'active' | 'last_log_in_at'>): Promise<void> {
    await this.q.insertInto('person').values(person).execute();
  }

  async noteLogIn(id: string, at: Instant): Promise<void> {
    await this.q.updateTable('person').set({ last_log_in_at: at }).where('id', '=', id).execute();
  }
}

export class SessionRepository {
  constructor(private readonly q: Queries) {}

  async add(session: SessionRow): Promise<void> {
    await this.q.insertInto('session').values(session).execute();
  }

  find(key: string): Promise<SessionRow | undefined> {
    return this.q.selectFrom('session').selectAll().where('key', '=', key).executeTakeFirst();
  }

  async touch(key: string, at: Instant): Promise<void> {
    await this.q.updateTable('session').set({ last_seen_at: at }).where('key', '=', key).execute();
  }

  async remove(key: string): Promise<void> {
    await this.q.deleteFrom('session').where('key', '=', key).execute();
  }

  /** Forgets what has lapsed; returns how many. */
  async removeLapsed(now: Instant, idleSince: Instant): Promise<number> {
    const result = await this.q
      .deleteFrom('session')
      .where((on) => on.or([on('expires_at', '<=', now), on('last_seen_at', '<=', idleSince)]))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}

export type AttemptDelayRow = Selectable<AttemptDelayTable>;

export class AttemptDelayRepository {
  constructor(private readonly q: Queries) {}

  /** A subject's row, made where there is none, held until the transaction ends. */
  async hold(subject: string, now: Instant): Promise<AttemptDelayRow> {
    await this.q
      .insertInto('attempt_delay')
      .values({ subject, failures: 0, last_failure_at: now, blocked_until: now })
      .onConflict((conflict) => conflict.column('subject').doNothing())
      .execute();
    return this.q
      .selectFrom('attempt_delay')
      .selectAll()
      .where('subject', '=', subject)
      .forUpdate()
      .executeTakeFirstOrThrow();
  }

  async set(row: AttemptDelayRow): Promise<void> {
    const { subject, ...values } = row;
    await this.q.updateTable('attempt_delay').set(values).where('subject', '=', subject).execute();
  }

  /** Takes one failure back and lifts the block. */
  async giveBack(subject: string): Promise<void> {
    await this.q
      .updateTable('attempt_delay')
      .set((on) => ({ failures: on.fn<number>('greatest', [on('failures', '-', 1), on.lit(0)]), blocked_until: 0 }))
      .where('subject', '=', subject)
      .execute();
  }

  async clear(subject: string): Promise<void> {
    await this.q.deleteFrom('attempt_delay').where('subject', '=', subject).execute();
  }

  async removeOlder(than: Instant): Promise<void> {
    await this.q.deleteFrom('attempt_delay').where('last_failure_at', '<', than).execute();
  }
}
