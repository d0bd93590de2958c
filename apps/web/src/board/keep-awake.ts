// Keeps a board's screen lit and its tab running: a dark screen or a frozen tab would look like a calm ward.
import { useEffect } from 'react';

export function useKeepAwake(): void {
  useEffect(() => {
    const stop = new AbortController();
    // Browsers do not freeze a background tab that holds a lock.
    const held = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
    navigator.locks?.request('mimamori.board', { mode: 'shared' }, () => held).catch(() => undefined);
    const light = (): void => {
      if (document.visibilityState !== 'visible' || stop.signal.aborted) return;
      navigator.wakeLock?.request('screen').then(
        (lock) => stop.signal.addEventListener('abort', () => void lock.release()),
        () => undefined,
      );
    };
    light();
    document.addEventListener('visibilitychange', light, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
