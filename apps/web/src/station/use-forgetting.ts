// Keeps the phone from remembering more than it needs: drafts and photos of visits that the centre knows to be over go.
import { useEffect } from 'react';
import type { Dispatch } from '../api/types.js';
import { browserClock } from '../clock.js';
import { useMe } from '../session/session.js';
import { forgetPhotos } from './photo-store.js';
import { forgetDrafts, keepMe, stillWritten } from './phone-shelf.js';
import { useQueue, type Hearing } from './use-station.js';

export function useForgetting(dispatches: readonly Dispatch[] | undefined, hearing: Hearing): void {
  const queue = useQueue();
  const me = useMe();
  const heard = hearing.kind === 'heard';
  useEffect(() => {
    // A log-in that was just made was never asked for; without this the page would not open without a network yet.
    if (heard) keepMe(localStorage, me, browserClock.now());
  }, [heard, me]);
  useEffect(() => {
    // Without the centre's word nothing is over.
    if (!heard || dispatches === undefined) return;
    forgetDrafts(localStorage, stillWritten(dispatches));
    const waiting = [...queue.waiting, ...queue.refused].flatMap(({ act }) =>
      act.kind === 'photo' ? [act.photoId] : [],
    );
    void forgetPhotos(new Set(waiting)).catch(() => undefined);
  }, [heard, dispatches, queue]);
}
