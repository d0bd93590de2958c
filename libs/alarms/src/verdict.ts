// What a kind of rule says about its predicate at one moment, and the ways in which a moment is handed to it.
import type { Instant } from '#kernel';
import type { Rule } from './rules.js';
import { GOOD, type Condition, type PatientState, type Track } from './state.js';
import type { Effect } from './model.js';
import type { Priority } from './words.js';

/**
 * Predicates have four values. `clearing` is a fifth way of saying true: no longer so, but not for long enough. `unknown`
 * moves nothing.
 */
export interface Verdict {
  readonly predicate: 'true' | 'not-yet' | 'clearing' | 'false' | 'unknown';
  readonly priority: Priority;
  /** Since when it has been so, by `observedAt` for patients and engine time for equipment. */
  readonly onsetAt: Instant;
  readonly value: number | null;
  readonly limit: number | null;
  readonly direction: 'below' | 'above' | null;
  readonly extreme: number | null;
  readonly grade: number;
  readonly figures: Readonly<Record<string, number | string | null>>;
  readonly missing: readonly string[];
  readonly reason: string;
}

/** A verdict from its essentials. */
export function verdict(
  rule: Rule,
  predicate: Verdict['predicate'],
  onsetAt: Instant,
  reason: string,
  more: Partial<Verdict> = {},
): Verdict {
  return {
    predicate,
    priority: rule.priority,
    onsetAt,
    value: null,
    limit: null,
    direction: null,
    extreme: null,
    grade: GOOD,
    figures: {},
    missing: [],
    reason,
    ...more,
  };
}

/** It cannot be said: nothing moves. */
export function unknown(rule: Rule, at: Instant): Verdict {
  return verdict(rule, 'unknown', at, 'cannot be judged');
}

/** One usable sample on its way through the rules that look at its signal. */
export interface Sample {
  readonly track: Track;
  /** Index of the track among those of its lane. */
  readonly index: number;
  readonly observedAt: Instant;
  readonly value: number;
  /** GOOD or QUESTIONABLE. */
  readonly grade: number;
  /** Time before this sample in which nothing was known; 0 where the sample before still spoke for it. */
  readonly lostMs: number;
  /** Time since the usable sample before, NEVER for the first. */
  readonly gapMs: number;
  /** The time this sample stands for: since the one before, or the signal's usual interval where that was not seen. */
  readonly standsForMs: number;
  /** The usable value before, null for the first. */
  readonly previous: number | null;
  /** A newer sample was already known. */
  readonly outOfOrder: boolean;
}

/** The lane a rule runs in: live data, or late data looked at as history. */
export interface Lane {
  readonly state: PatientState;
  readonly tracks: readonly Track[];
  /** Engine time; for history the sample's own time. */
  readonly at: Instant;
  readonly historical: boolean;
}

/** One step in the making. */
export interface Moment {
  readonly state: PatientState;
  at: Instant;
  readonly effects: Effect[];
  /** Conditions whose episode changed and has not been told yet, each once. */
  changed: Condition[];
  /** Something moved that may bring a deadline nearer. */
  replan: boolean;
}

export function noteChange(moment: Moment, condition: Condition): void {
  if (!moment.changed.includes(condition)) moment.changed.push(condition);
}

/** The news of the condition is told in another way. */
export function forgetChange(moment: Moment, condition: Condition): void {
  moment.changed = moment.changed.filter((one) => one !== condition);
}

export const QUALITY_OF_GRADE = ['good', 'questionable', 'invalid'] as const;

export function worse(a: number, b: number): number {
  return a > b ? a : b;
}
