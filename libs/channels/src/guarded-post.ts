// One HTTPS POST to somebody else's server: guarded address, no redirects, little of the answer read, bounded in time.
import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { AppError, type Instant } from '#kernel';
import { type AddressGuard, FORBIDDEN_ADDRESS, forbidden } from './address-guard.js';
import { outcomeOf, type HttpAnswer } from './http-answer.js';
import type { SendOutcome } from './message.js';
import { codeOf } from './system-error.js';

export interface PostOptions {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
  readonly signal: AbortSignal;
}

/** Errors before any byte of the request could have been read by the other side. */
const NEVER_ARRIVED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);

export class GuardedPost {
  private readonly agent: Agent;

  /** `ca` is for tests and for a house with an authority of its own. */
  constructor(
    private readonly guard: AddressGuard,
    options: { readonly ca?: string } = {},
  ) {
    this.agent = new Agent({
      keepAlive: true,
      maxFreeSockets: 4,
      lookup: guard.lookup,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    });
  }

  async outcome(url: URL, options: PostOptions, now: () => Instant): Promise<SendOutcome> {
    try {
      return outcomeOf(await this.post(url, options), now());
    } catch (error) {
      return failureOf(error, options.signal);
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private post(url: URL, { headers, body, signal }: PostOptions): Promise<HttpAnswer> {
    if (url.protocol !== 'https:') return Promise.reject(forbidden());
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    // Node looks up names only: an address written out is judged here.
    if (isIP(host) !== 0 && !this.guard.permits(host)) return Promise.reject(forbidden());
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        { method: 'POST', agent: this.agent, signal, headers: { ...headers, 'content-length': body.length } },
        (answer) => resolve(read(answer)),
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** The head is all we want; the rest is let go so that the connection can be used again. */
function read(answer: IncomingMessage): HttpAnswer {
  const length = Number(answer.headers['content-length'] ?? 0);
  if (length > 64 * 1024) answer.destroy();
  else answer.resume();
  answer.on('error', () => undefined);
  const retryAfter = answer.headers['retry-after'];
  return { status: answer.statusCode ?? 0, retryAfter: retryAfter ?? null };
}

function failureOf(error: unknown, signal: AbortSignal): SendOutcome {
  if (error instanceof AppError && error.code === FORBIDDEN_ADDRESS) {
    return { kind: 'permanent', reason: 'forbidden address' };
  }
  if (signal.aborted) return { kind: 'ambiguous', reason: 'no answer in time' };
  const code = codeOf(error) ?? 'unknown';
  if (NEVER_ARRIVED.has(code) || code.startsWith('CERT_') || code.includes('CERT') || code.startsWith('ERR_TLS')) {
    return { kind: 'transient', reason: code, retryAfterMs: null };
  }
  return { kind: 'ambiguous', reason: code };
}
