// The canary's end of the push outbox: its message is claimed, encrypted and signed as every push, for a subscription made up
// at start. Only the push service itself is left out; the centre can't watch that from inside.
import { createECDH, randomBytes } from 'node:crypto';
import type { Channel, OutgoingMessage, Receiver, SendOutcome, WebPushChannel } from '#channels';
import type { Instant } from '#kernel';

export class CanaryChannel implements Channel {
  readonly kind = 'canary';
  private readonly receiver: Extract<Receiver, { kind: 'web-push' }>;

  constructor(
    private readonly push: WebPushChannel,
    serverKey: string,
    private readonly arrived: (queuedAt: Instant) => void,
  ) {
    const ecdh = createECDH('prime256v1');
    this.receiver = {
      kind: 'web-push',
      endpoint: 'https://canary.invalid/',
      p256dh: ecdh.generateKeys().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
      serverKey,
    };
  }

  send(message: OutgoingMessage): Promise<SendOutcome> {
    if (this.push.prepare(message, this.receiver) === null) {
      return Promise.resolve({ kind: 'permanent', reason: 'could not be encrypted' });
    }
    this.arrived(message.queuedAt);
    return Promise.resolve({ kind: 'sent' });
  }
}
