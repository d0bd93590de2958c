// Asleep or awake, minute by minute: Cole, Kripke, Gruen, Mullaney & Gillin, "Automatic sleep/wake identification from wrist
// activity", Sleep 15 (1992), one-minute weights, with the rescoring of Webster et al. 1982 that the paper recommends. Made for
// the wrist; under a mattress it sees less movement, so the counts are scaled and the result is a rhythm, not a diagnosis.
import type { BedMinute } from './bed-minute.js';

export const BED_STATES = ['asleep', 'awake', 'out-of-bed', 'unknown'] as const;
export type BedState = (typeof BED_STATES)[number];

/** Weights of the minutes −4 to +2, and the factor before them. */
const WEIGHTS = [106, 54, 58, 76, 230, 74, 67] as const;
const MINUTES_BEFORE = 4;
const SCALE = 0.001;
/** Below it the minute is sleep. */
const WAKE_FROM = 1;
/** A single minute counts at most this much, so that turning over once wakes nobody for a quarter of an hour. */
const MOST_COUNTS = 300;

export interface SleepOptions {
  /** Counts of the method per count of the sensor; 1 where the sensor counts as a wrist actigraph does (divided by 100). */
  readonly countsPerUnit?: number;
}

/** Cole–Kripke's sleep index of minute `at`. Minutes outside the record weigh nothing. */
export function sleepIndex(counts: readonly number[], at: number): number {
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = counts[at - MINUTES_BEFORE + i] ?? 0;
    sum += weight * Math.min(MOST_COUNTS, value);
  }
  return SCALE * sum;
}

type Phase = 'sleep' | 'wake' | 'unknown';

/** For the rescoring, who is out of bed is awake. */
function phaseOf(state: BedState): Phase {
  if (state === 'unknown') return 'unknown';
  return state === 'asleep' ? 'sleep' : 'wake';
}

interface Run {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

function runsOf(states: readonly BedState[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < states.length;) {
    const phase = phaseOf(states[from] as BedState);
    let to = from + 1;
    while (to < states.length && phaseOf(states[to] as BedState) === phase) to++;
    runs.push({ phase, from, to });
    from = to;
  }
  return runs;
}

/** After so much wake, so many minutes of the sleep that follows are still wake (Webster's rules a to c), longest first. */
const AFTER_WAKE = [
  { wake: 15, rescored: 4 },
  { wake: 10, rescored: 3 },
  { wake: 4, rescored: 1 },
] as const;
/** Sleep this short between so much wake on both sides is wake (rules d and e). */
const SHORT_SLEEP = [
  { sleep: 6, wake: 10 },
  { sleep: 10, wake: 20 },
] as const;

function rescore(states: BedState[]): void {
  let runs = runsOf(states);
  for (const [i, run] of runs.entries()) {
    const before = runs[i - 1];
    if (run.phase !== 'sleep' || before?.phase !== 'wake') continue;
    const rule = AFTER_WAKE.find(({ wake }) => before.to - before.from >= wake);
    if (rule !== undefined) states.fill('awake', run.from, Math.min(run.to, run.from + rule.rescored));
  }
  runs = runsOf(states);
  for (const [i, run] of runs.entries()) {
    const before = runs[i - 1];
    const after = runs[i + 1];
    if (run.phase !== 'sleep' || before?.phase !== 'wake' || after?.phase !== 'wake') continue;
    const around = Math.min(before.to - before.from, after.to - after.from);
    const length = run.to - run.from;
    if (SHORT_SLEEP.some(({ sleep, wake }) => length <= sleep && around >= wake))
      states.fill('awake', run.from, run.to);
  }
}

/** The state of each minute: out of bed as the sensor says, in bed asleep or awake by Cole–Kripke, unknown without data. */
export function judgeSleep(minutes: readonly BedMinute[], { countsPerUnit = 1 }: SleepOptions = {}): BedState[] {
  // Who is up wakes by Webster's rules; what an empty bed counts says nothing.
  const counts = minutes.map(({ movement, inBed }) =>
    inBed !== true || movement === null ? 0 : movement * countsPerUnit,
  );
  const states = minutes.map(({ inBed, movement }, i): BedState => {
    if (inBed === null) return 'unknown';
    if (!inBed) return 'out-of-bed';
    if (movement === null) return 'unknown';
    return sleepIndex(counts, i) < WAKE_FROM ? 'asleep' : 'awake';
  });
  rescore(states);
  return states;
}
