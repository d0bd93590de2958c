// React's view of the board's stores.
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { BoardFeed, Connection } from './board-feed.js';
import type { BoardState } from './board-state.js';
import type { PatientVitals } from '../live/vitals-store.js';

export const BoardFeedContext = createContext<BoardFeed | null>(null);

export function useBoardFeed(): BoardFeed {
  const feed = useContext(BoardFeedContext);
  if (feed === null) throw new Error('Used outside the board.');
  return feed;
}

export function useBoard(): BoardState {
  const feed = useBoardFeed();
  return useSyncExternalStore(feed.subscribe, feed.read);
}

export function useConnection(): Connection {
  const feed = useBoardFeed();
  return useSyncExternalStore(feed.subscribe, feed.connection);
}

/** One patient's newest numerics; redraws the caller only when that patient's change. */
export function usePatientVitals(patientId: string): PatientVitals {
  const { vitals } = useBoardFeed();
  const subscribe = useCallback((listener: () => void) => vitals.subscribe(patientId, listener), [vitals, patientId]);
  return useSyncExternalStore(subscribe, () => vitals.read(patientId));
}
