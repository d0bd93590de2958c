// What the boards see between events: the newest numerics of every patient and the ECG of the one being looked at.
// Nothing here is durable; a board that reconnects asks for the snapshot and listens on.
import type { Observable } from 'rxjs';
import type { Instant, PatientId } from '#kernel';
import type { Quality, QualityCause, Signal } from '#vitals';

/** The newest value of one signal of one patient. */
export interface LiveNumeric {
  readonly patientId: PatientId;
  readonly signal: Signal;
  readonly device: string;
  /** `null` when the newest sample had no usable value. */
  readonly value: number | null;
  readonly quality: Quality;
  readonly cause: QualityCause;
  readonly observedAt: Instant;
  readonly receivedAt: Instant;
}

export interface LiveEcg {
  readonly patientId: PatientId;
  readonly device: string;
  readonly lead: string;
  readonly observedAt: Instant;
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  /** base64 of little-endian int16, −32768 invalid: the wire's form, passed on. */
  readonly samples: string;
}

export interface LiveFeed {
  /** Newest value per patient and signal. */
  snapshot(): readonly LiveNumeric[];
  /** Changes, gathered for about 100 ms. */
  readonly numerics$: Observable<readonly LiveNumeric[]>;
  /** ECG of one patient as it comes; nothing is computed while nobody listens. */
  ecg(patientId: PatientId): Observable<LiveEcg>;
}
