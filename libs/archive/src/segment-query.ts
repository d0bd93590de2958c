// Which segments may hold a patient's data: for each way a write can have been split, the one share the patient falls in.
import type { Instant } from '#kernel';
import { type RawBuilder, sql } from 'kysely';
import { MOST_SHARDS, shardHash } from './segment-packing.js';

export const NUMERIC_SEGMENT = 0;
export const WAVEFORM_SEGMENT = 1;

export interface TimeRange {
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

/** A condition on `archive_segment`. */
export function segmentsOf(patientId: string, kind: number, { from, to }: TimeRange): RawBuilder<boolean> {
  const hash = shardHash(patientId);
  const shares: RawBuilder<unknown>[] = [];
  for (let shards = 1; shards <= MOST_SHARDS; shards *= 2) {
    shares.push(sql`(${shards}::smallint, ${hash % shards}::smallint)`);
  }
  return sql<boolean>`kind = ${kind}::smallint and (shards, shard) in (${sql.join(shares)})
    and first_at < ${to}::bigint and last_at > ${from}::bigint`;
}
