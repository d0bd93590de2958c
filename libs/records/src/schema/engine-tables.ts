// The alarm engine's memory between restarts.

export interface EngineMemoryTable {
  /** Which engine, where patients are shared out over several. */
  engine: string;
  patient_id: string;
  /** Of the memory's shape; memory of another version is not read. */
  version: number;
  /** Journal batches up to this one are contained. */
  position: number;
  memory: Buffer;
}

export interface EngineSharedTable {
  engine: string;
  version: number;
  resume_after: number;
  memory: Buffer;
}

export interface EngineTables {
  engine_memory: EngineMemoryTable;
  engine_shared: EngineSharedTable;
}
