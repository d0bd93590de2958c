// A doctor's setting for one patient, as the engine holds it: parsed, complete, every length of time in milliseconds.
// `parseRules` makes these from the shape of the API and of scenario files; nothing else should.
import type { DurationMs } from '#kernel';
import type { Signal } from '#vitals';
import type { Priority } from './words.js';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type ScheduleDay = Weekday | 'holiday' | 'day-before-holiday';

/** When a rule applies, in the patient's time zone. Minutes count from local midnight, 0 to 1440. */
export type ScheduleEntry =
  | {
      /** A range of the clock on some days. Where `toMinute` is not after `fromMinute` it ends on the next day. */
      readonly kind: 'daily';
      /** Empty means every day. A range belongs to the day it starts on. */
      readonly days: readonly ScheduleDay[];
      readonly fromMinute: number;
      readonly toMinute: number;
    }
  | {
      /** One interval a week, such as Friday 18:00 to Monday 9:00. */
      readonly kind: 'weekly';
      readonly fromDay: Weekday;
      readonly fromMinute: number;
      readonly toDay: Weekday;
      readonly toMinute: number;
    };

interface RuleBase {
  readonly id: string;
  /** Counts up with each change the doctor makes; goes into the evidence of every alarm. */
  readonly version: number;
  readonly priority: Priority;
  readonly enabled: boolean;
  /** Empty means always. */
  readonly schedule: readonly ScheduleEntry[];
}

/** A bound is `null` where there is none. `low: 90` is violated by a value under 90; 90 itself is within. */
export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

export interface LimitRule extends RuleBase, Bounds {
  readonly kind: 'limit';
  readonly signal: Signal;
  readonly severe: (Bounds & { readonly priority: Priority }) | null;
  readonly onDelayMs: DurationMs;
  /** Share of the samples in the on-delay's window that must violate, over 0 to 1. */
  readonly share: number;
  /** How far inside the limit a value must come back before the condition begins to clear. */
  readonly clearMargin: number;
  readonly offDelayMs: DurationMs;
  readonly corroborate: Signal | null;
}

export interface BurdenRule extends RuleBase {
  readonly kind: 'burden';
  readonly signal: Signal;
  readonly side: 'below' | 'above';
  readonly limit: number;
  /** Unit·seconds within the window; the rule fires when it is passed. */
  readonly budget: number;
  readonly windowMs: DurationMs;
  /** Bounds that fire at once. */
  readonly floor: (Bounds & { readonly priority: Priority }) | null;
}

export interface TrendRule extends RuleBase {
  readonly kind: 'trend';
  readonly signal: Signal;
  readonly recentMs: DurationMs;
  /** The span before the recent window. */
  readonly baselineMs: DurationMs;
  readonly change: { readonly kind: 'absolute' | 'percent'; readonly amount: number };
  readonly direction: 'up' | 'down' | 'either';
  /** Share of each window that must have data, 0 to 1. */
  readonly minimumCoverage: number;
}

export const NEWS2_PARAMETERS = [
  'respirationRate',
  'spo2',
  'oxygen',
  'systolicPressure',
  'pulse',
  'consciousness',
  'temperature',
] as const;
export type News2Parameter = (typeof NEWS2_PARAMETERS)[number];

export interface News2Rule extends RuleBase {
  readonly kind: 'news2';
  readonly atLeast: number | null;
  readonly aboveBaseline: number | null;
  readonly scale: 1 | 2;
  /** Whether the patient lives on oxygen, where no newer assessment says otherwise. */
  readonly oxygen: boolean;
  readonly freshnessMs: Readonly<Record<News2Parameter, DurationMs>>;
}

export const RHYTHM_EVENTS = [
  'asystole',
  'extreme-bradycardia',
  'extreme-tachycardia',
  'pause',
  'irregular',
  'ventricular-tachycardia',
  'ventricular-fibrillation',
] as const;
export type RhythmEventName = (typeof RHYTHM_EVENTS)[number];

export interface RhythmRule extends RuleBase {
  readonly kind: 'rhythm';
  readonly event: RhythmEventName;
  /** For `pause`: shorter ones are left alone. Null elsewhere. */
  readonly longerThanMs: DurationMs | null;
}

export interface BreathingRule extends RuleBase, Bounds {
  readonly kind: 'breathing';
  readonly noBreathForMs: DurationMs | null;
}

export type PresenceRule = RuleBase & { readonly kind: 'presence' } & (
    | { readonly event: 'out-of-bed'; readonly longerThanMs: DurationMs }
    | { readonly event: 'exits'; readonly moreThan: number; readonly windowMs: DurationMs }
    | { readonly event: 'not-in-bed-by'; readonly minute: number }
    | { readonly event: 'no-movement'; readonly longerThanMs: DurationMs }
  );

export type SilenceRule = RuleBase & { readonly kind: 'silence' } & (
    | { readonly event: 'no-data'; readonly scope: 'signal'; readonly signal: Signal; readonly afterMs: DurationMs }
    | { readonly event: 'no-data'; readonly scope: 'device' | 'gateway'; readonly afterMs: DurationMs }
    | { readonly event: 'sensor-off' | 'stuck'; readonly signal: Signal | null; readonly afterMs: DurationMs }
    | { readonly event: 'battery'; readonly belowPercent: number }
    | { readonly event: 'clock-skew'; readonly beyondMs: DurationMs }
  );

export interface CombinationRule extends RuleBase {
  readonly kind: 'combination';
  readonly mode: 'all' | 'any';
  readonly of: readonly string[];
  /** How long a condition that has gone still counts. 0: only while it is present. */
  readonly withinMs: DurationMs;
}

export type Rule =
  | LimitRule
  | BurdenRule
  | TrendRule
  | News2Rule
  | RhythmRule
  | BreathingRule
  | PresenceRule
  | SilenceRule
  | CombinationRule;
export type RuleKind = Rule['kind'];
export type RuleSet = readonly Rule[];

/** One thing wrong with a rule. `path` is a JSON path such as `[1].severe.low`; never carries the value itself. */
export interface RuleProblem {
  readonly path: string;
  readonly rule: string;
}
export type ParsedRules =
  | { readonly kind: 'rules'; readonly rules: RuleSet }
  | { readonly kind: 'refused'; readonly problems: readonly RuleProblem[] };
