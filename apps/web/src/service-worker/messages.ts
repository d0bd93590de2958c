// What page and service worker say to each other.

/** Page to worker. */
export type ToWorker =
  /** The person agreed to the new version. */
  | { readonly kind: 'take-over' }
  /** Send what proof still waits. */
  | { readonly kind: 'flush' }
  /** What the worker has to know while no page is open. */
  | { readonly kind: 'settings'; readonly settings: WorkerSettings };

/** Worker to page. */
export type ToPage =
  /** A notification was touched. */
  { readonly kind: 'open'; readonly link: string };

export interface WorkerSettings {
  readonly language?: 'ja' | 'en';
  /** How this device is called at the centre, to name a renewed subscription alike. */
  readonly label?: string;
  readonly showNames?: boolean;
}

/** The word both sides use for "send again when there is a network". */
export const SYNC_TAG = 'mimamori-facts';
