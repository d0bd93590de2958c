// How qualities and their causes are numbered on disk. Apart from the lists of `#vitals`, whose order may change; here new
// ones go to the end.
import { AppError } from '#kernel';
import type { Quality, QualityCause } from '#vitals';

const QUALITY_CODES = { good: 0, questionable: 1, invalid: 2 } as const satisfies Record<Quality, number>;

const CAUSE_CODES = {
  none: 0,
  'lead-off': 1,
  'sensor-off': 2,
  motion: 3,
  'low-perfusion': 4,
  'no-contact': 5,
  'weak-signal': 6,
  saturated: 7,
  noise: 8,
  displaced: 9,
  malfunction: 10,
  'from-storage': 11,
  'test-data': 12,
  unspecified: 13,
} as const satisfies Record<QualityCause, number>;

const QUALITIES = byCode<Quality>(QUALITY_CODES);
const CAUSES = byCode<QualityCause>(CAUSE_CODES);
const CAUSE_COUNT = 32;

/** Both in one byte. */
export function gradeCode(quality: Quality, cause: QualityCause): number {
  return QUALITY_CODES[quality] * CAUSE_COUNT + CAUSE_CODES[cause];
}

export function qualityOf(grade: number): Quality {
  return QUALITIES[Math.floor(grade / CAUSE_COUNT)] ?? unknownCode();
}

export function causeOf(grade: number): QualityCause {
  return CAUSES[grade % CAUSE_COUNT] ?? unknownCode();
}

function byCode<T extends string>(codes: Record<T, number>): readonly T[] {
  const names: T[] = [];
  for (const name of Object.keys(codes) as T[]) names[codes[name]] = name;
  return names;
}

function unknownCode(): never {
  throw new AppError('ARCHIVE.NEWER_THAN_PROGRAM', 'permanent', 'The archive holds data of a newer version.');
}
