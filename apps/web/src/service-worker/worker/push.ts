// A push arrives, is shown, is touched: each step is shown to the person and proven to the centre.
import { answerOf, FactQueue, type Fact, type FactAnswer } from '../fact-queue.js';
import { SYNC_TAG, type ToPage } from '../messages.js';
import { displayOf, displayOfUnknown, linkFor, windowFor, type Display, type NoticeData } from '../push-display.js';
import { noticeOf, pathOf, type PushNotice } from '../push-notice.js';
import { workerClock } from './clock.js';
import { scope } from './scope.js';
import { factShelf, readSettings } from './shelves.js';

export const facts = new FactQueue(factShelf, sendFact, workerClock);

export function hearPushes(): void {
  scope.addEventListener('push', (event) => event.waitUntil(arrived(event.data)));
  scope.addEventListener('notificationclick', (event) => {
    const { notification, action } = event;
    notification.close();
    event.waitUntil(touched(notification.data as Partial<NoticeData> | null, action));
  });
}

async function arrived(data: PushMessageData | null): Promise<void> {
  const notice = readNotice(data);
  const { language = 'ja' } = await readSettings();
  const now = workerClock.now();
  if (notice === null) return show(displayOfUnknown(now, language));
  if (notice.withdraw) await takeBack(notice, displayOf(notice, now, language));
  else await show(displayOf(notice, now, language));
  if (notice.report !== null) await prove(notice.id, 'delivered', notice.report);
}

function readNotice(data: PushMessageData | null): PushNotice | null {
  try {
    return noticeOf(data?.json());
  } catch {
    return null;
  }
}

function show({ title, options }: Display): Promise<void> {
  return scope.registration.showNotification(title, options);
}

/**
 * What was said under this tag goes away. Where no page of ours is in front, a quiet line takes its place: a person who has
 * just heard an offer learns why it is gone, and browsers revoke pushes that show nothing.
 */
async function takeBack(notice: PushNotice, display: Display): Promise<void> {
  const shown = await scope.registration.getNotifications({ tag: notice.tag });
  for (const each of shown) each.close();
  const windows = await scope.clients.matchAll({ type: 'window' });
  if (!windows.some(({ visibilityState }) => visibilityState === 'visible')) await show(display);
}

async function touched(data: Partial<NoticeData> | null, action: string): Promise<void> {
  const { id = '', report = null } = data ?? {};
  const link = linkFor({ id, report, link: pathOf(data?.link) }, action);
  // The window first: a browser allows it only shortly after the touch.
  await comeForward(link);
  if (id !== '' && report !== null) await prove(id, 'opened', report);
}

async function comeForward(link: string): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const window = windowFor(windows, link);
  if (window === undefined) {
    await scope.clients.openWindow(link);
    return;
  }
  const message: ToPage = { kind: 'open', link };
  window.postMessage(message);
  await window.focus();
}

async function prove(messageId: string, fact: Fact['fact'], report: Fact['report']): Promise<void> {
  if ((await facts.add(messageId, fact, report)) === 'later') await askToBeWoken();
}

/** Where the browser can, it wakes the worker once the network is back; elsewhere the next push or page does. */
export async function askToBeWoken(): Promise<void> {
  const { sync } = scope.registration as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register(SYNC_TAG).catch(() => undefined);
}

async function sendFact({ messageId, fact, at, report }: Fact): Promise<FactAnswer> {
  try {
    const answer = await fetch(report.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ messageId, fact, at, token: report.token }),
      credentials: 'omit',
    });
    return answerOf(answer.status);
  } catch {
    return 'later';
  }
}
