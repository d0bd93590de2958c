// What the detector tells. Samples are counted from the first sample of the stream, gaps included; instants are the device's.
import type { Instant } from '#kernel';
import type { Quality, QualityCause } from '#vitals';

export const ECG_RHYTHMS = [
  'asystole',
  'extreme-bradycardia',
  'extreme-tachycardia',
  'pause',
  'irregular',
  'ventricular-tachycardia',
  'ventricular-fibrillation',
] as const;
export type EcgRhythm = (typeof ECG_RHYTHMS)[number];

export interface BeatEvent {
  readonly kind: 'beat';
  readonly sample: number;
  readonly at: Instant;
  /** Since the beat before; null for the first beat and across missing signal. */
  readonly rrMs: number | null;
  /** `invalid` within an unreadable span. */
  readonly quality: Quality;
  /** Unlike the dominant complex, and wider. */
  readonly ventricular: boolean;
}

/** Once a second. */
export interface HeartRateEvent {
  readonly kind: 'heart-rate';
  readonly sample: number;
  readonly at: Instant;
  /** Beats per minute over the last eight intervals; 0 in asystole, null where it can't be told. */
  readonly ratePerMin: number | null;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

/** The quality of the signal has changed, from this sample on. */
export interface QualityEvent {
  readonly kind: 'quality';
  readonly sample: number;
  readonly at: Instant;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

/**
 * A rhythm, or a span that can't be judged: told when it begins (`toSample` and `to` null) and again when it ends. A pause is
 * told once, when the beat that ends it has come. While the signal can't be judged no rhythm begins and none ends.
 */
export interface RhythmEvent {
  readonly kind: 'rhythm';
  readonly event: EcgRhythm | 'unreadable';
  readonly fromSample: number;
  readonly toSample: number | null;
  readonly from: Instant;
  readonly to: Instant | null;
  /** Time of the newest sample when this was told. */
  readonly observedAt: Instant;
  /** 0 to 1. */
  readonly confidence: number;
  readonly ratePerMin: number | null;
}

export type EcgEvent = BeatEvent | HeartRateEvent | QualityEvent | RhythmEvent;
