// The pages' files, kept on the device, so that /station and /family open without a network. Only files of the build are
// kept, never an answer of the API. The board, the clinic and the administration always come from the network: without it
// they must not look as if they were watching.
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { offlineScreen, ownFile } from '../routes.js';
import { scope } from './scope.js';

/** Put in by the build: every file the phone's screens need, with what changes when it changes. */
declare const __PRECACHE__: ReadonlyArray<PrecacheEntry>;

const PAGE = '/index.html';

export function keepShell(): void {
  const files = new PrecacheController({ cacheName: 'mimamori-shell' });
  files.addToCacheList([...__PRECACHE__]);
  // `install` and `activate` hold their events open themselves.
  scope.addEventListener('install', (event) => void files.install(event));
  scope.addEventListener('activate', (event) => {
    void files.activate(event);
    // The first page a person opens is already served; nothing is gained by waiting for a second visit.
    event.waitUntil(scope.clients.claim());
  });
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
    if (request.mode === 'navigate') {
      const how = offlineScreen(url.pathname);
      if (how === 'kept') event.respondWith(kept(files, request));
      else if (how === 'network-first') event.respondWith(fetch(request).catch(() => kept(files, request)));
      return;
    }
    if (ownFile(url.pathname) && files.getCacheKeyForURL(url.href) !== undefined) {
      event.respondWith(kept(files, request, url.href));
    }
  });
}

/** The file from the device; from the network where the device has lost it. */
async function kept(files: PrecacheController, request: Request, file: string = PAGE): Promise<Response> {
  return (await files.matchPrecache(file)) ?? fetch(request);
}
