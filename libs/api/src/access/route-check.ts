// At start: every route of every controller says who may take it, or the centre does not start.
import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { AppError } from '#kernel';
import { ROUTE_ACCESS, type RouteAccess } from './route-access.js';

export interface Route {
  /** `Controller.method`. */
  readonly handler: string;
  readonly access: RouteAccess | undefined;
}

@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.routes().filter((route) => route.access === undefined);
    if (open.length === 0) return;
    const names = open.map((route) => route.handler).join(', ');
    throw new AppError(
      'API.ROUTE_WITHOUT_ROLES',
      'permanent',
      `These routes do not say who may take them: ${names}. Give each @Roles(…), @AnyRole() or @Public().`,
    );
  }

  routes(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (typeof handler !== 'function' || !isRoute(handler)) return [];
        const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
          handler as () => unknown,
          metatype as () => unknown,
        ]);
        return [{ handler: `${metatype?.name ?? 'unknown'}.${name}`, access }];
      });
    });
  }
}

function isRoute(handler: object): boolean {
  return (
    Reflect.getMetadata(PATH_METADATA, handler) !== undefined &&
    (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined) !== undefined
  );
}
