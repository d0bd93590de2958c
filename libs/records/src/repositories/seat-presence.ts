// In which five minutes whose board was connected.
import type { Instant } from '#kernel';
import { sql } from 'kysely';
import type { Queries } from '../database.js';
import { PRESENCE_SLOT_MS, type LoadSpan } from './alarm-load.js';

export class SeatPresenceRepository {
  constructor(private readonly q: Queries) {}

  /** Noting the same person twice in one slot is one row. */
  async note(personIds: readonly string[], at: Instant): Promise<void> {
    if (personIds.length === 0) return;
    const slot = Math.floor(at / PRESENCE_SLOT_MS);
    await this.q
      .insertInto('seat_presence')
      .values(personIds.map((personId) => ({ slot, person_id: personId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** People per slot, for slots that had any. */
  async seats({ from, to }: LoadSpan): Promise<Array<{ slot: number; people: number }>> {
    const { rows } = await sql<{ slot: number; people: number }>`
      select slot, count(*)::int as people from seat_presence
      where slot >= ${Math.floor(from / PRESENCE_SLOT_MS)}::bigint and slot < ${Math.ceil(to / PRESENCE_SLOT_MS)}::bigint
      group by slot order by slot`.execute(this.q);
    return rows;
  }

  async removeBefore(at: Instant): Promise<void> {
    await this.q
      .deleteFrom('seat_presence')
      .where('slot', '<', Math.floor(at / PRESENCE_SLOT_MS))
      .execute();
  }
}
