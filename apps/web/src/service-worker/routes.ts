// Which addresses the service worker answers from the device, and which it must leave alone.

/**
 * `kept`: opens from the device at once, with or without a network. `network-first`: from the device only when there is no
 * network. `network`: never from the device, because a screen that watches patients must not open without its data.
 */
export type ScreenSource = 'kept' | 'network-first' | 'network';

export function offlineScreen(path: string): ScreenSource {
  if (/^\/(station|family)(\/|$)/.test(path)) return 'kept';
  if (path === '/' || path === '/login') return 'network-first';
  return 'network';
}

/** A file of the build; never the API, health, metrics. */
export function ownFile(path: string): boolean {
  return /^\/assets\//.test(path) || /^\/[\w-]+\.(png|svg|webmanifest)$/.test(path);
}
