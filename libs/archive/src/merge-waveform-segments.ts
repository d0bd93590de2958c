// Merges the waveform segments of one share of the patients to chunks of one lead each. Frames are put one after the other
// as they are; only their order and a look at their time is needed.
import type { Instant } from '#kernel';
import type { Database } from '#records';
import { ByteWriter } from './bytes.js';
import { readSegments, replaceSegments, type SegmentShare } from './segment-reading.js';
import { splitWaveformFrames } from './waveform-encoding.js';
import { LONGEST_WAVEFORM_CHUNK_MS } from './waveform-query.js';

interface Lead {
  readonly patient_id: string;
  readonly lead: string;
  readonly device: string;
  readonly frames: { readonly firstAt: Instant; readonly lastAt: Instant; readonly bytes: Buffer }[];
}

interface Chunk {
  readonly first_at: Instant;
  last_at: Instant;
  readonly writer: ByteWriter;
}

/** Bytes in one insert statement, about. */
const INSERT_BYTES = 512 * 1024;

/** Resolves with the number of segments merged. */
export async function mergeWaveformSegments(database: Database, share: SegmentShare): Promise<number> {
  const leads = new Map<string, Lead>();
  const ids = await readSegments(database, share, ({ patientId, name, device, data }) => {
    const key = `${patientId}\n${name}\n${device}`;
    const lead = leads.get(key) ?? { patient_id: patientId, lead: name, device, frames: [] };
    leads.set(key, lead);
    lead.frames.push(...splitWaveformFrames(data));
  });
  const rows = [...leads.values()].flatMap(({ frames, ...series }) =>
    chunksOf(frames).map(({ first_at, last_at, writer }) => ({
      stored_day: share.storedDay,
      ...series,
      first_at,
      last_at,
      data: writer.taken(),
    })),
  );
  await replaceSegments(database, ids, async (trx) => {
    while (rows.length > 0) {
      let bytes = 0;
      const count = rows.findIndex(({ data }) => (bytes += data.length) > INSERT_BYTES) + 1;
      const next = rows.splice(0, count === 0 ? rows.length : count);
      await trx.insertInto('archive_waveform').values(next).execute();
    }
  });
  return ids.length;
}

/** Cut where a chunk would become longer than questions look back: after a gap, and among data that came late. */
function chunksOf(frames: Lead['frames']): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { firstAt, lastAt, bytes } of frames.sort((a, b) => a.firstAt - b.firstAt)) {
    let chunk = chunks.at(-1);
    if (chunk === undefined || lastAt - chunk.first_at > LONGEST_WAVEFORM_CHUNK_MS) {
      chunk = { first_at: firstAt, last_at: lastAt, writer: new ByteWriter(32 * 1024) };
      chunks.push(chunk);
    }
    chunk.writer.raw(bytes);
    chunk.last_at = Math.max(chunk.last_at, lastAt);
  }
  return chunks;
}
