// MIT annotation files (.atr and the like), read and written. Format: PhysioNet's "annot(5)": little-endian 16-bit words,
// code in the upper six bits, time since the last annotation in the lower ten.
import { recordingError } from './recording-error.js';

export interface Annotation {
  /** Index of the sample the annotation belongs to, from 0. */
  readonly sample: number;
  /** Annotation code 1 to 49. */
  readonly code: number;
  readonly subtype?: number;
  /** Signal the annotation belongs to; absent is 0. */
  readonly channel?: number;
  readonly number?: number;
  readonly text?: string;
}

/** The codes' usual letters (ecgcodes.h); those not named here have none. */
const SYMBOL_CODES = {
  N: 1,
  L: 2,
  R: 3,
  a: 4,
  V: 5,
  F: 6,
  J: 7,
  A: 8,
  S: 9,
  E: 10,
  j: 11,
  '/': 12,
  Q: 13,
  '~': 14,
  '|': 16,
  s: 18,
  T: 19,
  '*': 20,
  D: 21,
  '"': 22,
  '=': 23,
  p: 24,
  B: 25,
  '^': 26,
  t: 27,
  '+': 28,
  u: 29,
  '?': 30,
  '!': 31,
  '[': 32,
  ']': 33,
  e: 34,
  n: 35,
  '@': 36,
  x: 37,
  f: 38,
  '(': 39,
  ')': 40,
  r: 41,
} as const;

export type AnnotationSymbol = keyof typeof SYMBOL_CODES;

export const ANNOTATION_CODES: Readonly<Record<AnnotationSymbol, number>> = SYMBOL_CODES;

const SYMBOLS = new Map<number, AnnotationSymbol>(
  (Object.entries(SYMBOL_CODES) as [AnnotationSymbol, number][]).map(([symbol, code]) => [code, symbol]),
);

/** The letter of a code, `?` where it has none. */
export function annotationSymbol(code: number): string {
  return SYMBOLS.get(code) ?? '?';
}

/** The codes that mark a QRS complex (WFDB's `isqrs`). */
const BEAT_CODES = new Set(
  (['N', 'L', 'R', 'a', 'V', 'F', 'J', 'A', 'S', 'E', 'j', '/', 'Q', 'B', '?', 'e', 'n', 'f', 'r'] as const).map(
    (symbol) => SYMBOL_CODES[symbol],
  ) as readonly number[],
);

export function isBeat(code: number): boolean {
  return BEAT_CODES.has(code);
}

/** Samples from the beginning of a fibrillation or flutter (`[`) to its end (`]`, or the end of the record). */
export function fibrillationSpans(annotations: readonly Annotation[]): { fromSample: number; toSample: number }[] {
  const spans: { fromSample: number; toSample: number }[] = [];
  for (const { sample, code } of annotations) {
    const last = spans.at(-1);
    if (code === SYMBOL_CODES['[']) spans.push({ fromSample: sample, toSample: Number.POSITIVE_INFINITY });
    else if (code === SYMBOL_CODES[']'] && last !== undefined) last.toSample = Math.min(last.toSample, sample);
  }
  return spans;
}

const SKIP = 59;
const NUM = 60;
const SUB = 61;
const CHN = 62;
const AUX = 63;
const MAX_STEP = 0x3ff;

/** Reads an annotation file. Throws AppError RECORDINGS.MALFORMED where it ends in the middle. */
export function parseAnnotations(bytes: Uint8Array, source = 'annotation file'): Annotation[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const annotations: Annotation[] = [];
  let current: { -readonly [K in keyof Annotation]: Annotation[K] } | undefined;
  let sample = 0;
  let at = 0;
  // A channel or number holds for the annotations after it until it changes.
  let channel = 0;
  let number = 0;
  const need = (count: number): void => {
    if (at + count > bytes.byteLength)
      throw recordingError(
        'RECORDINGS.MALFORMED',
        `${source} byte ${at}`,
        'the file ends inside an annotation',
        'fetch the file again, it is cut short',
      );
  };
  for (;;) {
    need(2);
    const word = view.getUint16(at, true);
    at += 2;
    if (word === 0) return annotations;
    const code = word >> 10;
    const value = word & MAX_STEP;
    if (code === SKIP) {
      need(4);
      // PDP-11 order: the high word comes first.
      sample += (view.getInt16(at, true) << 16) | view.getUint16(at + 2, true);
      at += 4;
    } else if (code === AUX) {
      need(value);
      const text = String.fromCharCode(...bytes.subarray(at, at + value)).replace(/\0.*$/s, '');
      if (current !== undefined) current.text = text;
      at += value + (value & 1);
    } else if (code === SUB && current !== undefined) current.subtype = (value << 24) >> 24;
    else if (code === CHN && current !== undefined)
      current.channel = (channel = value & 0xff) === 0 ? undefined : channel;
    else if (code === NUM && current !== undefined)
      current.number = (number = (value << 24) >> 24) === 0 ? undefined : number;
    else if (code < 50) {
      sample += value;
      current = { sample, code, ...(channel === 0 ? {} : { channel }), ...(number === 0 ? {} : { number }) };
      annotations.push(current);
    }
  }
}

/** Writes annotations, which must be in order of `sample`, as an annotation file. */
export function encodeAnnotations(annotations: readonly Annotation[]): Uint8Array {
  const bytes: number[] = [];
  const word = (value: number): void => void bytes.push(value & 0xff, (value >> 8) & 0xff);
  let last = 0;
  let channel = 0;
  let number = 0;
  for (const annotation of annotations) {
    const step = annotation.sample - last;
    if (step < 0)
      throw recordingError(
        'RECORDINGS.MALFORMED',
        `annotation at sample ${annotation.sample}`,
        'it comes before the one in front of it',
        'sort annotations by sample first',
      );
    if (step > MAX_STEP) {
      word(SKIP << 10);
      word(step >>> 16);
      word(step);
      word(annotation.code << 10);
    } else word((annotation.code << 10) | step);
    last = annotation.sample;
    if (annotation.subtype !== undefined) word((SUB << 10) | (annotation.subtype & 0xff));
    const next = { channel: annotation.channel ?? 0, number: annotation.number ?? 0 };
    if (next.channel !== channel) word((CHN << 10) | (next.channel & 0xff));
    if (next.number !== number) word((NUM << 10) | (next.number & 0xff));
    ({ channel, number } = next);
    if (annotation.text !== undefined) {
      const text = [...annotation.text.slice(0, 255)].map((letter) => letter.charCodeAt(0) & 0xff);
      word((AUX << 10) | text.length);
      bytes.push(...text, ...(text.length % 2 === 1 ? [0] : []));
    }
  }
  word(0);
  return Uint8Array.from(bytes);
}
