// Answers questions about numerics, from chunks and from what was written a moment ago. Coarse resolutions are answered from
// the summaries beside the chunks, so a month costs some hundred small rows.
import { HOUR_MS, type Instant } from '#kernel';
import type { Queries } from '#records';
import { sql } from 'kysely';
import type { NumericQuery, NumericSample, NumericSeries } from './archive.js';
import { BUCKET_MS, DeviceBuckets, mergeDevices, SUMMARY_MS } from './numeric-buckets.js';
import { decodeNumerics, type NumericStretch } from './numeric-encoding.js';
import { unpackSegment } from './segment-packing.js';
import { NUMERIC_SEGMENT, segmentsOf, type TimeRange } from './segment-query.js';

interface Row {
  /** Null for a segment, which holds several series. */
  readonly device: string | null;
  readonly data: Buffer;
}

interface DeviceStretch {
  readonly device: string;
  readonly stretch: NumericStretch;
}

export async function askNumerics(db: Queries, query: NumericQuery): Promise<NumericSeries> {
  const { resolution } = query;
  if (resolution === 'raw') return { resolution, samples: await askSamples(db, query) };
  const widthMs = BUCKET_MS[resolution];
  const range = {
    from: Math.floor(query.from / widthMs) * widthMs,
    to: Math.ceil(query.to / widthMs) * widthMs,
  };
  const bySummary = widthMs >= SUMMARY_MS;
  const devices = new Map<string, DeviceBuckets>();
  const bucketsOf = (device: string): DeviceBuckets => {
    let buckets = devices.get(device);
    if (buckets === undefined) devices.set(device, (buckets = new DeviceBuckets(widthMs)));
    return buckets;
  };
  for (const row of await askRows(db, query, range, bySummary ? 'summary' : 'data')) {
    if (row.device !== null && bySummary) bucketsOf(row.device).addSummary(row.data);
    else for (const { device, stretch } of stretchesOf(row, query)) bucketsOf(device).add(stretch);
  }
  const buckets = mergeDevices(devices.values(), widthMs);
  return { resolution, buckets: buckets.filter(({ from }) => from >= range.from && from < range.to) };
}

async function askSamples(db: Queries, query: NumericQuery): Promise<NumericSample[]> {
  const samples: NumericSample[] = [];
  for (const row of await askRows(db, query, query, 'data')) {
    for (const { device, stretch } of stretchesOf(row, query)) addSamples(samples, device, stretch, query);
  }
  return samples.sort(
    (a, b) => a.observedAt - b.observedAt || (a.device < b.device ? -1 : Number(a.device > b.device)),
  );
}

function addSamples(samples: NumericSample[], device: string, stretch: NumericStretch, { from, to }: TimeRange): void {
  const { intervalMs, values, quality, cause } = stretch;
  for (let i = 0; i < values.length; i += 1) {
    const observedAt: Instant = Math.round(stretch.observedAt + i * intervalMs);
    const value = values[i] ?? null;
    if (value === null || observedAt < from || observedAt >= to) continue;
    samples.push({ observedAt, device, value, quality, cause });
  }
}

function* stretchesOf({ device, data }: Row, { patientId, signal }: NumericQuery): Generator<DeviceStretch> {
  if (device !== null) {
    for (const stretch of decodeNumerics(data)) yield { device, stretch };
    return;
  }
  for (const series of unpackSegment(data, patientId)) {
    if (series.name !== signal) continue;
    for (const stretch of decodeNumerics(series.data)) yield { device: series.device, stretch };
  }
}

async function askRows(
  db: Queries,
  { patientId, signal }: NumericQuery,
  range: TimeRange,
  column: 'summary' | 'data',
): Promise<readonly Row[]> {
  // Chunks belong to an hour, so those that reach into the range begin at most an hour before it.
  const chunks = sql`patient_id = ${patientId} and signal = ${signal}
    and hour_at > ${range.from - HOUR_MS}::bigint and hour_at < ${range.to}::bigint
    and first_at < ${range.to}::bigint and last_at > ${range.from}::bigint`;
  const { rows } = await sql<Row>`
    select device, ${sql.ref(column)} as data from archive_numeric_hour where ${chunks}
    union all
    select device, ${sql.ref(column)} as data from archive_numeric_part where ${chunks}
    union all
    select null as device, data from archive_segment where ${segmentsOf(patientId, NUMERIC_SEGMENT, range)}`.execute(
    db,
  );
  return rows;
}
