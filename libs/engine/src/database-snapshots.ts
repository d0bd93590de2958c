// The engine's memory in the records database.
import type { PatientId } from '#kernel';
import type { Database } from '#records';
import type { PatientSnapshot } from './patient-runtime.js';
import type { SharedSnapshot } from './pipeline.js';
import {
  type EngineSnapshot,
  MEMORY_VERSION,
  type PatientMemory,
  type SnapshotPart,
  type Snapshots,
  readMemory,
} from './snapshots.js';

/** Rows written by one statement: keeps the parameters of a statement far below PostgreSQL's 65,535. */
const ROWS_AT_ONCE = 200;

export class DatabaseSnapshots implements Snapshots {
  /** `engine` names whose memory it is, where several share the patients out. */
  constructor(
    private readonly database: Database,
    private readonly engine: string,
  ) {}

  async load(): Promise<EngineSnapshot | null> {
    const { db } = this.database;
    const shared = await db
      .selectFrom('engine_shared')
      .select(['resume_after', 'memory'])
      .where('engine', '=', this.engine)
      .where('version', '=', MEMORY_VERSION)
      .executeTakeFirst();
    if (shared === undefined) return null;
    const rows = await db
      .selectFrom('engine_memory')
      .select('memory')
      .where('engine', '=', this.engine)
      .where('version', '=', MEMORY_VERSION)
      .orderBy('patient_id')
      .execute();
    return {
      resumeAfter: shared.resume_after,
      shared: readMemory<SharedSnapshot>(shared.memory),
      patients: rows.map(({ memory }) => readMemory<PatientSnapshot>(memory)),
    };
  }

  async save(part: SnapshotPart): Promise<void> {
    await this.database.transaction(async (trx) => {
      for (let i = 0; i < part.patients.length; i += ROWS_AT_ONCE) {
        const rows = part.patients.slice(i, i + ROWS_AT_ONCE).map((memory) => this.row(memory));
        await trx
          .insertInto('engine_memory')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['engine', 'patient_id']).doUpdateSet((set) => ({
              version: set.ref('excluded.version'),
              position: set.ref('excluded.position'),
              memory: set.ref('excluded.memory'),
            })),
          )
          .execute();
      }
      if (part.removed.length > 0) {
        await trx
          .deleteFrom('engine_memory')
          .where('engine', '=', this.engine)
          .where('patient_id', 'in', [...part.removed])
          .execute();
      }
      const shared = { version: MEMORY_VERSION, resume_after: part.resumeAfter, memory: Buffer.from(part.shared) };
      await trx
        .insertInto('engine_shared')
        .values({ engine: this.engine, ...shared })
        .onConflict((conflict) => conflict.column('engine').doUpdateSet(shared))
        .execute();
    }, 'background');
  }

  private row({ patientId, position, bytes }: PatientMemory): {
    engine: string;
    patient_id: PatientId;
    version: number;
    position: number;
    memory: Buffer;
  } {
    return {
      engine: this.engine,
      patient_id: patientId,
      version: MEMORY_VERSION,
      position,
      memory: Buffer.from(bytes),
    };
  }
}
