// A report while it is being written: fields as typed, kept on the phone so that a call or a dead battery loses nothing.
import { SIGNALS } from '#vitals';
import type { SpotVitals } from '../api/types.js';
import type { Consciousness } from './offline-queue.js';
import { draftName } from './phone-shelf.js';

export const VITAL_FIELDS = ['spo2', 'pr', 'rr', 'temp', 'sbp', 'dbp', 'weight'] as const;
export type VitalField = (typeof VITAL_FIELDS)[number];

/** What the centre takes by hand, where that differs from what sensors are believed: a thermometer reads no 20 °C. */
export const HAND_RANGES: Readonly<Record<VitalField, { readonly min: number; readonly max: number }>> = {
  spo2: SIGNALS.spo2,
  pr: SIGNALS.pr,
  rr: SIGNALS.rr,
  temp: { min: 25, max: 45 },
  sbp: SIGNALS.sbp,
  dbp: SIGNALS.dbp,
  weight: { min: 1, max: 300 },
};

export interface ReportDraft {
  /** As typed; empty where nothing was measured. */
  readonly vitals: Readonly<Record<VitalField, string>>;
  readonly findings: string;
  readonly action: string;
  readonly nextStep: string;
  readonly consciousness: Consciousness | null;
  readonly oxygen: boolean | null;
}

export const EMPTY_DRAFT: ReportDraft = {
  vitals: { spo2: '', pr: '', rr: '', temp: '', sbp: '', dbp: '', weight: '' },
  findings: '',
  action: '',
  nextStep: '',
  consciousness: null,
  oxygen: null,
};

/** A number as people type it on a Japanese phone: full-width figures and points too. `null` where it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Fields that are filled with something that is no possible value. */
export function outOfRange(draft: ReportDraft): VitalField[] {
  return VITAL_FIELDS.filter((field) => {
    if (draft.vitals[field].trim() === '') return false;
    const value = typedNumber(draft.vitals[field]);
    return value === null || value < HAND_RANGES[field].min || value > HAND_RANGES[field].max;
  });
}

/** A slip of the finger that no range finds. */
export function diastolicAbove(draft: ReportDraft): boolean {
  const [systolic, diastolic] = [typedNumber(draft.vitals.sbp), typedNumber(draft.vitals.dbp)];
  return systolic !== null && diastolic !== null && diastolic > systolic;
}

/** What was measured; fields left empty are left out. 0 is a value. */
export function vitalsOf(draft: ReportDraft): SpotVitals {
  const vitals: SpotVitals = {};
  for (const field of VITAL_FIELDS) {
    const value = typedNumber(draft.vitals[field]);
    if (value !== null) vitals[field] = value;
  }
  return vitals;
}

export interface DraftStore {
  read(): ReportDraft | null;
  /** `null` forgets it. */
  write(draft: ReportDraft | null): void;
}

export function draftStore(dispatchId: string): DraftStore {
  const name = draftName(dispatchId);
  return {
    read: () => parsedDraft(localStorage.getItem(name)),
    write: (draft) =>
      draft === null ? localStorage.removeItem(name) : localStorage.setItem(name, JSON.stringify(draft)),
  };
}

function parsedDraft(text: string | null): ReportDraft | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<ReportDraft>;
    return { ...EMPTY_DRAFT, ...kept, vitals: { ...EMPTY_DRAFT.vitals, ...kept.vitals } };
  } catch {
    return null;
  }
}
