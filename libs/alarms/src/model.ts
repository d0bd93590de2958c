// The words of the alarm engine (IEC 60601-1-8, ISA-18.2). The rule shapes are those of docs/scenarios and of the API.
import type { Instant } from '#kernel';
import type { Quality, QualityCause, Signal } from '#vitals';

export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export type ConditionKind = 'physiological' | 'technical';

/** One value as the engine takes it in. */
export interface Observation {
  readonly signal: Signal;
  readonly device: string;
  readonly gateway: string;
  readonly observedAt: Instant;
  readonly receivedAt: Instant;
  /** 0 is a value. */
  readonly value: number;
  readonly quality: Quality;
  readonly cause: QualityCause;
}
