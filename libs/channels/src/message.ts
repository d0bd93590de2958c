// What a message to a person is, whichever channel carries it.
import type { Instant } from '#kernel';

export const CHANNELS = ['web-push', 'bell', 'email', 'webhook'] as const;
export type ChannelKind = (typeof CHANNELS)[number];

/** Facts about one message on its way to one device, each with its own time; none implies another. */
export const DELIVERY_FACTS = ['queued', 'sent', 'delivered', 'opened', 'accepted', 'withdrawn', 'failed'] as const;
export type DeliveryFact = (typeof DELIVERY_FACTS)[number];

/** What a channel made of one attempt. Only the class decides whether there is another. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  /** The receiver is gone for good: the subscription is removed. */
  | { readonly kind: 'gone' }
  /** Not now; `retryAfterMs` when the receiver said so. */
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'permanent'; readonly reason: string };

export interface QueuedMessage {
  /** The same at every attempt, so that a receiver can tell a repetition. */
  readonly id: string;
  readonly queuedAt: Instant;
  /** Not worth sending after this. */
  readonly expiresAt: Instant;
}
