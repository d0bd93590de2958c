// Where a doctor starts from: rule sets for five kinds of patient, each rule with its reason and source. They are
// applied to a patient and then tuned; nothing else reads them. Rules are in the shape of the API and of scenario files.
import type { Bilingual } from './model.js';

export interface ProfileRule {
  /** As `parseRules` takes it. */
  readonly rule: Readonly<Record<string, unknown>>;
  readonly why: string;
}

export interface Profile {
  readonly id: 'general' | 'copd' | 'heart-failure' | 'dementia-alone' | 'end-of-life';
  readonly title: Bilingual;
  readonly rules: readonly ProfileRule[];
}

const NIGHT = { from: '21:00', to: '06:00' };

const LETHAL: readonly ProfileRule[] = [
  ...['asystole', 'ventricular-fibrillation', 'ventricular-tachycardia'].map((event) => ({
    rule: { id: event, kind: 'rhythm', event, priority: 'high' },
    why: 'Lethal within minutes; no delay beyond the definition of the PhysioNet/CinC 2015 challenge.',
  })),
  ...['extreme-bradycardia', 'extreme-tachycardia'].map((event) => ({
    rule: { id: event, kind: 'rhythm', event, priority: 'high' },
    why: 'PhysioNet/CinC 2015: under 40/min for 5 beats, over 140/min for 17 beats.',
  })),
  {
    rule: { id: 'pause', kind: 'rhythm', event: 'pause', longerThan: '3s', priority: 'medium' },
    why: 'Pauses over 3 s are abnormal by day and by night (ESC pacing guideline 2021).',
  },
  {
    rule: { id: 'irregular', kind: 'rhythm', event: 'irregular', priority: 'low' },
    why: 'Suspected atrial fibrillation asks for a visit by the doctor, not for a night call (ESC AF guideline 2024).',
  },
];

const RATE: readonly ProfileRule[] = [
  {
    rule: {
      id: 'hr-high',
      kind: 'limit',
      signal: 'hr',
      high: 130,
      severe: { high: 150, priority: 'high' },
      priority: 'medium',
      onDelay: '30s',
      clearMargin: 5,
      offDelay: '30s',
      corroborate: 'pr',
    },
    why: '131/min and more is 3 points in NEWS2. A delay and the pulse keep movement artefacts out (Drew 2014: 88.8 % false).',
  },
  {
    rule: {
      id: 'hr-low',
      kind: 'limit',
      signal: 'hr',
      low: 41,
      severe: { low: 35, priority: 'high' },
      priority: 'medium',
      onDelay: '20s',
      clearMargin: 3,
      offDelay: '20s',
      corroborate: 'pr',
    },
    why: '40/min and less is 3 points in NEWS2.',
  },
];

const BREATH: readonly ProfileRule[] = [
  {
    rule: { id: 'no-breath', kind: 'breathing', noBreathFor: '20s', priority: 'high' },
    why: 'Apnoea of 20 s is the usual default of monitors; it takes no delay beyond that.',
  },
  {
    rule: {
      id: 'rr',
      kind: 'limit',
      signal: 'rr',
      low: 9,
      high: 24,
      severe: { high: 30, priority: 'high' },
      priority: 'medium',
      onDelay: '2min',
      share: 0.8,
      clearMargin: 1,
      offDelay: '1min',
    },
    why: '8/min and less, 25/min and more are 3 points in NEWS2; the mattress sensor needs minutes to be trusted.',
  },
];

const EQUIPMENT: readonly ProfileRule[] = [
  {
    rule: { id: 'gateway-silent', kind: 'silence', scope: 'gateway', after: '10min', priority: 'medium' },
    why: 'The whole home is dark; ten minutes let a router start again.',
  },
  {
    rule: { id: 'device-silent', kind: 'silence', scope: 'device', after: '30min', priority: 'low' },
    why: 'A device that is charged or taken off for a bath is back within half an hour.',
  },
  {
    rule: { id: 'sensor-off', kind: 'silence', event: 'sensor-off', after: '15min', priority: 'low' },
    why: 'Somebody should telephone and ask for it to be put on again.',
  },
  {
    rule: { id: 'sensor-stuck', kind: 'silence', event: 'stuck', after: '1h', priority: 'low' },
    why: 'All values of a device unchanged for an hour: a gateway that resends what it has cached.',
  },
  {
    rule: { id: 'battery-low', kind: 'silence', event: 'battery', below: 20, priority: 'low' },
    why: 'Leaves a day to charge it.',
  },
  {
    rule: { id: 'clock-skew', kind: 'silence', event: 'clock-skew', beyond: '5s', priority: 'low' },
    why: 'Windows run on the device clock; over 5 s it is a technical condition of its own.',
  },
];

function spo2(low: number, severe: number): ProfileRule {
  return {
    rule: {
      id: 'spo2-low',
      kind: 'limit',
      signal: 'spo2',
      low,
      severe: { low: severe, priority: 'high' },
      priority: 'medium',
      onDelay: '15s',
      clearMargin: 2,
      offDelay: '10s',
    },
    why: 'A delay of 15 s cut low-SpO2 alarms by 60 % without loss (Masimo, BI&T 2011; Görges 2009: 14 s −50 %, 19 s −67 %).',
  };
}

