// The tables that say who may know of a patient beside links, dispatches and questions: cover as the roster has it, and
// emergency access.
export interface DoctorCoverTable {
  doctor_id: string;
  patient_ids: string[];
  worked_out_at: number;
  /** Lapses by itself when nobody works it out again. */
  until_at: number;
}

export interface EmergencyAccessTable {
  id: string;
  person_id: string;
  person_name: string;
  role: 'doctor' | 'station';
  patient_id: string;
  reason: string;
  opened_at: number;
  until_at: number;
  ended_at: number | null;
  ended_by: string | null;
  ended_by_name: string | null;
}

/** Looks after the first, counted until their window is over. Written and read by functions of the database. */
export interface ViewingTable {
  person_id: string;
  role: string;
  patient_id: string;
  kind: string;
  first_at: number;
  last_at: number;
  until_at: number;
  looks: number;
}

export interface WallTables {
  doctor_cover: DoctorCoverTable;
  emergency_access: EmergencyAccessTable;
  viewing: ViewingTable;
}
