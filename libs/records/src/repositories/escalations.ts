// How far the calling for incidents has gone, the versions of the policies it goes by, and who sits before a board.
import type { Instant } from '#kernel';
import type { Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { EscalationPolicyVersionTable, EscalationTable } from '../schema/deadline-tables.js';

export type EscalationRow = Selectable<EscalationTable>;
export type EscalationPolicyVersionRow = Selectable<EscalationPolicyVersionTable>;

export class EscalationRepository {
  constructor(private readonly q: Queries) {}

  async ofIncidents(incidentIds: readonly string[]): Promise<Map<string, EscalationRow>> {
    if (incidentIds.length === 0) return new Map();
    const rows = await this.q.selectFrom('escalation').selectAll().where('incident_id', 'in', incidentIds).execute();
    return new Map(rows.map((row) => [row.incident_id, row]));
  }

  /** Open incidents somebody is being called for, or will be. */
  async incidentsUnderWay(): Promise<string[]> {
    const rows = await this.q
      .selectFrom('escalation')
      .select('incident_id')
      .where('cause', 'is not', null)
      .orderBy('incident_id')
      .execute();
    return rows.map(({ incident_id }) => incident_id);
  }

  /** Writes whole rows; those that are there are replaced. */
  async put(rows: readonly EscalationRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.q
      .insertInto('escalation')
      .values(rows.map((row) => ({ ...row, calls: JSON.stringify(row.calls) })))
      .onConflict((conflict) =>
        conflict.column('incident_id').doUpdateSet((on) => ({
          cause: on.ref('excluded.cause'),
          priority: on.ref('excluded.priority'),
          since: on.ref('excluded.since'),
          acted: on.ref('excluded.acted'),
          taken: on.ref('excluded.taken'),
          taken_at: on.ref('excluded.taken_at'),
          louder: on.ref('excluded.louder'),
          unreached: on.ref('excluded.unreached'),
          held: on.ref('excluded.held'),
          next_at: on.ref('excluded.next_at'),
          calls: on.ref('excluded.calls'),
          acted_at: on.ref('excluded.acted_at'),
          exhausted_at: on.ref('excluded.exhausted_at'),
        })),
      )
      .execute();
  }

  /** Moves what is waited for back by as much as the clock was, so that the time left stays the same. */
  async moveBack(byMs: number): Promise<void> {
    await this.q
      .updateTable('escalation')
      .set((on) => ({
        since: on('since', '-', byMs),
        taken_at: on('taken_at', '-', byMs),
        next_at: on('next_at', '-', byMs),
        acted_at: on('acted_at', '-', byMs),
        exhausted_at: on('exhausted_at', '-', byMs),
      }))
      .where('cause', 'is not', null)
      .execute();
  }

  newestPolicies(): Promise<EscalationPolicyVersionRow | undefined> {
    return this.q
      .selectFrom('escalation_policy_version')
      .selectAll()
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** Newest first. */
  policyVersions(limit: number): Promise<EscalationPolicyVersionRow[]> {
    return this.q.selectFrom('escalation_policy_version').selectAll().orderBy('version', 'desc').limit(limit).execute();
  }

  /** Throws a broken unique constraint when somebody else has given this version meanwhile. */
  async addPolicies(row: EscalationPolicyVersionRow): Promise<void> {
    await this.q
      .insertInto('escalation_policy_version')
      .values({ ...row, policies: JSON.stringify(row.policies) })
      .execute();
  }

  /** People at a seat whose session has been in use since an instant: an open board uses it each minute. */
  async seatedSince(since: Instant, now: Instant): Promise<string[]> {
    const rows = await this.q
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .select('person.id')
      .distinct()
      .where('person.role', 'in', ['centre', 'supervisor'])
      .where('person.active', '=', true)
      .where('session.stage', '=', 'complete')
      .where('session.last_seen_at', '>=', since)
      .where('session.expires_at', '>', now)
      .orderBy('person.id')
      .execute();
    return rows.map(({ id }) => id);
  }
}
