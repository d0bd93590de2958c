// What the centre must know of its channels to queue messages for them: which there are, and how a device proves that it
// got a message. The sending itself is no part of the application; it follows the outbox.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Purpose } from '#channels';

export const MESSAGE_PORTS = Symbol('MessagePorts');

export interface HookPort {
  readonly name: string;
  /** What it wants to hear. */
  readonly purposes: readonly Purpose[];
}

export interface MessagePorts {
  /** Public VAPID key, base64url; null where nothing can be pushed. */
  readonly pushKey: string | null;
  readonly email: boolean;
  readonly webhooks: readonly HookPort[];
  readonly reportTokens: ReportTokens;
  /** Sends a code to an address that is not confirmed yet; false when the mail server did not take it. */
  readonly sendCode?: (address: string, title: string, body: string) => Promise<boolean>;
  /** Checked when a device subscribes, and again by the sender at each connection. */
  mayPushTo(endpoint: URL): Promise<'allowed' | 'not-https' | 'private-address' | 'unknown-host'>;
}

/** A device reports what became of a message with a token that came with it: no log-in, and no other message's facts. */
export class ReportTokens {
  constructor(private readonly secret: Buffer) {}

  /** 128 bits, the same at each attempt. */
  of(messageId: string): string {
    return createHmac('sha256', this.secret).update(messageId, 'utf8').digest().subarray(0, 16).toString('base64url');
  }

  matches(messageId: string, token: string): boolean {
    const [expected, given] = [Buffer.from(this.of(messageId)), Buffer.from(token)];
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}

/** A centre without outside channels: messages reach people by the bell alone, and it says so. */
export function bellOnly(): MessagePorts {
  return {
    pushKey: null,
    email: false,
    webhooks: [],
    reportTokens: new ReportTokens(randomBytes(32)),
    mayPushTo: () => Promise.resolve('allowed'),
  };
}
