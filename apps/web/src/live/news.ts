// News of messages and the roster for parts of a page that keep answers of their own: whoever follows the centre's events
// passes them on here, and what they make out of date is asked for again, soon and once however many come together.
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Cancel } from '#kernel';
import { browserScheduler } from '../clock.js';

export interface News {
  readonly type: string;
  readonly scope: { readonly personId?: string; readonly incidentId?: string };
  readonly data: Readonly<Record<string, unknown>>;
}

const PASSED_ON = /^(notification\.|roster\.)/;
/** A storm of events is one question. */
const GATHERED_MS = 400;

const listeners = new Set<(news: News) => void>();

/** Every event of a stream may be given; only what is news to somebody here is passed on. */
export function passOn(news: News): void {
  if (!PASSED_ON.test(news.type)) return;
  for (const listener of listeners) listener(news);
}

export function isPassedOn(type: string): boolean {
  return PASSED_ON.test(type);
}

export function onNews(listener: (news: News) => void): Cancel {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks again for what a query holds when news concern it. `concerns` and `key` must not change from drawing to drawing. */
export function useRenewedByNews(key: QueryKey, concerns: (news: News) => boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    let planned: Cancel | null = null;
    const stop = onNews((news) => {
      if (!concerns(news)) return;
      planned ??= browserScheduler.after(GATHERED_MS, () => {
        planned = null;
        void client.invalidateQueries({ queryKey: key });
      });
    });
    return () => {
      stop();
      planned?.();
    };
  }, [client, key, concerns]);
}
