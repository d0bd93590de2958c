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
    if (entries.length === 0) return [];
    const { last_timeline_seq: last } = await this.q
      .updateTable('incident')
      .set((on) => ({ last_timeline_seq: on('last_timeline_seq', '+', entries.length) }))
      .where('id', '=', incidentId)
      .returning('last_timeline_seq')
      .executeTakeFirstOrThrow();
    const rows = await this.q
      .insertInto('timeline_entry')
      .values(
        entries.map((entry, index) => ({
          incident_id: incidentId,
          seq: last - entries.length + 1 + index,
          at: entry.at,
          made_at: entry.madeAt ?? null,
          by: entry.by,
          by_name: entry.byName,
          kind: entry.kind,
          text: JSON.stringify(entry.text),
          data: JSON.stringify(entry.data),
          request_id: entry.requestId ?? null,
        })),
      )
      .returningAll()
      .execute();
    return rows.sort((a, b) => a.seq - b.seq);
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
