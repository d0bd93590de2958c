// What a message to a person is, whichever channel carries it, and the words the whole house uses for its way.
import type { Instant } from '#kernel';

/** `canary` is the path's own watch: it goes through the outbox as the others do and ends in the hub. */
export const CHANNELS = ['web-push', 'bell', 'email', 'webhook', 'canary'] as const;
export type ChannelKind = (typeof CHANNELS)[number];

/** Channels that reach a person who is not looking at a screen of the centre. */
export const WAKING_CHANNELS: readonly ChannelKind[] = ['web-push', 'email'];

export const PURPOSES = [
  'offer',
  'escalation',
  'doctor-call',
  'report',
  'mention',
  'roster',
  'withdrawal',
  'family',
  'system',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Facts about one message on its way to one device, each with its own time; none implies another. */
export const DELIVERY_FACTS = ['queued', 'sent', 'delivered', 'opened', 'accepted', 'withdrawn', 'failed'] as const;
export type DeliveryFact = (typeof DELIVERY_FACTS)[number];

/** Where the sender is with a message. `queued` alone is ever sent. */
export const MESSAGE_STATES = ['queued', 'sent', 'withdrawn', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export type MessageLanguage = 'ja' | 'en';
export type MessagePriority = 'high' | 'medium' | 'low';

/** One message as a channel gets it: words already chosen for this receiver. */
export interface OutgoingMessage {
  /** The same at every attempt, so that a receiver can tell a repetition. */
  readonly id: string;
  readonly purpose: Purpose;
  readonly priority: MessagePriority;
  readonly title: string;
  readonly body: string;
  /** A path in the application. */
  readonly link: string;
  /** The same for messages of which only the newest matters. */
  readonly topic: string;
  /** Takes an earlier message of the same topic back. */
  readonly withdraws: boolean;
  readonly queuedAt: Instant;
  /** Not worth sending after this. */
  readonly expiresAt: Instant;
}

export type Receiver =
  | {
      readonly kind: 'web-push';
      readonly endpoint: string;
      readonly p256dh: string;
      readonly auth: string;
      /** Public key of the pair it was made for; a push service takes no other. */
      readonly serverKey: string;
    }
  | { readonly kind: 'email'; readonly address: string }
  | { readonly kind: 'webhook'; readonly name: string }
  | { readonly kind: 'canary' };

/** What a channel made of one attempt. Only the kind decides whether there is another. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  /** The receiver is gone for good: the subscription is removed. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Surely not taken; `retryAfterMs` when the receiver said how long to wait. */
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterMs: number | null }
  /** Perhaps taken: sent again under the same id, which the receiver knows. */
  | { readonly kind: 'ambiguous'; readonly reason: string }
  | { readonly kind: 'permanent'; readonly reason: string };
