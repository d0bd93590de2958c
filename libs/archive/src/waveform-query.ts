// Answers questions about waveforms: frames from chunks and from what was written a moment ago, put together to stretches
// without gaps.
import { HOUR_MS, type Instant } from '#kernel';
import type { Queries } from '#records';
import { sql } from 'kysely';
import type { WaveformQuery, WaveformStretch } from './archive.js';
import { unpackSegment } from './segment-packing.js';
import { segmentsOf, WAVEFORM_SEGMENT } from './segment-query.js';
import { decodeWaveformFrames, type WaveformFrame } from './waveform-encoding.js';

interface Row {
  /** Null for a segment, which holds several series. */
  readonly lead: string | null;
  readonly device: string | null;
  readonly data: Buffer;
}

/** A chunk of waveform spans at most this. */
export const LONGEST_WAVEFORM_CHUNK_MS = HOUR_MS / 2;

export async function askWaveform(db: Queries, query: WaveformQuery): Promise<readonly WaveformStretch[]> {
  const { patientId, lead, from, to } = query;
  const { rows } = await sql<Row>`
    select lead, device, data from archive_waveform
    where patient_id = ${patientId}
      and first_at > ${from - 2 * LONGEST_WAVEFORM_CHUNK_MS}::bigint and first_at < ${to}::bigint and last_at > ${from}::bigint
    union all
    select null as lead, null as device, data from archive_segment
    where ${segmentsOf(patientId, WAVEFORM_SEGMENT, query)}`.execute(db);
  const series = new Map<string, { lead: string; frames: WaveformFrame[] }>();
  const wanted = (begins: Instant, ends: Instant): boolean => begins < to && ends > from;
  for (const row of rows) {
    for (const packed of packedSeries(row, patientId)) {
      if (lead !== undefined && packed.name !== lead) continue;
      const key = `${packed.name}\n${packed.device}`;
      const known = series.get(key) ?? { lead: packed.name, frames: [] };
      series.set(key, known);
      known.frames.push(...decodeWaveformFrames(packed.data, wanted));
    }
  }
  const stretches = [...series.values()].flatMap((one) => stretchesOf(one.lead, one.frames, from, to));
  return stretches.sort((a, b) => a.observedAt - b.observedAt);
}

function packedSeries({ lead, device, data }: Row, patientId: string) {
  return lead === null || device === null ? unpackSegment(data, patientId) : [{ name: lead, device, data }];
}

/** Frames that follow each other within half a sample (and the millisecond that instants are rounded to) are one stretch. */
function stretchesOf(lead: string, frames: WaveformFrame[], from: Instant, to: Instant): WaveformStretch[] {
  const sorted = frames.sort((a, b) => a.observedAt - b.observedAt);
  const stretches: WaveformStretch[] = [];
  let run: WaveformFrame[] = [];
  let count = 0;
  const endRun = (): void => {
    if (run.length > 0) stretches.push(clip(lead, run, count, from, to));
    run = [];
    count = 0;
  };
  for (const frame of sorted) {
    const first = run[0];
    if (first !== undefined && !goesOn(first, count, frame)) endRun();
    run.push(frame);
    count += frame.samples.length;
  }
  endRun();
  return stretches.filter(({ samples }) => samples.length > 0);
}

function goesOn(first: WaveformFrame, count: number, next: WaveformFrame): boolean {
  if (first.rateHz !== next.rateHz || first.microvoltsPerBit !== next.microvoltsPerBit) return false;
  const expectedAt = first.observedAt + (count * 1_000) / first.rateHz;
  return Math.abs(next.observedAt - expectedAt) <= 500 / first.rateHz + 1;
}

function clip(lead: string, run: readonly WaveformFrame[], count: number, from: Instant, to: Instant): WaveformStretch {
  const [first] = run;
  const { observedAt, rateHz, microvoltsPerBit } = first ?? { observedAt: 0, rateHz: 1, microvoltsPerBit: 1 };
  const samples = new Int16Array(count);
  let offset = 0;
  for (const frame of run) {
    samples.set(frame.samples, offset);
    offset += frame.samples.length;
  }
  // The first sample at or after `from`, and the first at or after `to`.
  const begin = Math.max(0, Math.ceil(((from - observedAt) * rateHz) / 1_000));
  const end = Math.min(count, Math.ceil(((to - observedAt) * rateHz) / 1_000));
  return {
    observedAt: observedAt + (begin * 1_000) / rateHz,
    rateHz,
    microvoltsPerBit,
    lead,
    samples: samples.slice(begin, Math.max(begin, end)),
  };
}
