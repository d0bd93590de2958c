// The port: one way to hand one message to one receiver. An adapter makes one attempt, never repeats by itself, never throws
// for what the other side does, and ends soon after `signal` aborts.
import type { ChannelKind, OutgoingMessage, Receiver, SendOutcome } from './message.js';

export interface Channel {
  readonly kind: ChannelKind;
  send(message: OutgoingMessage, receiver: Receiver, signal: AbortSignal): Promise<SendOutcome>;
}
