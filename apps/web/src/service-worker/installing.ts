// Putting the application on a phone's home screen, where the browser lets a page offer it.
import type { Cancel } from '#kernel';

/** Chromium's own; other browsers have a menu for it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | null = null;
const listeners = new Set<() => void>();

function offerIs(event: InstallPrompt | null): void {
  offered = event;
  for (const listener of listeners) listener();
}

/** From the start: the browser says it once, before any screen is drawn. */
export function watchInstalling(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // The page offers it itself, where it says what it is for.
    event.preventDefault();
    offerIs(event as InstallPrompt);
  });
  window.addEventListener('appinstalled', () => offerIs(null));
}

export const canInstall = {
  read: (): boolean => offered !== null,
  subscribe: (listener: () => void): Cancel => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export async function install(): Promise<void> {
  const event = offered;
  if (event === null) return;
  offerIs(null);
  await event.prompt();
}

/** Opened from its icon rather than in a browser's window. */
export function isInstalled(): boolean {
  return (
    window.matchMedia('(display-mode: standalone)').matches ||
    (navigator as { standalone?: boolean }).standalone === true
  );
}
