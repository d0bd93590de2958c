// The roster of the range on the screen, read again after each change and each minute.
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, take } from '../api/client.js';
import type { RosterView } from '../api/types.js';
import type { CalendarRange } from './range.js';

const KEY = 'roster';

export function useRoster({ from, to }: CalendarRange): UseQueryResult<RosterView> {
  return useQuery({
    queryKey: [KEY, from, to],
    queryFn: () => take(api.GET('/api/roster', { params: { query: { from, to } } })),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });
}

export function useRenewRoster(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: [KEY] });
    await client.invalidateQueries({ queryKey: ['stations'] });
  };
}
