// The whole centre in one process: chooses an adapter for every port, starts the parts in the order data walk, and stops
// them the other way round.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Accounts, GatewayAuthenticator, newToken } from '#access';
import { AlarmIntake, EventStreams, GatewayRegistry } from '#api';
import { JournalClock } from '#engine';
import { SystemIds, systemClock, systemScheduler } from '#host';
import type { Logger } from '#kernel';
import type { RunningBroker } from '#mqtt';
import { Health, type Metrics, createMetrics } from '#observability';
import { ActsPump, journalAct } from './acts-pump.js';
import { Canary, canaryActs } from './canary.js';
import { CanaryRoute } from './canary-route.js';
import type { HubConfig } from './config.js';
import { type Doors, openBroker } from './doors.js';
import { EngineKeeper } from './engine-keeper.js';
import { Housekeeping } from './housekeeping.js';
import { createIngest } from './ingest.js';
import { pendingActs } from './pending-acts.js';
import { type Stores, openStores } from './stores.js';
import { createWebServer } from './web-server.js';

export interface Hub {
  /** Where people open it. */
  readonly url: string;
  /** Where gateways connect. */
  readonly mqttUrl: string;
  readonly stores: Stores;
  readonly app: NestExpressApplication;
  /** The first administrator's log-in, at the first start only. */
  readonly firstLogIn: { readonly name: string; readonly password: string } | null;
  close(): Promise<void>;
}

const webFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../web');

/** Things to be undone, last first. */
class Stack {
  private readonly undo: Array<() => unknown> = [];
  add(work: () => unknown): void {
    this.undo.push(work);
  }
  async unwind(): Promise<void> {
    for (let work = this.undo.pop(); work !== undefined; work = this.undo.pop()) await work();
  }
}

/** Rejects with an `AppError` or a system error that `startupProblem` can put into words; nothing is left running then. */
export async function startHub(config: HubConfig, logger: Logger, onFatal: (error: unknown) => void): Promise<Hub> {
  const stack = new Stack();
  try {
    return await start(config, logger, onFatal, stack);
  } catch (error) {
    await stack.unwind();
    throw error;
  }
}

