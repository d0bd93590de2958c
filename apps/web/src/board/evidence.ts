// An alarm's evidence as the engine writes it, read with care: the API carries it as plain JSON.
import type { Instant } from '#kernel';
import { QUALITIES, SIGNAL_NAMES } from '#vitals';
import type { Alarm, Signal } from '../api/types.js';

const VERDICTS = ['agrees', 'contradicts', 'absent'] as const;

export interface EvidenceSeen {
  readonly quality: (typeof QUALITIES)[number] | null;
  readonly corroboration: {
    readonly signal: Signal;
    readonly value: number | null;
    readonly verdict: (typeof VERDICTS)[number];
  } | null;
  readonly values: ReadonlyArray<readonly [number, number | null]>;
  /** An ECG of the moment lies in the archive. */
  readonly hasEcg: boolean;
}

/**
 * The moment of which the alarm's sentence speaks: its length of time was counted then and stands still since. `null` where
 * the sentence names none.
 */
export function saidOf({ evidence, onsetAt }: Pick<Alarm, 'evidence' | 'onsetAt'>): Instant | null {
  const { figures } = evidence;
  const heldMs = typeof figures === 'object' && figures !== null && 'heldMs' in figures ? figures.heldMs : null;
  return typeof heldMs === 'number' && heldMs >= 0 ? onsetAt + heldMs : null;
}

/** What is not understood is left out rather than guessed. */
export function evidenceOf(alarm: Pick<Alarm, 'evidence'>): EvidenceSeen {
  const { quality, corroboration, values, ecg } = alarm.evidence;
  return {
    quality: oneOf(QUALITIES, quality),
    corroboration: corroborationOf(corroboration),
    values: Array.isArray(values) ? values.filter(isSample) : [],
    hasEcg: typeof ecg === 'object' && ecg !== null,
  };
}

function corroborationOf(input: unknown): EvidenceSeen['corroboration'] {
  if (typeof input !== 'object' || input === null) return null;
  const { signal, value, verdict } = input as Record<string, unknown>;
  const [known, says] = [oneOf(SIGNAL_NAMES, signal), oneOf(VERDICTS, verdict)];
  if (known === null || says === null) return null;
  return { signal: known, value: typeof value === 'number' ? value : null, verdict: says };
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((each) => each === value) ?? null;
}

function isSample(input: unknown): input is readonly [number, number | null] {
  return Array.isArray(input) && typeof input[0] === 'number' && (input[1] === null || typeof input[1] === 'number');
}
