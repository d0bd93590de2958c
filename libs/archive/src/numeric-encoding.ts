// Numerics of one signal from one device as bytes. Values are kept exactly: decimals as whole numbers with a count of
// decimal places (36.6 is 366 and 1), anything else as a double. Neighbours differ little, so differences are stored, and a
// stretch without change takes two bytes. Instants are kept to the millisecond.
import type { Instant } from '#kernel';
import type { Quality, QualityCause } from '#vitals';
import { ByteReader, ByteWriter } from './bytes.js';
import { causeOf, gradeCode, qualityOf } from './codes.js';

export interface NumericStretch {
  readonly observedAt: Instant;
  readonly intervalMs: number;
  readonly values: ReadonlyArray<number | null>;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

const VERSION = 1;
const MOST_PLACES = 6;
/** Stands for "as doubles" where otherwise the count of decimal places stands. */
const AS_DOUBLES = 15;
/** Leaves room for a difference folded to twice its size. */
const MOST_WHOLE = 2 ** 50;
const POWERS = Array.from({ length: MOST_PLACES + 1 }, (_, places) => 10 ** places);

/** What a stretch may say in one byte before its values: which of its properties are as in the one before. */
const FOLLOWS_ON = 1;
const SAME_INTERVAL = 2;
const SAME_GRADE = 4;
const SAME_PLACES = 8;
const HAS_NULLS = 16;
/** The interval is a whole number of milliseconds, as it nearly always is. */
const WHOLE_INTERVAL = 32;

/** The stretch before the first; the reader starts from the same. */
const NOTHING_BEFORE = { end: 0, intervalMs: -1, grade: -1, places: -1, last: 0 };

/** Stretches in order of time; those that go on without a break, a change of quality or of interval become one. */
export function encodeNumerics(stretches: readonly NumericStretch[]): Buffer {
  const writer = new ByteWriter(512);
  writer.u8(VERSION);
  let before = NOTHING_BEFORE;
  for (const stretch of joinStretches(stretches)) {
    const { intervalMs, values } = stretch;
    const observedAt = Math.round(stretch.observedAt);
    const grade = gradeCode(stretch.quality, stretch.cause);
    const places = decimalPlaces(values);
    let flags = 0;
    if (before.end === observedAt) flags |= FOLLOWS_ON;
    if (before.intervalMs === intervalMs) flags |= SAME_INTERVAL;
    if (before.grade === grade) flags |= SAME_GRADE;
    if (before.places === places) flags |= SAME_PLACES;
    if (values.includes(null)) flags |= HAS_NULLS;
    if (Number.isSafeInteger(intervalMs) && intervalMs >= 0) flags |= WHOLE_INTERVAL;
    writer.u8(flags);
    if ((flags & FOLLOWS_ON) === 0) writer.signed(observedAt - before.end);
    if ((flags & SAME_INTERVAL) === 0) {
      if ((flags & WHOLE_INTERVAL) === 0) writer.double(intervalMs);
      else writer.varint(intervalMs);
    }
    if ((flags & SAME_GRADE) === 0) writer.u8(grade);
    if ((flags & SAME_PLACES) === 0) writer.u8(places);
    writer.varint(values.length);
    if ((flags & HAS_NULLS) !== 0) writeNulls(writer, values);
    const last: number =
      places === AS_DOUBLES
        ? writeDoubles(writer, values)
        : writeDifferences(writer, values, POWERS[places] ?? 1, (flags & SAME_PLACES) === 0 ? 0 : before.last);
    before = { end: endOf(observedAt, intervalMs, values.length), intervalMs, grade, places, last };
  }
  return writer.taken();
}

export function decodeNumerics(bytes: Buffer): NumericStretch[] {
  const reader = new ByteReader(bytes);
  reader.u8();
  const stretches: NumericStretch[] = [];
  let [end, intervalMs, grade, places, last] = [0, 0, 0, 0, 0];
  while (!reader.done) {
    const flags = reader.u8();
    const observedAt = (flags & FOLLOWS_ON) === 0 ? end + reader.signed() : end;
    if ((flags & SAME_INTERVAL) === 0) intervalMs = (flags & WHOLE_INTERVAL) === 0 ? reader.double() : reader.varint();
    if ((flags & SAME_GRADE) === 0) grade = reader.u8();
    if ((flags & SAME_PLACES) === 0) [places, last] = [reader.u8(), 0];
    const count = reader.varint();
    const present = (flags & HAS_NULLS) === 0 ? null : readNulls(reader, count);
    const values = new Array<number | null>(count).fill(null);
    if (places === AS_DOUBLES) readDoubles(reader, values, present);
    else last = readDifferences(reader, values, present, POWERS[places] ?? 1, last);
    stretches.push({ observedAt, intervalMs, values, quality: qualityOf(grade), cause: causeOf(grade) });
    end = endOf(observedAt, intervalMs, count);
  }
  return stretches;
}

/** Where the next sample would be. */
function endOf(observedAt: Instant, intervalMs: number, count: number): Instant {
  return Math.round(observedAt + count * intervalMs);
}

function joinStretches(stretches: readonly NumericStretch[]): readonly NumericStretch[] {
  const joined: (Omit<NumericStretch, 'values'> & { values: (number | null)[]; end: number })[] = [];
  for (const { observedAt, intervalMs, values, quality, cause } of stretches) {
    const last = joined.at(-1);
    const goesOn =
      last?.end === Math.round(observedAt) &&
      last.intervalMs === intervalMs &&
      last.quality === quality &&
      last.cause === cause;
    if (goesOn) {
      last.values.push(...values);
      last.end = endOf(last.observedAt, intervalMs, last.values.length);
    } else {
      const end = endOf(Math.round(observedAt), intervalMs, values.length);
      joined.push({ observedAt: Math.round(observedAt), intervalMs, values: [...values], quality, cause, end });
    }
  }
  return joined;
}

/** The fewest decimal places with which every value comes back exactly. */
function decimalPlaces(values: ReadonlyArray<number | null>): number {
  let places = 0;
  for (const value of values) {
    if (value === null) continue;
    while (!isExactWith(value, places)) {
      places += 1;
      if (places > MOST_PLACES) return AS_DOUBLES;
    }
  }
  return places;
}

function isExactWith(value: number, places: number): boolean {
  const power = POWERS[places] ?? 1;
  const whole = Math.round(value * power);
  // −0 equals 0 as a whole number and would lose its sign.
  return Math.abs(whole) <= MOST_WHOLE && !Object.is(whole, -0) && whole / power === value;
}

function writeNulls(writer: ByteWriter, values: ReadonlyArray<number | null>): void {
  for (let i = 0; i < values.length; i += 8) {
    let bits = 0;
    for (let bit = 0; bit < 8 && i + bit < values.length; bit += 1) if (values[i + bit] !== null) bits |= 1 << bit;
    writer.u8(bits);
  }
}

function readNulls(reader: ByteReader, count: number): boolean[] {
  const present: boolean[] = [];
  for (let i = 0; i < count; i += 8) {
    const bits = reader.u8();
    for (let bit = 0; bit < 8 && i + bit < count; bit += 1) present.push((bits & (1 << bit)) !== 0);
  }
  return present;
}

function writeDoubles(writer: ByteWriter, values: ReadonlyArray<number | null>): number {
  for (const value of values) if (value !== null) writer.double(value);
  return 0;
}

function readDoubles(reader: ByteReader, values: (number | null)[], present: readonly boolean[] | null): void {
  for (let i = 0; i < values.length; i += 1) if (present === null || present[i] === true) values[i] = reader.double();
}

/** Differences of the scaled values; a 0 is followed by how many more zeros come. */
function writeDifferences(
  writer: ByteWriter,
  values: ReadonlyArray<number | null>,
  power: number,
  before: number,
): number {
  let last = before;
  let zeros = 0;
  const endZeros = (): void => {
    if (zeros > 0) {
      writer.u8(0);
      writer.varint(zeros - 1);
    }
    zeros = 0;
  };
  for (const value of values) {
    if (value === null) continue;
    const scaled = Math.round(value * power);
    if (scaled === last) {
      zeros += 1;
      continue;
    }
    endZeros();
    writer.signed(scaled - last);
    last = scaled;
  }
  endZeros();
  return last;
}

function readDifferences(
  reader: ByteReader,
  values: (number | null)[],
  present: readonly boolean[] | null,
  power: number,
  before: number,
): number {
  let last = before;
  let zeros = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (present !== null && present[i] !== true) continue;
    if (zeros > 0) zeros -= 1;
    else {
      const difference = reader.signed();
      if (difference === 0) zeros = reader.varint();
      last += difference;
    }
    values[i] = last / power;
  }
  return last;
}
