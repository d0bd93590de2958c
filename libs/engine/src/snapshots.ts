// Where the engine keeps its memory between restarts. A port; the adapter over the records database stands beside it.
import type { SharedSnapshot } from './pipeline.js';
import type { PatientSnapshot } from './patient-runtime.js';

export interface EngineSnapshot {
  /** Every batch up to this one is contained in all the parts; reading resumes after it. */
  readonly resumeAfter: number;
  readonly shared: SharedSnapshot;
  readonly patients: readonly PatientSnapshot[];
}

/** Some patients' newest snapshots together with the shared part, written in one transaction. */
export interface SnapshotPart extends EngineSnapshot {
  readonly removed: readonly string[];
}

export interface Snapshots {
  load(): Promise<EngineSnapshot | null>;
  /** Replaces the shared part and the given patients' parts; the others stay as they are. */
  save(part: SnapshotPart): Promise<void>;
}
