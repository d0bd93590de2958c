// How a receiver knows that a call comes from the centre and is no replay:
//
//   Mimamori-Signature: t=<epoch seconds>,v1=<hex HMAC-SHA-256 of "<t>.<body>" under the hook's secret>
//   Mimamori-Message:   <id, the same at each repetition>
//
// A receiver checks the signature over the bytes as they came, refuses a `t` more than five minutes off, and remembers ids for
// as long: a replay within the five minutes has a known id, a later one an old `t`.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE_MS, SECOND_MS, type Instant } from '#kernel';

export const SIGNATURE_HEADER = 'mimamori-signature';
export const MESSAGE_HEADER = 'mimamori-message';
export const TOLERANCE_MS = 5 * MINUTE_MS;

export function signatureOf(body: Buffer, secret: string, at: Instant): string {
  const t = Math.floor(at / SECOND_MS);
  return `t=${t},v1=${macOf(body, secret, t)}`;
}

export type SignatureCheck = 'genuine' | 'malformed' | 'too-old' | 'forged';

/** The receiver's half, for our tests and for whoever writes a receiver in this language. */
export function checkSignature(header: string, body: Buffer, secret: string, now: Instant): SignatureCheck {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header);
  if (match === null) return 'malformed';
  const [t, mac] = [Number(match[1]), match[2] ?? ''];
  if (!timingSafeEqual(Buffer.from(macOf(body, secret, t)), Buffer.from(mac))) return 'forged';
  return Math.abs(now - t * SECOND_MS) > TOLERANCE_MS ? 'too-old' : 'genuine';
}

function macOf(body: Buffer, secret: string, t: number): string {
  return createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex');
}
