// Turns the archive's segments into chunks of one series each, parts into hours, and lets go of what is past retention.
// Everything is done in small steps off the database's session: read, build in memory, then one short transaction that puts
// the new rows in the place of the old.
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '#kernel';
import type { Database } from '#records';
import { sql } from 'kysely';
import { mergeHours } from './merge-hours.js';
import { mergeNumericSegments } from './merge-numeric-segments.js';
import { mergeWaveformSegments } from './merge-waveform-segments.js';
import { ensurePartitions, dropPartitions } from './partitions.js';
import { NUMERIC_SEGMENT } from './segment-query.js';

/** Segments rest this long before they are merged: longer makes larger chunks, and more to read for a recent question. */
const NUMERICS_REST_MS = 10 * MINUTE_MS;
const WAVEFORMS_REST_MS = 2 * MINUTE_MS;

export interface Retention {
  readonly keepWaveformsMs: number;
  readonly keepNumericsMs: number;
}

interface Share {
  readonly kind: number;
  readonly shards: number;
  readonly shard: number;
}

export class ArchiveMaintenance {
  private running: Promise<{ merged: number; removed: number }> | null = null;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly retention: Retention,
  ) {}

  /** Runs until nothing is left to do. A second call while one runs gets the first one's result. */
  run(now: Instant): Promise<{ merged: number; removed: number }> {
    this.running ??= this.runAll(now).finally(() => (this.running = null));
    return this.running;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running?.catch(() => undefined);
  }

  private async runAll(now: Instant): Promise<{ merged: number; removed: number }> {
    const storedDay = Math.floor(now / DAY_MS);
    await ensurePartitions(this.database, storedDay);
    let merged = 0;
    for (const share of await this.sharesToMerge(now)) {
      if (this.stopped) break;
      const merge = share.kind === NUMERIC_SEGMENT ? mergeNumericSegments : mergeWaveformSegments;
      merged += await merge(this.database, { ...share, upTo: now, storedDay });
    }
    // An hour is finished when everything that came within it, and ten minutes more, has become parts.
    const finishedBefore = Math.floor((now - NUMERICS_REST_MS - 2 * MINUTE_MS) / HOUR_MS) * HOUR_MS;
    merged += await mergeHours(this.database, { finishedBefore, storedDay, stopped: () => this.stopped });
    return { merged, removed: await this.removeOld(now) };
  }

  /** Shares whose oldest segment has rested long enough. */
  private async sharesToMerge(now: Instant): Promise<readonly Share[]> {
    const { rows } = await sql<Share>`
      select kind, shards, shard from archive_segment
      group by kind, shards, shard
      having min(written_at) <= case kind
        when ${NUMERIC_SEGMENT} then ${now - NUMERICS_REST_MS}::bigint
        else ${now - WAVEFORMS_REST_MS}::bigint end`.execute(this.database.at('background'));
    return rows;
  }

  private async removeOld(now: Instant): Promise<number> {
    const { keepNumericsMs, keepWaveformsMs } = this.retention;
    // A day's table goes when the last that can stand in it is past retention.
    const numerics = await dropPartitions(
      this.database,
      'archive_numeric_hour',
      Math.floor((now - keepNumericsMs) / DAY_MS),
    );
    const waveforms = await dropPartitions(
      this.database,
      'archive_waveform',
      Math.floor((now - keepWaveformsMs) / DAY_MS),
    );
    return numerics + waveforms;
  }
}
