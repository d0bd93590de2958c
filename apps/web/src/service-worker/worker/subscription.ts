// A browser may renew a push subscription by itself; unless the centre hears of it, the phone falls silent.
import { scope } from './scope.js';
import { endpointDigest } from '../../notifications/endpoint-digest.js';
import { readSettings } from './shelves.js';

interface SubscriptionChange extends ExtendableEvent {
  readonly oldSubscription?: PushSubscription | null;
  readonly newSubscription?: PushSubscription | null;
}

export function followSubscription(): void {
  scope.addEventListener('pushsubscriptionchange', (event) => {
    const change = event as SubscriptionChange;
    change.waitUntil(renewed(change));
  });
}

/** Fails where nobody is logged in any more; the page then subscribes again when it is next opened. */
async function renewed({ oldSubscription, newSubscription }: SubscriptionChange): Promise<void> {
  const key = oldSubscription?.options.applicationServerKey ?? (await keyOfCentre());
  const subscription =
    newSubscription ??
    (await scope.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  const { endpoint, keys } = subscription.toJSON();
  const { label = 'この端末', showNames, language = 'ja' } = await readSettings();
  const old = oldSubscription?.endpoint;
  const renews = old === undefined ? undefined : await endpointDigest(old);
  const answer = await fetch('/api/notifications/subscriptions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    // Without a choice kept here, the centre's own record of the old one holds.
    body: JSON.stringify({ endpoint, keys, label, showNames, language, renews }),
    credentials: 'same-origin',
  });
  if (!answer.ok) throw new Error(`The centre did not take the renewed subscription: ${answer.status}.`);
}

async function keyOfCentre(): Promise<string> {
  const answer = await fetch('/api/notifications/key', { credentials: 'same-origin' });
  const { publicKey } = (await answer.json()) as { publicKey: string };
  return publicKey;
}
