// A log-out that the centre has not heard of: its cookie is out of the page's reach, so the device remembers that its person
// has left. Nobody is logged in here until the centre has ended that session, or its time has run out by itself.
import type { Instant } from '#kernel';
import { api, ApiError, take } from '../api/client.js';
import { browserClock } from '../clock.js';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const NAME = 'mimamori.left-session';

/** `endsBy`: the session ends then at the latest, whoever hears of it or not. */
export type LeftSession = { readonly kind: 'none' } | { readonly kind: 'waiting'; readonly endsBy: Instant };

export function keepLeft(shelf: Shelf, endsBy: Instant): void {
  shelf.setItem(NAME, String(endsBy));
}

export function forgetLeft(shelf: Shelf): void {
  shelf.removeItem(NAME);
}

export function readLeft(shelf: Shelf, now: Instant): LeftSession {
  const endsBy = Number(shelf.getItem(NAME) ?? Number.NaN);
  if (endsBy > now) return { kind: 'waiting', endsBy };
  shelf.removeItem(NAME);
  return { kind: 'none' };
}

/** A log-out on a network that neither answers nor fails must come to an end too. */
const ANSWER_WITHIN_MS = 8_000;

/** Ends this page's session at the centre. */
export async function endSession(): Promise<void> {
  await take(api.DELETE('/api/session', { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }));
}

/** Ends a session that was left before, if there is one; says whether it still waits. */
export async function endLeftSession(): Promise<LeftSession> {
  const left = readLeft(localStorage, browserClock.now());
  if (left.kind === 'none') return left;
  try {
    await endSession();
  } catch (error) {
    // That nobody is logged in any more is what was wanted.
    if (!(error instanceof ApiError) || error.status !== 401) return left;
  }
  forgetLeft(localStorage);
  return { kind: 'none' };
}
