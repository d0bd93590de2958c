// What both lanes, live and late, need to take a value in.
import { QUALITIES } from '#vitals';
import type { Observation } from './model.js';
import { watches } from './rule-memory.js';
import { NEVER, UNUSABLE, type Gateway, type PatientState, type Track } from './state.js';

/** An observation's place in the windows: its value is usable unless invalid, missing, or made for a test. */
export function gradeOf({ value, quality, cause }: Observation): number {
  if (value === null || cause === 'test-data') return UNUSABLE;
  return QUALITIES.indexOf(quality);
}

export function gatewayOf(state: PatientState, id: string): Gateway {
  const known = state.gateways.find((gateway) => gateway.id === id);
  if (known) return known;
  const made = { id, connected: null, skewSince: NEVER, skewFirstMs: 0, skewMs: 0, offsetMs: null };
  state.gateways.push(made);
  return made;
}

export function watchersOf(state: PatientState, track: Track): number[] {
  return state.conditions.flatMap((condition, i) =>
    !condition.removed && condition.rule.enabled && watches(condition.rule, track.signal) ? [i] : [],
  );
}

const LONGEST_FIRST_MS = 60_000;

/** What was not seen adds nothing: after a gap a sample stands for the signal's usual interval only. */
export function standsFor(gapMs: number, isLost: boolean, usualMs: number): number {
  if (gapMs === NEVER) return 1_000;
  if (isLost) return usualMs === NEVER ? 1_000 : usualMs;
  return usualMs === NEVER ? Math.min(gapMs, LONGEST_FIRST_MS) : gapMs;
}
