// Who may take a route, and what they must have proven. Every route says so itself; the hub refuses to start with one that
// does not.
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiSecurity } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { ROLES, type Principal, type Role, type Session } from '#access';
import type { SessionStage } from '#records';
import type { Request } from 'express';

export const ROUTE_ACCESS = 'mimamori:route-access';
export const ROUTE_STAGES = 'mimamori:route-stages';
export const ROUTE_STEP_UP = 'mimamori:route-step-up';
export const ROUTE_BOARD = 'mimamori:route-board';
export const BADGE_HEADER = 'x-badge';

export type RouteAccess = { readonly kind: 'public' } | { readonly kind: 'roles'; readonly roles: readonly Role[] };
/** What a board on the wall may do with a route that changes something: act for whoever shows a badge, or ask for a badge. */
export type BoardAccess = 'by-badge' | 'asks-for-badge';

/** The request as it is behind the guard. */
export interface AuthenticatedRequest extends Request {
  principal?: Principal;
  session?: Session;
  /** Names the session, so that logging out ends this one. */
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

/** Also for sessions that are not yet complete, in these stages; without it a route is for complete ones only. */
export function Unfinished(...stages: Array<Exclude<SessionStage, 'complete'>>): MethodDecorator {
  return SetMetadata(ROUTE_STAGES, stages);
}

/** A dangerous act: asks for a proof of the last ten minutes, or answers 403 `ACCESS.STEP_UP_REQUIRED`. */
export function StepUp(): MethodDecorator {
  return applyDecorators(SetMetadata(ROUTE_STEP_UP, true), ApiExtension('x-step-up', true));
}

/** May be done at a board on the wall by a person who shows a badge there. */
export function ByBadge(): MethodDecorator {
  return applyDecorators(
    SetMetadata(ROUTE_BOARD, 'by-badge' satisfies BoardAccess),
    ApiHeader({ name: BADGE_HEADER, required: false, description: 'From `showBadge`, at a board on the wall.' }),
  );
}

/** How a board on the wall asks who is there. */
export function AsksForBadge(): MethodDecorator {
  return SetMetadata(ROUTE_BOARD, 'asks-for-badge' satisfies BoardAccess);
}

/** The person who asks. Only on routes with roles, where the guard has put one. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (principal === undefined) throw new Error('A public route asks who is there.');
  return principal;
});

/** The session of the request. Only on routes with roles. */
export const TheSession = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const { session } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (session === undefined) throw new Error('A public route asks for a session.');
  return session;
});
