// Shifts handed over: given once, taken at most once, never rewritten.
import type { Instant } from '#kernel';
import type { Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { HandoverTable, HandoverTakingTable } from '../schema/board-work-tables.js';

type Taking = Omit<Selectable<HandoverTakingTable>, 'handover_id'>;

/** A handover with its taking, whose columns are null while nobody has taken it. */
export type HandoverRow = Selectable<HandoverTable> & { readonly [K in keyof Taking]: Taking[K] | null };

export class HandoverRepository {
  constructor(private readonly q: Queries) {}

  private rows() {
    return this.q
      .selectFrom('handover')
      .leftJoin('handover_taking', 'handover_taking.handover_id', 'handover.id')
      .selectAll('handover')
      .select(['taken_by', 'taken_by_name', 'taken_at', 'handover_taking.note']);
  }

  find(id: string): Promise<HandoverRow | undefined> {
    return this.rows().where('handover.id', '=', id).executeTakeFirst();
  }

  byRequest(givenBy: string, requestId: string): Promise<HandoverRow | undefined> {
    return this.rows()
      .where('handover.given_by', '=', givenBy)
      .where('handover.request_id', '=', requestId)
      .executeTakeFirst();
  }

  /** Newest first, given before an instant. */
  list({ before, limit }: { before?: Instant | undefined; limit: number }): Promise<HandoverRow[]> {
    let query = this.rows();
    if (before !== undefined) query = query.where('handover.given_at', '<', before);
    return query.orderBy('handover.given_at', 'desc').orderBy('handover.id').limit(limit).execute();
  }

  async give(handover: Omit<Selectable<HandoverTable>, 'content'> & { content: object }): Promise<void> {
    await this.q
      .insertInto('handover')
      .values({ ...handover, content: JSON.stringify(handover.content) })
      .execute();
  }

  /** False when somebody has taken it already. */
  async take(taking: Selectable<HandoverTakingTable>): Promise<boolean> {
    const row = await this.q
      .insertInto('handover_taking')
      .values(taking)
      .onConflict((conflict) => conflict.column('handover_id').doNothing())
      .returning('handover_id')
      .executeTakeFirst();
    return row !== undefined;
  }
}
