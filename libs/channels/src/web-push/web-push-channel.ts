// Web push: RFC 8030 over HTTPS, encrypted for the device (RFC 8291), signed for the push service (RFC 8292).
import webPush from 'web-push';
import { SECOND_MS, type Clock } from '#kernel';
import type { Channel } from '../channel.js';
import type { GuardedPost } from '../guarded-post.js';
import type { OutgoingMessage, Receiver, SendOutcome } from '../message.js';
import { pushUrgency } from '../urgency.js';
import type { PushKeys } from './push-keys.js';
import { pushPayload } from './push-payload.js';

export interface WebPushOptions {
  readonly keys: PushKeys;
  /** Whom a push service may turn to: `mailto:` or `https:`. */
  readonly contact: string;
  readonly post: GuardedPost;
  readonly clock: Clock;
  readonly tokenOf: (messageId: string) => string;
}

/** What push services keep at most; longer is refused by some. */
const LONGEST_TTL_S = 4 * 7 * 24 * 60 * 60;

export class WebPushChannel implements Channel {
  readonly kind = 'web-push';

  constructor(private readonly options: WebPushOptions) {}

  async send(message: OutgoingMessage, receiver: Receiver, signal: AbortSignal): Promise<SendOutcome> {
    if (receiver.kind !== 'web-push') return { kind: 'permanent', reason: 'not a push subscription' };
    const { keys, post, clock } = this.options;
    if (receiver.serverKey !== keys.publicKey) return { kind: 'permanent', reason: 'subscribed under another key' };
    const prepared = this.prepare(message, receiver);
    if (prepared === null) return { kind: 'gone', reason: 'unusable keys' };
    return post.outcome(new URL(receiver.endpoint), { ...prepared, signal }, () => clock.now());
  }

  /** The request as it would be sent; null when the device's keys can't be used. */
  prepare(
    message: OutgoingMessage,
    receiver: Extract<Receiver, { kind: 'web-push' }>,
  ): { headers: Record<string, string | number>; body: Buffer } | null {
    const { keys, contact, clock, tokenOf } = this.options;
    const leftS = Math.floor((message.expiresAt - clock.now()) / SECOND_MS);
    try {
      const { headers, body } = webPush.generateRequestDetails(
        { endpoint: receiver.endpoint, keys: { p256dh: receiver.p256dh, auth: receiver.auth } },
        pushPayload(message, tokenOf(message.id)),
        {
          vapidDetails: { subject: contact, publicKey: keys.publicKey, privateKey: keys.privateKey },
          contentEncoding: 'aes128gcm',
          TTL: Math.min(Math.max(leftS, 0), LONGEST_TTL_S),
          urgency: pushUrgency(message),
          topic: message.topic,
        },
      );
      return { headers: headers, body };
    } catch {
      // The library throws only for keys, an endpoint or a topic of a wrong form.
      return null;
    }
  }
}
