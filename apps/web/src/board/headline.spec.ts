import { describe, expect, it } from '@jest/globals';
import type { Incident, Signal } from '../api/types.js';
import type { Numeric, PatientVitals } from '../live/vitals-store.js';
import { anAlarm, anIncident } from './board-builders.js';
import { glanceOf } from './headline.js';

const NOW = 1_000_000;

function vitals(signal: Signal, value: number | null, observedAt = NOW): PatientVitals {
  const numeric: Numeric = { signal, value, quality: 'good', cause: 'none', observedAt, receivedAt: observedAt };
  return { numerics: new Map([[signal, numeric]]), minutes: new Map() };
}

function low(of: Partial<NonNullable<Incident['headlineAlarm']>> = {}, clearedAt: number | null = null): Incident {
  return anIncident({
    alarms: [anAlarm({ id: 'a1', clearedAt })],
    headlineAlarm: {
      alarmId: 'a1',
      ruleId: 'spo2-low',
      signal: 'spo2',
      value: 86,
      limit: 90,
      direction: 'below',
      since: 0,
      extreme: 82,
      quality: 'good',
      conditionKind: 'physiological',
      ...of,
    },
  });
}

describe('what a card says in one glance', () => {
  it('is the value now, the side it broke and the limit', () => {
    expect(glanceOf(low(), vitals('spo2', 84), NOW)).toMatchObject({
      figure: '84',
      unit: '%',
      arrow: '↓',
      limit: '90',
      recovered: null,
    });
  });

  it('is the value of the alarm where the present one is too old or missing; 0 is a value', () => {
    expect(glanceOf(low(), vitals('spo2', 97, NOW - 60_000), NOW)?.figure).toBe('86');
    expect(glanceOf(low(), vitals('spo2', null), NOW)?.figure).toBe('86');
    expect(glanceOf(low(), vitals('spo2', 0), NOW)?.figure).toBe('0');
  });

  it('says how far it went, without an arrow, once the condition has gone', () => {
    expect(glanceOf(low({}, NOW - 5_000), vitals('spo2', 95), NOW)).toMatchObject({
      figure: '95',
      arrow: '',
      recovered: { extreme: '82', wasLow: true },
    });
  });

  it('is nothing for a burden, whose limit the value of the moment may long be within', () => {
    const burden = { ...low(), alarms: [anAlarm({ id: 'a1', ruleKind: 'burden' })] };
    expect(glanceOf(burden, vitals('spo2', 95), NOW)).toBeNull();
  });

  it('is nothing for an alarm without a limit on a value, so that its sentence is shown', () => {
    expect(glanceOf(low({ signal: 'bed' }), vitals('bed', 0), NOW)).toBeNull();
    expect(glanceOf(low({ limit: null }), vitals('spo2', 84), NOW)).toBeNull();
    expect(glanceOf(anIncident(), vitals('spo2', 84), NOW)).toBeNull();
  });
});
