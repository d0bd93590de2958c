// Keeping seals openable: which keys the rows are under, whether those at hand open them, and sealing anew under the newest.
import { AppError } from '#kernel';
import { sql } from 'kysely';
import type { Database, Queries } from '../database.js';
import { SEALED_COLUMNS, type SealedColumn, sealName } from './sealed-columns.js';
import { sealerOf } from './sealer.js';

const BATCH = 100;

export interface SealUse {
  readonly keyId: string;
  readonly seals: number;
}

/** How many seals each key holds, those of the authenticator apps among them. */
export async function sealUse({ db }: Pick<Database, 'db'>): Promise<SealUse[]> {
  const totals = new Map<string, number>();
  for (const { table, column } of [...columns(), { table: 'totp', column: 'sealed_secret' }]) {
    const value = sql.ref(column);
    const { rows } = await sql<{ keyId: string; seals: number }>`
      select split_part(${value}, '.', 1) as "keyId", count(*)::integer as seals from ${sql.table(table)}
      where ${value} <> '' group by 1`.execute(db);
    for (const { keyId, seals } of rows) totals.set(keyId, (totals.get(keyId) ?? 0) + seals);
  }
  return [...totals].map(([keyId, seals]) => ({ keyId, seals })).sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
}

/**
 * Opens one seal of each key in each column. Throws `RECORDS.KEY_MISSING` when one does not open: a start with the wrong keys
 * must end at once, not at the first alarm whose address nobody can read.
 */
export async function checkSeals({ db }: Pick<Database, 'db'>): Promise<void> {
  for (const of of columns()) {
    const [value, key] = [sql.ref(of.column), sql.ref(of.key)];
    const { rows } = await sql<{ keyId: string; row: string | number; sealed: string }>`
      select distinct on (1) split_part(${value}, '.', 1) as "keyId", ${key} as row, ${value} as sealed
      from ${sql.table(of.table)} where ${value} <> '' order by 1`.execute(db);
    for (const { keyId, row, sealed } of rows) {
      try {
        sealerOf(db).open(sealed, sealName(of, row));
      } catch (cause) {
        throw missing(keyId, cause);
      }
    }
  }
}

/**
 * Seals anew, under the newest key, what is under an older one: a hundred rows to a transaction, while everything else goes
 * on. Broken off, the next call goes on where it ended, because the rows themselves say what is left. Returns how many.
 */
export async function reseal(database: Database, signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (const of of columns()) {
    let last: string | number | undefined;
    do {
      const rows = await database.transaction((trx) => resealBatch(trx, of, last), 'background');
      done += rows.length;
      last = rows.at(-1);
    } while (last !== undefined && signal?.aborted !== true);
  }
  return done;
}

/** The batch after a row; resolves with its rows. */
async function resealBatch(
  trx: Queries,
  of: SealedColumn,
  after: string | number | undefined,
): Promise<Array<string | number>> {
  const sealer = sealerOf(trx);
  const [table, value, key] = [sql.table(of.table), sql.ref(of.column), sql.ref(of.key)];
  const { rows } = await sql<{ row: string | number; sealed: string }>`
    select ${key} as row, ${value} as sealed from ${table}
    where ${value} <> '' and substr(${value}, 1, ${sealer.newestPrefix.length}) <> ${sealer.newestPrefix}
      ${after === undefined ? sql`` : sql`and ${key} > ${after}`}
    order by ${key} limit ${BATCH} for no key update`.execute(trx);
  for (const { row, sealed } of rows) {
    const anew = sealer.seal(sealer.open(sealed, sealName(of, row)), sealName(of, row));
    await sql`update ${table} set ${value} = ${anew} where ${key} = ${row}`.execute(trx);
  }
  return rows.map(({ row }) => row);
}

function columns(): readonly SealedColumn[] {
  return Object.values(SEALED_COLUMNS);
}

function missing(keyId: string, cause: unknown): AppError {
  return new AppError(
    'RECORDS.KEY_MISSING',
    'permanent',
    `Contact data in the records is sealed under key ${keyId}, and the key file at hand does not open it. ` +
      'Put the copy of the key file that belongs to these records back in its place (docs/operations.md, "Keys").',
    { cause },
  );
}
