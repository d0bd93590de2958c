// The door of each screen: nobody logged in goes to the log-in, a person of another role is told so.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { onSessionEnded } from '../api/client.js';
import type { Role } from '../api/types.js';
import { ErrorState, ForbiddenPage, LoadingState } from '../shell/states.js';
import { homeOf, isUnfinished, SESSION_ENDED_KEY, SESSION_KEY, useSession } from './session.js';

/** Listens for the end of the session on every screen. The board says so itself, because it must never go away quietly. */
export function SessionRoot(): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(
    () =>
      onSessionEnded(() => {
        const someone = client.getQueryData(SESSION_KEY);
        if (someone === null || someone === undefined || pathname.startsWith('/board')) return;
        client.setQueryData(SESSION_ENDED_KEY, true);
        client.setQueryData(SESSION_KEY, null);
        void navigate('/login', { state: { from: pathname, ended: true } });
      }),
    [client, navigate, pathname],
  );
  return <Outlet />;
}

export function RequireRole({ roles, children }: { roles: readonly Role[]; children: ReactNode }): ReactElement {
  const session = useSession();
  const location = useLocation();
  const client = useQueryClient();
  if (session.data === undefined) {
    return session.isError ? (
      <ErrorState error={session.error} retry={() => void session.refetch()} full />
    ) : (
      <LoadingState full />
    );
  }
  if (session.data === null || isUnfinished(session.data)) {
    // Whichever of the two ways to the log-in comes first, it says that the session has ended.
    const ended = client.getQueryData(SESSION_ENDED_KEY) === true;
    return <Navigate to="/login" state={{ from: location.pathname, ended }} replace />;
  }
  if (!roles.includes(session.data.role)) return <ForbiddenPage />;
  return <>{children}</>;
}

export function HomeRedirect(): ReactElement {
  const session = useSession();
  if (session.data === undefined) {
    return session.isError ? (
      <ErrorState error={session.error} retry={() => void session.refetch()} full />
    ) : (
      <LoadingState full />
    );
  }
  const { data } = session;
  return <Navigate to={data === null || isUnfinished(data) ? '/login' : homeOf(data)} replace />;
}
