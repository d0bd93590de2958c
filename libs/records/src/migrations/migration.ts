// One step of the records' shape. Forward only: a step that has been released is never changed, another follows it.
import type { Kysely } from 'kysely';

export interface Migration {
  /** `NNNN-what-it-brings`, unique, in the order of running: 00xx the ground, 01xx people, patients and care. */
  readonly name: string;
  /** Runs in one transaction with all others of the same start. Plain SQL that PostgreSQL 15 and the embedded 18 both take. */
  up(db: Kysely<unknown>): Promise<void>;
}

/** Runs statements one after the other. */
export async function runStatements(db: Kysely<unknown>, ...statements: readonly string[]): Promise<void> {
  const { sql } = await import('kysely');
  for (const statement of statements) await sql.raw(statement).execute(db);
}
