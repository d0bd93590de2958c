// The detector's memory as JSON: typed arrays and numbers that JSON does not know are written so that they come back the same.
import type { EcgState } from './ecg-state.js';

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

const SPECIAL = new Map<string, number>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/** Nine digits are enough to give a 32-bit float back exactly. */
const shortFloat = (value: number): number => Number(value.toPrecision(9));

function toPlain(value: unknown): Plain {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { number: String(value) };
  if (value instanceof Float32Array) return { float32: Array.from(value, shortFloat) };
  if (value instanceof Float64Array) return { float64: Array.from(value) };
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]));
  return value as null | boolean | string;
}

function fromPlain(value: Plain): unknown {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value.float32)) return Float32Array.from(value.float32 as number[]);
  if (Array.isArray(value.float64)) return Float64Array.from(value.float64 as number[]);
  if (typeof value.number === 'string') return SPECIAL.get(value.number);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromPlain(inner)]));
}

/** A copy that survives `JSON.stringify`. */
export function snapshotEcg(state: EcgState): unknown {
  return toPlain(state);
}

/** The state again, from what `snapshotEcg` gave. */
export function restoreEcg(snapshot: unknown): EcgState {
  return fromPlain(snapshot as Plain) as EcgState;
}
