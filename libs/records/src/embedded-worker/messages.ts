// What threads say to the thread that holds the embedded database. The bytes are PostgreSQL's own wire protocol, always
// whole messages; around them stands only who has the one session at the moment.

/** Who goes first when several wait for the session. */
export const PRIORITIES = ['urgent', 'normal', 'background'] as const;
export type Priority = (typeof PRIORITIES)[number];

export type ToSession =
  | { readonly kind: 'lease'; readonly lease: number; readonly priority: Priority }
  | { readonly kind: 'bytes'; readonly lease: number; readonly bytes: Uint8Array }
  | { readonly kind: 'release'; readonly lease: number }
  /** A notification that came with this thread's commit, for the others to hear too. */
  | { readonly kind: 'notify'; readonly channel: string };

export type FromSession =
  | { readonly kind: 'granted'; readonly lease: number }
  | { readonly kind: 'bytes'; readonly lease: number; readonly bytes: Uint8Array }
  | { readonly kind: 'notify'; readonly channel: string }
  | { readonly kind: 'broken'; readonly reason: string };

/** What the thread is started with. */
export interface EmbeddedWorkerData {
  /** Holds the database's files. Made when it is not there. */
  readonly dataFolder: string;
  /** `none` leaves out every fdatasync, for tests that do not look at durability. */
  readonly durability: 'fdatasync' | 'none';
  /** PostgreSQL's `WebAssembly.Module` where it is compiled already; otherwise the thread compiles it, a second of a core. */
  readonly program?: object | undefined;
}

/** Messages on the worker's own channel, beside the sessions' ports. */
export type ToWorker =
  | { readonly kind: 'attach'; readonly port: import('node:worker_threads').MessagePort }
  | { readonly kind: 'statistics'; readonly request: number }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'ready'; readonly created: boolean }
  | { readonly kind: 'statistics'; readonly request: number; readonly statistics: EmbeddedStatistics }
  | { readonly kind: 'closed' }
  | { readonly kind: 'broken'; readonly reason: string };

export interface EmbeddedStatistics {
  /** Calls of fdatasync or fsync that the database made since the thread started. */
  readonly syncs: number;
  readonly syncMs: number;
}
