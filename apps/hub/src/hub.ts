// The whole centre in one process: chooses an adapter for every port, starts the parts in the order data walk, and stops
// them the other way round.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Accounts, FirstLogInFile, GatewayAuthenticator, newToken, SecondFactors, type FirstLogIn } from '#access';
import { AlarmIntake, type CentrePorts, DeadlineWatch, EventStreams, GatewayRegistry } from '#api';
import { JournalClock, type PatientEffects } from '#engine';
import { SystemIds, systemClock, systemScheduler } from '#host';
import { type Clock, type IdSource, type Logger, type Scheduler, SECOND_MS } from '#kernel';
import type { RunningBroker } from '#mqtt';
import { Health, type Metrics, createMetrics } from '#observability';
import { ActsPump, journalAct } from './acts-pump.js';
import { Canary, canaryActs } from './canary.js';
import { CanaryRoute } from './canary-route.js';
import type { HubConfig } from './config.js';
import { type Doors, openBroker, plainMqttHost } from './doors.js';
import { EngineKeeper } from './engine-keeper.js';
import { Housekeeping } from './housekeeping.js';
import { createIngest } from './ingest.js';
import { type Messages, openMessages } from './messages.js';
import { pendingActs } from './pending-acts.js';
import { type Stores, openStores } from './stores.js';
import { isEveryAddress, makeOwnTls } from './tls-settings.js';
import { SealKeeper } from './seal-keeper.js';
import { createWebServer } from './web-server.js';

export interface Hub {
  /** Where people open it. */
  readonly url: string;
  /** Where gateways connect. */
  readonly mqttUrl: string;
  readonly stores: Stores;
  readonly app: NestExpressApplication;
  /** What the person at the terminal should know of how this hub is reached, or null. */
  readonly notice: string | null;
  /** The first administrator's log-in, at the first start only. */
  readonly firstLogIn: FirstLogIn | null;
  /** Where the first log-in is kept while nobody has used it; otherwise null. */
  readonly firstLogInFile: string | null;
  /** What people may do without because nobody real is here. */
  readonly mode: HubMode;
  close(): Promise<void>;
}