function burden(below: number, floor: number): ProfileRule {
  return {
    rule: {
      id: 'spo2-burden',
      kind: 'burden',
      signal: 'spo2',
      below,
      budget: 600,
      window: '30min',
      floor: { low: floor, priority: 'high' },
      priority: 'medium',
    },
    why: 'Many short dips, each under the delay, add up: 600 %·s is 5 % too low for two minutes within half an hour.',
  };
}

export const PROFILES: readonly Profile[] = [
  {
    id: 'general',
    title: { ja: '一般', en: 'General' },
    rules: [
      spo2(90, 85),
      burden(90, 75),
      ...RATE,
      ...LETHAL,
      ...BREATH,
      {
        rule: { id: 'news2', kind: 'news2', atLeast: 7, aboveBaseline: 3, priority: 'medium' },
        why: '7 is the emergency threshold of NEWS2; at home the median is 4 (JMIR e63425), so the patient counts against himself too.',
      },
      ...EQUIPMENT,
    ],
  },
  {
    id: 'copd',
    title: { ja: 'COPD(慢性閉塞性肺疾患)', en: 'COPD' },
    rules: [
      spo2(86, 82),
      burden(86, 75),
      {
        rule: {
          id: 'spo2-high',
          kind: 'limit',
          signal: 'spo2',
          high: 96,
          priority: 'low',
          onDelay: '10min',
          clearMargin: 1,
          offDelay: '1min',
        },
        why: 'Target 88–92 % in hypercapnic risk (BTS oxygen guideline 2017): long stays above mean too much oxygen.',
      },
      ...RATE,
      ...LETHAL,
      ...BREATH,
      {
        rule: { id: 'news2', kind: 'news2', atLeast: 7, aboveBaseline: 3, priority: 'medium' },
        why: 'Scale 2 where the card says confirmed hypercapnic respiratory failure, scale 1 else: COPD alone is not that.',
      },
      {
        rule: {
          id: 'rr-trend',
          kind: 'trend',
          signal: 'rr',
          recent: '24h',
          baseline: '7d',
          change: 4,
          direction: 'up',
          minimumCoverage: 0.3,
          priority: 'low',
        },
        why: 'Breathing rate rises in the days before an exacerbation (Yañez 2012: +4.4/min to +6.2/min).',
      },
      ...EQUIPMENT,
    ],
  },
  {
    id: 'heart-failure',
    title: { ja: '心不全', en: 'Heart failure' },
    rules: [
      spo2(90, 85),
      burden(90, 75),
      ...RATE,
      ...LETHAL,
      ...BREATH,
      {
        rule: {
          id: 'weight-gain',
          kind: 'trend',
          signal: 'weight',
          recent: '24h',
          baseline: '3d',
          change: 2,
          direction: 'up',
          priority: 'medium',
        },
        why: 'More than 2 kg in 3 days is the sign patients are taught (ESC heart failure guideline 2021).',
      },
      {
        rule: {
          id: 'night-pulse',
          kind: 'trend',
          signal: 'pr',
          recent: '24h',
          baseline: '7d',
          change: 15,
          direction: 'up',
          minimumCoverage: 0.1,
          priority: 'medium',
          schedule: NIGHT,
        },
        why: 'A resting rate that climbs over a week comes before decompensation; by night nothing else moves it.',
      },
      {
        rule: { id: 'news2', kind: 'news2', atLeast: 7, aboveBaseline: 3, priority: 'medium' },
        why: 'As in the general profile.',
      },
      ...EQUIPMENT,
    ],
  },
  {
    id: 'dementia-alone',
    title: { ja: '認知症・独居', en: 'Dementia, living alone' },
    rules: [
      {
        rule: {
          id: 'out-of-bed',
          kind: 'presence',
          event: 'out-of-bed',
          longerThan: '20min',
          priority: 'medium',
          schedule: NIGHT,
        },
        why: 'A visit to the toilet takes under ten minutes; twenty at night may be a fall or wandering.',
      },
      {
        rule: {
          id: 'exits',
          kind: 'presence',
          event: 'exits',
          moreThan: 4,
          window: '9h',
          priority: 'low',
          schedule: NIGHT,
        },
        why: 'Nocturia of more than four exits, or restlessness: a matter for the doctor by day.',
      },
      {
        rule: { id: 'not-in-bed', kind: 'presence', event: 'not-in-bed-by', time: '24:00', priority: 'low' },
        why: 'Day–night reversal shows first in the hour of going to bed.',
      },
      {
        rule: { id: 'no-movement', kind: 'presence', event: 'no-movement', longerThan: '6h', priority: 'medium' },
        why: 'Healthy sleepers turn several times an hour; six hours without any need a look.',
      },
      spo2(88, 82),
      ...LETHAL,
      ...EQUIPMENT,
    ],
  },
  {
    id: 'end-of-life',
    title: { ja: '看取り期', en: 'End of life' },
    rules: [
      {
        rule: {
          id: 'laboured-breath',
          kind: 'limit',
          signal: 'rr',
          high: 30,
          priority: 'low',
          onDelay: '10min',
          share: 0.8,
          clearMargin: 2,
          offDelay: '5min',
        },
        why: 'Comfort: fast breathing that lasts may be distress. Nothing here calls for rescue; the wish has been stated.',
      },
      {
        rule: { id: 'out-of-bed', kind: 'presence', event: 'out-of-bed', longerThan: '15min', priority: 'low' },
        why: 'Comfort: somebody may lie on the floor.',
      },
      ...EQUIPMENT.filter(({ rule }) => rule['id'] !== 'sensor-off' && rule['id'] !== 'sensor-stuck'),
    ],
  },
];
