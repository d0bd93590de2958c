// Where the engine keeps its memory between restarts: a port, and how the memory becomes bytes. The adapter over the
// records database stands beside it.
import { deserialize, serialize } from 'node:v8';
import type { PatientId } from '#kernel';
import type { PatientSnapshot } from './patient-runtime.js';
import type { SharedSnapshot } from './pipeline.js';

/** Raised whenever the shape of the memory changes; memory of another version is not read, the journal is replayed instead. */
export const MEMORY_VERSION = 5;

export interface EngineSnapshot {
  /** Every batch up to this one is contained in all the parts; reading resumes after it. */
  readonly resumeAfter: number;
  readonly shared: SharedSnapshot;
  readonly patients: readonly PatientSnapshot[];
}

/** One patient's memory as of a position, in bytes: the live state goes on changing while this waits to be written. */
export interface PatientMemory {
  readonly patientId: PatientId;
  readonly position: number;
  readonly bytes: Uint8Array;
}

/** Some patients' newest memory together with the shared part, written in one transaction. */
export interface SnapshotPart {
  readonly resumeAfter: number;
  readonly shared: Uint8Array;
  readonly patients: readonly PatientMemory[];
  readonly removed: readonly PatientId[];
}

export interface Snapshots {
  /** Null when there is none, or none of this version. */
  load(): Promise<EngineSnapshot | null>;
  /** Replaces the shared part and the given patients' parts; the others stay as they are. */
  save(part: SnapshotPart): Promise<void>;
}

/** Structured-clone form: keeps typed arrays and undefined, and later versions of Node read it. */
export const memoryOf = (value: unknown): Uint8Array => serialize(value);

export function readMemory<T>(bytes: Uint8Array): T {
  return deserialize(bytes) as T;
}
