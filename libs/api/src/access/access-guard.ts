// The one door of every route: where the request comes from, who asks, and whether the route is for them.
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SESSION_COOKIE, Sessions } from '#access';
import { SETTINGS, type CentreSettings } from '../ports.js';
import { Refusal } from '../http/refusal.js';
import { cookieOf } from './cookies.js';
import { ROUTE_ACCESS, type AuthenticatedRequest, type RouteAccess } from './route-access.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: CentreSettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const token = cookieOf(request, SESSION_COOKIE);
    this.checkOrigin(request, token !== null);
    if (access?.kind === 'public') return true;
    const session = token === null ? null : await this.sessions.bySecret(token);
    if (session === null) throw new Refusal(401, 'ACCESS.NOT_LOGGED_IN', 'Nobody is logged in.');
    // A route without roles can't be reached: the start refuses it. Should it be, it is for nobody.
    if (access === undefined || !access.roles.includes(session.principal.role)) {
      throw new Refusal(403, 'ACCESS.FORBIDDEN', 'Not for this person.');
    }
    request.principal = session.principal;
    request.sessionKey = session.key;
    return true;
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

function hostOf(origin: string): string | null {
  try {
    const url = new URL(origin);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.host : null;
  } catch {
    return null;
  }
}
