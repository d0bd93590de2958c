// What a card says of its alarm in one glance: "SpO2 84 % ↓ 限界90".
import type { Incident, Signal } from '../api/types.js';
import { freshness, figure, unitOf } from '../format/measure.js';
import type { PatientVitals } from '../live/vitals-store.js';

export interface Glance {
  readonly signal: Signal;
  readonly figure: string;
  readonly unit: string;
  readonly arrow: '↓' | '↑' | '';
  readonly limit: string | null;
}

/** `null` where the alarm has no single value (out of bed, no data): the card then shows its sentence. */
export function glanceOf(incident: Incident, vitals: PatientVitals, now: number): Glance | null {
  const alarm = incident.headlineAlarm;
  if (alarm === null || alarm.signal === null || alarm.signal === 'bed' || alarm.limit === null) return null;
  const numeric = vitals.numerics.get(alarm.signal);
  const live = freshness(numeric, now) === 'fresh' ? (numeric?.value ?? null) : null;
  // Each device has a battery of its own; the newest of them all would belie the alarm.
  const value = alarm.signal === 'battery' ? alarm.value : (live ?? alarm.value);
  if (value === null) return null;
  return {
    signal: alarm.signal,
    figure: figure(alarm.signal, value),
    unit: unitOf(alarm.signal),
    arrow: alarm.direction === 'below' ? '↓' : alarm.direction === 'above' ? '↑' : '',
    limit: figure(alarm.signal, alarm.limit),
  };
}
