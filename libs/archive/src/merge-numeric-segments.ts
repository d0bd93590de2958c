// Merges the numeric segments of one share of the patients: per-second pieces of many series become parts of one series
// each, cut at full hours.
import { HOUR_MS, type Instant } from '#kernel';
import type { Database } from '#records';
import { DeviceBuckets, SUMMARY_MS } from './numeric-buckets.js';
import { nextTurn } from './next-turn.js';
import { decodeNumerics, encodeNumerics, type NumericStretch } from './numeric-encoding.js';
import { readSegments, replaceSegments, type SegmentShare } from './segment-reading.js';

interface Part {
  readonly patient_id: string;
  readonly signal: string;
  readonly device: string;
  readonly hour_at: Instant;
  readonly stretches: NumericStretch[];
}

const SERIES_IN_A_TURN = 50;
/** Rows in one insert statement. */
const ROWS = 200;

/** Resolves with the number of segments merged. */
export async function mergeNumericSegments(database: Database, share: SegmentShare): Promise<number> {
  const parts = new Map<string, Part>();
  const ids = await readSegments(database, share, ({ patientId, name, device, data }) => {
    for (const stretch of decodeNumerics(data)) {
      for (const piece of cutAtHours(stretch)) {
        const hourAt = Math.floor(piece.observedAt / HOUR_MS) * HOUR_MS;
        const key = `${patientId}\n${name}\n${device}\n${hourAt}`;
        const part = parts.get(key) ?? { patient_id: patientId, signal: name, device, hour_at: hourAt, stretches: [] };
        parts.set(key, part);
        part.stretches.push(piece);
      }
    }
  });
  const rows: (Omit<Part, 'stretches'> & ReturnType<typeof encodedChunk>)[] = [];
  for (const { stretches, ...series } of parts.values()) {
    rows.push({ ...series, ...encodedChunk(stretches) });
    if (rows.length % SERIES_IN_A_TURN === 0) await nextTurn();
  }
  await replaceSegments(database, ids, async (trx) => {
    for (let i = 0; i < rows.length; i += ROWS) {
      await trx
        .insertInto('archive_numeric_part')
        .values(rows.slice(i, i + ROWS))
        .execute();
    }
  });
  return ids.length;
}

/** The columns that a chunk's values decide. */
export function encodedChunk(stretches: NumericStretch[]): {
  first_at: Instant;
  last_at: Instant;
  summary: Buffer;
  data: Buffer;
} {
  const sorted = stretches.sort((a, b) => a.observedAt - b.observedAt);
  const buckets = new DeviceBuckets(SUMMARY_MS);
  let lastAt = 0;
  for (const stretch of sorted) {
    buckets.add(stretch);
    lastAt = Math.max(lastAt, Math.ceil(stretch.observedAt + stretch.intervalMs * (stretch.values.length - 1)) + 1);
  }
  const firstAt = Math.round(sorted[0]?.observedAt ?? 0);
  return { first_at: firstAt, last_at: lastAt, summary: buckets.summary(), data: encodeNumerics(sorted) };
}

function* cutAtHours(stretch: NumericStretch): Generator<NumericStretch> {
  const { observedAt, intervalMs, values } = stretch;
  const hourOf = (i: number): number => Math.floor(Math.round(observedAt + i * intervalMs) / HOUR_MS);
  let begin = 0;
  for (let i = 1; i < values.length; i += 1) {
    if (hourOf(i) === hourOf(begin)) continue;
    yield { ...stretch, observedAt: observedAt + begin * intervalMs, values: values.slice(begin, i) };
    begin = i;
  }
  yield begin === 0
    ? stretch
    : { ...stretch, observedAt: observedAt + begin * intervalMs, values: values.slice(begin) };
}
