// The centre as the application it is, over a database that is there already: without broker, engine, web server or
// channels, whose places are taken by what the caller gives or by nothing.
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { EMPTY } from 'rxjs';
import { SecretKeys } from '#access';
import { openDatabaseArchive } from '#archive';
import { CentreModule, type CentrePorts } from '#api';
import { DatabaseEvents } from '#events';
import { SystemIds } from '#host';
import { silentLogger, type Clock, type Scheduler } from '#kernel';
import type { Database } from '#records';

export interface CentreParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Whether it looks each second for what is due by itself. */
  readonly timers: boolean;
  readonly messages?: CentrePorts['messages'];
}

export class RunningCentre {
  private constructor(
    readonly app: INestApplicationContext,
    readonly events: DatabaseEvents,
  ) {}

  static async start({ database, clock, scheduler, timers, messages }: CentreParts): Promise<RunningCentre> {
    const events = await DatabaseEvents.open({ database, scheduler, logger: silentLogger });
    const ports: CentrePorts = {
      database,
      events,
      archive: openDatabaseArchive({ database, clock }),
      liveFeed: { numerics$: EMPTY, snapshot: () => [], ecg: () => EMPTY },
      pathStatus: { status: () => ({ state: 'ok', checkedAt: clock.now(), latencyMs: 0 }) },
      clock,
      scheduler,
      ids: new SystemIds(),
      logger: silentLogger,
      settings: { mqttUrl: 'mqtt://{host}:1883', allowedOrigins: [], secureCookies: false, timers },
      secretKeys: SecretKeys.passing(),
      ...(messages === undefined ? {} : { messages }),
      onActsCommitted: () => undefined,
    };
    const app = await NestFactory.createApplicationContext(CentreModule.register(ports), {
      logger: false,
      abortOnError: false,
    });
    return new RunningCentre(app, events);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.events.close();
  }
}
