// Alarms as recorded, one row per (patient, rule, onset), and how far each patient's effects have been taken in.
import type { Instant } from '#kernel';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Queries } from '../database.js';
import type { AlarmTable, EngineIntakeTable } from '../schema/centre-tables.js';

export interface AlarmRow extends Selectable<AlarmTable> {
  readonly acknowledged_initials: string | null;
}

export class AlarmRepository {
  constructor(private readonly q: Queries) {}

  private rows() {
    return this.q
      .selectFrom('alarm')
      .leftJoin('person', 'person.id', 'alarm.acknowledged_by')
      .selectAll('alarm')
      .select('person.initials as acknowledged_initials');
  }

  byIdentity(patientId: string, ruleId: string, onsetAt: Instant): Promise<AlarmRow | undefined> {
    return this.rows()
      .where('alarm.patient_id', '=', patientId)
      .where('alarm.rule_id', '=', ruleId)
      .where('alarm.onset_at', '=', onsetAt)
      .executeTakeFirst();
  }

  ofIncidents(incidentIds: readonly string[]): Promise<AlarmRow[]> {
    if (incidentIds.length === 0) return Promise.resolve([]);
    return this.rows()
      .where('alarm.incident_id', 'in', incidentIds)
      .orderBy('alarm.raised_at')
      .orderBy('alarm.id')
      .execute();
  }

  /** Alarms that stood at any time of [from, to), newest first. */
  ofPatient(patientId: string, from: Instant, to: Instant, limit: number): Promise<AlarmRow[]> {
    return this.rows()
      .where('alarm.patient_id', '=', patientId)
      .where('alarm.raised_at', '<', to)
      .where((on) => on.or([on('alarm.cleared_at', 'is', null), on('alarm.cleared_at', '>=', from)]))
      .orderBy('alarm.raised_at', 'desc')
      .limit(limit)
      .execute();
  }

  async add(alarm: Insertable<AlarmTable>): Promise<void> {
    await this.q.insertInto('alarm').values(alarm).execute();
  }

  async change(id: string, change: Updateable<AlarmTable>): Promise<void> {
    await this.q.updateTable('alarm').set(change).where('id', '=', id).execute();
  }

  /** How far each of these patients' effects have been taken in. */
  async intakesOf(patientIds: readonly string[]): Promise<Map<string, Selectable<EngineIntakeTable>>> {
    const rows = await this.q.selectFrom('engine_intake').selectAll().where('patient_id', 'in', patientIds).execute();
    return new Map(rows.map((row) => [row.patient_id, row]));
  }

  async setIntakes(intakes: ReadonlyArray<Selectable<EngineIntakeTable>>): Promise<void> {
    if (intakes.length === 0) return;
    await this.q
      .insertInto('engine_intake')
      .values(intakes)
      .onConflict((conflict) =>
        conflict
          .column('patient_id')
          .doUpdateSet((on) => ({ position: on.ref('excluded.position'), step: on.ref('excluded.step') })),
      )
      .execute();
  }
}
