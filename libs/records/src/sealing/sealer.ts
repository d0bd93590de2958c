// Sealing as the records need it: somebody turns text into what only they can read again. Which keys, where they lie and when
// they change is not the records' business. The sealer travels with the database handle, so that whoever makes repositories
// on a handle or on a transaction of it reads and writes plain values.
import { AppError } from '#kernel';
import type { KyselyPlugin, QueryResult, RootOperationNode, UnknownRow } from 'kysely';
import type { Queries } from '../database.js';

export interface Sealer {
  /** `belongsTo` names row and column; the seal opens under the same name only. */
  seal(text: string, belongsTo: string): string;
  /** Throws when the key is not at hand, or when the seal was touched or is another row's. */
  open(sealed: string, belongsTo: string): string;
  /** Whether it is sealed under another key than the one that seals now. */
  isOld(sealed: string): boolean;
  /** Every seal under the key that seals now begins with this. */
  readonly newestPrefix: string;
}

/** Takes no part in queries; it is how a handle and its transactions carry their sealer. */
export class CarriesSealer implements KyselyPlugin {
  constructor(readonly sealer: Sealer) {}

  transformQuery({ node }: { node: RootOperationNode }): RootOperationNode {
    return node;
  }

  transformResult({ result }: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

export function sealerOf(queries: Pick<Queries, 'getExecutor'>): Sealer {
  const carrier = queries.getExecutor().plugins.find((plugin) => plugin instanceof CarriesSealer);
  return carrier?.sealer ?? WITHOUT_KEYS;
}

export const NO_KEYS = 'RECORDS.NO_KEYS';

function withoutKeys(): AppError {
  return new AppError(NO_KEYS, 'permanent', 'The records were opened without the keys of sealed data.');
}

/** For programs that never touch sealed data; those that do after all are told at once. */
const WITHOUT_KEYS: Sealer = {
  seal: () => {
    throw withoutKeys();
  },
  open: () => {
    throw withoutKeys();
  },
  isOld: () => {
    throw withoutKeys();
  },
  get newestPrefix(): string {
    throw withoutKeys();
  },
};
