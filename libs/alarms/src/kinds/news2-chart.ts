// The National Early Warning Score 2, by the chart of the Royal College of Physicians (2017), reproduced unmodified.
// Continuous values are rounded to the chart's unit first; after that the chart has no gaps.
import type { News2Parameter } from '../rules.js';

export type Consciousness = 'A' | 'C' | 'V' | 'P' | 'U';

export interface News2Readings {
  readonly respirationRate?: number;
  readonly spo2?: number;
  /** Breathing supplementary oxygen. */
  readonly oxygen?: boolean;
  readonly systolicPressure?: number;
  readonly pulse?: number;
  readonly consciousness?: Consciousness;
  readonly temperature?: number;
}

export type Points = 0 | 1 | 2 | 3;

export interface News2Score {
  /** Sum over what is there; a lower bound while parameters are missing. */
  readonly total: number;
  readonly points: Readonly<Partial<Record<News2Parameter, Points>>>;
  readonly missing: readonly News2Parameter[];
  /** A single parameter at 3 asks for a review within the hour by itself. */
  readonly hasThree: boolean;
}

export function respirationRatePoints(perMin: number): Points {
  const rate = Math.round(perMin);
  if (rate <= 8) return 3;
  if (rate <= 11) return 1;
  if (rate <= 20) return 0;
  return rate <= 24 ? 2 : 3;
}

export function spo2PointsScale1(percent: number): Points {
  const spo2 = Math.round(percent);
  if (spo2 <= 91) return 3;
  if (spo2 <= 93) return 2;
  return spo2 <= 95 ? 1 : 0;
}

/** For confirmed hypercapnic respiratory failure only: too much oxygen harms as well, so that too counts. */
export function spo2PointsScale2(percent: number, onOxygen: boolean): Points {
  const spo2 = Math.round(percent);
  if (spo2 <= 83) return 3;
  if (spo2 <= 85) return 2;
  if (spo2 <= 87) return 1;
  if (spo2 <= 92 || !onOxygen) return 0;
  if (spo2 <= 94) return 1;
  return spo2 <= 96 ? 2 : 3;
}

export function systolicPressurePoints(mmHg: number): Points {
  const pressure = Math.round(mmHg);
  if (pressure <= 90) return 3;
  if (pressure <= 100) return 2;
  if (pressure <= 110) return 1;
  return pressure <= 219 ? 0 : 3;
}

export function pulsePoints(perMin: number): Points {
  const pulse = Math.round(perMin);
  if (pulse <= 40) return 3;
  if (pulse <= 50) return 1;
  if (pulse <= 90) return 0;
  if (pulse <= 110) return 1;
  return pulse <= 130 ? 2 : 3;
}

/** In tenths of a degree, so that 36.05 rounds as on paper and no binary fraction decides. */
export function temperaturePoints(celsius: number): Points {
  const tenths = Math.round(Number((celsius * 10).toFixed(6)));
  if (tenths <= 350) return 3;
  if (tenths <= 360) return 1;
  if (tenths <= 380) return 0;
  return tenths <= 390 ? 1 : 2;
}

export function consciousnessPoints(consciousness: Consciousness): Points {
  return consciousness === 'A' ? 0 : 3;
}

/** Scores what is there and names what is missing. Scale 2 treats unknown oxygen as air. */
export function scoreNews2(readings: News2Readings, scale: 1 | 2): News2Score {
  const points: Partial<Record<News2Parameter, Points>> = {};
  const missing: News2Parameter[] = [];
  const take = <T>(name: News2Parameter, reading: T | undefined, score: (reading: T) => Points) => {
    if (reading === undefined) missing.push(name);
    else points[name] = score(reading);
  };
  take('respirationRate', readings.respirationRate, respirationRatePoints);
  take('spo2', readings.spo2, (spo2) =>
    scale === 1 ? spo2PointsScale1(spo2) : spo2PointsScale2(spo2, readings.oxygen === true),
  );
  take('oxygen', readings.oxygen, (oxygen) => (oxygen ? 2 : 0));
  take('systolicPressure', readings.systolicPressure, systolicPressurePoints);
  take('pulse', readings.pulse, pulsePoints);
  take('consciousness', readings.consciousness, consciousnessPoints);
  take('temperature', readings.temperature, temperaturePoints);
  const all = Object.values(points);
  return { total: all.reduce<number>((sum, one) => sum + one, 0), points, missing, hasThree: all.includes(3) };
}
