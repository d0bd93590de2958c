// A patient and a person about whom nothing is special, as rows: for the specs, scenarios and measurements in which only
// their number, place or role matters. What does matter is said beside them.
import type { Role } from '#access';
import type { Instant } from '#kernel';
import type { Repositories } from '#records';

export type NewPatientRow = Parameters<Repositories['patients']['add']>[0];
export type NewPersonRow = Parameters<Repositories['people']['add']>[0];

export function plainPatient(id: string, at: Instant, special: Partial<NewPatientRow> = {}): NewPatientRow {
  return {
    id,
    display_name: id,
    kana: id,
    birth_date: '1941-03-08',
    sex: 'female',
    area: '板橋',
    time_zone: 'Asia/Tokyo',
    living_alone: true,
    conditions: '[]',
    address: '',
    lat: null,
    lon: null,
    key_note: '',
    phone: '',
    family: [],
    family_doctor: null,
    wishes: '',
    medication: '[]',
    oxygen: false,
    hypercapnic: false,
    standing_instruction: null,
    paused_until: null,
    pause_reason: null,
    audio_paused_until: null,
    created_at: at,
    changed_at: at,
    ...special,
  };
}

export function plainPerson(id: string, role: Role, at: Instant, special: Partial<NewPersonRow> = {}): NewPersonRow {
  return {
    id,
    name: id,
    display_name: id,
    initials: id.slice(0, 2),
    role,
    station_id: null,
    password_hash: null,
    created_at: at,
    last_log_in_at: null,
    ...special,
  };
}
