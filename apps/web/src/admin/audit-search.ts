// What the audit is searched by, as the page holds it and as the API takes it.
export const AUDIT_KINDS = [
  'session',
  'view',
  'patient',
  'rule',
  'incident',
  'dispatch',
  'visit',
  'doctor',
  'person',
  'gateway',
  'device',
  'roster',
  'escalation',
  'audit',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditSearch {
  readonly personId: string | null;
  readonly patientId: string | null;
  readonly kind: AuditKind | null;
  /** As a field of date and time holds it: local time, or empty. */
  readonly since: string;
  readonly until: string;
}

export const EVERYTHING: AuditSearch = { personId: null, patientId: null, kind: null, since: '', until: '' };

export interface AuditParameters {
  personId?: string;
  patientId?: string;
  action?: string;
  from?: number;
  to?: number;
}

export function parametersOf({ personId, patientId, kind, since, until }: AuditSearch): AuditParameters {
  const [from, to] = [Date.parse(since), Date.parse(until)];
  return {
    ...(personId === null ? {} : { personId }),
    ...(patientId === null ? {} : { patientId }),
    ...(kind === null ? {} : { action: `${kind}.` }),
    ...(Number.isNaN(from) ? {} : { from }),
    ...(Number.isNaN(to) ? {} : { to }),
  };
}