async function start(config: HubConfig, logger: Logger, onFatal: (error: unknown) => void, stack: Stack): Promise<Hub> {
  const [clock, scheduler] = [systemClock, systemScheduler];
  const ids = new SystemIds();
  const metrics = createMetrics({ defaults: true });
  const stores = await openStores(config, logger, onFatal);
  stack.add(() => stores.close());
  const { journal, archive, snapshots, events, database } = stores;

  // The intake lives in the application, and the application shows what the engine sees: the engine is told of it later.
  let intake: AlarmIntake | null = null;
  const canary = new Canary({
    clock,
    scheduler,
    ids,
    logger,
    onLatency: (ms) => metrics.canaryLatencySeconds.set(ms === null ? -1 : ms / 1_000),
  });
  const canaryRoute = new CanaryRoute(database, events, clock, () => canary.seen());
  const engine = new EngineKeeper({
    journal,
    archive,
    snapshots,
    clock,
    scheduler,
    logger,
    intake: async (effects) => {
      const others = await canaryRoute.take(effects);
      for (const { kind, episode } of others
        .flatMap((one) => one.effects)
        .filter((effect) => effect.kind !== 'transition')) {
        if (kind === 'alarm-raised') metrics.alarmsRaised.inc({ kind: episode.ruleKind, priority: episode.priority });
      }
      if (others.length > 0) await intake?.take(others);
    },
    onDropped: (reason) => metrics.framesDropped.inc({ reason }),
    onHandled: (position, lagMs) => {
      metrics.enginePosition.set(position);
      metrics.engineLagSeconds.set(lagMs / 1_000);
    },
  });

  // The value that waited longest in each bundle speaks for the bundle.
  engine.numerics$.subscribe((bundle) => {
    const oldest = bundle.reduce((at, { receivedAt }) => Math.min(at, receivedAt), Number.POSITIVE_INFINITY);
    metrics.sampleToBoardSeconds.observe((clock.now() - oldest) / 1_000);
  });

  const acts = pendingActs(database, clock);
  const pump = new ActsPump(acts, journal, logger, scheduler);
  stack.add(() => pump.close());

  const health = new Health();
  const doors: Doors = { mqttUrl: config.publicMqttUrl ?? `mqtt://{host}:${config.mqttPort}` };
  const app = await createWebServer({
    config,
    ports: {
      database,
      events,
      archive,
      liveFeed: engine,
      pathStatus: canary,
      clock,
      scheduler,
      ids,
      logger,
      settings: {
        get mqttUrl() {
          return doors.mqttUrl;
        },
        allowedOrigins: config.publicUrl === null ? [] : [new URL(config.publicUrl).origin],
        secureCookies: config.tls !== null || config.publicUrl?.startsWith('https:') === true,
        timers: true,
      },
      onActsCommitted: () => pump.wake(),
    },
    health,
    metrics,
    webFolder,
  });
  stack.add(() => app.close());
  intake = app.get(AlarmIntake);

  const journalClock = new JournalClock(journal, scheduler, logger);
  stack.add(() => journalClock.close());
  await engine.start();
  stack.add(() => engine.close());
  pump.wake();

  const registry = app.get(GatewayRegistry);
  await registry.forgetConnections();
  const canaryPassword = newToken();
  let broker: RunningBroker | null = null;
  const accept = createIngest({
    journal,
    journalClock,
    clock,
    metrics,
    logger,
    onRefused: (gateway, refusal) => registry.frameRefused(gateway, refusal),
    onStatus: (status) => {
      registry.statusReceived(status);
      // The answer lets the gateway measure how far its clock is off.
      broker?.command(status.gateway, { kind: 'centre-time', sentAt: clock.now() });
    },
  });
  const authenticator = app.get(GatewayAuthenticator);
  const running = await openBroker({
    config,
    accept,
    authenticator,
    canaryPassword,
    journal,
    registry,
    metrics,
    logger,
    clock,
    scheduler,
  });
  broker = running;
  stack.add(() => running.close());
  authenticator.onRevoked((gateway) => running.disconnect(gateway));
  const mqttPort = running.ports.tcp ?? config.mqttPort;
  doors.mqttUrl = config.publicMqttUrl ?? `mqtt://{host}:${mqttPort}`;

  for (const act of canaryActs(clock.now(), ids.next())) await journalAct(journal, act);
  canaryRoute.start(logger);
  stack.add(() => canaryRoute.close());
  await canary.start(`mqtt://127.0.0.1:${mqttPort}`, canaryPassword);
  stack.add(() => canary.close());

  const streams = app.get(EventStreams);
  const openStreams = (): number => streams.open;
  const housekeeping = new Housekeeping({ stores, engine, acts, openStreams, metrics, clock, scheduler, logger });
  stack.add(() => housekeeping.close());
  addChecks(health, { stores, engine, canary });

  await app.listen(config.httpPort, config.host);
  const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  const firstLogIn = await app.get(Accounts).ensureFirstAdministrator();
  return {
    url: config.publicUrl ?? `${config.tls === null ? 'http' : 'https'}://${host}:${port}`,
    mqttUrl: doors.mqttUrl.replace('{host}', host),
    stores,
    app,
    firstLogIn,
    close: () => stack.unwind(),
  };
}

interface Checked {
  readonly stores: Stores;
  readonly engine: EngineKeeper;
  readonly canary: Canary;
}

function addChecks(health: Health, { stores, engine, canary }: Checked): void {
  health.add('records', async () => {
    await stores.database.db.selectNoFrom((eb) => eb.lit(1).as('one')).execute();
    return { ok: true, reason: 'The records answer.' };
  });
  health.add('engine', async () => {
    if (engine.problem !== null) return { ok: false, reason: engine.problem };
    const behind = (await stores.journal.latest()) - engine.position;
    return behind <= 50
      ? { ok: true, reason: 'The engine keeps up with the journal.' }
      : { ok: false, reason: `The engine is ${behind} batches behind the journal.` };
  });
  health.add('path', () => {
    const { state, latencyMs } = canary.status();
    return state === 'failed'
      ? { ok: false, reason: 'The canary did not come back: alarms may not reach the boards.' }
      : { ok: true, reason: latencyMs === null ? 'The canary has just set out.' : `The canary took ${latencyMs} ms.` };
  });
}

export type { Metrics };
