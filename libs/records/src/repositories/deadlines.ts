// Deadlines: set and dropped within decisions, looked through and claimed by whoever settles them.
import type { Instant } from '#kernel';
import type { Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { DeadlineTable } from '../schema/deadline-tables.js';

export type DeadlineRow = Selectable<DeadlineTable>;
export type NewDeadline = Omit<DeadlineRow, 'id' | 'attempt' | 'ready_at'>;

export class DeadlineRepository {
  constructor(private readonly q: Queries) {}

  /** Sets deadlines; one of the same kind and subject is moved. */
  async set(deadlines: readonly NewDeadline[]): Promise<void> {
    if (deadlines.length === 0) return;
    await this.q
      .insertInto('deadline')
      .values(deadlines.map((one) => ({ ...one, ready_at: one.due_at, attempt: 0, data: JSON.stringify(one.data) })))
      .onConflict((conflict) =>
        conflict.columns(['kind', 'subject']).doUpdateSet((on) => ({
          patient_id: on.ref('excluded.patient_id'),
          due_at: on.ref('excluded.due_at'),
          ready_at: on.ref('excluded.due_at'),
          set_at: on.ref('excluded.set_at'),
          wall_clock: on.ref('excluded.wall_clock'),
          attempt: 0,
          data: on.ref('excluded.data'),
        })),
      )
      .execute();
  }

  /** Drops the deadlines of subjects, of one kind or of all; returns how many there were. */
  async drop({ kind, subjects }: { kind?: string | undefined; subjects: readonly string[] }): Promise<number> {
    if (subjects.length === 0) return 0;
    let query = this.q.deleteFrom('deadline').where('subject', 'in', subjects);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    const { numDeletedRows } = await query.executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }

  /** What waits for a subject, the soonest first. */
  of(subject: string): Promise<DeadlineRow[]> {
    return this.q
      .selectFrom('deadline')
      .selectAll()
      .where('subject', '=', subject)
      .orderBy('due_at')
      .orderBy('kind')
      .execute();
  }

  /** Everything that waits, the soonest first. */
  all(): Promise<DeadlineRow[]> {
    return this.q.selectFrom('deadline').selectAll().orderBy('due_at').orderBy('id').execute();
  }

  /** What may be claimed now, the longest due first. Nothing is held: `claim` does that, after the patients are held. */
  ready(now: Instant, limit: number): Promise<Array<Pick<DeadlineRow, 'id' | 'kind' | 'patient_id'>>> {
    return this.q
      .selectFrom('deadline')
      .select(['id', 'kind', 'patient_id'])
      .where('ready_at', '<=', now)
      .orderBy('ready_at')
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  /** Holds those that are still there and still ready, and that nobody else holds. */
  claim(ids: readonly number[], now: Instant): Promise<DeadlineRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.q
      .selectFrom('deadline')
      .selectAll()
      .where('id', 'in', ids)
      .where('ready_at', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute();
  }

  async remove(ids: readonly number[]): Promise<void> {
    if (ids.length > 0) await this.q.deleteFrom('deadline').where('id', 'in', ids).execute();
  }

  /** Notes a failed attempt; it may be claimed again from `readyAt`. */
  async postpone(id: number, readyAt: Instant): Promise<void> {
    await this.q
      .updateTable('deadline')
      .set((on) => ({ attempt: on('attempt', '+', 1), ready_at: readyAt }))
      .where('id', '=', id)
      .execute();
  }

  async kinds(): Promise<string[]> {
    const rows = await this.q.selectFrom('deadline').select('kind').distinct().orderBy('kind').execute();
    return rows.map(({ kind }) => kind);
  }

  /** How many are past their time, and since when the longest. */
  async overdue(now: Instant): Promise<{ readonly count: number; readonly since: Instant | null }> {
    const { count, since } = await this.q
      .selectFrom('deadline')
      .select((on) => [on.fn.countAll<number>().as('count'), on.fn.min('due_at').as('since')])
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow();
    return { count: Number(count), since: since };
  }

  /** When the newest deadline was set; the centre's clock has been at least there. */
  async newestSetAt(): Promise<Instant | null> {
    const { newest } = await this.q
      .selectFrom('deadline')
      .select((on) => on.fn.max('set_at').as('newest'))
      .executeTakeFirstOrThrow();
    return newest;
  }

  /**
   * Moves every deadline that is a length of time back by as much as the clock was. `isKnown` says whether another process
   * has done so for the same jump; then nothing is moved. Returns how many were, or null.
   */
  async moveBack(
    jump: { readonly from: Instant; readonly to: Instant },
    isKnown: (last: { readonly from: Instant; readonly to: Instant }) => boolean,
  ): Promise<number | null> {
    const last = await this.q
      .selectFrom('deadline_clock')
      .select(['set_back_from', 'set_back_to'])
      .where('id', '=', 1)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (isKnown({ from: last.set_back_from, to: last.set_back_to })) return null;
    const by = jump.from - jump.to;
    const { numUpdatedRows } = await this.q
      .updateTable('deadline')
      .set((on) => ({
        due_at: on('due_at', '-', by),
        ready_at: on('ready_at', '-', by),
        set_at: on('set_at', '-', by),
      }))
      .where('wall_clock', '=', false)
      .executeTakeFirstOrThrow();
    await this.q
      .updateTable('deadline_clock')
      .set({ set_back_from: jump.from, set_back_to: jump.to })
      .where('id', '=', 1)
      .execute();
    return Number(numUpdatedRows);
  }
}
