// What a PostgreSQL server does by itself in the background and the embedded one does not: checkpoints, and vacuum with
// fresh statistics. Each step is one short lease of the session, behind everybody else's work.
import { type Cancel, type Logger, MINUTE_MS, type Scheduler, SECOND_MS } from '#kernel';
import { sql } from 'kysely';
import type { Queries } from '../database.js';

const LOOK_EVERY_MS = 15 * SECOND_MS;
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
const CHECKPOINT_LOOKS = (5 * MINUTE_MS) / LOOK_EVERY_MS;
const VACUUM_LOOKS = (2 * MINUTE_MS) / LOOK_EVERY_MS;

export class Upkeep {
  private readonly cancel: Cancel;
  private running: Promise<void> | null = null;
  private looks = 0;
  private checkpointAt = '0/0';

  constructor(
    private readonly db: Queries,
    scheduler: Scheduler,
    private readonly logger: Logger,
  ) {
    this.cancel = scheduler.every(LOOK_EVERY_MS, () => this.start());
  }

  /** Ends after the step under way. */
  async stop(): Promise<void> {
    this.cancel();
    await this.running;
  }

  private start(): void {
    if (this.running !== null) return;
    this.looks += 1;
    this.running = this.look()
      .catch((error: unknown) => this.logger.error({ error }, 'upkeep of the embedded database failed'))
      .finally(() => (this.running = null));
  }

  private async look(): Promise<void> {
    const written = await this.writtenSinceCheckpoint();
    if (written >= CHECKPOINT_BYTES || (written > 0 && this.looks % CHECKPOINT_LOOKS === 0)) await this.checkpoint();
    if (this.looks % VACUUM_LOOKS === 0) for (const table of await this.tablesToVacuum()) await this.vacuum(table);
  }

  private async writtenSinceCheckpoint(): Promise<number> {
    const { rows } = await sql<{ bytes: number }>`
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ${this.checkpointAt}::pg_lsn)::bigint as bytes`.execute(
      this.db,
    );
    return rows[0]?.bytes ?? 0;
  }

  private async checkpoint(): Promise<void> {
    await sql`checkpoint`.execute(this.db);
    const { rows } = await sql<{ at: string }>`select pg_current_wal_insert_lsn()::text as at`.execute(this.db);
    this.checkpointAt = rows[0]?.at ?? this.checkpointAt;
  }

  /** By the same measure as PostgreSQL's autovacuum: 50 rows and a fifth of the table dead, or 1,000 and a fifth new. */
  private async tablesToVacuum(): Promise<readonly string[]> {
    const { rows } = await sql<{ name: string }>`
      select format('%I.%I', schemaname, s.relname) as name
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
         or n_ins_since_vacuum > 1000 + 0.2 * greatest(c.reltuples, 0)
         or n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)`.execute(this.db);
    return rows.map(({ name }) => name);
  }

  private async vacuum(table: string): Promise<void> {
    await sql`vacuum (analyze) ${sql.raw(table)}`.execute(this.db);
    this.logger.debug({ table }, 'vacuumed');
  }
}
