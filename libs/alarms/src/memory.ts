// What each kind of rule remembers between samples. Plain data, no dates, no infinities.
import type { DurationMs, Instant } from '#kernel';
import type { News2Parameter } from './rules.js';

export type LevelPhase = 'idle' | 'not-yet' | 'true' | 'clearing';

/** One level of a held predicate (a limit, or its severe limit) on one track. */
export interface LevelMemory {
  phase: LevelPhase;
  /** First sample of the run of violating samples. */
  startAt: Instant;
  /** Time within the run in which nothing was known; it does not count towards the delay. */
  lostMs: DurationMs;
  /** First sample of the run that is back inside by the clear margin. */
  backAt: Instant;
  backLostMs: DurationMs;
  extreme: number;
  /** Worst grade in the run. */
  grade: number;
  /** Violating samples by slice of the on-delay, oldest first, where only a share must violate; empty otherwise. */
  slices: Slice[];
  /** Samples in the window when it was last looked at, and how many of them violate. */
  total: number;
  violating: number;
}

export interface Slice {
  readonly index: number;
  violating: number;
}

export interface LevelsMemory {
  readonly kind: 'levels';
  /** Engine time at which this memory began: no window reaches back beyond it. */
  readonly since: Instant;
  /** Per track that has said anything worth remembering. */
  tracks: { readonly track: number; levels: LevelMemory[] }[];
}

export interface BurdenMemory {
  readonly kind: 'burden';
  /** Depth × time by slice of the window, oldest first; slices without any are left out. */
  slices: { readonly index: number; amount: number }[];
  sum: number;
  floor: boolean;
  startAt: Instant;
  extreme: number;
  grade: number;
}

export interface TrendMemory {
  readonly kind: 'trend';
  /**
   * The recent window in fine slices and the baseline before it in coarse ones, in order of time: index of the slice, sum
   * and count of its values in turn. A row of numbers takes a third of the room of as many objects.
   */
  recent: number[];
  baseline: number[];
  /** Result of the last judgement; null where coverage did not allow one. */
  difference: number | null;
  medianRecent: number | null;
  medianBaseline: number | null;
}

export interface News2Memory {
  readonly kind: 'news2';
  /** Newest usable value per numeric parameter. */
  values: Partial<Record<News2Parameter, { value: number; observedAt: Instant }>>;
  score: number | null;
  /** Median of the hours before this one; null while there are too few. */
  baseline: number | null;
  /** As at the last judgement: what scale 2 asks for, and the score at which the rule fires. */
  onOxygen: boolean;
  threshold: number;
  /** Parameters that gave points when the alarm was last seen true. */
  scoring: News2Parameter[];
  startAt: Instant;
  /** The last score of each hour in which there was one, oldest first; at most 7 days. */
  hours: { readonly index: number; score: number }[];
  /** Engine time of the last judgement. */
  judgedAt: Instant;
  /** No parameter goes stale before this; the score can't change by itself. */
  freshUntil: Instant;
  /** The score was last at its threshold, or has been under it for too short a time to say it is over. */
  open: boolean;
  underSince: Instant;
}

export interface RhythmMemory {
  readonly kind: 'rhythm';
  /** Devices on which the event lasts. */
  active: { readonly device: string; readonly from: Instant }[];
  /** A momentary event stays present until this engine time. */
  holdUntil: Instant | null;
  from: Instant;
  to: Instant | null;
  observedAt: Instant;
  device: string;
  confidence: number;
  ratePerMin: number | null;
}

export interface PresenceMemory {
  readonly kind: 'presence';
  /** `observedAt` of each time the patient left the bed within the window. */
  exits: Instant[];
  /** `not-in-bed-by`: the last appointed instant that was looked at, and whether the patient was out then. */
  appointedAt: Instant;
  missed: boolean;
}

export interface SilenceMemory {
  readonly kind: 'silence';
  /** What is silent, off, stuck, low or wrong: track, device or gateway names, in order. */
  subjects: string[];
  startAt: Instant;
}

export interface CombinationMemory {
  readonly kind: 'combination';
}

/** A condition's memory is of its rule's kind, since `freshMemory` made it so; anything else is a broken state. */
export function memoryAs<K extends Memory['kind']>(memory: Memory, kind: K): Extract<Memory, { kind: K }> {
  if (memory.kind !== kind) throw new RangeError(`a memory of ${memory.kind} where ${kind} is remembered`);
  return memory as Extract<Memory, { kind: K }>;
}

export type Memory =
  | LevelsMemory
  | BurdenMemory
  | TrendMemory
  | News2Memory
  | RhythmMemory
  | PresenceMemory
  | SilenceMemory
  | CombinationMemory;
