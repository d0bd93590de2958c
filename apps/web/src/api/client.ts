// One typed client for the centre's API. Every failure arrives as an ApiError, also the network's own.
import createClient from 'openapi-fetch';
import { provingFetch } from '../session/proof-requests.js';
import type { paths } from './schema.js';
import type { FieldProblem, Problem } from './types.js';

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  fetch: provingFetch,
});

/** What went wrong with a request. `status` 0: the centre could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problems: readonly FieldProblem[] = [],
    readonly errorId: string | null = null,
    readonly retryAfterSeconds: number | null = null,
    /** What had happened at the centre before an act made offline arrived. */
    readonly meanwhile: NonNullable<Problem['meanwhile']> | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** The centre could not be reached or could not answer; the same request may work later. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

const sessionEnded = new Set<() => void>();

/** Calls `listener` when the centre says that nobody is logged in any more. Returns the way to stop. */
export function onSessionEnded(listener: () => void): () => void {
  sessionEnded.add(listener);
  return () => sessionEnded.delete(listener);
}

/** Awaits an answer and gives its data, or throws an ApiError. */
export async function take<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'NETWORK.UNREACHABLE', 'The centre could not be reached.');
  }
  if (answer.response.ok) return answer.data as T;
  const { status } = answer.response;
  if (status === 401) for (const listener of sessionEnded) listener();
  throw apiErrorOf(status, answer.error, answer.response.headers.get('Retry-After'));
}

/** The same for a route that answers with a file; asked with `parseAs: 'blob'`. */
export async function takeFile(request: Promise<Answer<unknown>>): Promise<Blob> {
  return (await take(request)) as Blob;
}

export function apiErrorOf(status: number, body: unknown, retryAfter: string | null): ApiError {
  const problem = isProblem(body) ? body : null;
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
  return new ApiError(
    status,
    problem?.code ?? `HTTP.${status}`,
    problem?.message ?? `The centre answered ${status}.`,
    problem?.problems ?? [],
    problem?.errorId ?? null,
    seconds,
    problem?.meanwhile ?? null,
  );
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}
