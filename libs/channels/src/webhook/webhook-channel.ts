// Signed webhooks: other systems of the house (a telephone gateway, a pager, a record) hear of messages as they go out.
import type { Clock } from '#kernel';
import type { Channel } from '../channel.js';
import type { GuardedPost } from '../guarded-post.js';
import type { OutgoingMessage, Purpose, Receiver, SendOutcome } from '../message.js';
import { MESSAGE_HEADER, SIGNATURE_HEADER, signatureOf } from './webhook-signature.js';

export interface Webhook {
  readonly name: string;
  readonly url: string;
  readonly secret: string;
  readonly purposes: readonly Purpose[];
}

export class WebhookChannel implements Channel {
  readonly kind = 'webhook';
  private readonly hooks: ReadonlyMap<string, Webhook>;

  constructor(private readonly options: { hooks: readonly Webhook[]; post: GuardedPost; clock: Clock }) {
    this.hooks = new Map(options.hooks.map((hook) => [hook.name, hook]));
  }

  async send(message: OutgoingMessage, receiver: Receiver, signal: AbortSignal): Promise<SendOutcome> {
    const hook = receiver.kind === 'webhook' ? this.hooks.get(receiver.name) : undefined;
    if (hook === undefined) return { kind: 'permanent', reason: 'no such webhook' };
    const { clock, post } = this.options;
    const body = Buffer.from(
      JSON.stringify({
        id: message.id,
        kind: message.withdraws ? 'withdrawal' : message.purpose,
        priority: message.priority,
        title: message.title,
        body: message.body,
        link: message.link,
        topic: message.topic,
        queuedAt: message.queuedAt,
        expiresAt: message.expiresAt,
      }),
    );
    const headers = {
      'content-type': 'application/json',
      [MESSAGE_HEADER]: message.id,
      [SIGNATURE_HEADER]: signatureOf(body, hook.secret, clock.now()),
    };
    const outcome = await post.outcome(new URL(hook.url), { headers, body, signal }, () => clock.now());
    // A hook is set up by hand: one that says "gone" is mended by hand and never forgotten.
    return outcome.kind === 'gone' ? { kind: 'transient', reason: outcome.reason, retryAfterMs: null } : outcome;
  }
}
