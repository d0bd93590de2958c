// What one write of a reader brings, packed into a few rows: a row holds a share of the patients, so that a question about
// one patient reads that patient's share only. The rows are merged to one patient's chunks later.
//
// A segment is a row of patient blocks: text patient id, then the length of the block and in it the patient's series:
// text signal or lead, text device, block of encoded values (numeric-encoding.ts, waveform-encoding.ts).
import type { Instant, PatientId } from '#kernel';
import type { NumericRun, WaveformRun } from './archive.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { encodeNumerics } from './numeric-encoding.js';
import { encodeWaveformFrame } from './waveform-encoding.js';

/** The most shares a write is split into. A power of two, so that a coarser share contains finer ones. */
export const MOST_SHARDS = 64;
/** Aimed at; keeps rows small for a district and their number small for a house. */
const SEGMENT_BYTES = 48 * 1024;
const NUMERIC_RUN_BYTES = 24;

export interface PackedSegment {
  /** Into how many shares the write was split, and which this is. */
  readonly shards: number;
  readonly shard: number;
  /** Earliest and latest sample; the latter exclusive. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly data: Buffer;
}

/** One patient's values of one signal or lead from one device, still encoded. */
export interface PackedSeries {
  readonly patientId: string;
  readonly name: string;
  readonly device: string;
  readonly data: Buffer;
}

export function packNumerics(runs: readonly NumericRun[]): Generator<PackedSegment> {
  return pack(
    runs,
    runs.length * NUMERIC_RUN_BYTES,
    ({ signal }) => signal,
    ({ observedAt, intervalMs, values }) => observedAt + intervalMs * values.length,
    (series) => encodeNumerics(series),
  );
}

export function packWaveforms(runs: readonly WaveformRun[]): Generator<PackedSegment> {
  const frames = new ByteWriter(4_096);
  const scratch = new ByteWriter(4_096);
  return pack(
    runs,
    runs.reduce((sum, { samples }) => sum + samples.length, 0),
    ({ lead }) => lead,
    ({ observedAt, samples, rateHz }) => observedAt + (samples.length * 1_000) / rateHz,
    (series) => {
      frames.reset();
      for (const run of series) encodeWaveformFrame(frames, run, scratch);
      return frames.view();
    },
  );
}

/** FNV-1a of the id, 32 bits. Decides where a patient's data stand, so it never changes. */
export function shardHash(patientId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < patientId.length; i += 1) {
    hash = Math.imul(hash ^ patientId.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

interface Run {
  readonly patientId: PatientId;
  readonly device: string;
  readonly observedAt: Instant;
}

/** One segment at a time, so that the caller can let others run between them. */
function* pack<R extends Run>(
  runs: readonly R[],
  estimatedBytes: number,
  nameOf: (run: R) => string,
  endOf: (run: R) => Instant,
  encode: (series: R[]) => Uint8Array,
): Generator<PackedSegment> {
  let shards = 1;
  while (shards < MOST_SHARDS && estimatedBytes > shards * SEGMENT_BYTES) shards *= 2;
  for (const [shard, own] of byShard(runs, shards)) {
    const builder = new SegmentBuilder();
    for (const [patientId, series] of bySeries(own, nameOf)) {
      builder.begin();
      for (const one of series.values()) {
        const first = one[0];
        if (first === undefined) continue;
        for (const run of one) builder.covers(Math.round(run.observedAt), Math.ceil(endOf(run)));
        builder.series(nameOf(first), first.device, encode(one));
      }
      builder.end(patientId);
    }
    yield { shards, shard, ...builder.taken() };
  }
}

function byShard<R extends Run>(runs: readonly R[], shards: number): Map<number, R[]> {
  const split = new Map<number, R[]>();
  for (const run of runs) {
    const shard = shards === 1 ? 0 : shardHash(run.patientId) % shards;
    const own = split.get(shard);
    if (own === undefined) split.set(shard, [run]);
    else own.push(run);
  }
  return split;
}

function bySeries<R extends Run>(runs: readonly R[], nameOf: (run: R) => string): Map<string, Map<string, R[]>> {
  const patients = new Map<string, Map<string, R[]>>();
  for (const run of runs) {
    let patient = patients.get(run.patientId);
    if (patient === undefined) patients.set(run.patientId, (patient = new Map<string, R[]>()));
    const key = `${nameOf(run)}\n${run.device}`;
    const series = patient.get(key);
    if (series === undefined) patient.set(key, [run]);
    else series.push(run);
  }
  return patients;
}

class SegmentBuilder {
  private readonly segment = new ByteWriter(SEGMENT_BYTES);
  private readonly patient = new ByteWriter(1_024);
  private firstAt = Infinity;
  private lastAt = -Infinity;

  begin(): void {
    this.patient.reset();
  }

  covers(firstAt: Instant, lastAt: Instant): void {
    this.firstAt = Math.min(this.firstAt, firstAt);
    this.lastAt = Math.max(this.lastAt, lastAt);
  }

  series(name: string, device: string, data: Uint8Array): void {
    this.patient.text(name);
    this.patient.text(device);
    this.patient.block(data);
  }

  end(patientId: string): void {
    this.segment.text(patientId);
    this.segment.block(this.patient.view());
  }

  taken(): { firstAt: Instant; lastAt: Instant; data: Buffer } {
    return { firstAt: this.firstAt, lastAt: this.lastAt, data: this.segment.taken() };
  }
}

/** The series in a segment; of one patient alone when named. */
export function* unpackSegment(data: Buffer, patientId?: string): Generator<PackedSeries> {
  const reader = new ByteReader(data);
  while (!reader.done) {
    const owner = reader.text();
    const block = reader.block();
    if (patientId !== undefined && owner !== patientId) continue;
    const series = new ByteReader(block);
    while (!series.done) {
      yield { patientId: owner, name: series.text(), device: series.text(), data: series.block() };
    }
  }
}
