// What a device gets, decrypted: the contract between centre and service worker. Kept small: 4,096 bytes are what every push
// service takes (RFC 8030, 7.2), less the header and padding of the encryption.
import type { OutgoingMessage, MessagePriority, Purpose } from '../message.js';
import { sounds } from '../urgency.js';

export interface PushPayload {
  readonly v: 1;
  /** The same at each repetition. */
  readonly id: string;
  readonly kind: Purpose;
  readonly priority: MessagePriority;
  readonly title: string;
  readonly body: string;
  readonly link: string;
  /** A later message with the same tag takes the place of an earlier one on the screen. */
  readonly tag: string;
  /** What is shown under this tag is no longer asked for. */
  readonly withdraw?: true;
  readonly sound: boolean;
  readonly expiresAt: number;
  /** Where the device says that it got it and that it was opened: POST { messageId, token, fact, at }. */
  readonly report: { readonly url: string; readonly token: string };
}

export const REPORT_PATH = '/api/notifications/facts';
const LARGEST_BYTES = 3_000;

export function pushPayload(message: OutgoingMessage, reportToken: string): Buffer {
  const payload: PushPayload = {
    v: 1,
    id: message.id,
    kind: message.withdraws ? 'withdrawal' : message.purpose,
    priority: message.priority,
    title: message.title,
    body: message.body,
    link: message.link,
    tag: message.topic,
    ...(message.withdraws ? { withdraw: true as const } : {}),
    sound: !message.withdraws && sounds(message),
    expiresAt: message.expiresAt,
    report: { url: REPORT_PATH, token: reportToken },
  };
  const bytes = Buffer.from(JSON.stringify(payload));
  if (bytes.length <= LARGEST_BYTES) return bytes;
  const over = bytes.length - LARGEST_BYTES;
  return Buffer.from(JSON.stringify({ ...payload, body: shortened(message.body, over + 3) }));
}

/** Without at least `bytes` of its end. JSON escapes only make a text longer, so counting its own bytes is enough. */
function shortened(text: string, bytes: number): string {
  let kept = text;
  while (kept.length > 0 && Buffer.byteLength(text) - Buffer.byteLength(kept) < bytes) kept = kept.slice(0, -1);
  return `${kept}…`;
}
