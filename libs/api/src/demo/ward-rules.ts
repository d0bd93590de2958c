// The rules the demonstration ward begins with, by profile, in the language of docs/scenarios. A doctor tunes them from
// there. The end-of-life profile watches for comfort and contact, not for rescue.
import type { WardProfile } from './ward-people.js';

type Rule = Readonly<Record<string, unknown>> & { readonly id: string };

function limits(spo2Low: number, spo2Severe: number, pulseLow: number, pulseHigh: number): Rule[] {
  return [
    {
      id: 'spo2-low',
      kind: 'limit',
      signal: 'spo2',
      low: spo2Low,
      priority: 'medium',
      severe: { low: spo2Severe, priority: 'high' },
      onDelay: '15s',
      clearMargin: 2,
      offDelay: '10s',
    },
    {
      id: 'pulse-high',
      kind: 'limit',
      signal: 'pr',
      high: pulseHigh,
      priority: 'medium',
      severe: { high: pulseHigh + 20, priority: 'high' },
      onDelay: '30s',
      clearMargin: 5,
      offDelay: '30s',
    },
    {
      id: 'pulse-low',
      kind: 'limit',
      signal: 'pr',
      low: pulseLow,
      priority: 'medium',
      onDelay: '30s',
      clearMargin: 3,
      offDelay: '30s',
    },
  ];
}

const BREATHING: Rule = {
  id: 'breathing-rate',
  kind: 'limit',
  signal: 'rr',
  low: 8,
  high: 30,
  priority: 'medium',
  onDelay: '60s',
  clearMargin: 2,
  offDelay: '60s',
};

const CONTACT: readonly Rule[] = [
  { id: 'no-spo2', kind: 'silence', scope: 'signal', signal: 'spo2', after: '60s', priority: 'low' },
  { id: 'no-gateway', kind: 'silence', scope: 'gateway', after: '3min', priority: 'medium' },
  { id: 'battery', kind: 'silence', event: 'battery', below: 15, priority: 'low' },
];

const OUT_OF_BED: Rule = {
  id: 'out-of-bed-at-night',
  kind: 'presence',
  event: 'out-of-bed',
  longerThan: '20min',
  priority: 'medium',
  schedule: { from: '21:00', to: '06:00' },
};

const IRREGULAR: Rule = { id: 'irregular-rhythm', kind: 'rhythm', event: 'irregular', priority: 'low' };

const PROFILES: Readonly<Record<WardProfile, readonly Rule[]>> = {
  general: [...limits(90, 85, 45, 120), BREATHING, ...CONTACT],
  copd: [...limits(87, 82, 45, 125), BREATHING, ...CONTACT],
  'heart-failure': [...limits(90, 85, 45, 115), BREATHING, IRREGULAR, ...CONTACT],
  'dementia-alone': [...limits(90, 85, 45, 120), OUT_OF_BED, ...CONTACT],
  'end-of-life': [
    { ...BREATHING, low: 6, high: 34, priority: 'low' },
    { id: 'no-gateway', kind: 'silence', scope: 'gateway', after: '10min', priority: 'low' },
  ],
};

export function wardRules(profile: WardProfile): readonly Rule[] {
  return PROFILES[profile];
}
