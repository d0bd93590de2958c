// Every quantity the house knows, with its unit, its physical range and its codes.
// Ranges are what a sensor can report at all, not what is healthy; a value outside is refused at the wire.
// LOINC, UCUM and IEEE 11073-10101 codes: see docs/facts or the standards named there.

export const SIGNALS = {
  /** Heart rate from the ECG. 0 is a value: asystole. */
  hr: { unit: '/min', min: 0, max: 350, loinc: '8867-4', mdc: 147842 },
  /** Pulse rate from the pleth. */
  pr: { unit: '/min', min: 0, max: 350, loinc: '8867-4', mdc: 149530 },
  spo2: { unit: '%', min: 0, max: 100, loinc: '59408-5', mdc: 150456 },
  /** Respiration rate. 0 is a value: no breath. */
  rr: { unit: '/min', min: 0, max: 150, loinc: '9279-1', mdc: 151562 },
  temp: { unit: 'Cel', min: 15, max: 50, loinc: '8310-5', mdc: 150364 },
  sbp: { unit: 'mm[Hg]', min: 0, max: 350, loinc: '8480-6', mdc: 150021 },
  dbp: { unit: 'mm[Hg]', min: 0, max: 350, loinc: '8462-4', mdc: 150022 },
  weight: { unit: 'kg', min: 0, max: 500, loinc: '29463-7', mdc: 188736 },
  /** Movement in bed, arbitrary activity counts per interval as the bed sensor gives them. */
  movement: { unit: '{counts}', min: 0, max: 65535, loinc: null, mdc: null },
  /** 1 in bed, 0 out of bed. */
  bed: { unit: '{in}', min: 0, max: 1, loinc: null, mdc: null },
  /** Device battery. */
  battery: { unit: '%', min: 0, max: 100, loinc: null, mdc: null },
} as const;

export type Signal = keyof typeof SIGNALS;
export const SIGNAL_NAMES = Object.keys(SIGNALS) as readonly Signal[];

/** How far a value may be trusted. `invalid` values are never used by a physiological rule. */
export const QUALITIES = ['good', 'questionable', 'invalid'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Why a value is not good. `none` goes with good quality. */
export const QUALITY_CAUSES = [
  'none',
  'lead-off',
  'sensor-off',
  'motion',
  'low-perfusion',
  'no-contact',
  'weak-signal',
  'saturated',
  'noise',
  'displaced',
  'malfunction',
  'from-storage',
  'test-data',
  'unspecified',
] as const;
export type QualityCause = (typeof QUALITY_CAUSES)[number];

/** What a device publishes, one MQTT topic level each. `bp`, `temp` and `weight` are spot measurements. */
export const STREAMS = ['hr', 'spo2', 'bed', 'ecg', 'bp', 'temp', 'weight'] as const;
export type Stream = (typeof STREAMS)[number];

/** The signals a numeric frame of each stream may carry. */
export const STREAM_SIGNALS = {
  hr: ['hr'],
  spo2: ['spo2', 'pr'],
  bed: ['bed', 'hr', 'rr', 'movement'],
  bp: ['sbp', 'dbp', 'pr'],
  temp: ['temp'],
  weight: ['weight'],
} as const satisfies Record<Exclude<Stream, 'ecg'>, readonly Signal[]>;
