// People, and how long somebody who failed to log in must wait.
import type { Instant } from '#kernel';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { AttemptDelayTable, PersonTable } from '../schema/centre-tables.js';

export type PersonRow = Selectable<PersonTable>;

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

  async add(person: Insertable<PersonTable>): Promise<void> {
    await this.q.insertInto('person').values(person).execute();
  }

  async change(id: string, change: Updateable<PersonTable>): Promise<void> {
    await this.q.updateTable('person').set(change).where('id', '=', id).execute();
  }

  /** Held until the transaction ends, so that changes of one account are decided one after the other. */
  hold(id: string): Promise<PersonRow | undefined> {
    return this.q.selectFrom('person').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  }

  async noteLogIn(id: string, at: Instant): Promise<void> {
    await this.q.updateTable('person').set({ last_log_in_at: at }).where('id', '=', id).execute();
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
