// The emergency card on its way into the row. Only what is given is set.
import type { NewPatientDto, PatientChangeDto } from './patient.dto.js';

function columnsOf(card: PatientChangeDto) {
  return {
    display_name: card.displayName,
    kana: card.kana,
    birth_date: card.birthDate,
    sex: card.sex,
    area: card.area,
    time_zone: card.timeZone,
    living_alone: card.livingAlone,
    conditions: jsonOf(card.conditions),
    address: card.address,
    lat: card.lat,
    lon: card.lon,
    key_note: card.keyNote,
    phone: card.phone,
    family: card.family,
    family_doctor: card.familyDoctor,
    wishes: card.wishes,
    medication: jsonOf(card.medication),
    oxygen: card.oxygen,
    hypercapnic: card.hypercapnic,
    standing_instruction: card.standingInstruction === '' ? null : card.standingInstruction,
  };
}

function jsonOf(value: object | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

type Columns = ReturnType<typeof columnsOf>;
type Complete = { [Name in keyof Columns]: Exclude<Columns[Name], undefined> };

/** For a new patient every column; for a change those whose field was given. */
export function cardColumns(card: NewPatientDto): Complete;
export function cardColumns(card: PatientChangeDto): Partial<Complete>;
export function cardColumns(card: PatientChangeDto): Partial<Complete> {
  const given = Object.entries(columnsOf(card)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
