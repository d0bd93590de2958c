// A nurse's report as stored: what was not measured is left out, and 0 is a value.
import type { StoredReport } from '#records';
import type { ReportDispatchDto } from './dispatch.dto.js';

export function reportOf(body: ReportDispatchDto, at: number, byName: string): StoredReport {
  const measured = Object.entries(body.vitals).filter(([, value]) => value !== undefined && value !== null);
  return {
    findings: body.findings,
    vitals: Object.fromEntries(measured),
    action: body.action,
    nextStep: body.nextStep,
    at,
    byName,
  };
}
