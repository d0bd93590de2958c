// The page's side of the service worker: registers it, tells of a new version, opens what a touched notification names.
// A new version never takes over by itself: a nurse may be writing a report.
import type { Cancel } from '#kernel';
import { browserScheduler } from '../clock.js';
import { watchInstalling } from './installing.js';
import type { ToPage, ToWorker, WorkerSettings } from './messages.js';

/** `insecure`: browsers give service workers only to pages over TLS (and to this machine itself). */
export type WorkerSupport = 'ready' | 'insecure' | 'missing';

export function workerSupport(): WorkerSupport {
  if (!window.isSecureContext) return 'insecure';
  return 'serviceWorker' in navigator ? 'ready' : 'missing';
}

let waiting: ServiceWorker | null = null;
let taking = false;
const listeners = new Set<() => void>();

function newVersionIs(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** A network that has just come back often fails its first requests. */
const SENT_AGAIN_AFTER_MS = [0, 3_000, 20_000] as const;

/** Whether a new version lies ready; for `useSyncExternalStore`. */
export const newVersion = {
  read: (): boolean => waiting !== null,
  subscribe: (listener: () => void): Cancel => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** The person agreed: the new version takes over and the page opens anew. */
export function takeNewVersion(): void {
  if (waiting === null) return;
  taking = true;
  waiting.postMessage({ kind: 'take-over' } satisfies ToWorker);
}

/** Once, at the application's start. `openLink` brings a touched notification's page forward. */
export async function startWorker(openLink: (link: string) => void): Promise<void> {
  watchInstalling();
  if (workerSupport() !== 'ready') return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', (event) => {
    const message = event.data as ToPage;
    if (message.kind === 'open') openLink(message.link);
  });
  serviceWorker.addEventListener('controllerchange', () => {
    if (taking) window.location.reload();
  });
  // Before the registration, which fails where there is no network: what waits is sent once there is one.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    // An installed page lives for days; a new version is looked for whenever it comes to the front.
    void serviceWorker.getRegistration().then((known) => known?.update().catch(() => undefined));
    tell({ kind: 'flush' });
  });
  window.addEventListener('online', () => {
    for (const afterMs of SENT_AGAIN_AFTER_MS) browserScheduler.after(afterMs, () => tell({ kind: 'flush' }));
  });
  tell({ kind: 'flush' });
  try {
    watch(await serviceWorker.register('/sw.js', { updateViaCache: 'none' }));
  } catch {
    // Without a worker the page works as long as there is a network; the settings say so.
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    // The very first worker replaces nothing.
    const replaces = navigator.serviceWorker.controller !== null;
    newVersionIs(replaces ? registration.waiting : null);
  };
  look();
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', look);
  });
}

/** Tells the worker what it has to know while no page is open. */
export function tellWorker(settings: WorkerSettings): void {
  tell({ kind: 'settings', settings });
}

function tell(message: ToWorker): void {
  if (workerSupport() !== 'ready') return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(message));
}
