// Emergency access as the centre has it: opening, ending, and who looked.
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, take } from '../api/client.js';
import type { components } from '../api/schema.js';

export type EmergencyAccess = components['schemas']['EmergencyAccess'];
export type OpenEmergencyAccess = components['schemas']['OpenEmergencyAccess'];

const KEY = ['emergency-access'] as const;
const EVERY_MS = 30_000;

export function useEmergencies(): UseQueryResult<EmergencyAccess[]> {
  return useQuery({ queryKey: KEY, queryFn: () => take(api.GET('/api/emergency-access')), refetchInterval: EVERY_MS });
}

export function usePatientEmergencies(patientId: string): UseQueryResult<EmergencyAccess[]> {
  return useQuery({
    queryKey: [...KEY, patientId],
    queryFn: () => take(api.GET('/api/patients/{id}/emergency-access', { params: { path: { id: patientId } } })),
    refetchInterval: EVERY_MS,
  });
}

export function useOpenEmergency() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OpenEmergencyAccess) => take(api.POST('/api/emergency-access', { body })),
    // The patient is among one's own for now.
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useEndEmergency() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.POST('/api/emergency-access/{id}/end', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function isOpen(access: EmergencyAccess, now: number): boolean {
  return access.endedAt === null && access.untilAt > now;
}
