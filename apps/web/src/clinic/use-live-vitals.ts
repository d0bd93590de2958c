// One patient's newest numerics as they come, for a screen without the board's feed.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveNumeric } from '../api/types.js';
import { openStream } from '../live/open-stream.js';
import { VitalsStore, type PatientVitals } from '../live/vitals-store.js';

export function useLiveVitals(patientId: string): PatientVitals {
  const [store] = useState(() => new VitalsStore());
  useEffect(() => {
    const stream = openStream({
      url: `/api/patients/${encodeURIComponent(patientId)}/live`,
      after: null,
      onMessage: ({ event, data }) => {
        if (event === 'numerics') store.take(JSON.parse(data) as LiveNumeric[]);
      },
      onState: () => undefined,
    });
    return () => stream.close();
  }, [patientId, store]);
  const subscribe = useCallback((listener: () => void) => store.subscribe(patientId, listener), [store, patientId]);
  return useSyncExternalStore(subscribe, () => store.read(patientId));
}
