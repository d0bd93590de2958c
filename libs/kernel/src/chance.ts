// Chance as an argument: whoever needs a random number or a fresh id is given one of these.

export interface Random {
  /** A number in [0, 1). */
  next(): number;
}

export interface IdSource {
  /** A new id, unique across processes and sortable by the time it was made (UUID version 7 text form). */
  next(): string;
}
