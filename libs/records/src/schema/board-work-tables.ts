// The tables of the board's own work: staffed seats and handed-over shifts.
import type { Json } from './centre-tables.js';

export interface SeatPresenceTable {
  /** Five-minute slots since the epoch. */
  slot: number;
  person_id: string;
}

export interface HandoverTable {
  id: string;
  given_by: string;
  given_by_name: string;
  given_at: number;
  request_id: string | null;
  /** As the giver saw and signed it; the API's own shape. */
  content: Json<Record<string, unknown>>;
}

export interface HandoverTakingTable {
  handover_id: string;
  taken_by: string;
  taken_by_name: string;
  taken_at: number;
  note: string;
}

export interface BoardWorkTables {
  seat_presence: SeatPresenceTable;
  handover: HandoverTable;
  handover_taking: HandoverTakingTable;
}
