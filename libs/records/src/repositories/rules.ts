// Rule versions, never overwritten, and which rules are put aside.
import type { Instant } from '#kernel';
import type { Insertable, Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { RuleShelvingTable, RuleVersionTable } from '../schema/centre-tables.js';

export interface RuleVersionRow extends Selectable<RuleVersionTable> {
  readonly by_name: string | null;
}
export type RuleShelvingRow = Selectable<RuleShelvingTable>;

export class RuleRepository {
  constructor(private readonly q: Queries) {}

  private versions() {
    return this.q
      .selectFrom('rule_version')
      .leftJoin('person', 'person.id', 'rule_version.by')
      .selectAll('rule_version')
      .select('person.display_name as by_name');
  }

  /** Newest version of every rule, those taken away (`rule` null) too. */
  newestOf(patientId: string): Promise<RuleVersionRow[]> {
    return this.versions()
      .where('rule_version.patient_id', '=', patientId)
      .distinctOn('rule_version.rule_id')
      .orderBy('rule_version.rule_id')
      .orderBy('rule_version.version', 'desc')
      .execute();
  }

  /** The rules in force. */
  async inForce(patientId: string): Promise<RuleVersionRow[]> {
    return (await this.newestOf(patientId)).filter((row) => row.rule !== null);
  }

  /** The rules in force of every patient. */
  async inForceOfAll(): Promise<RuleVersionRow[]> {
    const rows = await this.versions()
      .distinctOn(['rule_version.patient_id', 'rule_version.rule_id'])
      .orderBy('rule_version.patient_id')
      .orderBy('rule_version.rule_id')
      .orderBy('rule_version.version', 'desc')
      .execute();
    return rows.filter((row) => row.rule !== null);
  }

  history(patientId: string): Promise<RuleVersionRow[]> {
    return this.versions()
      .where('rule_version.patient_id', '=', patientId)
      .orderBy('rule_version.at', 'desc')
      .orderBy('rule_version.version', 'desc')
      .execute();
  }

  async add(version: Insertable<RuleVersionTable>): Promise<void> {
    await this.q.insertInto('rule_version').values(version).execute();
  }

  /** Rules put aside beyond an instant. */
  shelved(at: Instant, patientId?: string): Promise<RuleShelvingRow[]> {
    const query = this.q.selectFrom('rule_shelving').selectAll().where('until_at', '>', at);
    return (patientId === undefined ? query : query.where('patient_id', '=', patientId)).execute();
  }

  async shelve(shelving: RuleShelvingRow): Promise<void> {
    const { until_at, reason, by, at } = shelving;
    await this.q
      .insertInto('rule_shelving')
      .values(shelving)
      .onConflict((conflict) => conflict.columns(['patient_id', 'rule_id']).doUpdateSet({ until_at, reason, by, at }))
      .execute();
  }

  async unshelve(patientId: string, ruleId: string): Promise<void> {
    await this.q
      .deleteFrom('rule_shelving')
      .where('patient_id', '=', patientId)
      .where('rule_id', '=', ruleId)
      .execute();
  }
}
