// The decoded shape of everything that comes over the wire. The codec makes these from bytes and refuses what it can't.
import type { Instant } from '#kernel';
import type { Quality, QualityCause, Signal, Stream } from './signals.js';

interface FrameBase {
  readonly gateway: string;
  readonly device: string;
  /** Counts up by one per (device, stream); `(device, stream, sequence)` is the frame's identity. Safe integer ≥ 0. */
  readonly sequence: number;
  /** Device clock (corrected by the gateway) at the first sample. */
  readonly observedAt: Instant;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

/** Equally spaced numerics. Sample i is at `observedAt + i * intervalMs`; each array has the same length, 1 to 600. */
export interface NumericFrame extends FrameBase {
  readonly kind: 'numeric';
  readonly stream: Exclude<Stream, 'ecg'>;
  /** Milliseconds between samples; a spot measurement has one sample and any interval. */
  readonly intervalMs: number;
  /** `null` where the sensor gave no value. 0 is a value. */
  readonly values: Readonly<Partial<Record<Signal, ReadonlyArray<number | null>>>>;
}

/** A stretch of one ECG lead. Sample i is at `observedAt + i * 1000 / rateHz`. */
export interface EcgFrame extends FrameBase {
  readonly kind: 'ecg';
  readonly stream: 'ecg';
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  /** IEEE 11073 lead name such as `I` or `II`. */
  readonly lead: string;
  /** Raw sample values; −32768 means no valid sample. */
  readonly samples: Int16Array;
}

export type Frame = NumericFrame | EcgFrame;

/** The retained status of a gateway; `online: false` is what its last will says. */
export interface GatewayStatus {
  readonly gateway: string;
  readonly online: boolean;
  /** Version of the gateway program; absent in a last will. */
  readonly softwareVersion?: string;
  readonly startedAt?: Instant;
  /** Gateway's clock minus the centre's, as the gateway knows it. Null where it could not be measured. */
  readonly clockOffsetMs?: number | null;
  /** Gateway's own battery or UPS; null on mains. */
  readonly batteryPercent?: number | null;
  readonly spool?: {
    readonly frames: number;
    readonly bytes: number;
    /** Frames thrown away since start because the spool was full, waveform first. */
    readonly droppedWaveform: number;
    readonly droppedNumeric: number;
    readonly oldestObservedAt: Instant | null;
  };
  readonly devices?: ReadonlyArray<{
    readonly device: string;
    readonly batteryPercent: number | null;
    readonly lastFrameAt: Instant | null;
  }>;
}

/** Why a publish was refused. Counted by gateway and reason; sent back on the gateway's command topic. */
export const REFUSAL_REASONS = [
  'topic',
  'oversized',
  'not-utf8',
  'not-json',
  'unknown-version',
  'unknown-field',
  'duplicate-field',
  'missing-field',
  'wrong-type',
  'out-of-range',
  'length-mismatch',
  'wrong-base64',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** `path` is a JSON path such as `values.spo2[3]`; `detail` says what is expected, never the value itself. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly path: string;
  readonly detail: string;
}

/** What the centre sends to a gateway on `mimamori/v1/{gateway}/command`. */
export type GatewayCommand =
  | {
      readonly kind: 'frame-refused';
      readonly topic: string;
      readonly sequence: number | null;
      readonly reason: RefusalReason;
      readonly path: string;
      readonly detail: string;
    }
  | { readonly kind: 'centre-time'; readonly sentAt: Instant };
