// What the alarm engine costs: rule evaluations a second, the doctor's back-test, memory of a patient with all windows,
// and whether the cost of a patient grows with their number. Times are the processor's, so that a busy machine does not
// count.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  backtest,
  createPatient,
  parseRules,
  PROFILES,
  step,
  type BacktestSeries,
  type PatientState,
  type RuleSet,
} from '#alarms';
import type { Signal } from '#vitals';
import { bareSecond } from './bare-memory.js';

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const START = Date.UTC(2026, 0, 1);
const DAY_S = 86_400;
const SIGNALS: readonly (readonly [Signal, number, number])[] = [
  ['spo2', 96, 2],
  ['hr', 74, 12],
  ['pr', 74, 12],
  ['rr', 15, 3],
];

function rulesOf(id: string): RuleSet {
  const profile = PROFILES.find((one) => one.id === id);
  const parsed = parseRules((profile?.rules ?? []).map(({ rule }) => rule));
  if (parsed.kind === 'refused') throw new RangeError('the profile is not understood');
  return parsed.rules;
}

const LIMITS = (): RuleSet => {
  const parsed = parseRules(
    SIGNALS.map(([signal, usual, spread]) => ({
      id: signal,
      kind: 'limit',
      signal,
      low: usual - 4 * spread,
      high: usual + 4 * spread,
      priority: 'medium',
      onDelay: '15s',
      clearMargin: 1,
      offDelay: '10s',
    })),
  );
  if (parsed.kind === 'refused') throw new RangeError('the rules are not understood');
  return parsed.rules;
};

const DIP_EVERY_S = 14_400;

/** A slow walk about the usual value, the same each time, with a dip of a minute now and then. */
function walk(signal: Signal, usual: number, spread: number, seconds: number): BacktestSeries {
  const times = new Float64Array(seconds);
  const values = new Float64Array(seconds);
  let seed = usual * 7_919 + spread;
  let drift = 0;
  for (let i = 0; i < seconds; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
    drift = drift * 0.995 + (seed / 2_147_483_648) * spread * 0.1;
    times[i] = START + i * 1_000;
    values[i] = Math.round(usual + drift - (i % DIP_EVERY_S < 60 ? 3 * spread : 0));
  }
  return { signal, device: 'd1', times, values };
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function bestOf(runs: number, work: () => void): number {
  return Math.min(...Array.from({ length: runs }, () => cpuMs(work)));
}

/** Collects what nobody holds any more: without it, growth of the heap says nothing of what is kept. */
function settleHeap(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}

/** Bytes of a patient's state in memory, by the heap's growth over many; what the code takes has grown with as many before. */
function bytesPerPatient(make: () => PatientState, count = 10): number {
  Array.from({ length: count }, make);
  settleHeap();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: count }, make);
  settleHeap();
  const bytes = (process.memoryUsage().heapUsed - before) / count;
  if (kept.length !== count) throw new RangeError('a patient was lost');
  return Math.round(bytes);
}

/** The values of one second; `phaseS` says how far into the day the patient was at the start. */
function second(state: PatientState, series: readonly BacktestSeries[], i: number, phaseS = 0): PatientState {
  const at = START + i * 1_000;
  let next = state;
  for (const { signal, device, values } of series) {
    const value = values[(phaseS + i) % values.length] ?? 0;
    const observation = {
      signal,
      device,
      gateway: 'g1',
      observedAt: at,
      receivedAt: at,
      value,
      quality: 'good',
      cause: 'none',
    } as const;
    next = step(next, { kind: 'observation', observation }, at).state;
  }
  return next;
}

/** Patient-seconds in one measurement, however many patients share them. */
const MEASURED = 200_000;

/**
 * Microseconds of one patient's second (four values through the general profile) with so many patients in turn. A patient in
 * a dip, or just after one, costs ten times as much as one who is well; so patients begin evenly spread over the four
 * hours between two dips, and few of them are followed for longer: the same number of dips is in either measurement.
 */
function microsPerPatientSecond(patients: number, rules: RuleSet, series: readonly BacktestSeries[]): number {
  const states = Array.from({ length: patients }, (_, i) =>
    createPatient({ patientId: `p${i}`, timeZone: 'Asia/Tokyo', rules, at: START }),
  );
  const round = (i: number) => {
    states.forEach((state, patient) => {
      states[patient] = second(state, series, i, Math.floor((patient * DIP_EVERY_S) / patients));
    });
  };
  return microsOf(patients, round);
}

