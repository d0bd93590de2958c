// The nurse's dispatches as they stand, with what has not reached the centre yet laid over them.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Dispatch, Heartbeat } from '../api/types.js';
import { api, take } from '../api/client.js';
import { browserScheduler, centreClock, newRequestId } from '../clock.js';
import { openStream } from '../live/open-stream.js';
import { withQueued, type Queue } from './offline-queue.js';
import { Outbox } from './outbox.js';
import { sendAct } from './send-act.js';

const DISPATCHES = ['dispatches'] as const;

export const OutboxContext = createContext<Outbox | null>(null);

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (outbox === null) throw new Error('Used outside the station.');
  return outbox;
}

/** One outbox per person: a shared phone does not send one nurse's acts under another's name. */
export function newOutbox(personId: string, client: QueryClient): Outbox {
  const name = `mimamori.station.queue.${personId}`;
  return new Outbox({
    storage: {
      read: () => localStorage.getItem(name),
      write: (text) => (text === null ? localStorage.removeItem(name) : localStorage.setItem(name, text)),
    },
    send: sendAct,
    onTaken: (dispatch) => put(client, dispatch),
    clock: centreClock,
    scheduler: browserScheduler,
    newId: newRequestId,
  });
}

export function useQueue(): Queue {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.read);
}

export interface StationData {
  readonly dispatches: readonly Dispatch[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Live and recent dispatches, newest first. */
export function useDispatches(): StationData {
  const queue = useQueue();
  const query = useQuery({
    queryKey: DISPATCHES,
    queryFn: async () => {
      const [live, recent] = await Promise.all(
        (['live', 'recent'] as const).map((which) =>
          take(api.GET('/api/dispatches', { params: { query: { which } } })),
        ),
      );
      return merged([...(live ?? []), ...(recent ?? [])]);
    },
    networkMode: 'always',
    refetchInterval: 60_000,
  });
  return {
    dispatches: query.data?.map((dispatch) => withQueued(dispatch, queue)),
    error: query.error,
    retry: () => void query.refetch(),
  };
}

function merged(dispatches: readonly Dispatch[]): Dispatch[] {
  const byId = new Map(dispatches.map((dispatch) => [dispatch.id, dispatch]));
  return [...byId.values()].sort((a, b) => b.offeredAt - a.offeredAt);
}

function put(client: QueryClient, dispatch: Dispatch): void {
  client.setQueryData<Dispatch[]>(DISPATCHES, (known) => merged([...(known ?? []), dispatch]));
}

/** Follows the centre's events. Gives whether the phone hears the centre now. */
export function useStationEvents(outbox: Outbox): boolean {
  const client = useQueryClient();
  const [heard, setHeard] = useState(true);
  useEffect(() => {
    const stream = openStream({
      url: '/api/events',
      after: null,
      onMessage: ({ event, data }) => {
        if (event === 'heartbeat') centreClock.hear((JSON.parse(data) as Heartbeat).now);
        if (event !== 'dispatch.changed') return;
        const { dispatch } = (JSON.parse(data) as { data: { dispatch?: Dispatch } }).data;
        if (dispatch === undefined) void client.invalidateQueries({ queryKey: DISPATCHES });
        else put(client, dispatch);
      },
      onState: (state) => {
        setHeard(state.kind !== 'lost');
        if (state.kind !== 'open') return;
        void client.invalidateQueries({ queryKey: DISPATCHES });
        void outbox.flush();
      },
    });
    const online = (): void => void outbox.flush();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      stream.close();
    };
  }, [client, outbox]);
  return heard;
}
