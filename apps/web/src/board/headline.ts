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
  /** The condition has gone and waits only to be seen: how far it went, instead of the limit. */
  readonly recovered: { readonly extreme: string | null; readonly wasLow: boolean } | null;
}

/** Rules whose limit is a value of their signal; a burden or a trend is not said by the value of the moment. */
const OF_A_VALUE: ReadonlySet<string> = new Set(['limit', 'breathing', 'silence']);

/** `null` where the alarm has no single value (out of bed, no data): the card then shows its sentence. */
export function glanceOf(incident: Incident, vitals: PatientVitals, now: number): Glance | null {
  const alarm = incident.headlineAlarm;
  if (alarm === null || alarm.signal === null || alarm.signal === 'bed' || alarm.limit === null) return null;
  const of = incident.alarms.find((each) => each.id === alarm.alarmId);
  if (of !== undefined && !OF_A_VALUE.has(of.ruleKind)) return null;
  const gone = of?.clearedAt ?? null;
  const numeric = vitals.numerics.get(alarm.signal);
  const live = freshness(numeric, now) === 'fresh' ? (numeric?.value ?? null) : null;
  // Each device has a battery of its own; the newest of them all would belie the alarm.
  const value = alarm.signal === 'battery' ? alarm.value : (live ?? alarm.value);
  if (value === null) return null;
  const recovered = {
    extreme: alarm.extreme === null ? null : figure(alarm.signal, alarm.extreme),
    wasLow: alarm.direction === 'below',
  };
  return {
    signal: alarm.signal,
    figure: figure(alarm.signal, value),
    unit: unitOf(alarm.signal),
    arrow: gone !== null ? '' : alarm.direction === 'below' ? '↓' : alarm.direction === 'above' ? '↑' : '',
    limit: figure(alarm.signal, alarm.limit),
    recovered: gone === null ? null : recovered,
  };
}
