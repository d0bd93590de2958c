// Which patients' memory is written when: a sixtieth each second, new patients first, so that a snapshot never stops the
// engine and a restart replays about a minute.
import type { PatientId } from '#kernel';
import type { Pipeline } from './pipeline.js';
import { type EngineSnapshot, type PatientMemory, type SnapshotPart, memoryOf } from './snapshots.js';

const ROUND_SECONDS = 60;

export class SnapshotPlan {
  /** The position each patient's kept snapshot stands at. */
  private readonly keptAt = new Map<PatientId, number>();
  private queue: PatientId[] = [];
  private lastTakenAt = -1;

  constructor(kept: EngineSnapshot | null) {
    for (const { patientId, position } of kept?.patients ?? []) this.keptAt.set(patientId, position);
  }

  /** The next part, as of the pipeline's present position; null when nothing was handled since the last. */
  take(pipeline: Pipeline, atLeast = 0): SnapshotPart | null {
    const { handledPosition } = pipeline;
    if (handledPosition === this.lastTakenAt || handledPosition === 0) return null;
    this.lastTakenAt = handledPosition;
    const ids = pipeline.patientIds();
    const present = new Set(ids);
    const fresh = ids.filter((id) => !this.keptAt.has(id));
    if (this.queue.length === 0) this.queue = [...ids];
    const share = Math.max(Math.ceil(ids.length / ROUND_SECONDS), atLeast);
    const due = new Set([...fresh, ...this.queue.splice(0, share)]);
    const patients = [...due].map((id) => memoryOfPatient(pipeline, id)).filter((memory) => memory !== null);
    const removed = [...this.keptAt.keys()].filter((id) => !present.has(id));
    const taken = new Map(patients.map(({ patientId, position }) => [patientId, position]));
    const oldest = (resumeAfter: number, id: PatientId): number =>
      Math.min(resumeAfter, taken.get(id) ?? this.keptAt.get(id) ?? 0);
    return {
      resumeAfter: ids.reduce(oldest, handledPosition),
      shared: memoryOf(pipeline.snapshotShared()),
      patients,
      removed,
    };
  }

  /** Notes what is on disk now. */
  saved(part: SnapshotPart): void {
    for (const { patientId, position } of part.patients) this.keptAt.set(patientId, position);
    for (const id of part.removed) this.keptAt.delete(id);
  }
}

function memoryOfPatient(pipeline: Pipeline, patientId: PatientId): PatientMemory | null {
  const snapshot = pipeline.snapshotPatient(patientId);
  if (snapshot === null) return null;
  return { patientId, position: snapshot.position, bytes: memoryOf(snapshot) };
}
