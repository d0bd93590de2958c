// The phone as a browser test needs it: a context of a phone's size, what the service worker keeps and shows.
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { openWindow } from './browser.js';
import { eventually } from './eventually.js';

export function openPhone(browser: Browser): Promise<BrowserContext> {
  return openWindow(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
}

/** The worker serves the page from now on; before that there is nothing to open without a network. */
export async function workerServes(page: Page): Promise<void> {
  await eventually(
    'the service worker serves the page',
    async () => ((await page.evaluate('navigator.serviceWorker?.controller !== null')) ? true : undefined),
    { withinMs: 60_000 },
  );
}

/** Delivers a push as the browser's push service would, through the developer tools. */
export class PushFromTools {
  private constructor(
    private readonly tools: CDPSession,
    private readonly registrationId: string,
    private readonly origin: string,
  ) {}

  static async of(page: Page, origin: string): Promise<PushFromTools> {
    const tools = await page.context().newCDPSession(page);
    const ids = new Map<string, string>();
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId, scopeURL } of registrations) ids.set(scopeURL, registrationId);
    });
    await tools.send('ServiceWorker.enable');
    const id = await eventually('the worker is registered', () => ids.get(`${origin}/`));
    return new PushFromTools(tools, id, origin);
  }

  async deliver(payload: unknown): Promise<void> {
    await this.tools.send('ServiceWorker.deliverPushMessage', {
      origin: this.origin,
      registrationId: this.registrationId,
      data: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
  }
}

export interface ShownNotice {
  readonly title: string;
  readonly tag: string;
  readonly silent: boolean;
  readonly requireInteraction: boolean;
}

/** What lies on the phone's screen now. */
export function shownNotices(page: Page): Promise<ShownNotice[]> {
  return page.evaluate<ShownNotice[]>(`
    navigator.serviceWorker.ready
      .then((registration) => registration.getNotifications())
      .then((all) => all.map(({ title, tag, silent, requireInteraction }) => ({ title, tag, silent, requireInteraction })))
  `);
}

/** Addresses of everything the worker keeps. */
export function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    caches.keys()
      .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
      .then((all) => all.flat().map(({ url }) => new URL(url).pathname))
  `);
}

export interface WaitingFact {
  readonly messageId: string;
  readonly fact: string;
  readonly at: number;
  readonly report: { readonly url: string; readonly token: string };
}

/** Proof of pushes that the centre does not have yet. */
export function waitingFacts(page: Page): Promise<WaitingFact[]> {
  return page.evaluate<WaitingFact[]>(`
    new Promise((resolve, reject) => {
      const opening = indexedDB.open('mimamori-worker', 1);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction('facts').objectStore('facts').getAll();
        all.onsuccess = () => { opening.result.close(); resolve(all.result); };
        all.onerror = () => reject(all.error);
      };
    })
  `);
}
