// What the engine must be told, in the order it was decided. A pump carries these into the journal.
import type { Instant } from '#kernel';
import { sql } from 'kysely';
import type { Queries } from '../database.js';

export interface StoredEngineAct {
  /** Rises in the order of commit; numbers of transactions that were rolled back are missing. */
  readonly sequence: number;
  readonly actId: string;
  /** JSON of an `EngineAct`. */
  readonly act: Readonly<Record<string, unknown>>;
}

/** Any number that no other part of the program locks by. */
const ORDER_LOCK = 7_204_501;

export class EngineActRepository {
  constructor(private readonly q: Queries) {}

  /**
   * Adds acts in order. One transaction at a time gets numbers until it commits, so a reader that has seen a number will
   * never see a smaller one appear behind it. Take this late in a transaction, and before appending events.
   */
  async add(acts: ReadonlyArray<{ readonly actId: string; readonly at: Instant }>): Promise<void> {
    if (acts.length === 0) return;
    await sql`select pg_advisory_xact_lock(${ORDER_LOCK})`.execute(this.q);
    await this.q
      .insertInto('engine_act')
      .values(
        acts.map((act) => ({
          act_id: act.actId,
          act: JSON.stringify(act),
          decided_at: act.at,
          delivered_at: null,
        })),
      )
      .execute();
  }

  /** Acts after a sequence that are not in the journal yet, in order. */
  async pendingAfter(sequence: number, limit = 500): Promise<StoredEngineAct[]> {
    const rows = await this.q
      .selectFrom('engine_act')
      .select(['sequence', 'act_id', 'act'])
      .where('delivered_at', 'is', null)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ sequence: row.sequence, actId: row.act_id, act: row.act }));
  }

  /** Everything up to a sequence is in the journal. */
  async markDelivered(upTo: number, at: Instant): Promise<void> {
    await this.q
      .updateTable('engine_act')
      .set({ delivered_at: at })
      .where('sequence', '<=', upTo)
      .where('delivered_at', 'is', null)
      .execute();
  }

  async pendingCount(): Promise<number> {
    const { pending } = await this.q
      .selectFrom('engine_act')
      .select((on) => on.fn.countAll<number>().as('pending'))
      .where('delivered_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(pending);
  }
}
