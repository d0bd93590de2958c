// What alarm load is judged by: the figures of ISA-18.2 and IEC 62682, this house's response targets, and how much there
// must be before a figure says anything.
import { DAY_MS, MINUTE_MS } from '#kernel';
import type { Priority } from '#alarms';

/** ISA-18.2-2016 clause 16 and IEC 62682, per operator; the shares are of all alarms. */
export const LOAD_TARGETS = {
  /** About six an hour can be handled, twelve at most. */
  perOperatorHour: { good: 6, most: 12 },
  /** Share of the time with more than ten alarms in ten minutes. */
  floodShare: { good: 0.01, most: 0.01 },
  chatteringRules: { good: 0, most: 0 },
  /** Alarms that come to stand for over a day, a day. */
  stalePerDay: { good: 5, most: 5 },
  topTenShare: { good: 0.05, most: 0.05 },
  priorityShares: { low: 0.8, medium: 0.15, high: 0.05 },
} as const;

/** More alarms than this in ten minutes, for one operator, is a flood. */
export const FLOOD_ABOVE = 10;

/** How soon a person answers: what escalation begins after. */
export const RESPONSE_TARGET_MS: Readonly<Record<Priority, number>> = {
  high: MINUTE_MS,
  medium: 5 * MINUTE_MS,
  low: 30 * MINUTE_MS,
};

/** The standards judge a month; a shorter span is an indication. */
export const JUDGED_ON_MS = 30 * DAY_MS;

/** A figure stands on at least so much; below it, how little there is is said instead. */
export const ENOUGH = { operatorHours: 1, alarmsForShares: 30, answersForMedian: 5, answersForP90: 20, outcomes: 10 };

export type Verdict = 'good' | 'fair' | 'poor';

export type Figure =
  | { readonly kind: 'known'; readonly value: number; readonly verdict: Verdict | null }
  | { readonly kind: 'too-few'; readonly have: number; readonly need: number };

/** A figure that is known, held against its target where it has one. */
export function known(value: number, target?: { readonly good: number; readonly most: number }): Figure {
  if (target === undefined) return { kind: 'known', value, verdict: null };
  return { kind: 'known', value, verdict: value <= target.good ? 'good' : value <= target.most ? 'fair' : 'poor' };
}

export function tooFew(have: number, need: number): Figure {
  return { kind: 'too-few', have, need };
}
