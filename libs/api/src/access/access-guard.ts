// The one door of every route: where the request comes from, who asks, what they have proven, and whether the route is for
// them.
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { BadgePins, sessionCookieName, Sessions, STEP_UP_MS, type Session } from '#access';
import type { Clock } from '#kernel';
import type { SessionStage } from '#records';
import { CLOCK, SETTINGS, type CentreSettings } from '../ports.js';
import { RequestLimits } from '../http/request-limits.js';
import { Refusal } from '../http/refusal.js';
import { cookieOf, setSessionCookie } from './cookies.js';
import {
  BADGE_HEADER,
  ROUTE_ACCESS,
  ROUTE_BOARD,
  ROUTE_STAGES,
  ROUTE_STEP_UP,
  type AuthenticatedRequest,
  type BoardAccess,
  type RouteAccess,
} from './route-access.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const UNFINISHED: Readonly<Record<Exclude<SessionStage, 'complete'>, readonly [code: string, message: string]>> = {
  'second-factor': ['ACCESS.SECOND_FACTOR_REQUIRED', 'The second step of the log-in is missing.'],
  enrolment: ['ACCESS.ENROLMENT_REQUIRED', 'A second factor must be set up first.'],
  'new-password': ['ACCESS.NEW_PASSWORD_REQUIRED', 'The temporary password must be replaced first.'],
};

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly badges: BadgePins,
    private readonly limits: RequestLimits,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const access = this.of<RouteAccess>(context, ROUTE_ACCESS);
    const token = cookieOf(request, sessionCookieName(this.settings.secureCookies));
    this.checkOrigin(request, token !== null);
    if (access?.kind === 'public') return true;
    const session = token === null ? null : await this.admit(context, token);
    if (session === null) {
      this.limits.spend('stranger', request.ip ?? 'unknown');
      throw new Refusal(401, 'ACCESS.NOT_LOGGED_IN', 'Nobody is logged in.');
    }
    request.session = session;
    request.sessionKey = session.key;
    request.principal = session.principal;
    if (session.kind === 'device') await this.checkBoard(request, session, this.of<BoardAccess>(context, ROUTE_BOARD));
    // A route without roles can't be reached: the start refuses it. Should it be, it is for nobody.
    if (access === undefined || !access.roles.includes(request.principal.role)) throw forbidden();
    this.checkProven(session, context);
    return true;
  }

  private of<T>(context: ExecutionContext, key: string): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }

  private async admit(context: ExecutionContext, token: string): Promise<Session | null> {
    const admitted = await this.sessions.admit(token);
    if (admitted === null) return null;
    const { session, freshToken } = admitted;
    if (freshToken !== null) {
      const response = context.switchToHttp().getResponse<Response>();
      const { secureCookies: secure } = this.settings;
      setSessionCookie(response, freshToken, session.expiresAt - this.clock.now(), { secure });
    }
    return session;
  }

  private checkProven({ stage, provenAt }: Session, context: ExecutionContext): void {
    if (stage !== 'complete') {
      if (this.of<SessionStage[]>(context, ROUTE_STAGES)?.includes(stage) === true) return;
      const [code, message] = UNFINISHED[stage];
      throw new Refusal(403, code, message);
    }
    if (this.of<boolean>(context, ROUTE_STEP_UP) !== true || this.clock.now() - provenAt <= STEP_UP_MS) return;
    throw new Refusal(403, 'ACCESS.STEP_UP_REQUIRED', 'This act asks for a fresh proof of who you are.');
  }

  /** A board on the wall reads. What it changes, it changes for a person who shows a badge. */
  private async checkBoard(
    request: AuthenticatedRequest,
    board: Session,
    access: BoardAccess | undefined,
  ): Promise<void> {
    if (SAFE_METHODS.has(request.method) || access === 'asks-for-badge') return;
    if (access !== 'by-badge') throw new Refusal(403, 'ACCESS.BOARD_READS_ONLY', 'A board on the wall can’t do this.');
    const badge = request.headers[BADGE_HEADER];
    const person = typeof badge === 'string' ? await this.badges.spend(board, badge) : null;
    if (person === null) throw new Refusal(403, 'ACCESS.BADGE_REQUIRED', 'Somebody has to show a badge for this.');
    request.principal = person;
  }

  /**
   * A browser says with every unsafe request which page it comes from. A foreign page is refused, and so is a request
   * that carries our cookie and does not say. The cookie's SameSite=Strict is the first wall, this the second.
   */
  private checkOrigin(request: AuthenticatedRequest, withCookie: boolean): void {
    if (SAFE_METHODS.has(request.method)) return;
    const { origin, host } = request.headers;
    if (origin === undefined && !withCookie) return;
    if (origin !== undefined && (this.settings.allowedOrigins.includes(origin) || hostOf(origin) === host)) return;
    throw new Refusal(403, 'ACCESS.FOREIGN_ORIGIN', 'The request does not come from this centre’s own pages.');
  }
}

function forbidden(): Refusal {
  return new Refusal(403, 'ACCESS.FORBIDDEN', 'Not for this person.');
}

function hostOf(origin: string): string | null {
  try {
    const url = new URL(origin);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.host : null;
  } catch {
    return null;
  }
}
