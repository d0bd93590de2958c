// What the doctor's screen asks the centre for.
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, take } from '../api/client.js';
import type { PatientRule, RuleVersion } from '../api/types.js';
import { centreClock } from '../clock.js';
import { byNeed, type PatientNeed } from './patient-need.js';

const REFRESH_MS = 30_000;

/** Own patients by need. Undefined data until the list is there; the need may follow a moment later. */
export function usePatientsByNeed(): { needs: PatientNeed[] | undefined; error: unknown; retry: () => void } {
  const patients = useQuery({
    queryKey: ['patients'],
    queryFn: () => take(api.GET('/api/patients')),
    refetchInterval: REFRESH_MS,
  });
  const incidents = useQuery({
    queryKey: ['clinic-incidents'],
    queryFn: async () => {
      const of = (state: 'open' | 'closed') => take(api.GET('/api/incidents', { params: { query: { state } } }));
      return (await Promise.all([of('open'), of('closed')])).flat();
    },
    refetchInterval: REFRESH_MS,
  });
  const needs = useMemo(
    () => (patients.data === undefined ? undefined : byNeed(patients.data, incidents.data ?? [], centreClock.now())),
    [patients.data, incidents.data],
  );
  return { needs, error: patients.error ?? incidents.error, retry: () => void patients.refetch() };
}

export function useRules(patientId: string): UseQueryResult<PatientRule[]> {
  return useQuery({
    queryKey: ['rules', patientId],
    queryFn: () => take(api.GET('/api/patients/{id}/rules', { params: { path: { id: patientId } } })),
    refetchInterval: REFRESH_MS,
  });
}

export function useRuleHistory(patientId: string): UseQueryResult<RuleVersion[]> {
  return useQuery({
    queryKey: ['rules', patientId, 'history'],
    queryFn: () => take(api.GET('/api/patients/{id}/rules/history', { params: { path: { id: patientId } } })),
  });
}

/** After a change both the rules in force and their history are asked for anew. */
export function useRenewRules(patientId: string): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['rules', patientId] });
}

export type RuleJson = Readonly<Record<string, unknown>>;

export function putRule(patientId: string, ruleId: string, rule: RuleJson, reason: string): Promise<PatientRule> {
  const path = { id: patientId, ruleId };
  return take(api.PUT('/api/patients/{id}/rules/{ruleId}', { params: { path }, body: { rule, reason } }));
}

export async function removeRule(patientId: string, ruleId: string, reason: string): Promise<void> {
  const path = { id: patientId, ruleId };
  await take(api.DELETE('/api/patients/{id}/rules/{ruleId}', { params: { path }, body: { reason } }));
}