/** The best of three stretches of patient-seconds, after two minutes to get going. */
function microsOf(patients: number, round: (second: number) => void): number {
  let now = 0;
  for (; now < 120; now++) round(now);
  settleHeap();
  const seconds = MEASURED / patients;
  const ms = bestOf(3, () => {
    for (const end = now + seconds; now < end; now++) round(now);
  });
  return Math.round((ms * 1e6) / (patients * seconds)) / 1_000;
}

/** Nine days of values, one in ten seconds, so that the seven days of a trend's baseline and the day before them are full. */
function agedPatient(rules: RuleSet, series: readonly BacktestSeries[]): PatientState {
  let state = createPatient({ patientId: 'p', timeZone: 'Asia/Tokyo', rules, at: START });
  for (let i = 0; i < 9 * DAY_S; i += 10) {
    state = second(state, series, i);
    if (i % 3_600 === 0) state = handMeasured(state, START + i * 1_000, i / 3_600);
  }
  return state;
}

/** Weight, temperature and pressure by the hour; in and out of bed. */
function handMeasured(state: PatientState, at: number, hour: number): PatientState {
  const values: readonly (readonly [Signal, number])[] = [
    ['weight', 60 + (hour % 5) / 10],
    ['temp', 36.4 + (hour % 7) / 10],
    ['sbp', 118 + (hour % 9)],
    ['bed', hour % 24 < 8 ? 1 : 0],
    ['movement', 1 + (hour % 3)],
  ];
  return values.reduce((next, [signal, value]) => {
    const source = { device: `${signal}-1`, gateway: 'g1', observedAt: at, receivedAt: at };
    const observation = { ...source, signal, value, quality: 'good', cause: 'none' } as const;
    return step(next, { kind: 'observation', observation }, at).state;
  }, state);
}

const seriesOf = (seconds: number): BacktestSeries[] =>
  SIGNALS.map(([signal, usual, spread]) => walk(signal, usual, spread, seconds));

/** A month's arrays are let go before patients are counted: held outside the heap, they make the collector run for nothing. */
function backtestMs(general: RuleSet, limits: RuleSet): { readonly limitMs: number; readonly generalMs: number } {
  const series = seriesOf(30 * DAY_S);
  const run = (rules: RuleSet) => bestOf(3, () => void backtest({ rules, series, timeZone: 'Asia/Tokyo' }));
  return { limitMs: run(limits), generalMs: run(general) };
}

export function bench(): BenchRow[] {
  const general = rulesOf('general');
  const { limitMs, generalMs } = backtestMs(general, LIMITS());
  const day = seriesOf(DAY_S);
  const values = 4 * 30 * DAY_S;
  const heart = rulesOf('heart-failure');
  const few = microsPerPatientSecond(100, general, day);
  const many = microsPerPatientSecond(5_000, general, day);
  const bareFew = microsOf(100, bareSecond(100));
  const bareMany = microsOf(5_000, bareSecond(5_000));
  return [
    { name: 'back-test, 30 days × 4 signals at 1 Hz, a limit each', value: Math.round(limitMs), unit: 'ms' },
    { name: 'back-test, 30 days × 4 signals at 1 Hz, general profile', value: Math.round(generalMs), unit: 'ms' },
    { name: 'values through their limit', value: Math.round((values / limitMs) * 1_000), unit: '/s' },
    { name: 'the same, general profile against a limit each', value: generalMs / limitMs, unit: '×' },
    {
      name: 'a patient’s state, heart-failure profile with all windows full, as JSON',
      value: JSON.stringify(agedPatient(heart, day)).length,
      unit: 'bytes',
    },
    {
      name: 'a patient’s state, heart-failure profile with all windows full, on the heap',
      value: bytesPerPatient(() => agedPatient(heart, day)),
      unit: 'bytes',
    },
    { name: 'a patient’s second (4 values, general profile), 100 patients', value: few, unit: 'µs' },
    { name: 'a patient’s second (4 values, general profile), 5,000 patients', value: many, unit: 'µs' },
    { name: 'the same, 5,000 patients against 100', value: many / few, unit: '×' },
    { name: 'memory alone for a patient’s second (no rules), 100 patients', value: bareFew, unit: 'µs' },
    { name: 'memory alone for a patient’s second (no rules), 5,000 patients', value: bareMany, unit: 'µs' },
    { name: 'the same, 5,000 patients against 100', value: bareMany / bareFew, unit: '×' },
  ];
}