export interface HubMode {
  /** The demonstration ward runs. */
  demonstration: boolean;
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

/** What nearly every part asks for. */
interface Common {
  readonly config: HubConfig;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: IdSource;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly stores: Stores;
  readonly stack: Stack;
}

async function start(given: HubConfig, logger: Logger, onFatal: (error: unknown) => void, stack: Stack): Promise<Hub> {
  const [clock, scheduler] = [systemClock, systemScheduler];
  const { dataDir, host: listensOn, ownTlsNames: ownNames } = given;
  const own = ownNames === null ? null : await makeOwnTls({ dataDir, host: listensOn, ownNames }, clock);
  const config: HubConfig = own === null ? given : { ...given, tls: own.tls };
  const metrics = createMetrics({ defaults: true });
  const stores = await openStores(config, logger, onFatal);
  stack.add(() => stores.close());
  const common: Common = { config, clock, scheduler, ids: new SystemIds(), logger, metrics, stores, stack };

  const canary = new Canary({
    ...common,
    onLatency: (end, ms) => {
      const figure = end === 'board' ? metrics.canaryLatencySeconds : metrics.canaryOutboxLatencySeconds;
      figure.set(ms === null ? -1 : ms / SECOND_MS);
    },
  });
  const canaryRoute = new CanaryRoute(stores.database, stores.events, clock, (at) => canary.seen('board', at));
  // The intake lives in the application, and the application shows what the engine sees: the engine is told of it later.
  const intake: { take: AlarmIntake['take'] } = { take: () => Promise.resolve() };
  const engine = createEngine(common, canaryRoute, (effects) => intake.take(effects));
  const acts = pendingActs(stores.database, clock);
  const pump = new ActsPump(acts, stores.journal, logger, scheduler);
  stack.add(() => pump.close());

  const health = new Health();
  const doors: Doors = { mqttUrl: '' };
  const mode: HubMode = { demonstration: false };
  const messages = openMessages(config, clock);
  const ports = centrePorts(common, { engine, canary, pump, doors, mode, messages });
  const app = await createWebServer({ config, ports, health, metrics, webFolder });
  stack.add(() => app.close());
  const alarms = app.get(AlarmIntake);
  intake.take = (effects) => alarms.take(effects);

  const journalClock = new JournalClock(stores.journal, scheduler, logger);
  stack.add(() => journalClock.close());
  const onCanary = (queuedAt: number): void => canary.seen('outbox', queuedAt);
  stack.add(await messages.start({ ...common, database: stores.database, onCanary }));
  await engine.start();
  stack.add(() => engine.close());
  pump.wake();

  const mqttAddress = await openDoors(common, { app, journalClock, canary, canaryRoute, doors });
  const streams = app.get(EventStreams);
  const housekeeping = new Housekeeping({ ...common, engine, acts, openStreams: () => streams.open });
  stack.add(() => housekeeping.close());
  addChecks(health, { stores, engine, canary, deadlines: app.get(DeadlineWatch), clock });

  await app.listen(config.httpPort, config.host);
  const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
  const host = isEveryAddress(config.host) ? 'localhost' : config.host;
  const seals = new SealKeeper({ ...common, ...stores, keys: stores.secretKeys, factors: app.get(SecondFactors) });
  stack.add(() => seals.close());
  const first = await firstAdministrator(app.get(Accounts), config.dataDir);
  return {
    url: config.publicUrl ?? `${config.tls === null ? 'http' : 'https'}://${host}:${port}`,
    mqttUrl: mqttAddress.replace('{host}', host),
    notice: own?.notice ?? null,
    stores,
    app,
    ...first,
    mode,
    close: () => stack.unwind(),
  };
}

/** The first log-in is on disk before its account is made, and until its owner has chosen another password. */
async function firstAdministrator(
  accounts: Accounts,
  dataDir: string,
): Promise<{ firstLogIn: FirstLogIn | null; firstLogInFile: string | null }> {
  const file = new FirstLogInFile(dataDir);
  accounts.onOwnPassword((name) => file.removeOf(name));
  const firstLogIn = await accounts.ensureFirstAdministrator(file);
  return { firstLogIn, firstLogInFile: file.exists ? file.path : null };
}

function createEngine(
  { clock, scheduler, logger, metrics, stores }: Common,
  canaryRoute: CanaryRoute,
  take: AlarmIntake['take'],
): EngineKeeper {
  const { journal, archive, snapshots } = stores;
  const engine = new EngineKeeper({
    journal,
    archive,
    snapshots,
    clock,
    scheduler,
    logger,
    intake: async (effects) => {
      const others = await canaryRoute.take(effects);
      countRaised(metrics, others);
      if (others.length > 0) await take(others);
    },
    onDropped: (reason) => metrics.framesDropped.inc({ reason }),
    onHandled: (position, lagMs) => {
      metrics.enginePosition.set(position);
      metrics.engineLagSeconds.set(lagMs / SECOND_MS);
    },
  });
  // The value that waited longest in each bundle speaks for the bundle.
  engine.numerics$.subscribe((bundle) => {
    const oldest = bundle.reduce((at, { receivedAt }) => Math.min(at, receivedAt), Number.POSITIVE_INFINITY);
    metrics.sampleToBoardSeconds.observe((clock.now() - oldest) / SECOND_MS);
  });
  return engine;
}

function countRaised(metrics: Metrics, effects: readonly PatientEffects[]): void {
  for (const effect of effects.flatMap((one) => one.effects)) {
    if (effect.kind !== 'alarm-raised') continue;
    metrics.alarmsRaised.inc({ kind: effect.episode.ruleKind, priority: effect.episode.priority });
  }
}

interface CentreParts {
  readonly engine: EngineKeeper;
  readonly canary: Canary;
  readonly pump: ActsPump;
  readonly doors: Doors;
  readonly messages: Messages;
  readonly mode: HubMode;
}

function centrePorts(
  { config, clock, scheduler, ids, logger, metrics, stores }: Common,
  parts: CentreParts,
): CentrePorts {
  const { database, events, archive } = stores;
  return {
    database,
    events,
    archive,
    liveFeed: parts.engine,
    pathStatus: parts.canary,
    messages: parts.messages.ports,
    clock,
    scheduler,
    ids,
    logger,
    settings: {
      // The port is known only once the broker listens.
      get mqttUrl() {
        return parts.doors.mqttUrl;
      },
      allowedOrigins: config.publicUrl === null ? [] : [new URL(config.publicUrl).origin],
      secureCookies: config.tls !== null || config.publicUrl?.startsWith('https:') === true,
      get demonstration() {
        return parts.mode.demonstration;
      },
      timers: true,
    },
    secretKeys: stores.secretKeys,
    onActsCommitted: () => parts.pump.wake(),
    onLimited: (limit) => metrics.requestsLimited.inc({ limit }),
  };
}

interface DoorParts {
  readonly app: NestExpressApplication;
  readonly journalClock: JournalClock;
  readonly canary: Canary;
  readonly canaryRoute: CanaryRoute;
  readonly doors: Doors;
}

/** Lets gateways in, the canary first. Resolves with the address gateways are told. */
async function openDoors(
  common: Common,
  { app, journalClock, canary, canaryRoute, doors }: DoorParts,
): Promise<string> {
  const { config, clock, ids, logger, stack } = common;
  const { journal } = common.stores;
  const registry = app.get(GatewayRegistry);
  await registry.forgetConnections();
  const canaryPassword = newToken();
  const running: { broker: RunningBroker | null } = { broker: null };
  const accept = createIngest({
    ...common,
    journal,
    journalClock,
    onRefused: (gateway, refusal) => registry.frameRefused(gateway, refusal),
    onStatus: (status) => {
      registry.statusReceived(status);
      // The answer lets the gateway measure how far its clock is off.
      running.broker?.command(status.gateway, { kind: 'centre-time', sentAt: clock.now() });
    },
  });
  const authenticator = app.get(GatewayAuthenticator);
  const broker = await openBroker({ ...common, accept, authenticator, canaryPassword, journal, registry });
  running.broker = broker;
  stack.add(() => broker.close());
  authenticator.onRevoked((gateway) => broker.disconnect(gateway));
  const { tcp: plainPort = config.mqttPort, tls: tlsPort } = broker.ports;
  const address = tlsPort === undefined ? `mqtt://{host}:${plainPort}` : `mqtts://{host}:${tlsPort}`;
  doors.mqttUrl = config.publicMqttUrl ?? address;

  for (const act of canaryActs(clock.now(), ids.next())) await journalAct(journal, act);
  await canaryRoute.start(logger);
  stack.add(() => canaryRoute.close());
  const plainHost = plainMqttHost(config);
  await canary.start(`mqtt://${isEveryAddress(plainHost) ? '127.0.0.1' : plainHost}:${plainPort}`, canaryPassword);
  stack.add(() => canary.close());
  return doors.mqttUrl;
}

interface Checked {
  readonly stores: Stores;
  readonly engine: EngineKeeper;
  readonly canary: Canary;
  readonly deadlines: DeadlineWatch;
  readonly clock: Clock;
}

function addChecks(health: Health, { stores, engine, canary, deadlines, clock }: Checked): void {
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
  health.add('deadlines', () => {
    const { running, overdue, oldestDueAt, checkedAt } = deadlines.status();
    if (running) return { ok: true, reason: 'Steps that fall due are taken in time.' };
    const lateS = Math.round((clock.now() - (oldestDueAt ?? checkedAt)) / SECOND_MS);
    return oldestDueAt === null
      ? { ok: false, reason: `Overdue steps could not be counted for ${lateS} s; nobody may be called.` }
      : { ok: false, reason: `${overdue} steps are overdue, the oldest by ${lateS} s: nobody is called.` };
  });
  health.add('path', () => {
    const { state, latencyMs } = canary.status();
    return state === 'failed'
      ? { ok: false, reason: 'The canary did not come back: alarms may not reach boards or phones.' }
      : { ok: true, reason: latencyMs === null ? 'The canary has just set out.' : `The canary took ${latencyMs} ms.` };
  });
}
