// Who is logged in, as the centre says; kept in memory only.
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, ApiError, take } from '../api/client.js';
import type { Me, Role } from '../api/types.js';
import { browserClock } from '../clock.js';
import { unsubscribeAtLogOut } from '../notifications/use-push-subscription.js';
import { forgetStation, keepMe, readMe } from '../station/phone-shelf.js';
import { endLeftSession, endSession, keepLeft, readLeft } from './left-session.js';

export const SESSION_KEY = ['session'] as const;
/** True once the centre has said that the session of this page is over. */
export const SESSION_ENDED_KEY = ['session-ended'] as const;
export const WAYS_KEY = ['sign-in-ways'] as const;
export const LEFT_KEY = ['left-session'] as const;

/** What says nothing of anybody, and the log-in itself shows. */
const KEPT_AT_LOG_IN: ReadonlySet<unknown> = new Set([SESSION_KEY[0], WAYS_KEY[0], LEFT_KEY[0]]);

/** `null` data: nobody is logged in. */
export function useSession(): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      // Who has left this device is not let in again by the network coming back.
      if (readLeft(localStorage, browserClock.now()).kind === 'waiting') {
        await endLeftSession();
        return null;
      }
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

/**
 * Ends the session here whatever the network does. Where the centre does not hear of it, what this device holds is forgotten
 * all the same, and the log-in says that the session is still to be ended. Throws where the centre refuses.
 */
export function useLogOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const me = client.getQueryData<Me | null>(SESSION_KEY);
    await unsubscribeAtLogOut();
    try {
      await endSession();
    } catch (error) {
      const isUnheard = error instanceof ApiError && error.isTransient;
      // A board on the wall is nobody's own: it stays what it is until the centre says otherwise.
      if (!isUnheard || me === null || me === undefined || me.kind === 'device') throw error;
      keepLeft(localStorage, me.sessionExpiresAt);
      forgetStation(localStorage);
      // Not by a new document, which without a network may not come.
      client.setQueryData(LEFT_KEY, readLeft(localStorage, browserClock.now()));
      client.setQueryData(SESSION_KEY, null);
      await navigate('/login', { replace: true, state: {}, flushSync: true });
      client.removeQueries({ predicate: ({ queryKey }) => !KEPT_AT_LOG_IN.has(queryKey[0]) });
      return;
    }
    forgetStation(localStorage);
    // A new document: nothing of this session stays in memory.
    client.clear();
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
