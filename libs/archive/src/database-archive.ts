// The archive in the records' database. A write is one statement: packed segments and the reader's position together.
// Questions are one statement too, so that a merge between segments and chunks is never seen half done.
import { type Clock, DAY_MS, HOUR_MS } from '#kernel';
import type { Database } from '#records';
import { type RawBuilder, sql } from 'kysely';
import type { Archive, ArchiveWrite, NumericQuery, NumericSeries, WaveformQuery, WaveformStretch } from './archive.js';
import { ArchiveMaintenance } from './archive-maintenance.js';
import { askNumerics } from './numeric-query.js';
import { nextTurn } from './next-turn.js';
import { packNumerics, packWaveforms, type PackedSegment } from './segment-packing.js';
import { NUMERIC_SEGMENT, WAVEFORM_SEGMENT } from './segment-query.js';
import { askWaveform } from './waveform-query.js';

export interface DatabaseArchiveOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Waveforms are removed this long after they were stored, in whole days rounded up; 72 h when not given. */
  readonly keepWaveformsMs?: number;
  /** The same for numerics; 400 days when not given. */
  readonly keepNumericsMs?: number;
}

export function openDatabaseArchive(options: DatabaseArchiveOptions): Archive {
  return new DatabaseArchive(options);
}

class DatabaseArchive implements Archive {
  private readonly maintenance: ArchiveMaintenance;

  constructor(private readonly options: DatabaseArchiveOptions) {
    const { database, keepWaveformsMs = 72 * HOUR_MS, keepNumericsMs = 400 * DAY_MS } = options;
    this.maintenance = new ArchiveMaintenance(database, { keepWaveformsMs, keepNumericsMs });
  }

  async write({ numerics, waveforms, reader, position }: ArchiveWrite): Promise<void> {
    const writtenAt = this.options.clock.now();
    const rows: RawBuilder<unknown>[] = [];
    for (const [kind, segments] of [
      [NUMERIC_SEGMENT, packNumerics(numerics)],
      [WAVEFORM_SEGMENT, packWaveforms(waveforms)],
    ] as const) {
      for (const segment of segments) {
        rows.push(segmentRow(kind, segment, writtenAt));
        await nextTurn();
      }
    }
    const advance = sql`
      insert into archive_reader as known (reader, position) values (${reader}, ${position})
      on conflict (reader) do update set position = excluded.position where known.position < excluded.position
      returning position`;
    // What comes again, at a position already written, changes nothing.
    const statement =
      rows.length === 0
        ? advance
        : sql`
      with advanced as (${advance})
      insert into archive_segment (kind, shards, shard, first_at, last_at, written_at, data)
      select * from (values ${sql.join(rows)}) as written where exists (select from advanced)`;
    await statement.execute(this.options.database.at('background'));
  }

  async position(reader: string): Promise<number> {
    const row = await this.options.database.db
      .selectFrom('archive_reader')
      .select('position')
      .where('reader', '=', reader)
      .executeTakeFirst();
    return row?.position ?? 0;
  }

  numerics(query: NumericQuery): Promise<NumericSeries> {
    return askNumerics(this.options.database.db, query);
  }

  waveform(query: WaveformQuery): Promise<readonly WaveformStretch[]> {
    return askWaveform(this.options.database.db, query);
  }

  maintain(now: number): Promise<{ readonly merged: number; readonly removed: number }> {
    return this.maintenance.run(now);
  }

  /** The database is its opener's to close; this waits for maintenance under way. */
  close(): Promise<void> {
    return this.maintenance.stop();
  }
}

function segmentRow(kind: number, { shards, shard, firstAt, lastAt, data }: PackedSegment, writtenAt: number) {
  return sql`(${kind}::smallint, ${shards}::smallint, ${shard}::smallint,
    ${firstAt}::bigint, ${lastAt}::bigint, ${writtenAt}::bigint, ${data}::bytea)`;
}
