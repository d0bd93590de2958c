// The journal's batches as rows of the records' database, one row per group commit.
import { AppError } from '#kernel';
import type { Database } from '#records';
import { sql } from 'kysely';
import type { PackedBatch } from './batch-packing.js';
import type { BatchStore } from './batch-store.js';

/** Rows in one read at most; a read ends earlier when it has enough bytes. */
const MOST_ROWS = 2_000;

export class DatabaseBatchStore implements BatchStore {
  private constructor(
    private readonly database: Database,
    readonly last: PackedBatch | null,
  ) {}

  static async open(database: Database): Promise<DatabaseBatchStore> {
    const row = await database.db
      .selectFrom('journal_batch')
      .select(['position', 'data'])
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst();
    return new DatabaseBatchStore(database, row ? { position: row.position, bytes: row.data } : null);
  }

  async write({ position, bytes }: PackedBatch): Promise<void> {
    try {
      await this.database.at('urgent').insertInto('journal_batch').values({ position, data: bytes }).execute();
    } catch (cause) {
      // Whether it is there is found out by asking, so that the position can be used again or not.
      if (await this.holds(position)) return;
      throw new AppError('JOURNAL.WRITE_FAILED', 'transient', 'The database did not take a batch.', { cause });
    }
  }

  async read(after: number, bytes: number): Promise<readonly PackedBatch[]> {
    const { rows } = await sql<{ position: number; data: Buffer }>`
      select position, data
      from (
        select position, data, sum(octet_length(data)) over (order by position) - octet_length(data) as before
        from (select position, data from journal_batch where position > ${after} order by position limit ${MOST_ROWS}) as next
      ) as counted
      where before < ${bytes}
      order by position`.execute(this.database.db);
    return rows.map(({ position, data }) => ({ position, bytes: data }));
  }

  async oldest(): Promise<number | null> {
    const { oldest } = await this.database.db
      .selectFrom('journal_batch')
      .select(({ fn }) => fn.min<number | null>('position').as('oldest'))
      .executeTakeFirstOrThrow();
    return oldest;
  }

  async trim(upTo: number): Promise<void> {
    await sql`
      delete from journal_batch
      where position <= ${upTo} and position < (select max(position) from journal_batch)`.execute(
      this.database.at('background'),
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async holds(position: number): Promise<boolean> {
    const row = await this.database.db
      .selectFrom('journal_batch')
      .select('position')
      .where('position', '=', position)
      .executeTakeFirst();
    return row !== undefined;
  }
}
