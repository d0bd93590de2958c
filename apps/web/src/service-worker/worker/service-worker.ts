// The service worker, built to /sw.js: pages that open without a network, and pushes that are shown and proven.
import { SYNC_TAG, type ToWorker } from '../messages.js';
import { askToBeWoken, facts, hearPushes } from './push.js';
import { scope } from './scope.js';
import { addSettings } from './shelves.js';
import { keepShell } from './shell.js';
import { followSubscription } from './subscription.js';

keepShell();
hearPushes();
followSubscription();

scope.addEventListener('message', (event) => {
  const message = event.data as ToWorker;
  switch (message.kind) {
    case 'take-over':
      event.waitUntil(scope.skipWaiting());
      return;
    case 'flush':
      event.waitUntil(sendWaiting());
      return;
    case 'settings':
      event.waitUntil(addSettings(message.settings));
      return;
  }
});

scope.addEventListener('sync', (event) => {
  const sync = event as ExtendableEvent & { readonly tag: string };
  if (sync.tag === SYNC_TAG) sync.waitUntil(sendNow());
});

async function sendWaiting(): Promise<void> {
  if ((await facts.flush()) === 'later') await askToBeWoken();
}

/** A browser tries a failed `sync` again by itself. */
async function sendNow(): Promise<void> {
  if ((await facts.flush()) === 'later') throw new Error('The centre cannot be reached yet.');
}
