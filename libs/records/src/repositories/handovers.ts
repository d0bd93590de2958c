// Shifts handed over: given once, taken at most once, never rewritten.
import type { Instant } from '#kernel';
import type { Priority } from '#alarms';
import type { BilingualText } from '#care';
import { sql, type Selectable } from 'kysely';
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

  /** The newest steps of each incident, oldest first. */
  async lastSteps(
    incidentIds: readonly string[],
    each: number,
  ): Promise<Array<{ incident_id: string; at: Instant; by_name: string; text: BilingualText }>> {
    if (incidentIds.length === 0) return [];
    return this.q
      .selectFrom('timeline_entry')
      .innerJoin('incident', 'incident.id', 'timeline_entry.incident_id')
      .select(['timeline_entry.incident_id', 'at', 'by_name', 'text'])
      .where('timeline_entry.incident_id', 'in', incidentIds)
      .where(sql<boolean>`timeline_entry.seq > incident.last_timeline_seq - ${each}`)
      .orderBy('timeline_entry.incident_id')
      .orderBy('seq')
      .execute();
  }

  /** The soonest end first. */
  async pausedPatients(
    at: Instant,
  ): Promise<Array<{ id: string; display_name: string; paused_until: Instant; pause_reason: string | null }>> {
    const rows = await this.q
      .selectFrom('patient')
      .select(['id', 'display_name', 'paused_until', 'pause_reason'])
      .where('paused_until', '>', at)
      .orderBy('paused_until')
      .orderBy('id')
      .execute();
    return rows.flatMap(({ paused_until, ...row }) => (paused_until === null ? [] : [{ ...row, paused_until }]));
  }

  /** Visits planned before an instant that have not begun. */
  async plannedVisits(before: Instant): Promise<
    Array<{
      id: string;
      patient_id: string;
      patient_name: string;
      station_name: string;
      priority: Priority;
      note: string;
      planned_for: Instant | null;
    }>
  > {
    return this.q
      .selectFrom('dispatch')
      .innerJoin('patient', 'patient.id', 'dispatch.patient_id')
      .innerJoin('station', 'station.id', 'dispatch.station_id')
      .select(['dispatch.id', 'dispatch.patient_id', 'dispatch.priority', 'dispatch.note', 'dispatch.planned_for'])
      .select(['patient.display_name as patient_name', 'station.name as station_name'])
      .where('dispatch.kind', '=', 'planned')
      .where('dispatch.state', 'not in', ['reported', 'closed', 'recalled', 'declined', 'timed-out'])
      .where('dispatch.planned_for', '<', before)
      .orderBy('dispatch.planned_for')
      .execute();
  }

  async peopleNames(): Promise<Map<string, string>> {
    const rows = await this.q.selectFrom('person').select(['id', 'display_name']).execute();
    return new Map(rows.map((row) => [row.id, row.display_name]));
  }

  async patientNames(ids: readonly string[]): Promise<Array<{ id: string; display_name: string }>> {
    if (ids.length === 0) return [];
    return this.q.selectFrom('patient').select(['id', 'display_name']).where('id', 'in', ids).execute();
  }
}
