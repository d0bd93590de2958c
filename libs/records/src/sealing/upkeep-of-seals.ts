// Keeping seals openable: which keys the rows are under, whether those at hand open them, and sealing anew under the newest.
// A row that was damaged stops none of it: the others are what alarms need.
import { AppError } from '#kernel';
import { sql } from 'kysely';
import type { Database, Queries } from '../database.js';
import { ColumnSeal, SEALED_COLUMNS, type SealedColumn } from './sealed-columns.js';
import { sealerOf } from './sealer.js';

const BATCH = 100;
/** Of each key in each column, so many seals are tried at the start: any of them may be a damaged one. */
const TRIED = 5;
/** A key's name, then nonce and tag at least. What looks otherwise may be anything, so nothing of it is ever shown. */
const SEAL = String.raw`^[a-z0-9-]{1,32}\.[A-Za-z0-9_-]{38,}$`;

export interface SealUse {
  readonly keyId: string;
  readonly seals: number;
}

/** How many seals each key holds, those of the authenticator apps among them; `damaged` where no key is named. */
export async function sealUse({ db }: Pick<Database, 'db'>): Promise<SealUse[]> {
  const totals = new Map<string, number>();
  for (const { table, column } of [...columns(), { table: 'totp', column: 'sealed_secret' }]) {
    const value = sql.ref(column);
    const { rows } = await sql<{ keyId: string; seals: number }>`
      select case when ${value} ~ ${SEAL} then split_part(${value}, '.', 1) else 'damaged' end as "keyId",
        count(*)::integer as seals
      from ${sql.table(table)} where ${value} <> '' group by 1`.execute(db);
    for (const { keyId, seals } of rows) totals.set(keyId, (totals.get(keyId) ?? 0) + seals);
  }
  return [...totals].map(([keyId, seals]) => ({ keyId, seals })).sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
}

/**
 * Throws `RECORDS.KEY_MISSING` when nothing that is tried of a key opens: a start with the wrong keys must end at once, not at
 * the first alarm whose address nobody can read. A few seals that were damaged among good ones end no start.
 */
export async function checkSeals({ db }: Pick<Database, 'db'>): Promise<void> {
  const keys = new Map<string, { tried: number; opened: number }>();
  for (const of of columns()) {
    const [value, key] = [sql.ref(of.column), sql.ref(of.key)];
    const { rows } = await sql<{ keyId: string; row: string | number; sealed: string }>`
      select "keyId", row, sealed from (
        select split_part(${value}, '.', 1) as "keyId", ${key} as row, ${value} as sealed,
          row_number() over (partition by split_part(${value}, '.', 1) order by ${key}) as place
        from ${sql.table(of.table)} where ${value} ~ ${SEAL}) seal
      where place <= ${TRIED}`.execute(db);
    const seal = new ColumnSeal(of, db);
    for (const { keyId, row, sealed } of rows) {
      const known = keys.get(keyId) ?? { tried: 0, opened: 0 };
      const opened = known.opened + Number(seal.tryOpen(sealed, row) !== null);
      keys.set(keyId, { tried: known.tried + 1, opened });
    }
  }
  const nothingOpens = [...keys.values()].every(({ opened }) => opened === 0);
  for (const [keyId, { tried, opened }] of keys) {
    if (opened === 0 && (nothingOpens || tried >= TRIED)) throw missing(keyId);
  }
}

export interface Resealed {
  readonly seals: number;
  /** Left as they are, for whoever may yet repair them. */
  readonly unreadable: number;
}

/**
 * Seals anew, under the newest key, what is under an older one: a hundred rows to a transaction, while everything else goes
 * on. Broken off, the next call goes on where it ended, because the rows themselves say what is left.
 */
export async function reseal(database: Database, signal?: AbortSignal): Promise<Resealed> {
  let [seals, unreadable] = [0, 0];
  for (const of of columns()) {
    let last: string | number | undefined;
    do {
      const batch = await database.transaction((trx) => resealBatch(trx, of, last), 'background');
      seals += batch.seals;
      unreadable += batch.unreadable;
      last = batch.last;
    } while (last !== undefined && signal?.aborted !== true);
  }
  return { seals, unreadable };
}

/** The batch after a row. */
async function resealBatch(
  trx: Queries,
  of: SealedColumn,
  after: string | number | undefined,
): Promise<Resealed & { readonly last: string | number | undefined }> {
  const { newestPrefix } = sealerOf(trx);
  const seal = new ColumnSeal(of, trx);
  const [table, value, key] = [sql.table(of.table), sql.ref(of.column), sql.ref(of.key)];
  const { rows } = await sql<{ row: string | number; sealed: string }>`
    select ${key} as row, ${value} as sealed from ${table}
    where ${value} <> '' and substr(${value}, 1, ${newestPrefix.length}) <> ${newestPrefix}
      ${after === undefined ? sql`` : sql`and ${key} > ${after}`}
    order by ${key} limit ${BATCH} for no key update`.execute(trx);
  let unreadable = 0;
  for (const { row, sealed } of rows) {
    const text = seal.tryOpen(sealed, row);
    if (text === null) unreadable += 1;
    else await sql`update ${table} set ${value} = ${seal.seal(text, row)} where ${key} = ${row}`.execute(trx);
  }
  return { seals: rows.length - unreadable, unreadable, last: rows.at(-1)?.row };
}

function columns(): readonly SealedColumn[] {
  return Object.values(SEALED_COLUMNS);
}

function missing(keyId: string): AppError {
  return new AppError(
    'RECORDS.KEY_MISSING',
    'permanent',
    `Contact data in the records is sealed under key ${keyId}, and the key file at hand does not open it. ` +
      'Put the copy of the key file that belongs to these records back in its place (docs/operations.md, "Keys").',
  );
}
