// Numerics gathered into buckets aligned to the epoch, and the 10-minute buckets that are stored beside the values so that
// a month can be drawn without reading them. Values of quality `invalid` are kept in the archive and left out here.
import { HOUR_MS, MINUTE_MS, type Instant, SECOND_MS } from '#kernel';
import type { NumericBucket, Resolution } from './archive.js';
import { ByteReader, ByteWriter } from './bytes.js';
import type { NumericStretch } from './numeric-encoding.js';

export const BUCKET_MS = {
  '10s': 10 * SECOND_MS,
  '1min': MINUTE_MS,
  '10min': 10 * MINUTE_MS,
  '1h': HOUR_MS,
} as const satisfies Record<Exclude<Resolution, 'raw'>, number>;

/** The width of the buckets in a summary; what is coarser is made from these. */
export const SUMMARY_MS = BUCKET_MS['10min'];

interface Gathered {
  min: number;
  max: number;
  sum: number;
  count: number;
  /** Sum of the intervals that the values stand for; capped at the bucket's width only when it is given out. */
  coveredMs: number;
}

/** Buckets of one device's values. */
export class DeviceBuckets {
  private readonly buckets = new Map<number, Gathered>();

  constructor(private readonly widthMs: number) {}

  add(stretch: NumericStretch): void {
    if (stretch.quality === 'invalid') return;
    const { observedAt, intervalMs, values } = stretch;
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i] ?? null;
      if (value === null) continue;
      const bucket = this.bucketAt(Math.round(observedAt + i * intervalMs));
      gather(bucket, value, value, value, 1, intervalMs);
    }
  }

  addSummary(summary: Buffer): void {
    const reader = new ByteReader(summary);
    let number = 0;
    while (!reader.done) {
      number += reader.signed();
      const [min, max, sum] = [reader.double(), reader.double(), reader.double()];
      const [count, coveredMs] = [reader.varint(), reader.double()];
      gather(this.bucketAt(number * SUMMARY_MS), min, max, sum, count, coveredMs);
    }
  }

  /** Differences of bucket numbers, then min, max, sum, count and covered time of each. */
  summary(): Buffer {
    const writer = new ByteWriter();
    let before = 0;
    for (const [number, { min, max, sum, count, coveredMs }] of this.inOrder()) {
      writer.signed(number - before);
      writer.double(min);
      writer.double(max);
      writer.double(sum);
      writer.varint(count);
      writer.double(coveredMs);
      before = number;
    }
    return writer.taken();
  }

  entries(): Iterable<[number, Readonly<Gathered>]> {
    return this.buckets;
  }

  private inOrder(): [number, Gathered][] {
    return [...this.buckets].sort(([a], [b]) => a - b);
  }

  private bucketAt(at: Instant): Gathered {
    const number = Math.floor(at / this.widthMs);
    let bucket = this.buckets.get(number);
    if (bucket === undefined) {
      bucket = { min: Infinity, max: -Infinity, sum: 0, count: 0, coveredMs: 0 };
      this.buckets.set(number, bucket);
    }
    return bucket;
  }
}

/** Puts the devices together. Coverage is that of the device that covers most of the bucket. */
export function mergeDevices(devices: Iterable<DeviceBuckets>, widthMs: number): NumericBucket[] {
  const merged = new Map<number, Gathered>();
  for (const device of devices) {
    for (const [number, bucket] of device.entries()) {
      const known = merged.get(number);
      if (known === undefined) {
        merged.set(number, { ...bucket });
        continue;
      }
      const coveredMs = Math.max(known.coveredMs, bucket.coveredMs);
      gather(known, bucket.min, bucket.max, bucket.sum, bucket.count, 0);
      known.coveredMs = coveredMs;
    }
  }
  return [...merged]
    .sort(([a], [b]) => a - b)
    .map(([number, { min, max, sum, count, coveredMs }]) => ({
      from: number * widthMs,
      min,
      // Adding may leave the mean of equal values a rounding step outside them.
      mean: Math.min(max, Math.max(min, sum / count)),
      max,
      count,
      coverage: Math.min(1, coveredMs / widthMs),
    }));
}

function gather(bucket: Gathered, min: number, max: number, sum: number, count: number, coveredMs: number): void {
  if (min < bucket.min) bucket.min = min;
  if (max > bucket.max) bucket.max = max;
  bucket.sum += sum;
  bucket.count += count;
  bucket.coveredMs += coveredMs;
}
