// A scenario's outcome as lines of text.
import type { Transition } from '#alarms';
import type { Instant } from '#kernel';
import type { CheckResult } from './run-scenario.js';

/** `ok at +76s spo2-low`, or `FAILED at +75s spo2-low: presence expected present, was pending`. */
export function checkLine({ written, subject, wrong }: CheckResult): string {
  return wrong.length === 0 ? `ok at ${written} ${subject}` : `FAILED at ${written} ${subject}: ${wrong.join('; ')}`;
}

/** A transition as one line of JSON, its time in seconds from the start. */
export function traceLine(transition: Transition, start: Instant): string {
  const { ruleId, axis, from, to, at, priority, reason } = transition;
  return JSON.stringify({ at: `+${(at - start) / 1_000}s`, rule: ruleId, axis, from, to, priority, reason });
}
