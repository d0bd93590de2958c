// What must follow when no station is left to ask. The one who escalates provides it; a token of its own keeps the two
// parts from importing each other.
import type { IncidentRow } from '#records';
import type { CentreTransaction } from '../centre-transaction.js';

export const STATIONS_EXHAUSTED = Symbol('StationsExhausted');

export interface StationsExhausted {
  stationsExhausted(tx: CentreTransaction, incident: IncidentRow): Promise<void>;
}
