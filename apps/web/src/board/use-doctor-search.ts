// The newest search for a doctor of an incident, whoever began it, and what the centre can do about it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SECOND_MS } from '#kernel';
import { api, take } from '../api/client.js';
import type { DoctorChain, Incident } from '../api/types.js';

/** A nurse may begin one too, and a doctor answer: neither is an event of the board. */
const LOOK_EVERY_MS = { asking: 3 * SECOND_MS, idle: 15 * SECOND_MS } as const;

export function useDoctorSearch(incident: Incident) {
  const client = useQueryClient();
  const key = ['doctor-search', incident.id];
  const params = { path: { id: incident.id } };
  const query = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET('/api/incidents/{id}/doctor-chain', { params })),
    refetchInterval: ({ state }) => LOOK_EVERY_MS[state.data?.[0]?.state === 'asking' ? 'asking' : 'idle'],
  });
  const known = (chain: DoctorChain): void => {
    client.setQueryData<DoctorChain[]>(key, (chains) => [chain, ...(chains ?? []).filter(({ id }) => id !== chain.id)]);
  };
  const seek = useMutation({
    mutationFn: (question: string) =>
      take(api.POST('/api/incidents/{id}/doctor-chain', { params, body: { question } })),
    onSuccess: known,
  });
  const settle = useMutation({
    mutationFn: ({ callId, outcome }: { callId: string; outcome: 'answered' | 'no-answer' }) =>
      take(api.POST('/api/doctor-calls/{id}/outcome', { params: { path: { id: callId } }, body: { outcome } })),
    onSuccess: known,
  });
  return {
    chain: query.data?.[0],
    seek: (question: string, onDone: () => void) => seek.mutate(question, { onSuccess: onDone }),
    seeking: seek.isPending,
    settle: (callId: string, outcome: 'answered' | 'no-answer') => settle.mutate({ callId, outcome }),
    error: seek.error ?? settle.error ?? query.error,
  };
}
