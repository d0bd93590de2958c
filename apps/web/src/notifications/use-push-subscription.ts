// This device's push subscription: the browser's half and the centre's, kept in step. The centre knows a device by its
// endpoint, the browser recognises its own by the endpoint's digest.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../api/client.js';
import type { PushSubscription as Device } from '../api/types.js';
import { browserScheduler } from '../clock.js';
import { useLanguage } from '../i18n/i18n.js';
import { tellWorker, workerSupport } from '../service-worker/page.js';
import { endpointDigest } from './endpoint-digest.js';

/** `stale`: subscribed under an earlier key of the centre, which no push service takes any more. */
export type PushState = 'unsupported' | 'unavailable' | 'denied' | 'off' | 'on' | 'stale';

export interface PushSubscriptionControl {
  readonly state: PushState | 'loading' | 'failed';
  /** This device as the centre knows it. */
  readonly device: Device | null;
  readonly others: readonly Device[];
  readonly busy: boolean;
  /** What the last act ran into. */
  readonly error: unknown;
  /** Call it from a touch: browsers ask for permission only then. */
  readonly subscribe: (options: { label: string; showNames: boolean }) => void;
  readonly unsubscribe: () => void;
  readonly setShowNames: (showNames: boolean) => void;
  readonly test: () => void;
  readonly tested: boolean;
  readonly remove: (id: string) => void;
}

interface Found {
  readonly state: PushState;
  readonly device: Device | null;
  readonly others: readonly Device[];
}

const KEY = ['push-subscription'] as const;

export function usePushSubscription(): PushSubscriptionControl {
  const client = useQueryClient();
  const language = useLanguage();
  const query = useQuery({ queryKey: KEY, queryFn: look, retry: false });
  const after = { onSettled: () => client.invalidateQueries({ queryKey: KEY }) };
  const subscribe = useMutation({
    mutationFn: (options: { label: string; showNames: boolean }) => subscribeHere({ ...options, language }),
    ...after,
  });
  const remove = useMutation({ mutationFn: removeDevice, ...after });
  const device = query.data?.device ?? null;
  const unsubscribe = useMutation({ mutationFn: () => unsubscribeHere(device), ...after });
  const change = useMutation({
    mutationFn: async (showNames: boolean) => {
      if (device === null) return;
      await take(
        api.PATCH('/api/notifications/subscriptions/{id}', {
          params: { path: { id: device.id } },
          body: { showNames },
        }),
      );
      tellWorker({ showNames });
    },
    ...after,
  });
  const test = useMutation({
    mutationFn: async () => {
      if (device === null) return;
      await take(api.POST('/api/notifications/subscriptions/{id}/test', { params: { path: { id: device.id } } }));
    },
  });
  const acts = [subscribe, unsubscribe, change, test, remove];
  return {
    state: query.data?.state ?? (query.isError ? 'failed' : 'loading'),
    device,
    others: query.data?.others ?? [],
    busy: acts.some(({ isPending }) => isPending),
    error: acts.find(({ error }) => error !== null)?.error ?? query.error,
    subscribe: subscribe.mutate,
    unsubscribe: () => unsubscribe.mutate(),
    setShowNames: change.mutate,
    test: () => test.mutate(),
    tested: test.isSuccess,
    remove: remove.mutate,
  };
}

async function look(): Promise<Found> {
  const [{ publicKey }, devices] = await Promise.all([
    take(api.GET('/api/notifications/key')),
    take(api.GET('/api/notifications/subscriptions')),
  ]);
  if (workerSupport() !== 'ready' || !('PushManager' in window)) {
    return { state: 'unsupported', device: null, others: devices };
  }
  if (publicKey === null) return { state: 'unavailable', device: null, others: devices };
  const own = await ownSubscription();
  const digest = own === null ? null : await endpointDigest(own.endpoint);
  const device = devices.find(({ endpointDigest }) => endpointDigest === digest) ?? null;
  const others = devices.filter((one) => one !== device);
  if (Notification.permission === 'denied') return { state: 'denied', device, others };
  if (own === null || device === null) return { state: 'off', device: null, others };
  return { state: device.usable ? 'on' : 'stale', device, others };
}

async function subscribeHere(options: { label: string; showNames: boolean; language: 'ja' | 'en' }): Promise<void> {
  const { publicKey } = await take(api.GET('/api/notifications/key'));
  if (publicKey === null || (await Notification.requestPermission()) !== 'granted') return;
  const { pushManager } = await navigator.serviceWorker.ready;
  // A subscription is bound to the key it was made with; one under another key has to go first.
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint = '', keys = {} } = made.toJSON();
  try {
    const { p256dh = '', auth = '' } = keys;
    await take(
      api.POST('/api/notifications/subscriptions', { body: { endpoint, keys: { p256dh, auth }, ...options } }),
    );
  } catch (error) {
    // A browser that believes it is subscribed while the centre does not know it would be silent without saying so.
    await made.unsubscribe();
    throw error;
  }
  tellWorker({ label: options.label, showNames: options.showNames, language: options.language });
}

/** The centre first: should the browser's half fail, nothing is sent any more. */
async function unsubscribeHere(device: Device | null): Promise<void> {
  if (device !== null) await removeDevice(device.id);
  await (await ownSubscription())?.unsubscribe();
}

async function removeDevice(id: string): Promise<void> {
  await take(api.DELETE('/api/notifications/subscriptions/{id}', { params: { path: { id } } }));
}

async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** A log-out waits this long and no longer. */
const FORGOTTEN_WITHIN_MS = 4_000;

/**
 * This device is woken no more for whoever logs out here. Never keeps anybody from logging out: of a subscription that only
 * the browser gave up, the centre hears from the push service at the next message.
 */
export async function unsubscribeAtLogOut(): Promise<void> {
  if (workerSupport() !== 'ready' || !('PushManager' in window)) return;
  const tooLong = new Promise<void>((resolve) => void browserScheduler.after(FORGOTTEN_WITHIN_MS, resolve));
  await Promise.race([tooLong, forgetHere().catch(() => undefined)]);
}

async function forgetHere(): Promise<void> {
  const own = await ownSubscription();
  if (own === null) return;
  try {
    const digest = await endpointDigest(own.endpoint);
    const devices = await take(api.GET('/api/notifications/subscriptions'));
    const device = devices.find((one) => one.endpointDigest === digest);
    if (device !== undefined) await removeDevice(device.id);
  } finally {
    await own.unsubscribe();
  }
}
