// The people of the own station, the idle ones first.
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client.js';
import type { Nurse } from '../api/types.js';
import { useMe } from '../session/session.js';

export function useNurses(): readonly Nurse[] {
  const { stationId } = useMe();
  const { data } = useQuery({
    queryKey: ['nurses', stationId],
    queryFn: () => take(api.GET('/api/stations/{id}/nurses', { params: { path: { id: stationId ?? '' } } })),
    enabled: stationId !== null,
    staleTime: 30_000,
  });
  return [...(data ?? [])].sort((a, b) => a.underWay - b.underWay);
}
