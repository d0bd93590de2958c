// Joining a centre: a one-time code for a credential of one's own, and later the present password for a newer one. Neither
// the code nor a password ever reaches a log.
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock, DurationMs, Instant } from '#kernel';
import type { Credential } from './credential.js';

export interface EnrolmentOptions {
  /** Base address such as `https://centre.example`. */
  readonly centre: string;
  readonly code: string;
  readonly clock: Clock;
  /** PEM of the authority that signed the centre's certificate, where the system doesn't know it. */
  readonly ca?: Buffer;
}

export type EnrolmentResult =
  | { readonly kind: 'enrolled'; readonly credential: Credential }
  /** The centre answered no: code unknown, used or too old. `message` is the centre's own. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string }
  /** Whatever answered is not a Mimamori centre. */
  | { readonly kind: 'not-a-centre'; readonly status: number };

const ANSWER_WITHIN_MS = 15_000;
const MAX_ANSWER_BYTES = 64 * 1024;

interface Answer {
  readonly status: number;
  readonly date: string | undefined;
  readonly body: unknown;
}

export async function enrol({ centre, code, clock, ca }: EnrolmentOptions): Promise<EnrolmentResult> {
  const answer = await ask(centre, 'api/gateways/enrol', { code }, ca);
  return 'kind' in answer ? answer : understand(answer, centre, clock);
}

export type RotationResult =
  | { readonly kind: 'rotated'; readonly password: string; readonly expiresAt: Instant }
  /** The centre does not know this password (any more), or asks to wait. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'not-a-centre'; readonly status: number };

/** Asks for a newer password. The present one goes on working until the newer one is first used. */
export async function rotate(
  { gateway, password, centre }: Pick<Credential, 'gateway' | 'password' | 'centre'>,
  ca?: Buffer,
): Promise<RotationResult> {
  const answer = await ask(centre, 'api/gateways/credential', { gateway, password }, ca);
  if ('kind' in answer) return answer;
  const { status, body } = answer;
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (status >= 400) {
    const { message } = record;
    return typeof message === 'string' ? { kind: 'refused', status, message } : { kind: 'not-a-centre', status };
  }
  const { password: newer, expiresAt } = record;
  return typeof newer === 'string' && newer !== '' && typeof expiresAt === 'number'
    ? { kind: 'rotated', password: newer, expiresAt }
    : { kind: 'not-a-centre', status };
}

async function ask(
  centre: string,
  route: string,
  body: object,
  ca: Buffer | undefined,
): Promise<Answer | { readonly kind: 'unreachable'; readonly message: string }> {
  let url: URL;
  try {
    url = new URL(route, centre.endsWith('/') ? centre : `${centre}/`);
  } catch {
    return { kind: 'unreachable', message: 'the address of the centre is not a URL' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'unreachable', message: 'the address of the centre must begin with http:// or https://' };
  }
  try {
    return await post(url, body, ca);
  } catch (error) {
    return { kind: 'unreachable', message: error instanceof Error ? error.message : 'no connection' };
  }
}

function understand({ status, date, body }: Answer, centre: string, clock: Clock): EnrolmentResult {
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (status >= 400) {
    const { message } = record;
    return typeof message === 'string' ? { kind: 'refused', status, message } : { kind: 'not-a-centre', status };
  }
  const { gateway, username, password, mqttUrl, expiresAt } = record;
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  if (!isText(gateway) || !isText(username) || !isText(password) || !isText(mqttUrl)) {
    return { kind: 'not-a-centre', status };
  }
  const enrolledAt = clock.now();
  const clockOffsetMs = offsetFromDate(date, enrolledAt);
  const lapses = typeof expiresAt === 'number' ? expiresAt : null;
  return {
    kind: 'enrolled',
    credential: { gateway, username, password, mqttUrl, centre, enrolledAt, expiresAt: lapses, clockOffsetMs },
  };
}

/** The Date header is cut to the second, so on average the centre's clock was half a second further. */
function offsetFromDate(date: string | undefined, now: number): DurationMs | null {
  const sentAt = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(sentAt) ? null : Math.round(now - (sentAt + 500));
}

function post(url: URL, body: object, ca: Buffer | undefined): Promise<Answer> {
  const content = Buffer.from(JSON.stringify(body));
  const options = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': content.length, accept: 'application/json' },
    timeout: ANSWER_WITHIN_MS,
    ...(ca && { ca }),
  };
  return new Promise((resolve, reject) => {
    const receive = (response: IncomingMessage) => void readAnswer(response).then(resolve, reject);
    const request =
      url.protocol === 'https:' ? httpsRequest(url, options, receive) : httpRequest(url, options, receive);
    request.on('timeout', () => request.destroy(new Error('the centre did not answer in time')));
    request.on('error', reject);
    request.end(content);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  let body: unknown = null;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    // Not JSON: `understand` says what that means.
  }
  return { status: response.statusCode ?? 0, date: response.headers.date, body };
}
