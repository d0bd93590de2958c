// How column values become JavaScript values, the same for both databases. What is not named here is as in `pg`:
// `bytea` is a Buffer, `json` is parsed, `numeric` stays text because a double can't hold it.
import { AppError } from '#kernel';
import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

/** Positions, sequences and epoch milliseconds are `bigint` columns and fit a double; anything larger is refused, never rounded. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new AppError('RECORDS.UNSAFE_INTEGER', 'permanent', 'A 64-bit column holds more than a double can count.');
  }
  return value;
}

type TypeParsers = NonNullable<pg.CustomTypesConfig>;

export const valueParsers: TypeParsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === INT8) return parseInt8;
      // A calendar day has no instant; it stays `YYYY-MM-DD`.
      if (oid === DATE) return (text: string) => text;
    }
    return pg.types.getTypeParser(oid, format) as unknown;
  }) as TypeParsers['getTypeParser'],
};
