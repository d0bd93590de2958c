// A person at the API: logged in, with the cookie a browser would keep and the origin it would name. Calls are typed by the
// published contract.
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../../web/src/api/schema.js';
import type { Account } from './hub-process.js';

export type Schemas = components['schemas'];

/** The centre said no; `status` and `code` are its own. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(`${status} ${code}: ${message}`);
  }
}

export class Seat {
  readonly api: Client<paths>;

  private constructor(
    readonly url: string,
    readonly cookie: string,
    readonly me: Schemas['Me'],
  ) {
    this.api = createClient<paths>({ baseUrl: url, headers: { cookie, origin: url } });
  }

  static async logIn(url: string, { name, password }: Account): Promise<Seat> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ name, password }),
    });
    const body = (await answer.json()) as Schemas['Me'] & Schemas['Problem'];
    if (!answer.ok) throw new Refused(answer.status, body.code, body.message);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('mimamori_session='));
    if (cookie === undefined) throw new Error('the centre gave no session cookie');
    return new Seat(url, cookie.split(';')[0]!, body);
  }
}

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's body; throws `Refused` where the centre said no. */
export async function ok<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const problem = (error ?? {}) as Partial<Schemas['Problem']>;
  throw new Refused(
    response.status,
    problem.code ?? 'none',
    `${problem.message ?? ''} ${JSON.stringify(problem.problems ?? [])}`,
  );
}
