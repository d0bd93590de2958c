// The nurse's dispatches as they stand, with what has not reached the centre yet laid over them, and how fresh that is.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Instant } from '#kernel';
import type { Dispatch, Heartbeat, Me } from '../api/types.js';
import { api, take } from '../api/client.js';
import { browserClock, browserScheduler, centreClock, newRequestId } from '../clock.js';
import { isPassedOn, passOn, type News } from '../live/news.js';
import { openStream } from '../live/open-stream.js';
import { withQueued, type Queue } from './offline-queue.js';
import { Outbox } from './outbox.js';
import { removePhoto } from './photo-store.js';
import { isQueueOf, keepKnown, queueShelf, readKnown, worthKeeping, type KnownDispatches } from './phone-shelf.js';
import { sendAct } from './send-act.js';
import { inWorkingOrder } from './visit.js';

const DISPATCHES = ['dispatches'] as const;

export const OutboxContext = createContext<Outbox | null>(null);

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (outbox === null) throw new Error('Used outside the station.');
  return outbox;
}

export function newOutbox(me: Me, client: QueryClient): Outbox {
  return new Outbox({
    storage: queueShelf(localStorage, me),
    send: sendAct,
    onTaken: (dispatch) => put(client, dispatch),
    onGone: (act) => {
      if (act.kind === 'photo') void removePhoto(act.photoId).catch(() => undefined);
    },
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
  /** When the centre last confirmed them. */
  readonly freshAt: Instant | null;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Live and recent dispatches in the order in which a station works; without a network those the phone keeps. */
export function useDispatches(me: Me): StationData {
  const queue = useQueue();
  const [kept] = useState(() => readKnown(localStorage, me.personId, browserClock.now()));
  const query = useQuery<KnownDispatches>({
    queryKey: DISPATCHES,
    queryFn: askDispatches,
    ...(kept === null ? {} : { initialData: kept, initialDataUpdatedAt: 0 }),
    networkMode: 'always',
    refetchInterval: 60_000,
  });
  const { data } = query;
  useEffect(() => {
    if (data === undefined) return;
    keepKnown(localStorage, me.personId, { ...data, dispatches: worthKeeping(data.dispatches, queue) });
  }, [data, queue, me.personId]);
  return {
    dispatches:
      data === undefined ? undefined : inWorkingOrder(data.dispatches.map((dispatch) => withQueued(dispatch, queue))),
    freshAt: data?.freshAt ?? null,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** Dispatches heard of one by one so far; tells an answer that was overtaken on its way. */
let heardSingly = 0;

/** Asks until nothing newer came while the answer was on its way: an overtaken one would put a step taken back. */
async function askDispatches(): Promise<KnownDispatches> {
  for (;;) {
    const before = heardSingly;
    const [live, recent] = await Promise.all(
      (['live', 'recent'] as const).map((which) => take(api.GET('/api/dispatches', { params: { query: { which } } }))),
    );
    if (before === heardSingly) {
      return { dispatches: merged([...(live ?? []), ...(recent ?? [])]), freshAt: centreClock.now() };
    }
  }
}

function merged(dispatches: readonly Dispatch[]): Dispatch[] {
  return [...new Map(dispatches.map((dispatch) => [dispatch.id, dispatch])).values()];
}

function put(client: QueryClient, dispatch: Dispatch): void {
  heardSingly += 1;
  client.setQueryData<KnownDispatches>(DISPATCHES, (known) => ({
    dispatches: merged([...(known?.dispatches ?? []), dispatch]),
    freshAt: centreClock.now(),
  }));
}

/** Whether the phone hears the centre: not known yet, yes, or not since `at` (the centre's time; `null`: never so far). */
export type Hearing =
  { readonly kind: 'waiting' } | { readonly kind: 'heard' } | { readonly kind: 'lost'; readonly at: Instant | null };

/** Follows the centre's events, and sends what waits whenever the centre is heard again. */
export function useStationEvents(personId: string): Hearing {
  const outbox = useOutbox();
  const client = useQueryClient();
  const [hearing, setHearing] = useState<Hearing>(navigator.onLine ? { kind: 'waiting' } : { kind: 'lost', at: null });
  useEffect(() => {
    let heardAt: Instant | null = null;
    const lost = (): void => setHearing({ kind: 'lost', at: heardAt });
    const stream = openStream({
      url: '/api/events',
      after: null,
      onMessage: ({ event, data }) => {
        if (event === 'heartbeat') {
          heardAt = (JSON.parse(data) as Heartbeat).now;
          centreClock.hear(heardAt);
        }
        if (isPassedOn(event)) passOn({ ...(JSON.parse(data) as News), type: event });
        if (event !== 'dispatch.changed') return;
        const { dispatch } = (JSON.parse(data) as { data: { dispatch?: Dispatch } }).data;
        if (dispatch === undefined) void client.invalidateQueries({ queryKey: DISPATCHES });
        else put(client, dispatch);
      },
      onState: (state) => {
        if (state.kind === 'lost') lost();
        if (state.kind === 'connecting' || state.kind === 'lost') return;
        // Also when the centre refuses to be listened to: the next question brings the log-in up.
        void client.invalidateQueries({ queryKey: DISPATCHES });
        if (state.kind !== 'open') return;
        setHearing({ kind: 'heard' });
        void outbox.flush();
      },
    });
    const online = (): void => void outbox.flush();
    const elsewhere = ({ key }: StorageEvent): void => {
      if (isQueueOf(key, personId)) outbox.reread();
    };
    window.addEventListener('online', online);
    window.addEventListener('offline', lost);
    window.addEventListener('storage', elsewhere);
    void outbox.flush();
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('offline', lost);
      window.removeEventListener('storage', elsewhere);
      stream.close();
      outbox.close();
    };
  }, [client, outbox, personId]);
  return hearing;
}
