// Irregular rhythm, which suggests atrial fibrillation: intervals between normal beats that neither repeat nor drift.
import { countFlags, createRecent, median, type Recent, remember, rememberFlag } from './small-stats.js';

const { abs, log, max } = Math;

/** Half a minute of beats, as clinical criteria ask for 30 s of irregular rhythm (ESC 2020). */
export const IRREGULAR_WINDOW = 32;
/** Tolerance within which two intervals count as alike; Lake & Moorman 2011 use 30 ms. */
const ALIKE_MS = 30;
/**
 * Coefficient of sample entropy over single intervals (Lake & Moorman 2011, who find −1.4 for 12 beats). Sinus rhythm with
 * breathing is near −2, fibrillation near −0.8.
 */
const LEAST_ENTROPY = -1.15;
/** The middle relative step from one interval to the next: 2–5 % in sinus rhythm, over 10 % in most fibrillation. */
const LEAST_STEP = 0.08;
/** Of the last windows so many must agree, to begin and to go on. */
const MEMORY = 16;
const TO_BEGIN = 12;
const TO_GO_ON = 3;

/** With more ectopic beats than this share the rhythm under them can't be told: bigeminy and runs disturb what is between. */
const MOST_ECTOPIC = 0.25;

export interface Irregularity {
  /** Of the latest beats, one bit each: whether it was ectopic. */
  ectopic: number;
  /** Intervals between two normal beats, ms, oldest first. */
  readonly intervals: Recent;
  /** Sample of the beat that ends each. */
  readonly ends: Recent;
  /** Of the latest windows, one bit each: whether it was irregular. */
  votes: number;
  active: boolean;
  confidence: number;
}

export function createIrregularity(): Irregularity {
  return {
    ectopic: 0,
    intervals: createRecent(IRREGULAR_WINDOW),
    ends: createRecent(IRREGULAR_WINDOW),
    votes: 0,
    active: false,
    confidence: 0,
  };
}

export function forgetIntervals(state: Irregularity): void {
  state.intervals.count = 0;
  state.ends.count = 0;
  state.votes = 0;
}

/** Coefficient of sample entropy with a template of one interval. */
export function intervalEntropy(intervalsMs: Float64Array): number {
  const count = intervalsMs.length;
  let pairs = 0;
  let repeated = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const first = intervalsMs[i] as number;
    sum += first;
    if (i === count - 1) break;
    const next = intervalsMs[i + 1] as number;
    for (let j = i + 1; j < count - 1; j++) {
      if (abs((intervalsMs[j] as number) - first) > ALIKE_MS) continue;
      pairs++;
      if (abs((intervalsMs[j + 1] as number) - next) <= ALIKE_MS) repeated++;
    }
  }
  return log(max(1, pairs) / max(0.5, repeated)) + log((2 * ALIKE_MS * count) / sum);
}

const steps = new Float64Array(IRREGULAR_WINDOW);

/** The cheap tests first: a mean below half the limit leaves no room for a median above it. */
function looksIrregular(intervals: Float64Array): boolean {
  let sum = 0;
  let stepSum = 0;
  for (let i = 0; i < IRREGULAR_WINDOW; i++) {
    sum += intervals[i] as number;
    if (i === 0) continue;
    const step = abs((intervals[i] as number) - (intervals[i - 1] as number));
    steps[i - 1] = step;
    stepSum += step;
  }
  if (stepSum < 0.5 * LEAST_STEP * sum * (1 - 1 / IRREGULAR_WINDOW)) return false;
  const isRestless = median(steps, IRREGULAR_WINDOW - 1) > LEAST_STEP * median(intervals, IRREGULAR_WINDOW);
  return isRestless && intervalEntropy(intervals) > LEAST_ENTROPY;
}

/** Counts a beat as ectopic or not. */
export function noteBeat(state: Irregularity, isEctopic: boolean): void {
  state.ectopic = rememberFlag(state.ectopic, isEctopic, IRREGULAR_WINDOW);
}

/** Takes an interval between two normal beats. */
export function pushInterval(state: Irregularity, intervalMs: number, endSample: number): void {
  remember(state.intervals, intervalMs);
  remember(state.ends, endSample);
  if (state.intervals.count < IRREGULAR_WINDOW) return;
  const isMostlyConducted = countFlags(state.ectopic) <= MOST_ECTOPIC * IRREGULAR_WINDOW;
  const isIrregular = isMostlyConducted && looksIrregular(state.intervals.values);
  state.votes = rememberFlag(state.votes, isIrregular, MEMORY);
  const votes = countFlags(state.votes);
  state.active = votes >= (state.active ? TO_GO_ON : TO_BEGIN);
  state.confidence = votes / MEMORY;
}
