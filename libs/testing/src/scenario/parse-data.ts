// Lines of a scenario that bring data.
import {
  QUALITIES,
  QUALITY_CAUSES,
  SIGNALS,
  SIGNAL_NAMES,
  type Quality,
  type QualityCause,
  type Signal,
} from '#vitals';
import { parseDuration } from '#alarms';
import { SECOND_MS, type DurationMs } from '#kernel';
import type { LineFields } from './line-fields.js';
import type { DataLine, EcgLine, When } from './scenario.js';

const NUMBERS = SIGNAL_NAMES.filter((signal) => signal !== 'bed');
export const DATA_FIELDS: ReadonlySet<string> = new Set([...SIGNAL_NAMES, 'oxygen', 'consciousness']);
const CONSCIOUSNESS = ['A', 'C', 'V', 'P', 'U'] as const;

/** With these the sensor is not on the patient or not working; the others leave a value that may be true. */
const WORTHLESS: ReadonlySet<QualityCause> = new Set([
  'lead-off',
  'sensor-off',
  'no-contact',
  'displaced',
  'malfunction',
  'saturated',
  'test-data',
]);

export function parseData(fields: LineFields, when: When): DataLine {
  const { everyMs, count } = parseRepetition(fields);
  const values = Object.keys(fields.record).flatMap((name) => parseValue(fields, name, count));
  const line: DataLine = {
    kind: 'data',
    ...when,
    everyMs,
    count,
    receivedAfterMs: parseReceivedAfter(fields),
    isRepeated: fields.has('repeated') && fields.isTrue('repeated'),
    device: fields.optionalName('device', 'd1'),
    gateway: fields.optionalName('gateway', 'g1'),
    values,
    ...parseQuality(fields),
    oxygen: fields.has('oxygen') ? fields.isTrue('oxygen') : null,
    consciousness: fields.has('consciousness') ? fields.oneOf('consciousness', CONSCIOUSNESS, 'A') : null,
  };
  fields.end();
  return line;
}

function parseRepetition(fields: LineFields): { everyMs: DurationMs; count: number } {
  const once = { everyMs: SECOND_MS, count: 1 };
  if (!fields.has('for')) {
    if (fields.has('every')) fields.refuse('every', 'goes with for');
    void fields.raw('every');
    return once;
  }
  const everyMs = fields.has('every') ? positive(fields, 'every') : SECOND_MS;
  const forMs = positive(fields, 'for');
  return everyMs === null || forMs === null ? once : { everyMs, count: Math.ceil(forMs / everyMs) };
}

function positive(fields: LineFields, name: string): DurationMs | null {
  const ms = fields.optionalDuration(name);
  if (ms === 0 && parseDuration(fields.raw(name)) === 0) fields.refuse(name, 'longer than nothing');
  return ms === 0 ? null : ms;
}

function parseValue(fields: LineFields, name: string, count: number): DataLine['values'] {
  if (name === 'bed') return [{ signal: 'bed', points: [fields.oneOf('bed', ['in', 'out'], 'in') === 'in' ? 1 : 0] }];
  const signal: Signal | undefined = NUMBERS.find((known) => known === name);
  if (!signal) return [];
  const value = fields.raw(name);
  const points: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  const { min, max } = SIGNALS[signal];
  const isNumber = (point: unknown): point is number => typeof point === 'number' && point >= min && point <= max;
  if (!points.every(isNumber) || points.length === 0) {
    fields.refuse(name, `a number from ${min} to ${max}, or a list of such`);
    return [];
  }
  if (points.length > 1 && count === 1) fields.refuse(name, 'a ramp needs every and for');
  return [{ signal, points }];
}

/** `-7s` is a clock that runs ahead of the centre's. */
function parseReceivedAfter(fields: LineFields): DurationMs {
  if (!fields.has('receivedAfter')) return 0;
  const value = fields.raw('receivedAfter');
  const isAhead = typeof value === 'string' && value.startsWith('-');
  const ms = parseDuration(isAhead ? value.slice(1) : value);
  if (ms === null) fields.refuse('receivedAfter', 'a length of time such as 1h, or -7s for a clock that runs ahead');
  return isAhead ? -(ms ?? 0) : (ms ?? 0);
}

function parseQuality(fields: LineFields): { quality: Quality; cause: QualityCause } {
  const written = fields.has('cause') ? fields.raw('cause') : 'none';
  const name = typeof written === 'string' ? written.replaceAll(' ', '-') : '';
  const cause = QUALITY_CAUSES.find((known) => known === name);
  if (!cause) fields.refuse('cause', `one of ${QUALITY_CAUSES.join(', ')}`);
  const known = cause ?? 'none';
  const implied: Quality =
    known === 'none' || known === 'from-storage' ? 'good' : WORTHLESS.has(known) ? 'invalid' : 'questionable';
  const quality = fields.oneOf('quality', QUALITIES, implied);
  return { quality, cause: known === 'none' && quality !== 'good' ? 'unspecified' : known };
}

export function parseEcg(fields: LineFields, when: When): EcgLine {
  const line: EcgLine = {
    kind: 'ecg',
    ...when,
    record: fields.name('ecg'),
    fromMs: fields.optionalDuration('from') ?? 0,
    forMs: fields.duration('for'),
    receivedAfterMs: parseReceivedAfter(fields),
    device: fields.optionalName('device', 'd1'),
    gateway: fields.optionalName('gateway', 'g1'),
  };
  fields.end();
  return line;
}
