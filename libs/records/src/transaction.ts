// Transactions, and what PostgreSQL's error codes mean to us. Both databases speak the same codes (appendix A of its manual).
import type { Kysely, Transaction } from 'kysely';

/** serialization_failure, deadlock_detected: nothing was kept, and the same again may succeed. */
const BROKEN_OFF = new Set(['40001', '40P01']);
const TRIES = 3;

export async function runTransaction<S, T>(db: Kysely<S>, work: (trx: Transaction<S>) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tries >= TRIES || !BROKEN_OFF.has(codeOf(error) ?? '')) throw error;
    }
  }
}

/** The name of the unique constraint that an insert or update broke, or null when it failed for another reason. */
export function violatedUnique(error: unknown): string | null {
  return codeOf(error) === '23505' ? constraintOf(error) : null;
}

/** The name of the foreign key that was broken, or null when it failed for another reason. */
export function violatedForeignKey(error: unknown): string | null {
  return codeOf(error) === '23503' ? constraintOf(error) : null;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : '';
}
