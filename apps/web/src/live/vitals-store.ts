// The newest numerics of every patient, outside React: a screen listens to the patients it shows, so that 500 patients
// whose values change each second redraw only the cards that are in view.
import { MINUTE_MS, type Cancel, type Instant } from '#kernel';
import type { BoardNumeric, Signal } from '../api/types.js';

export type Numeric = Pick<BoardNumeric, 'signal' | 'value' | 'quality' | 'cause' | 'observedAt' | 'receivedAt'>;

/** One minute's mean of one signal, with what is needed to go on with it. */
interface MinuteMeans {
  /** Start of the first minute. */
  from: Instant;
  values: Array<number | null>;
  /** Samples in the newest minute that came live. */
  count: number;
}

export interface PatientVitals {
  readonly numerics: ReadonlyMap<Signal, Numeric>;
  /** Means of the last 30 minutes, oldest first; null where there was no usable value. */
  readonly minutes: ReadonlyMap<Signal, ReadonlyArray<number | null>>;
}

const EMPTY: PatientVitals = { numerics: new Map(), minutes: new Map() };
export const KEPT_MINUTES = 30;

interface Kept {
  vitals: PatientVitals;
  means: Map<Signal, MinuteMeans>;
}

interface Snapshot {
  readonly id: string;
  readonly numerics: readonly Numeric[];
  readonly spark: ReadonlyArray<{
    readonly signal: Signal;
    readonly from: Instant;
    readonly values: ReadonlyArray<number | null>;
  }>;
}

export class VitalsStore {
  private readonly patients = new Map<string, Kept>();
  private readonly listeners = new Map<string, Set<() => void>>();

  readonly read = (patientId: string): PatientVitals => this.patients.get(patientId)?.vitals ?? EMPTY;

  subscribe(patientId: string, listener: () => void): Cancel {
    let set = this.listeners.get(patientId);
    if (set === undefined) this.listeners.set(patientId, (set = new Set()));
    set.add(listener);
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(patientId) === set) this.listeners.delete(patientId);
    };
  }

  /** What the board's snapshot knows. A numeric that came live meanwhile and is newer stays. */
  load(patients: readonly Snapshot[]): void {
    for (const { id, numerics, spark } of patients) {
      const kept = this.keptOf(id);
      kept.means = new Map(spark.map(({ signal, from, values }) => [signal, { from, values: [...values], count: 0 }]));
      this.merge(kept, numerics, false);
      this.tell(id);
    }
  }

  /** Newest values as they come; a value older than the one shown is left out. */
  take(values: ReadonlyArray<Numeric & { readonly patientId: string }>): void {
    const byPatient = new Map<string, Numeric[]>();
    for (const value of values) {
      const of = byPatient.get(value.patientId);
      if (of === undefined) byPatient.set(value.patientId, [value]);
      else of.push(value);
    }
    for (const [patientId, of] of byPatient) {
      this.merge(this.keptOf(patientId), of, true);
      this.tell(patientId);
    }
  }

  private keptOf(patientId: string): Kept {
    let kept = this.patients.get(patientId);
    if (kept === undefined) this.patients.set(patientId, (kept = { vitals: EMPTY, means: new Map() }));
    return kept;
  }

  private merge(kept: Kept, values: readonly Numeric[], live: boolean): void {
    const numerics = new Map(kept.vitals.numerics);
    for (const value of values) {
      const known = numerics.get(value.signal);
      if (known !== undefined && known.observedAt > value.observedAt) continue;
      numerics.set(value.signal, value);
      const isNew = known === undefined || known.observedAt < value.observedAt;
      if (live && isNew && value.value !== null && value.quality !== 'invalid') addToMinutes(kept.means, value);
    }
    const minutes = new Map([...kept.means].map(([signal, means]) => [signal, [...means.values]] as const));
    kept.vitals = { numerics, minutes };
  }

  private tell(patientId: string): void {
    for (const listener of this.listeners.get(patientId) ?? []) listener();
  }
}

function addToMinutes(means: Map<Signal, MinuteMeans>, { signal, value, observedAt }: Numeric): void {
  if (value === null) return;
  const minute = Math.floor(observedAt / MINUTE_MS) * MINUTE_MS;
  let of = means.get(signal);
  if (of === undefined) {
    const from = minute - (KEPT_MINUTES - 1) * MINUTE_MS;
    means.set(signal, (of = { from, values: new Array<number | null>(KEPT_MINUTES).fill(null), count: 0 }));
  }
  const last = of.from + (of.values.length - 1) * MINUTE_MS;
  if (minute < last) return;
  for (let at = last; at < minute && at < last + KEPT_MINUTES * MINUTE_MS; at += MINUTE_MS) {
    of.values.push(null);
    of.values.shift();
    of.count = 0;
  }
  of.from = minute - (of.values.length - 1) * MINUTE_MS;
  const index = of.values.length - 1;
  const mean = of.values[index] ?? null;
  of.values[index] = mean === null || of.count === 0 ? value : mean + (value - mean) / (of.count + 1);
  of.count++;
}
