// The roster: duties with their versions, swaps, calendar addresses, and the gaps people have been told of.
import type { RosterDuty, RosterGap, RosterKind, RosterPlan } from '#care';
import type { Instant } from '#kernel';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type {
  RosterDutyTable,
  RosterNoticeTable,
  RosterSubscriptionTable,
  RosterSwapTable,
} from '../schema/roster-tables.js';

export type RosterDutyRow = Selectable<RosterDutyTable>;
export type RosterSwapRow = Selectable<RosterSwapTable>;
export type RosterNoticeRow = Selectable<RosterNoticeTable>;

export class RosterRepository {
  constructor(private readonly q: Queries) {}

  /**
   * The whole roster as it works: without the duties of people whose account is closed, and with a station's own areas
   * where its duty names none.
   */
  async plan(): Promise<RosterPlan> {
    const duties = await this.q
      .selectFrom('roster_duty')
      .leftJoin('station', 'station.id', 'roster_duty.station_id')
      .leftJoin('person', 'person.id', 'roster_duty.person_id')
      .selectAll('roster_duty')
      .select('station.areas as station_areas')
      .where((on) => on.or([on('person.active', '=', true), on('roster_duty.kind', '=', 'station')]))
      .orderBy('roster_duty.rank')
      .orderBy('roster_duty.id')
      .execute();
    const swaps = await this.q
      .selectFrom('roster_swap')
      .leftJoin('person', 'person.id', 'roster_swap.person_id')
      .selectAll('roster_swap')
      .select('person.active')
      .execute();
    // A shift given to somebody whose account has been closed is nobody's, rather than silently its first owner's again.
    const lost = (dutyId: string): string[] =>
      swaps.filter((swap) => swap.duty_id === dutyId && swap.active === false).map(({ date }) => date);
    return {
      duties: duties.map(({ station_areas, ...row }) =>
        dutyOf({ ...row, except_dates: [...row.except_dates, ...lost(row.id)] }, station_areas ?? []),
      ),
      swaps: swaps.map((row) => ({ id: row.id, dutyId: row.duty_id, date: row.date, takenBy: subjectOf(row) })),
    };
  }

  duties(): Promise<RosterDutyRow[]> {
    return this.q.selectFrom('roster_duty').selectAll().orderBy('kind').orderBy('rank').orderBy('id').execute();
  }

  find(id: string): Promise<RosterDutyRow | undefined> {
    return this.q.selectFrom('roster_duty').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async add(duty: Insertable<RosterDutyTable>): Promise<void> {
    await this.q.insertInto('roster_duty').values(duty).execute();
  }

  /** Changes a duty that still has this version; false when somebody else was faster, or it is gone. */
  async change(id: string, version: number, change: Updateable<RosterDutyTable>): Promise<boolean> {
    const result = await this.q
      .updateTable('roster_duty')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) === 1;
  }

  async remove(id: string, version: number): Promise<boolean> {
    const result = await this.q
      .deleteFrom('roster_duty')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return Number(result.numDeletedRows) === 1;
  }

  swaps(): Promise<RosterSwapRow[]> {
    return this.q.selectFrom('roster_swap').selectAll().orderBy('date').orderBy('id').execute();
  }

  findSwap(id: string): Promise<RosterSwapRow | undefined> {
    return this.q.selectFrom('roster_swap').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async addSwap(swap: Insertable<RosterSwapTable>): Promise<void> {
    await this.q.insertInto('roster_swap').values(swap).execute();
  }

  async removeSwap(id: string): Promise<boolean> {
    const result = await this.q.deleteFrom('roster_swap').where('id', '=', id).executeTakeFirst();
    return Number(result.numDeletedRows) === 1;
  }

  /** Areas that have a patient. */
  async areas(): Promise<string[]> {
    const rows = await this.q.selectFrom('patient').select('area').distinct().orderBy('area').execute();
    return rows.map(({ area }) => area);
  }

  async patientIdsOf(areas: readonly string[] | 'every-area'): Promise<string[]> {
    if (areas.length === 0) return [];
    const all = this.q.selectFrom('patient').select('id').orderBy('id');
    const rows = await (areas === 'every-area' ? all : all.where('area', 'in', areas)).execute();
    return rows.map(({ id }) => id);
  }

  /** The newest address takes the place of the one before, which then opens nothing. */
  async putSubscription(row: Insertable<RosterSubscriptionTable>): Promise<void> {
    const { subject_id, ...rest } = row;
    await this.q
      .insertInto('roster_subscription')
      .values({ subject_id, ...rest })
      .onConflict((conflict) => conflict.column('subject_id').doUpdateSet(rest))
      .execute();
  }

  async removeSubscription(subjectId: string): Promise<boolean> {
    const result = await this.q
      .deleteFrom('roster_subscription')
      .where('subject_id', '=', subjectId)
      .executeTakeFirst();
    return Number(result.numDeletedRows) === 1;
  }

  subscriptionByToken(hash: string): Promise<{ subject_id: string; kind: RosterKind } | undefined> {
    return this.q
      .selectFrom('roster_subscription')
      .select(['subject_id', 'kind'])
      .where('token_hash', '=', hash)
      .executeTakeFirst();
  }

  subscriptions(): Promise<Array<{ subject_id: string; created_at: number }>> {
    return this.q.selectFrom('roster_subscription').select(['subject_id', 'created_at']).execute();
  }

  notices(): Promise<RosterNoticeRow[]> {
    return this.q.selectFrom('roster_notice').selectAll().orderBy('raised_at').orderBy('id').execute();
  }

  async putNotice(id: string, gap: RosterGap, at: { raisedAt: Instant; toldAt: Instant }): Promise<void> {
    const values = { gap: JSON.stringify(gap), raised_at: at.raisedAt, told_at: at.toldAt };
    await this.q
      .insertInto('roster_notice')
      .values({ id, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }

  async removeNotices(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.q.deleteFrom('roster_notice').where('id', 'in', ids).execute();
  }
}

/** The station or the person of a row. */
export function subjectOf(row: { readonly station_id: string | null; readonly person_id: string | null }): string {
  return row.station_id ?? row.person_id ?? '';
}

export function dutyOf(row: RosterDutyRow, stationAreas: readonly string[]): RosterDuty {
  return {
    id: row.id,
    kind: row.kind,
    task: row.task,
    subjectId: subjectOf(row),
    areas: row.areas.length === 0 ? stationAreas : row.areas,
    coversId: row.covers_id,
    timeZone: row.time_zone,
    pattern: row.pattern,
    except: row.except_dates,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    rank: row.rank,
  };
}
