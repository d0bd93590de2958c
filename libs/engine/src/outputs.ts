// What the pipeline hands on while it works through the journal. The runner collects these and makes them durable.
import type { Effect } from '#alarms';
import type { NumericRun, WaveformRun } from '#archive';
import type { PatientId } from '#kernel';
import type { LiveEcg, LiveNumeric } from './live-feed.js';

/** What the alarm engine decided for one patient at one journal entry. */
export interface PatientEffects {
  readonly patientId: PatientId;
  /** Journal position of the batch; with `ordinal` it orders effects, and a replay gives the same pair again. */
  readonly position: number;
  /** Counts this patient's decisions within one batch, from 0. */
  readonly ordinal: number;
  readonly effects: readonly Effect[];
}

/** Why a journaled frame went no further. Each is counted, and `unreadable` is also logged. */
export type DropReason = 'not-lent' | 'duplicate' | 'unreadable' | 'unknown-patient';

export interface PipelineOutputs {
  effects(effects: PatientEffects): void;
  numeric(run: NumericRun): void;
  waveform(run: WaveformRun): void;
  live(value: LiveNumeric): void;
  liveEcg(chunk: () => LiveEcg, patientId: PatientId): void;
  dropped(reason: DropReason): void;
  /** One patient's alarms could not be worked out; the others go on. Must be made loud. */
  failed(patientId: PatientId, error: unknown): void;
}
