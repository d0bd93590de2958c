// One patient's emergency card, as the centre has it.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, take } from '../api/client.js';
import type { Patient } from '../api/types.js';

export function patientKey(patientId: string): readonly unknown[] {
  return ['patient', patientId];
}

export function usePatient(patientId: string | null): UseQueryResult<Patient> {
  return useQuery({
    queryKey: patientKey(patientId ?? ''),
    queryFn: () => take(api.GET('/api/patients/{id}', { params: { path: { id: patientId ?? '' } } })),
    enabled: patientId !== null,
    staleTime: 30_000,
  });
}
