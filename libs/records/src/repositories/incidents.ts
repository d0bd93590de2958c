// Incidents and their append-only timelines.
import type { Instant } from '#kernel';
import type { BilingualText } from '#care';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { IncidentTable, TimelineEntryTable } from '../schema/centre-tables.js';

export interface IncidentRow extends Selectable<IncidentTable> {
  /** Initials of who acknowledged. */
  readonly acknowledged_initials: string | null;
}
export type TimelineEntryRow = Selectable<TimelineEntryTable>;

export interface NewTimelineEntry {
  readonly at: Instant;
  readonly madeAt?: Instant | null;
  readonly by: string;
  readonly byName: string;
  readonly kind: string;
  readonly text: BilingualText;
  readonly data: Readonly<Record<string, unknown>>;
  readonly requestId?: string | null;
}

export class IncidentRepository {
  constructor(private readonly q: Queries) {}

  private rows() {
    return this.q
      .selectFrom('incident')
      .leftJoin('person', 'person.id', 'incident.acknowledged_by')
      .selectAll('incident')
      .select('person.initials as acknowledged_initials');
  }

  find(id: string): Promise<IncidentRow | undefined> {
    return this.rows().where('incident.id', '=', id).executeTakeFirst();
  }

  openOf(patientId: string): Promise<IncidentRow | undefined> {
    return this.rows()
      .where('incident.patient_id', '=', patientId)
      .where('incident.state', '=', 'open')
      .executeTakeFirst();
  }

  lastClosedOf(patientId: string): Promise<IncidentRow | undefined> {
    return this.rows()
      .where('incident.patient_id', '=', patientId)
      .where('incident.state', '=', 'closed')
      .orderBy('incident.closed_at', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** Open ones in no order; closed ones newest first, at most `limit`. `patientIds` narrows to whom the reader may see. */
  list(options: {
    state: 'open' | 'closed';
    patientIds?: readonly string[] | undefined;
    limit: number;
  }): Promise<IncidentRow[]> {
    if (options.patientIds !== undefined && options.patientIds.length === 0) return Promise.resolve([]);
    let query = this.rows().where('incident.state', '=', options.state);
    if (options.patientIds !== undefined) query = query.where('incident.patient_id', 'in', options.patientIds);
    if (options.state === 'closed') query = query.orderBy('incident.closed_at', 'desc').limit(options.limit);
    return query.execute();
  }

  async add(incident: Insertable<IncidentTable>): Promise<void> {
    await this.q.insertInto('incident').values(incident).execute();
  }

  async change(id: string, change: Updateable<IncidentTable>): Promise<void> {
    await this.q.updateTable('incident').set(change).where('id', '=', id).execute();
  }

  byIds(ids: readonly string[]): Promise<IncidentRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.rows().where('incident.id', 'in', ids).execute();
  }

  /** Appends entries with the next sequences; the incident's row is held from here to the end of the transaction. */
  async append(incidentId: string, entries: readonly NewTimelineEntry[]): Promise<TimelineEntryRow[]> {
    return (await this.appendAll(new Map([[incidentId, entries]]))).get(incidentId) ?? [];
  }

  /** The same for several incidents, in two statements or few more. */
  async appendAll(
    byIncident: ReadonlyMap<string, readonly NewTimelineEntry[]>,
  ): Promise<Map<string, TimelineEntryRow[]>> {
    const growing = [...byIncident].filter(([, entries]) => entries.length > 0);
    const ends = await this.countUp(growing.map(([id, entries]) => [id, entries.length]));
    const values = growing.flatMap(([id, entries]) =>
      entries.map((entry, index) => ({
        incident_id: id,
        seq: (ends.get(id) ?? 0) - entries.length + 1 + index,
        at: entry.at,
        made_at: entry.madeAt ?? null,
        by: entry.by,
        by_name: entry.byName,
        kind: entry.kind,
        text: JSON.stringify(entry.text),
        data: JSON.stringify(entry.data),
        request_id: entry.requestId ?? null,
      })),
    );
    if (values.length === 0) return new Map();
    const rows = await this.q.insertInto('timeline_entry').values(values).returningAll().execute();
    const appended = new Map<string, TimelineEntryRow[]>();
    for (const row of rows.sort((a, b) => a.seq - b.seq)) {
      const of = appended.get(row.incident_id);
      if (of === undefined) appended.set(row.incident_id, [row]);
      else of.push(row);
    }
    return appended;
  }

  /** Takes sequences for new entries; resolves with the last of each incident. */
  private async countUp(
    growth: ReadonlyArray<readonly [incidentId: string, by: number]>,
  ): Promise<Map<string, number>> {
    const ends = new Map<string, number>();
    // Nearly always all of them grow by the same.
    for (const by of new Set(growth.map(([, count]) => count))) {
      const ids = growth.filter(([, count]) => count === by).map(([id]) => id);
      const rows = await this.q
        .updateTable('incident')
        .set((on) => ({ last_timeline_seq: on('last_timeline_seq', '+', by) }))
        .where('id', 'in', ids)
        .returning(['id', 'last_timeline_seq'])
        .execute();
      if (rows.length !== ids.length) throw new Error('A timeline was to grow whose incident is not there.');
      for (const row of rows) ends.set(row.id, row.last_timeline_seq);
    }
    return ends;
  }

  timeline(incidentId: string): Promise<TimelineEntryRow[]> {
    return this.q
      .selectFrom('timeline_entry')
      .selectAll()
      .where('incident_id', '=', incidentId)
      .orderBy('seq')
      .execute();
  }

  /** Whether a person's request has been written down already. */
  async knowsRequest(incidentId: string, by: string, requestId: string): Promise<boolean> {
    const row = await this.q
      .selectFrom('timeline_entry')
      .select('seq')
      .where('incident_id', '=', incidentId)
      .where('by', '=', by)
      .where('request_id', '=', requestId)
      .executeTakeFirst();
    return row !== undefined;
  }
}
