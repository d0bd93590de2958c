// When a message is tried again. Pure: the time, the chance and the outcome come in, a decision comes out. Waiting doubles
// from one second to at most one minute, half of it by chance, so that a service that comes back is not met by everybody at
// once; what the receiver asked for is kept to (RFC 9110, 10.2.3). There is no number of attempts: a message is tried until
// its time is over, because giving up early is the one thing an alarm must not do.
import { MINUTE_MS, SECOND_MS, type DurationMs, type Instant, type Random } from '#kernel';
import type { SendOutcome } from './message.js';

const FIRST_WAIT_MS = SECOND_MS;
const LONGEST_WAIT_MS = MINUTE_MS;
/** A receiver may ask for longer than our own longest wait, but not for ever. */
const LONGEST_ASKED_MS = 10 * MINUTE_MS;

export type NextStep =
  | { readonly kind: 'done' }
  | { readonly kind: 'remove-receiver'; readonly reason: string }
  | { readonly kind: 'again'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'give-up'; readonly reason: string };

export interface Attempt {
  /** 1 for the first. */
  readonly number: number;
  readonly endedAt: Instant;
  readonly expiresAt: Instant;
}

export function nextStep(outcome: SendOutcome, attempt: Attempt, random: Random): NextStep {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'done' };
    case 'gone':
      return { kind: 'remove-receiver', reason: outcome.reason };
    case 'permanent':
      return { kind: 'give-up', reason: outcome.reason };
    case 'ambiguous':
      return again(outcome.reason, waitBefore(attempt.number + 1, random), attempt);
    case 'transient': {
      const asked = Math.min(outcome.retryAfterMs ?? 0, LONGEST_ASKED_MS);
      return again(outcome.reason, Math.max(asked, waitBefore(attempt.number + 1, random)), attempt);
    }
  }
}

/** How long to wait before an attempt, from the second on. */
export function waitBefore(attemptNumber: number, random: Random): DurationMs {
  const full = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attemptNumber - 2, 16), LONGEST_WAIT_MS);
  return Math.round(full / 2 + (full / 2) * random.next());
}

function again(reason: string, waitMs: DurationMs, { endedAt, expiresAt }: Attempt): NextStep {
  const at = endedAt + waitMs;
  return at < expiresAt ? { kind: 'again', at, reason } : { kind: 'give-up', reason: `${reason}; out of time` };
}
