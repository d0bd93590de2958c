// Values as they stand on a screen: decimals by signal, and how long each may be shown as current.
import { HOUR_MS, SECOND_MS, type DurationMs, type Instant } from '#kernel';
import type { Signal } from '../api/types.js';

const DECIMALS: Partial<Record<Signal, number>> = { temp: 1, weight: 1 };

/** The figure alone; 0 is a value, `null` is a dash. */
export function figure(signal: Signal | null, value: number | null): string {
  if (value === null) return '–';
  const decimals = signal === null ? 0 : (DECIMALS[signal] ?? 0);
  return value.toFixed(decimals);
}

const UNITS: Record<Signal, string> = {
  hr: '/min',
  pr: '/min',
  spo2: '%',
  rr: '/min',
  temp: '℃',
  sbp: 'mmHg',
  dbp: 'mmHg',
  weight: 'kg',
  movement: '',
  bed: '',
  battery: '%',
};

export function unitOf(signal: Signal | null): string {
  return signal === null ? '' : UNITS[signal];
}

/** Signals that should come all the time while a patient is watched. */
export const CONTINUOUS: ReadonlySet<Signal> = new Set(['hr', 'pr', 'spo2', 'rr', 'bed', 'movement']);

/** How old a value may be before it is no longer the present one. */
export function freshForMs(signal: Signal): DurationMs {
  if (CONTINUOUS.has(signal)) return 30 * SECOND_MS;
  return signal === 'battery' ? 6 * HOUR_MS : 24 * HOUR_MS;
}

export type Freshness = 'fresh' | 'stale' | 'none';

/** `none`: nothing was ever measured, or the newest sample had no usable value. */
export function freshness(
  numeric: { signal: Signal; value: number | null; observedAt: Instant } | undefined,
  now: Instant,
): Freshness {
  if (numeric === undefined || numeric.value === null) return 'none';
  return now - numeric.observedAt > freshForMs(numeric.signal) ? 'stale' : 'fresh';
}

export type Direction = 'up' | 'rising' | 'steady' | 'falling' | 'down';

/** A change over ten minutes that is worth an arrow, and one that is worth a steep arrow, by signal. */
const STEPS: Partial<Record<Signal, readonly [number, number]>> = {
  spo2: [1.5, 3],
  pr: [6, 15],
  hr: [6, 15],
  rr: [2.5, 5],
};

/**
 * Where a signal is going: the mean of the newest two minutes against that of the eight before. `null` where either has no
 * data. Minutes are oldest first.
 */
export function directionOf(signal: Signal, minutes: ReadonlyArray<number | null>): Direction | null {
  const steps = STEPS[signal];
  const recent = meanOf(minutes.slice(-2));
  const before = meanOf(minutes.slice(-10, -2));
  if (steps === undefined || recent === null || before === null) return null;
  const change = recent - before;
  if (Math.abs(change) < steps[0]) return 'steady';
  if (Math.abs(change) < steps[1]) return change > 0 ? 'rising' : 'falling';
  return change > 0 ? 'up' : 'down';
}

function meanOf(values: ReadonlyArray<number | null>): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

export const ARROWS: Record<Direction, string> = { up: '↑', rising: '↗', steady: '→', falling: '↘', down: '↓' };
