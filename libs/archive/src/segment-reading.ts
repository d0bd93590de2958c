// Reading the segments of one share page by page, and putting merged rows in their place.
import type { Instant } from '#kernel';
import type { Database, RecordsTransaction } from '#records';
import { changedMeanwhile } from './archive-error.js';
import { type PackedSeries, unpackSegment } from './segment-packing.js';

export interface SegmentShare {
  readonly kind: number;
  readonly shards: number;
  readonly shard: number;
  /** Segments written up to this. */
  readonly upTo: Instant;
  /** Days since the epoch, for what is stored by day. */
  readonly storedDay: number;
}

/** Bounds one page's bytes and the time the event loop is held. */
const PAGE = 8;

/** Gives every series of every segment, oldest segment first; resolves with the segments' ids. */
export async function readSegments(
  database: Database,
  { kind, shards, shard, upTo }: SegmentShare,
  take: (series: PackedSeries) => void,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (;;) {
    const page = await database
      .at('background')
      .selectFrom('archive_segment')
      .select(['id', 'data'])
      .where('kind', '=', kind)
      .where('shards', '=', shards)
      .where('shard', '=', shard)
      .where('written_at', '<=', upTo)
      .where('id', '>', ids.at(-1) ?? 0)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id, data } of page) {
      for (const series of unpackSegment(data)) take(series);
      ids.push(id);
    }
    if (page.length < PAGE) return ids;
  }
}

/** Inserts and deletes together. */
export async function replaceSegments(
  database: Database,
  ids: readonly number[],
  insert: (trx: RecordsTransaction) => Promise<void>,
): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction(async (trx) => {
    await insert(trx);
    const { numDeletedRows } = await trx.deleteFrom('archive_segment').where('id', 'in', ids).executeTakeFirst();
    if (Number(numDeletedRows) !== ids.length) throw changedMeanwhile();
  }, 'background');
}
