// A person at the API: logged in by both factors, with the cookie a browser would keep and the origin it would name. Calls
// are typed by the published contract.
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../../web/src/api/schema.js';
import { AuthenticatorApp } from '#testing';
import { eventually } from './eventually.js';
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

/** What a person has at hand beside the name: the password of the moment and an authenticator app. */
interface Holder {
  password: string;
  app: AuthenticatorApp | null;
}

const holders = new Map<string, Holder>();

/** The one who holds an account of a hub; a new folder on the same port is a new account by its password. */
function holderOf(url: string, { name, password }: Account): Holder {
  const key = `${url} ${name} ${password}`;
  const holder = holders.get(key) ?? { password, app: null };
  holders.set(key, holder);
  return holder;
}

/** The password an account has by now, when its first one was a temporary one. */
export function passwordOf(url: string, account: Account): string {
  return holderOf(url, account).password;
}

/** A code of the person's app that has not been used, once there is one; null for who has no app. */
export async function codeOf(url: string, account: Account): Promise<string | null> {
  const { app } = holderOf(url, account);
  if (app === null) return null;
  const withinMs = app.waitMs(Date.now()) + 5_000;
  return eventually('a code that was not used', () => app.code(Date.now()), { withinMs, everyMs: 250 });
}

/** A person at the API, through every step of the log-in; keeps the cookie as a browser does, and steps up where asked. */
export class Seat {
  readonly api: Client<paths>;
  me!: Schemas['Me'];
  private token = '';

  private constructor(
    readonly url: string,
    private readonly account: Account,
  ) {
    this.api = createClient<paths>({ baseUrl: url, fetch: (request) => this.send(request) });
  }

  get cookie(): string {
    return this.token;
  }

  static async logIn(url: string, account: Account): Promise<Seat> {
    const seat = new Seat(url, account);
    await seat.logIn();
    return seat;
  }

  private async logIn(): Promise<void> {
    const holder = holderOf(this.url, this.account);
    const { name } = this.account;
    this.me = await ok(this.api.POST('/api/session', { body: { name, password: holder.password } }));
    if (this.token === '') throw new Error('the centre gave no session cookie');
    if (this.me.stage === 'second-factor') await this.prove();
    if (this.me.stage === 'new-password') {
      const password = `${holder.password} of my own`;
      this.me = await ok(this.api.PUT('/api/session/password', { body: { password } }));
      holder.password = password;
    }
    if (this.me.stage === 'enrolment') {
      const { secret } = await ok(this.api.POST('/api/account/totp'));
      holder.app = new AuthenticatorApp(secret);
      await ok(this.api.POST('/api/account/totp/confirm', { body: { code: holder.app.code(Date.now()) } }));
      this.me = await ok(this.api.GET('/api/session'));
    }
  }

  private async prove(): Promise<void> {
    const code = await codeOf(this.url, this.account);
    const body = code === null ? { password: passwordOf(this.url, this.account) } : { code };
    this.me = await ok(this.api.POST('/api/session/proof', { body }));
  }

  private async send(request: Request): Promise<Response> {
    const again = request.clone();
    const answer = await this.once(request);
    if (answer.status !== 403) return answer;
    const problem = (await answer.clone().json()) as Schemas['Problem'];
    if (problem.code !== 'ACCESS.STEP_UP_REQUIRED') return answer;
    await this.prove();
    return this.once(again);
  }

  private async once(request: Request): Promise<Response> {
    request.headers.set('origin', this.url);
    if (this.token !== '') request.headers.set('cookie', this.token);
    const answer = await fetch(request);
    const cookie = answer.headers.getSetCookie().find((line) => /^(__Host-)?mimamori_session=/.test(line));
    if (cookie !== undefined) this.token = cookie.split(';')[0] ?? '';
    return answer;
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
