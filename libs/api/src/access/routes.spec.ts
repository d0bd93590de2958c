// A route that does not say who may take it. Who reaches which route is held by reach.spec.ts, how often by
// route-limits.spec.ts.
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { RouteCheck } from './route-check.js';

describe('a route', () => {
  it('without a word on who may take it keeps the centre from starting, and is named', async () => {
    @Controller('open-door')
    class OpenDoorController {
      @Get()
      enter(): string {
        return 'anybody';
      }
    }
    @Module({ imports: [DiscoveryModule], controllers: [OpenDoorController], providers: [RouteCheck] })
    class OpenDoorModule {}
    const start = NestFactory.create(OpenDoorModule, { logger: false, abortOnError: false }).then((app) => app.init());
    await expect(start).rejects.toMatchObject({
      code: 'API.ROUTE_WITHOUT_ROLES',
      message: expect.stringContaining('OpenDoorController.enter') as string,
    });
  });
});
