// The archive: every patient's numerics and waveforms for drawing, for the doctor's back-test and for the family's night.
import type { Instant, PatientId } from '#kernel';
import type { Quality, QualityCause, Signal } from '#vitals';

/** A stretch of equally spaced values of one signal from one device. `null` is no value; 0 is a value. */
export interface NumericRun {
  readonly patientId: PatientId;
  readonly device: string;
  readonly signal: Signal;
  readonly observedAt: Instant;
  readonly intervalMs: number;
  readonly values: ReadonlyArray<number | null>;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

export interface WaveformRun {
  readonly patientId: PatientId;
  readonly device: string;
  readonly lead: string;
  readonly observedAt: Instant;
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  readonly samples: Int16Array;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

export const RESOLUTIONS = ['raw', '10s', '1min', '10min', '1h'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** One raw value. */
export interface NumericSample {
  readonly observedAt: Instant;
  readonly device: string;
  readonly value: number;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

/**
 * One bucket of a coarser resolution, aligned to the epoch. Values of quality `invalid` take no part; a bucket without a
 * usable value is left out. `coverage` is the share of the bucket with usable data, 0–1, each value standing for its
 * interval; with several devices, that of the device with the most.
 */
export interface NumericBucket {
  readonly from: Instant;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly count: number;
  readonly coverage: number;
}

export type NumericSeries =
  | { readonly resolution: 'raw'; readonly samples: readonly NumericSample[] }
  | { readonly resolution: Exclude<Resolution, 'raw'>; readonly buckets: readonly NumericBucket[] };

export interface NumericQuery {
  readonly patientId: PatientId;
  readonly signal: Signal;
  /** Inclusive. Coarser resolutions give every bucket that the range touches, whole. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  readonly resolution: Resolution;
}

/** A gapless stretch of waveform as stored; gaps lie between stretches. */
export interface WaveformStretch {
  readonly observedAt: Instant;
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  readonly lead: string;
  readonly samples: Int16Array;
}

export interface WaveformQuery {
  readonly patientId: PatientId;
  /** All leads when not given. */
  readonly lead?: string;
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

/** What one journal reader hands over at once. */
export interface ArchiveWrite {
  readonly numerics: readonly NumericRun[];
  readonly waveforms: readonly WaveformRun[];
  /** The reader's name and the journal position this write brings it to; kept in the same transaction as the data. */
  readonly reader: string;
  readonly position: number;
}

export interface Archive {
  /** Resolves once on disk, data and position together, so that a reader resuming at its position writes nothing twice. */
  write(batch: ArchiveWrite): Promise<void>;
  /** The last position written by a reader, 0 when none. */
  position(reader: string): Promise<number>;
  /** In order of `observedAt`. Includes what was written a moment ago. */
  numerics(query: NumericQuery): Promise<NumericSeries>;
  /** In order of `observedAt`; per device, when several recorded at once. Samples within the range alone. */
  waveform(query: WaveformQuery): Promise<readonly WaveformStretch[]>;
  /** Merges small stored segments and removes what is past retention. Run once a minute: what waits longer costs each question more. */
  maintain(now: Instant): Promise<{ readonly merged: number; readonly removed: number }>;
  close(): Promise<void>;
}
