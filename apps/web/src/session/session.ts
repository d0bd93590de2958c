// Who is logged in, as the centre says; kept in memory only.
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, ApiError, take } from '../api/client.js';
import type { Me, Role } from '../api/types.js';
import { browserClock } from '../clock.js';
import { unsubscribeAtLogOut } from '../notifications/use-push-subscription.js';
import { forgetStation, keepMe, readMe } from '../station/phone-shelf.js';

export const SESSION_KEY = ['session'] as const;
/** True once the centre has said that the session of this page is over. */
export const SESSION_ENDED_KEY = ['session-ended'] as const;

/** `null` data: nobody is logged in. */
export function useSession(): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      try {
        const me = await take(api.GET('/api/session'));
        keepMe(localStorage, me, browserClock.now());
        return me;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.status === 401) {
          keepMe(localStorage, null, browserClock.now());
          return null;
        }
        // A nurse's phone opens without a network for the person it knew last; the centre checks again when it is back.
        const known = error.isTransient ? readMe(localStorage, browserClock.now()) : null;
        if (known !== null) return known;
        throw error;
      }
    },
    staleTime: 60_000,
    // A phone without a network still knows who it works for.
    networkMode: 'always',
  });
}

export function useMe(): Me {
  const { data } = useSession();
  if (data === null || data === undefined) throw new Error('A screen for people was shown to nobody.');
  return data;
}

export function useLogOut(): () => Promise<void> {
  const client = useQueryClient();
  const { mutateAsync } = useMutation({ mutationFn: () => take(api.DELETE('/api/session')) });
  return async () => {
    await unsubscribeAtLogOut();
    await mutateAsync();
    // A new document: nothing of this session stays in memory.
    client.clear();
    forgetStation(localStorage);
    window.location.assign('/login');
  };
}

const HOMES: Record<Role, string> = {
  centre: '/board',
  supervisor: '/board',
  station: '/station',
  doctor: '/clinic',
  family: '/family',
  administrator: '/admin/gateways',
};

/** A board on the wall shows the wall. */
export function homeOf({ role, kind }: Pick<Me, 'role' | 'kind'>): string {
  return kind === 'device' ? '/board/wall' : HOMES[role];
}

/** Something is still to be done before any screen opens. What a phone has kept from before is complete. */
export function isUnfinished({ stage }: Pick<Me, 'stage'>): boolean {
  return stage === 'new-password' || stage === 'second-factor' || stage === 'enrolment';
}
