// What a doctor has ordered in advance for a patient, every version with its author and date.
import type { Selectable } from 'kysely';
import type { Queries } from '../database.js';
import type { StandingInstructionTable } from '../schema/dispatch-tables.js';

export type StandingInstructionRow = Selectable<StandingInstructionTable>;

export class StandingInstructionRepository {
  constructor(private readonly q: Queries) {}

  /** Newest first. */
  of(patientId: string): Promise<StandingInstructionRow[]> {
    return this.q
      .selectFrom('standing_instruction')
      .selectAll()
      .where('patient_id', '=', patientId)
      .orderBy('version', 'desc')
      .execute();
  }

  /** The newest version, which is the one in force; its text is null where the doctor took it away. */
  newestOf(patientId: string): Promise<StandingInstructionRow | undefined> {
    return this.q
      .selectFrom('standing_instruction')
      .selectAll()
      .where('patient_id', '=', patientId)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  async add(version: StandingInstructionRow): Promise<void> {
    await this.q.insertInto('standing_instruction').values(version).execute();
  }
}
