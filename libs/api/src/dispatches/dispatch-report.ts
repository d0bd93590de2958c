// A nurse's report as stored: what was not measured is left out, 0 is a value, and NEWS2 is scored from what was measured
// at this visit alone, with the missing parameters named.
import { scoreNews2, type News2Readings } from '#alarms';
import type { PatientRow, StoredReport } from '#records';
import type { Signal } from '#vitals';
import { invalid } from '../http/refusal.js';
import type { ReportDispatchDto } from './dispatch-acts.dto.js';

type Vitals = Partial<Record<Signal, number>>;

/** Throws for values that contradict each other. */
export function reportOf(
  body: ReportDispatchDto,
  written: { readonly at: number; readonly byName: string },
  patient: Pick<PatientRow, 'hypercapnic'>,
): StoredReport {
  const measured = Object.entries(body.vitals).filter(([, value]) => value !== undefined && value !== null);
  const vitals = Object.fromEntries(measured) as Vitals;
  if (vitals.sbp !== undefined && vitals.dbp !== undefined && vitals.dbp > vitals.sbp) {
    throw invalid('vitals.dbp', 'notAboveSystolic');
  }
  const { findings, action, nextStep, consciousness = null, oxygen = null } = body;
  const scale = patient.hypercapnic ? 2 : 1;
  return {
    findings,
    vitals,
    consciousness,
    oxygen,
    news2: news2Of(vitals, { consciousness, oxygen }, scale),
    action,
    nextStep,
    ...written,
  };
}

/** Null when nothing that counts was measured. */
function news2Of(
  vitals: Vitals,
  seen: { consciousness: NonNullable<StoredReport['consciousness']> | null; oxygen: boolean | null },
  scale: 1 | 2,
): StoredReport['news2'] {
  const given: Array<[keyof News2Readings, unknown]> = [
    ['respirationRate', vitals.rr],
    ['spo2', vitals.spo2],
    ['systolicPressure', vitals.sbp],
    ['pulse', vitals.pr],
    ['temperature', vitals.temp],
    ['consciousness', seen.consciousness ?? undefined],
    ['oxygen', seen.oxygen ?? undefined],
  ];
  const readings = Object.fromEntries(given.filter(([, reading]) => reading !== undefined)) as News2Readings;
  const { total, missing, hasThree } = scoreNews2(readings, scale);
  return Object.keys(readings).length === 0 ? null : { total, scale, missing: [...missing], hasThree };
}
