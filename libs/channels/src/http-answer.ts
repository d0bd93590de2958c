// What an HTTP answer means for a message (RFC 8030 section 5, RFC 9110 section 15): taken, receiver gone, later, or never.
import { SECOND_MS, type DurationMs, type Instant } from '#kernel';
import type { SendOutcome } from './message.js';

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
}

export function outcomeOf({ status, retryAfter }: HttpAnswer, now: Instant): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const reason = `HTTP ${status}`;
  // Gone and not found: the subscription is no more (RFC 8030, 7.3).
  if (status === 404 || status === 410) return { kind: 'gone', reason };
  if (status === 429 || status === 408 || status === 425) {
    return { kind: 'transient', reason, retryAfterMs: retryAfterMs(retryAfter, now) };
  }
  // A proxy that gave up waiting does not know whether the service behind it took the message.
  if (status === 504) return { kind: 'ambiguous', reason };
  if (status >= 500) return { kind: 'transient', reason, retryAfterMs: retryAfterMs(retryAfter, now) };
  // 413 too large, 400 and 403 refused, 3xx: we follow nobody elsewhere.
  return { kind: 'permanent', reason };
}

/** Seconds or a date; null for neither. */
export function retryAfterMs(header: string | null, now: Instant): DurationMs | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND_MS;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
