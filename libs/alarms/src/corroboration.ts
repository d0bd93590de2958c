// Two measurements of one quantity are kept apart, and their disagreement is used. The second sensor has a say only
// while its value is good and current.
import type { Instant } from '#kernel';
import type { Signal } from '#vitals';
import { CURRENT_MS } from './constants.js';
import { isBack, rangeOf, violates } from './levels.js';
import type { Evidence } from './model.js';
import type { LimitRule, RhythmEventName, RhythmRule, Rule } from './rules.js';
import { GOOD, GRADE, LAST_AT, USABLE_AT, VALUE, type Track } from './state.js';
import type { Lane, Verdict } from './verdict.js';

type Corroboration = Evidence['corroboration'];

/** ECG rate and pulse: within this they are one rate (ANSI/AAMI EC13 allows a monitor ±10 % or ±5 /min each). */
const SAME_RATE = { share: 0.1, perMin: 10 };

/** The good, current value of a signal, from whichever device spoke last; null when there is none. */
export function currentValue(tracks: readonly Track[], signal: Signal, at: Instant): number | null {
  let newest: Track | null = null;
  for (const track of tracks) {
    if (track.signal !== signal || track.now[USABLE_AT] !== track.now[LAST_AT]) continue;
    if (!newest || track.now[USABLE_AT] > newest.now[USABLE_AT]) newest = track;
  }
  if (!newest || newest.now[GRADE] !== GOOD || at - newest.now[USABLE_AT] > CURRENT_MS) return null;
  return newest.now[VALUE];
}

export function corroborate(rule: Rule, verdict: Verdict, lane: Lane): Corroboration {
  if (rule.kind === 'limit' && rule.corroborate !== null)
    return limitCorroboration(rule, rule.corroborate, verdict, lane);
  if (rule.kind === 'rhythm') return rhythmCorroboration(rule, lane);
  return null;
}

const isRate = (signal: Signal): boolean => signal === 'hr' || signal === 'pr';

function isSameRate(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(SAME_RATE.perMin, SAME_RATE.share * Math.max(a, b));
}

function limitCorroboration(rule: LimitRule, signal: Signal, verdict: Verdict, lane: Lane): Corroboration {
  const value = currentValue(lane.tracks, signal, lane.at);
  if (value === null) return { signal, value, verdict: 'absent' };
  if (rule.signal === 'spo2' && isRate(signal)) {
    // The oximeter is on the pulse when its pulse rate is the heart's rate.
    const other = currentValue(lane.tracks, signal === 'hr' ? 'pr' : 'hr', lane.at);
    if (other === null) return { signal, value, verdict: 'absent' };
    return { signal, value, verdict: isSameRate(value, other) ? 'agrees' : 'contradicts' };
  }
  if (isRate(rule.signal) !== isRate(signal)) return { signal, value, verdict: 'absent' };
  const range = { ...rangeOf(rule), clearMargin: rule.clearMargin };
  const agrees = violates(range, value) || isSameRate(value, verdict.value ?? NaN) || !isBack(range, value);
  return { signal, value, verdict: agrees ? 'agrees' : 'contradicts' };
}

/** A pulse at which the rhythm cannot be what the ECG says. */
const IMPOSSIBLE_PULSE: Readonly<Record<RhythmEventName, ((pulse: number) => boolean) | null>> = {
  asystole: (pulse) => pulse >= 40,
  pause: null,
  irregular: null,
  'extreme-bradycardia': (pulse) => pulse >= 50,
  'extreme-tachycardia': (pulse) => pulse <= 120,
  'ventricular-tachycardia': (pulse) => pulse <= 100 && pulse >= 40,
  'ventricular-fibrillation': (pulse) => pulse >= 40,
};

function rhythmCorroboration(rule: RhythmRule, lane: Lane): Corroboration {
  const isImpossible = IMPOSSIBLE_PULSE[rule.event];
  if (!isImpossible) return null;
  const value = currentValue(lane.tracks, 'pr', lane.at);
  if (value === null) return { signal: 'pr', value, verdict: 'absent' };
  return { signal: 'pr', value, verdict: isImpossible(value) ? 'contradicts' : 'agrees' };
}
