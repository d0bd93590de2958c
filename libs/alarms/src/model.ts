// What goes into the alarm engine and what comes out: the contract with the journal's reader and with the incidents.
import type { Instant } from '#kernel';
import type { Quality, QualityCause, Signal } from '#vitals';
import type { RhythmEventName, RuleKind, RuleSet } from './rules.js';
import type { PatientState } from './state.js';
import type { Axis, ConditionKind, Presence, Priority, SignalState } from './words.js';

/** One value as the engine takes it in. */
export interface Observation {
  readonly signal: Signal;
  readonly device: string;
  readonly gateway: string;
  readonly observedAt: Instant;
  readonly receivedAt: Instant;
  /** 0 is a value. `null`: the sensor reported and had none. */
  readonly value: number | null;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

/** What NEWS2 asks for and a nurse measures at the bedside. */
export type HandMeasured = Extract<Signal, 'rr' | 'spo2' | 'sbp' | 'pr' | 'temp'>;

/** What staff or family noted rather than a sensor measured; NEWS2 needs both. */
export interface Assessment {
  /** ACVPU: alert, new confusion, voice, pain, unresponsive. */
  readonly consciousness?: 'A' | 'C' | 'V' | 'P' | 'U';
  /** Breathing supplementary oxygen. */
  readonly oxygen?: boolean;
  /** Measured by hand at the same time. It goes into the score and nowhere else: it breaks no sensor's silence. */
  readonly measured?: Partial<Readonly<Record<HandMeasured, number>>>;
  readonly observedAt: Instant;
  readonly receivedAt: Instant;
}

/** The ECG detector's word on the rhythm: sent when an event begins and again when it ends. */
export interface RhythmObservation {
  readonly event: RhythmEventName | 'unreadable';
  readonly device: string;
  readonly gateway: string;
  /** Time of the newest ECG sample when the detector told; a detector needs some beats before it can tell. */
  readonly observedAt: Instant;
  readonly from: Instant;
  /** `null` while it lasts. A pause is told once, when the beat that ends it has come. */
  readonly to: Instant | null;
  /** 0–1, as the detector gives it. */
  readonly confidence: number;
  /** Rate per minute where the event has one. */
  readonly ratePerMin?: number;
  readonly receivedAt: Instant;
}

/** Everything the engine reacts to. Acts are idempotent: taking one twice changes nothing. */
export type EngineInput =
  | { readonly kind: 'observation'; readonly observation: Observation }
  | { readonly kind: 'assessment'; readonly assessment: Assessment }
  | { readonly kind: 'rhythm'; readonly rhythm: RhythmObservation }
  | { readonly kind: 'gateway-connection'; readonly gateway: string; readonly connected: boolean }
  | {
      /** The gateway's clock minus the centre's, as measured by time exchange; null where it could not be. */
      readonly kind: 'gateway-clock';
      readonly gateway: string;
      readonly offsetMs: number | null;
    }
  | {
      /** The device is no longer lent to this patient: its silence means nothing from now on. */
      readonly kind: 'device-returned';
      readonly gateway: string;
      readonly device: string;
    }
  | { readonly kind: 'tick' }
  | {
      readonly kind: 'acknowledge';
      readonly ruleId: string;
      /** Which episode; `null` for every episode of the rule that waits. */
      readonly onsetAt: Instant | null;
      /** The priority that was seen: what has risen above it meanwhile goes on sounding. Absent: whatever it is now. */
      readonly seen?: Priority;
      readonly by: string;
    }
  | { readonly kind: 'audio-pause'; readonly until: Instant; readonly by: string }
  | {
      readonly kind: 'shelve';
      readonly ruleId: string;
      /** Cut to 24 h from now. */
      readonly until: Instant;
      readonly by: string;
      readonly reason: string;
    }
  | { readonly kind: 'unshelve'; readonly ruleId: string; readonly by: string }
  | { readonly kind: 'pause-patient'; readonly until: Instant; readonly by: string; readonly reason: string }
  | { readonly kind: 'resume-patient'; readonly by: string }
  | {
      /** The whole set. Rules that did not change keep their running state. */
      readonly kind: 'change-rules';
      readonly rules: RuleSet;
      readonly timeZone?: string;
      readonly by: string;
    };

/** With the patient's id, an alarm's identity: the same input gives the same identity, so a replay cannot double it. */
export interface EpisodeIdentity {
  readonly ruleId: string;
  readonly onsetAt: Instant;
}

export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

/** Why the alarm was raised, JSON-safe. */
export interface Evidence {
  /** Worst quality among the values that raised it; `questionable` too where another sensor contradicts. */
  readonly quality: Quality;
  /** What the second sensor says; `absent` when it had no good, current value. */
  readonly corroboration: {
    readonly signal: Signal;
    readonly value: number | null;
    readonly verdict: 'agrees' | 'contradicts' | 'absent';
  } | null;
  /** The window's figures by name with the unit in the name, such as `heldMs`, `burden`, `medianRecent`, `score`. */
  readonly figures: Readonly<Record<string, number | string | null>>;
  /** NEWS2 parameters without a fresh value. */
  readonly missing: readonly string[];
  /** Values of the rule's signal from 30 s before the raise to 30 s after: `[observedAt, value]`, in order of time. */
  readonly values: ReadonlyArray<readonly [Instant, number | null]>;
  /** Where in the archive the ECG strip lies, 30 s before to 30 s after. */
  readonly ecg: { readonly device: string; readonly from: Instant; readonly to: Instant } | null;
  /** Three episodes within a minute: one line on the board, and a word to the doctor. */
  readonly chatter: boolean;
}

/** One episode of a condition, as recorded. */
export interface AlarmEpisode extends EpisodeIdentity {
  readonly ruleVersion: number;
  readonly ruleKind: RuleKind;
  readonly signal: Signal | null;
  readonly conditionKind: ConditionKind;
  /** Engine time of the raise; for history, `observedAt` of the sample that would have raised it. */
  readonly raisedAt: Instant;
  /** When its signal first sounded. Null: it never paged (historical, or suppressed all along). */
  readonly pagedAt: Instant | null;
  readonly clearedAt: Instant | null;
  readonly priority: Priority;
  readonly presence: Presence;
  readonly signalState: SignalState;
  readonly acknowledged: { readonly by: string; readonly at: Instant } | null;
  /** `shelved`, `patient-paused`, `inhibited:RULE`; empty when heard. */
  readonly suppressedBy: readonly string[];
  /** Found in late data ("while disconnected"); never pages. */
  readonly historical: boolean;
  /** 1 for the first; a recurrence within 10 minutes counts up. */
  readonly episodeNumber: number;
  /** `onsetAt` of the episode this one follows within 10 minutes. */
  readonly previousOnsetAt: Instant | null;
  /** One sentence that a nurse understands. */
  readonly headline: Bilingual;
  /** Newest value of what the rule looks at: the signal, the score, the burden. */
  readonly value: number | null;
  readonly limit: number | null;
  readonly direction: 'below' | 'above' | null;
  /** Worst value so far. */
  readonly extreme: number | null;
  readonly evidence: Evidence;
}

export interface Transition {
  readonly kind: 'transition';
  readonly ruleId: string;
  readonly axis: Axis;
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  readonly priority: Priority;
  readonly reason: string;
}

/**
 * What a step brings about, in order. An episode comes with `alarm-raised` once, `alarm-changed` any number of times and
 * `alarm-ended` once (cleared, and nothing of it latched). `at` is engine time.
 */
export type Effect =
  | Transition
  | {
      readonly kind: 'alarm-raised' | 'alarm-changed' | 'alarm-ended';
      readonly at: Instant;
      readonly episode: AlarmEpisode;
    };

export interface StepResult {
  /** The state given in, changed in place; the old one is consumed. */
  readonly state: PatientState;
  readonly effects: readonly Effect[];
  /**
   * Engine time at which to send a `tick` if nothing comes before. May be early, never late. Null: nothing is awaited.
   * A step fires the deadlines before its own `at` by itself; a `tick` also those at its `at`.
   */
  readonly nextDeadline: Instant | null;
}
