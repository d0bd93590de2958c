// What the engine remembers of one patient between two steps. Plain data: it survives `structuredClone` and a round trip
// through JSON at any point, and holds no key that is not listed here. Readers outside this lib should treat it as opaque.
import type { Instant } from '#kernel';
import type { Signal } from '#vitals';
import type { AlarmEpisode, Assessment } from './model.js';
import type { Memory } from './memory.js';
import type { Rule } from './rules.js';
import type { Presence, Priority, SignalState } from './words.js';

/** Stands for "never" where an instant is kept in a field of the hot path; such a field is always a number. */
export const NEVER = -1;

/** Stands for infinity, which JSON does not know. */
export const BOUNDLESS = Number.MAX_VALUE;

/** How far a value may be trusted, as a number in the windows: the order of `QUALITIES`. */
export const GOOD = 0;
export const QUESTIONABLE = 1;
export const UNUSABLE = 2;

/**
 * One signal of one device. What each sample touches lies in one row of numbers: with thousands of patients the time goes into
 * fetching memory, and objects and boxed numbers of their own would each be fetched apart.
 */
export interface Track {
  readonly signal: Signal;
  readonly device: string;
  gateway: string;
  /** No longer lent: its silence means nothing. */
  returned: boolean;
  now: Now;
  /** One for each length of slice that a watcher counts samples by. */
  tallies: Tally[];
  /** Indexes of the conditions that look at this signal. */
  watchers: number[];
  /** For each watcher in turn: lowest and highest value it need not look at, and until which engine time. */
  bands: number[];
}

/** How a signal stands, and behind it the ring of its newest samples; each number has its place, named below. */
export type Now = [
  lastAt: number,
  usableAt: number,
  usableReceivedAt: number,
  value: number,
  grade: number,
  intervalMs: number,
  changedAt: number,
  offSince: number,
  calmLow: number,
  calmHigh: number,
  calmUntil: number,
  next: number,
  size: number,
  ...ring: number[],
];

/** `observedAt` of the newest sample of any quality. */
export const LAST_AT = 0;
/** `observedAt` and engine time of the newest usable sample; NEVER before the first. */
export const USABLE_AT = 1;
export const USABLE_RECEIVED_AT = 2;
/** The newest usable value and its grade; meaningless while there is none. */
export const VALUE = 3;
export const GRADE = 4;
/** Spacing of the last two usable samples; NEVER before the second. */
export const INTERVAL_MS = 5;
/** `observedAt` since which the usable value has not changed. */
export const CHANGED_AT = 6;
/** Engine time since which every sample says that the sensor is off the patient; NEVER otherwise. */
export const OFF_SINCE = 7;
/** What every watcher passes over: lowest and highest value, and until which engine time. */
export const CALM_LOW = 8;
export const CALM_HIGH = 9;
export const CALM_UNTIL = 10;
/** Where in the ring the next sample goes, and how many there are. */
export const NEXT = 11;
export const SIZE = 12;
/** The ring: newest samples, unusable ones too, in order of `observedAt`: time, value and grade of each in turn. */
export const RING = 13;

/** Values from `low` to `high` change nothing until the engine time `until`. */
export interface Band {
  readonly low: number;
  readonly high: number;
  readonly until: Instant;
}

/** Samples of a track by slices of time, as a ring; `newest` is the index of the newest slice, NEVER before the first. */
export interface Tally {
  readonly sliceMs: number;
  /** Since when samples have come without a gap; NEVER before the first. */
  filledFrom: number;
  newest: number;
  counts: number[];
}

export interface Gateway {
  readonly id: string;
  /** Null until the broker has said something. */
  connected: boolean | null;
  /** Engine time since which every sample came with a skewed clock; NEVER otherwise. */
  skewSince: number;
  /** Receipt minus observation of the first and the newest of those samples. */
  skewFirstMs: number;
  skewMs: number;
  /** As measured by the gateway, where it was. */
  offsetMs: number | null;
}

export interface Shelf {
  readonly until: Instant;
  readonly by: string;
  readonly reason: string;
}

/** A stretch of time over which a schedule's answer does not change; `until` exclusive. */
export interface ScheduleSpan {
  readonly active: boolean;
  readonly from: Instant;
  readonly until: Instant;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type Episode = Mutable<AlarmEpisode>;

/** A rule and everything that is true of it now. */
export interface Condition {
  rule: Rule;
  /** Engine time at which the rule began to be watched. */
  readonly watchedSince: Instant;
  /** The rule was taken away; the condition lives on only until its latched alarm is acknowledged. */
  removed: boolean;
  memory: Memory;
  presence: Presence;
  priority: Priority;
  signal: SignalState;
  suppressedBy: string[];
  shelf: Shelf | null;
  /** Engine time until which an audio pause holds this condition's signal; null when none does. */
  quietUntil: Instant | null;
  /** The running episode, or else the last one. */
  episode: Episode | null;
  /** Earlier episodes of high priority that nobody has acknowledged, oldest first. */
  latched: Episode[];
  /** Engine times of the last raises, oldest first, at most three. */
  raises: Instant[];
  /** Until this engine time the running episode goes on gathering values. */
  evidenceUntil: Instant | null;
  /** Engine time at which it was last present, for combinations. */
  lastPresentAt: Instant | null;
  schedule: ScheduleSpan | null;
  /** Why the last transition happened. */
  reason: string;
  /** The newest value of what the rule looks at. */
  value: number | null;
  /** The same rule over late data. */
  past: { memory: Memory; episode: Episode | null; lastAt: Instant; toldOnsetAt: number } | null;
}

export interface PatientState {
  readonly schema: 1;
  readonly patientId: string;
  timeZone: string;
  readonly createdAt: Instant;
  /** Engine time: never goes back. */
  at: Instant;
  nextDeadline: Instant | null;
  tracks: Track[];
  /** Late data, kept apart; emptied when no more come. */
  lateTracks: Track[];
  lateAt: Instant | null;
  gateways: Gateway[];
  conditions: Condition[];
  /** A technical condition is open, or could close: usable data must be looked at. */
  troubled: boolean;
  /** Onset of the last alarm of each rule that is gone: given again, it begins a new one. */
  readonly formerOnsets: Record<string, Instant>;
  /** Nothing is due and no equipment in question up to and including this engine time. */
  calmUntil: Instant;
  /** The narrowest skew that a rule asks for; null where none does. */
  skewBeyondMs: number | null;
  pause: Shelf | null;
  assessment: {
    consciousness: { readonly value: NonNullable<Assessment['consciousness']>; readonly observedAt: Instant } | null;
    oxygen: { readonly value: boolean; readonly observedAt: Instant } | null;
  };
  /** Devices whose ECG cannot be read now. */
  unreadable: string[];
}
