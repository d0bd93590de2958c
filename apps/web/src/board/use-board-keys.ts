// The board's keys. They rest while somebody types or a dialog is open.
import { useEffect, useRef } from 'react';

export type KeyMap = Readonly<Record<string, () => void>>;

export function useBoardKeys(keys: KeyMap, enabled: boolean): void {
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  }, [keys]);
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const act = newest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [enabled]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="menu"],[role="radiogroup"],[role="listbox"]') !== null) return true;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Milliseconds since somebody last touched the page, asked when needed. */
export function useIdle(now: () => number): () => number {
  const touchedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const touch = (): void => {
      touchedAt.current = now();
    };
    const kinds = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touch);
    };
  }, [now]);
  return () => now() - touchedAt.current;
}
