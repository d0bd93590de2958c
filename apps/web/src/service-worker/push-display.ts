// How a notice looks and sounds on a locked phone. High stays until it is touched and shakes longest; one that comes after
// its time says so and is quiet.
import type { Instant } from '#kernel';
import type { PushNotice } from './push-notice.js';

export type WorkerLanguage = 'ja' | 'en';

/** Notification options as browsers know them; the library of types lags behind. */
export interface NoticeOptions {
  readonly body: string;
  readonly tag: string;
  readonly icon: string;
  readonly badge: string;
  readonly lang: WorkerLanguage;
  readonly silent: boolean;
  readonly renotify: boolean;
  readonly requireInteraction: boolean;
  readonly timestamp: Instant;
  readonly vibrate?: readonly number[];
  readonly actions: ReadonlyArray<{ readonly action: 'open' | 'accept'; readonly title: string }>;
  readonly data: NoticeData;
}

/** What a notification remembers of its notice for the moment it is touched. */
export interface NoticeData {
  readonly id: string;
  readonly link: string;
  readonly report: PushNotice['report'];
}

export interface Display {
  readonly title: string;
  readonly options: NoticeOptions;
}

/** On, off, on … in milliseconds. The same pattern as the page's own while an offer waits. */
export const VIBRATION = {
  high: [400, 150, 400, 150, 400, 500, 400, 150, 400, 150, 400],
  medium: [300, 150, 300, 150, 300],
  low: [200],
} as const;

const WORDS = {
  ja: {
    open: '開く',
    accept: '受ける…',
    late: '（期限を過ぎています）',
    unknownTitle: '見守り',
    unknown: '知らせがあります。開いて確かめてください。',
  },
  en: {
    open: 'Open',
    accept: 'Accept…',
    late: ' (its time is over)',
    unknownTitle: 'Mimamori',
    unknown: 'There is a message. Open to see it.',
  },
} as const;

export function displayOf(notice: PushNotice, now: Instant, language: WorkerLanguage): Display {
  const words = WORDS[language];
  const late = notice.expiresAt !== null && notice.expiresAt <= now;
  const quiet = late || notice.withdraw || !notice.sound;
  const offers = notice.kind === 'offer' && !late && !notice.withdraw;
  return {
    title: notice.title,
    options: {
      ...look(notice.tag, language, now),
      body: late && !notice.withdraw ? notice.body + words.late : notice.body,
      silent: quiet,
      // A second message about the same incident is heard too.
      renotify: !quiet,
      requireInteraction: notice.priority === 'high' && !late && !notice.withdraw,
      ...(quiet ? {} : { vibrate: VIBRATION[notice.priority] }),
      actions: offers
        ? [
            { action: 'accept', title: words.accept },
            { action: 'open', title: words.open },
          ]
        : [{ action: 'open', title: words.open }],
      data: { id: notice.id, link: notice.link, report: notice.report },
    },
  };
}

/** For a push that could not be read: a browser wants every push shown, and a person should look. */
export function displayOfUnknown(now: Instant, language: WorkerLanguage): Display {
  const words = WORDS[language];
  return {
    title: words.unknownTitle,
    options: {
      ...look('unknown', language, now),
      body: words.unknown,
      silent: false,
      renotify: true,
      requireInteraction: false,
      vibrate: VIBRATION.medium,
      actions: [{ action: 'open', title: words.open }],
      data: { id: '', link: '/', report: null },
    },
  };
}

function look(tag: string, lang: WorkerLanguage, timestamp: Instant) {
  return { tag, lang, timestamp, icon: '/icon-192.png', badge: '/badge-96.png' };
}

/** Where a touch leads. "Accept" opens the page on its accept button: minutes and nurse are still to be said. */
export function linkFor(data: NoticeData, action: string): string {
  if (action !== 'accept') return data.link;
  return `${data.link}${data.link.includes('?') ? '&' : '?'}answer=accept`;
}

/** The window that shall come forward: one already on that screen; another screen (a board, say) is left where it is. */
export function windowFor<W extends { readonly url: string; readonly focused: boolean }>(
  windows: readonly W[],
  link: string,
): W | undefined {
  const screen = screenOf(link);
  const fitting = windows.filter(({ url }) => screen === '' || screenOf(new URL(url).pathname) === screen);
  return fitting.find(({ focused }) => focused) ?? fitting[0];
}

function screenOf(path: string): string {
  return /^\/([\w-]*)/.exec(path)?.[1] ?? '';
}
