// What the station keeps on a phone, and for how long. Patient data stay while a visit is live and twelve hours at most;
// what waits to be sent stays until it is sent, under the name of the person who did it.
import { HOUR_MS, type Instant } from '#kernel';
import { isLive } from '#care';
import type { Dispatch, Me } from '../api/types.js';
import { parsedQueue, type Queue } from './offline-queue.js';

export type Shelf = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** Longer than a night's duty; a phone that was lost with visits on it forgets them by the next day. */
export const KEPT_MS = 12 * HOUR_MS;

const QUEUE = 'mimamori.station.queue.';
const KNOWN = 'mimamori.station.known.';
const DRAFT = 'mimamori.station.draft.';
const ME = 'mimamori.station.me';

export interface KnownDispatches {
  /** When the centre last confirmed this. */
  readonly freshAt: Instant;
  readonly dispatches: readonly Dispatch[];
}

/** Visits the nurse may need without a network: those under way or planned, and those with something still to be sent. */
export function worthKeeping(dispatches: readonly Dispatch[], queue: Queue): Dispatch[] {
  const waiting = new Set(queue.waiting.map(({ dispatchId }) => dispatchId));
  return dispatches.filter(({ id, state }) => isLive(state) || state === 'planned' || waiting.has(id));
}

export function keepKnown(shelf: Shelf, personId: string, known: KnownDispatches): void {
  // Kept also when there is no visit: "none, as of 22:10" is something else than "none".
  shelf.setItem(KNOWN + personId, JSON.stringify(known));
}

/** What is known, unless it is too old to be shown to whoever holds the phone; then it is forgotten. */
export function readKnown(shelf: Shelf, personId: string, now: Instant): KnownDispatches | null {
  const known = parsed<KnownDispatches>(shelf.getItem(KNOWN + personId));
  if (known === null || !Array.isArray(known.dispatches) || typeof known.freshAt !== 'number') return null;
  if (now - known.freshAt <= KEPT_MS) return known;
  shelf.removeItem(KNOWN + personId);
  return null;
}

/** Who was logged in when the network went; so that the page opens without it. Only a station's person is kept. */
export function keepMe(shelf: Shelf, me: Me | null, now: Instant): void {
  if (me?.role === 'station') shelf.setItem(ME, JSON.stringify({ me, at: now }));
  else shelf.removeItem(ME);
}

export function readMe(shelf: Shelf, now: Instant): Me | null {
  const kept = parsed<{ me: Me; at: Instant }>(shelf.getItem(ME));
  return kept !== null && typeof kept.at === 'number' && now - kept.at <= KEPT_MS ? kept.me : null;
}

export interface QueueShelf {
  read(): string | null;
  write(text: string | null): void;
}

/** One queue per person: a shared phone does not send one nurse's acts under another's name. */
export function queueShelf(shelf: Shelf, owner: Pick<Me, 'personId' | 'displayName'>): QueueShelf {
  const name = QUEUE + owner.personId;
  return {
    read: () => shelf.getItem(name),
    write(text) {
      if (text === null) shelf.removeItem(name);
      // The name stands beside the queue, so that a log-in page can say whose acts wait.
      else shelf.setItem(name, JSON.stringify({ ...(JSON.parse(text) as object), owner: owner.displayName }));
    },
  };
}

/** Whether a change of storage in another window concerns this person's queue. */
export function isQueueOf(key: string | null, personId: string): boolean {
  return key === null || key === QUEUE + personId;
}

export interface Waiting {
  readonly personId: string;
  readonly owner: string;
  readonly count: number;
}

/** Whose acts wait on this phone. Only they themselves can send them. */
export function waitingOnPhone(shelf: Shelf): Waiting[] {
  return namesOf(shelf, QUEUE).flatMap((name) => {
    const text = shelf.getItem(name);
    const { waiting } = parsedQueue(text);
    const { owner } = parsed<{ owner?: unknown }>(text) ?? {};
    if (waiting.length === 0) return [];
    return [
      { personId: name.slice(QUEUE.length), owner: typeof owner === 'string' ? owner : '', count: waiting.length },
    ];
  });
}

/** Forgets visits, drafts and who was logged in, at log-out. What waits to be sent stays until it is. */
export function forgetStation(shelf: Shelf): void {
  for (const name of [...namesOf(shelf, KNOWN), ...namesOf(shelf, DRAFT), ME]) shelf.removeItem(name);
}

/** Visits whose report may still be written or told: all but those the centre has the report of. */
export function stillWritten(dispatches: readonly Dispatch[]): Dispatch[] {
  return dispatches.filter(({ state }) => state !== 'reported' && state !== 'closed');
}

/** Drafts of visits that are over or no longer this phone's. */
export function forgetDrafts(shelf: Shelf, kept: readonly Dispatch[]): void {
  const ids = new Set(kept.map(({ id }) => id));
  for (const name of namesOf(shelf, DRAFT)) if (!ids.has(name.slice(DRAFT.length))) shelf.removeItem(name);
}

export function draftName(dispatchId: string): string {
  return DRAFT + dispatchId;
}

function namesOf(shelf: Shelf, prefix: string): string[] {
  const names = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
  return names.filter((name): name is string => name?.startsWith(prefix) === true);
}

function parsed<T>(text: string | null): T | null {
  try {
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
