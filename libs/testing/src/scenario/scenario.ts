// A scenario: what happens to one patient and what must be true at which moment. Times are milliseconds from its start.
import type { Quality, QualityCause, Signal } from '#vitals';
import type { Priority, Rule, RuleSet, SignalState } from '#alarms';
import type { DurationMs, Instant } from '#kernel';

export interface Scenario {
  readonly start: Instant;
  readonly timeZone: string;
  readonly rules: RuleSet;
  readonly lines: readonly Line[];
}

/** Where a line stands in its file, and when it happens. */
export interface When {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly at: DurationMs;
  /** The time as the file says it. */
  readonly written: string;
}

/** What is true of every value of a data line. */
export interface Delivery {
  readonly everyMs: DurationMs;
  /** How many times; 1 for a single value. */
  readonly count: number;
  /** Receipt minus observation; negative for a clock that runs ahead. */
  readonly receivedAfterMs: DurationMs;
  readonly isRepeated: boolean;
  readonly device: string;
  readonly gateway: string;
}

export interface DataLine extends When, Delivery {
  readonly kind: 'data';
  /** In the file's order. A list is a ramp through its points, first value first and last value last. */
  readonly values: readonly { readonly signal: Signal; readonly points: readonly number[] }[];
  readonly quality: Quality;
  readonly cause: QualityCause;
  readonly oxygen: boolean | null;
  readonly consciousness: 'A' | 'C' | 'V' | 'P' | 'U' | null;
}

export interface EcgLine extends When, Pick<Delivery, 'receivedAfterMs' | 'device' | 'gateway'> {
  readonly kind: 'ecg';
  readonly record: string;
  readonly fromMs: DurationMs;
  readonly forMs: DurationMs;
}

export type ActLine = When & { readonly kind: 'act' } & (
    | { readonly act: 'acknowledge'; readonly ruleId: string; readonly seen: Priority; readonly by: string }
    | { readonly act: 'audio-pause'; readonly forMs: DurationMs; readonly by: string }
    | {
        readonly act: 'shelve';
        readonly ruleId: string;
        readonly forMs: DurationMs;
        readonly by: string;
        readonly reason: string;
      }
    | { readonly act: 'unshelve'; readonly ruleId: string; readonly by: string }
    | { readonly act: 'pause-patient'; readonly forMs: DurationMs; readonly by: string; readonly reason: string }
    | { readonly act: 'resume-patient'; readonly by: string }
    | { readonly act: 'change-rule'; readonly rule: Rule }
    | { readonly act: 'remove-rule'; readonly ruleId: string }
    | { readonly act: 'gateway'; readonly gateway: string; readonly connected: boolean }
    | { readonly act: 'restart' }
  );

/** What is named must match; what is not named is left alone. */
export interface ExpectedCondition {
  readonly presence?: 'absent' | 'pending' | 'present' | 'clearing' | 'unknown';
  readonly signal?: SignalState;
  readonly priority?: Priority;
  /** Null: acknowledged by nobody. */
  readonly acknowledgedBy?: string | null;
  readonly suppressedBy?: readonly string[];
  readonly value?: number | null;
  /** Found in the reason of the condition's last transition. */
  readonly reason?: string;
}

export type CheckLine = When & { readonly kind: 'check' } & (
    | { readonly check: 'condition'; readonly ruleId: string; readonly expected: ExpectedCondition }
    | { readonly check: 'alarms' | 'historical'; readonly count: number }
    | {
        readonly check: 'transitions';
        readonly expected: readonly { readonly ruleId: string; readonly from: string; readonly to: string }[];
      }
  );

export type Line = DataLine | EcgLine | ActLine | CheckLine;

/** Why a file was not understood. `line` counts from 1. */
export interface ScenarioProblem {
  readonly line: number;
  readonly reason: string;
}
export type ParsedScenario =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'refused'; readonly problems: readonly ScenarioProblem[] };
