// Who may take a route. Every route says so itself; the hub refuses to start with one that does not.
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { ROLES, type Principal, type Role } from '#access';
import type { Request } from 'express';

export const ROUTE_ACCESS = 'mimamori:route-access';

export type RouteAccess = { readonly kind: 'public' } | { readonly kind: 'roles'; readonly roles: readonly Role[] };

/** The request as it is behind the guard. */
export interface AuthenticatedRequest extends Request {
  principal?: Principal;
  /** Digest of the session's token, so that logging out ends this session. */
  sessionKey?: string;
}

/** For anybody, logged in or not. */
export function Public(): MethodDecorator {
  return applyDecorators(
    SetMetadata(ROUTE_ACCESS, { kind: 'public' } satisfies RouteAccess),
    ApiExtension('x-roles', ['public']),
  );
}

/** For people in one of these roles. */
export function Roles(...roles: Role[]): MethodDecorator {
  return applyDecorators(
    SetMetadata(ROUTE_ACCESS, { kind: 'roles', roles } satisfies RouteAccess),
    ApiSecurity('session'),
    ApiExtension('x-roles', roles),
  );
}

/** For everybody who is logged in. */
export function AnyRole(): MethodDecorator {
  return Roles(...ROLES);
}

/** The person who asks. Only on routes with roles, where the guard has put one. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (principal === undefined) throw new Error('A public route asks who is there.');
  return principal;
});
