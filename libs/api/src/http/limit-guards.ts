// Two guards around the one that asks who is there: routes for everybody are counted by address before it, all others by
// person after it.
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AuthenticatedRequest } from '../access/route-access.js';
import { RequestLimits } from './request-limits.js';
import { LIMITS, ROUTE_LIMITS, type LimitName } from './route-limits.js';

/** Where `@Operation` has Swagger keep the operation's id. */
const API_OPERATION = 'swagger/apiOperation';

function limitOf(reflector: Reflector, context: ExecutionContext): LimitName {
  const operation = reflector.get<{ operationId?: string } | undefined>(API_OPERATION, context.getHandler());
  return ROUTE_LIMITS.get(operation?.operationId ?? '') ?? 'change';
}

@Injectable()
export class AddressLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RequestLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const limit = limitOf(this.reflector, context);
    const { ip = 'unknown' } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (LIMITS[limit].by === 'address') this.limits.spend(limit, ip);
    return true;
  }
}

@Injectable()
export class PersonLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RequestLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const limit = limitOf(this.reflector, context);
    const { session, ip = 'unknown' } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    // Of a board on the wall its own name counts, whoever shows a badge there.
    if (LIMITS[limit].by === 'person') this.limits.spend(limit, session?.principal.personId ?? ip);
    return true;
  }
}
