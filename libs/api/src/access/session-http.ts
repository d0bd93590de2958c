// Logging in over HTTP: outcomes become answers and the cookie, and every attempt is on the audit trail.
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Sessions, type Session } from '#access';
import { SECOND_MS, type Clock } from '#kernel';
import { Refusal } from '../http/refusal.js';
import { CentreTransactions } from '../centre-transaction.js';
import { CLOCK, SETTINGS, type CentreSettings } from '../ports.js';
import type { LogInDto, MeDto } from './access.dto.js';
import { clearSessionCookie, setSessionCookie } from './cookies.js';
import type { AuthenticatedRequest } from './route-access.js';

@Injectable()
export class SessionHttp {
  constructor(
    private readonly sessions: Sessions,
    private readonly transactions: CentreTransactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
  ) {}

  async logIn(body: LogInDto, request: Request, response: Response): Promise<MeDto> {
    const address = request.ip ?? 'unknown';
    const outcome = await this.sessions.logIn({ ...body, address });
    if (outcome.kind === 'wait') {
      const seconds = Math.ceil(outcome.forMs / SECOND_MS);
      throw new Refusal(429, 'ACCESS.TOO_MANY_ATTEMPTS', 'Too many attempts; wait a little.', undefined, seconds);
    }
    if (outcome.kind === 'refused') {
      await this.write(null, 'session.refused', address);
      throw new Refusal(401, 'ACCESS.WRONG_NAME_OR_PASSWORD', 'The name or the password is wrong.');
    }
    const { token, session } = outcome;
    await this.write(session, 'session.log-in', address);
    setSessionCookie(response, token, session.expiresAt - this.clock.now(), { secure: this.settings.secureCookies });
    return meOf(session);
  }

  async me(request: AuthenticatedRequest): Promise<MeDto> {
    const session = await this.sessions.byKey(request.sessionKey ?? '');
    if (session === null) throw new Refusal(401, 'ACCESS.NOT_LOGGED_IN', 'Nobody is logged in.');
    return meOf(session);
  }

  async logOut(request: AuthenticatedRequest, response: Response): Promise<void> {
    const session = await this.sessions.byKey(request.sessionKey ?? '');
    await this.sessions.end(request.sessionKey ?? '');
    await this.write(session, 'session.log-out', request.ip ?? 'unknown');
    clearSessionCookie(response, { secure: this.settings.secureCookies });
  }

  private write(session: Session | null, action: string, address: string): Promise<void> {
    const person = session?.principal;
    return this.transactions.records.audit.add([
      { at: this.clock.now(), personId: person?.personId ?? null, role: person?.role ?? null, action, address },
    ]);
  }
}

function meOf({ principal, expiresAt }: Session): MeDto {
  return { ...principal, sessionExpiresAt: expiresAt };
}
