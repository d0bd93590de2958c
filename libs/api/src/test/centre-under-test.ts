// A whole centre for specs: the Nest application on a free port over a real embedded database, with a clock that stands
// still until told, and a client that behaves as a browser does.
import { NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { Subject } from 'rxjs';
import type { AlarmEpisode, Effect } from '#alarms';
import { Accounts, SecretKeys, type Role } from '#access';
import { openDatabaseArchive } from '#archive';
import type { LiveEcg, LiveFeed, LiveNumeric, PatientEffects } from '#engine';
import { DatabaseEvents } from '#events';
import { silentLogger, type Logger, type PatientId } from '#kernel';
import { SystemIds } from '#host';
import { Repositories, type Database } from '#records';
import {
  AuthenticatorApp,
  CountingIds,
  lowSpo2,
  ManualClock,
  ManualScheduler,
  openTestDatabase,
  plainPatient,
} from '#testing';
import { CentreModule } from '../centre-module.js';
import { AlarmIntake } from '../incidents/alarm-intake.js';
import type { MessagePorts } from '../notifications/message-ports.js';
import type { CentrePorts, OnLimited } from '../ports.js';

/** What the engine would show; a spec says what. */
export class LiveFeedUnderTest implements LiveFeed {
  readonly numerics$ = new Subject<readonly LiveNumeric[]>();
  readonly ecg$ = new Subject<LiveEcg>();
  newest: LiveNumeric[] = [];

  snapshot(): readonly LiveNumeric[] {
    return this.newest;
  }

  ecg() {
    return this.ecg$;
  }
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** A browser of one person: keeps its cookie and says where its requests come from. */
export class Client {
  cookie: string | null = null;
  /** Gives a fresh proof where an act asks for one, as the web client does with a dialog. */
  stepUp: (() => Promise<unknown>) | null = null;

  constructor(
    readonly base: string,
    private readonly origin: string | null = base,
  ) {}

  async call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await this.once<T>(method, path, body);
    const { code } = (answer.body ?? {}) as { code?: string };
    if (code !== 'ACCESS.STEP_UP_REQUIRED' || this.stepUp === null) return answer;
    await this.stepUp();
    return this.once<T>(method, path, body);
  }

  /** The request as it is, without another try. */
  async once<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...(this.origin === null ? {} : { origin: this.origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? null;
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T, headers: response.headers };
  }

  /** The body of an answer that must be good. */
  async good<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  get<T>(path: string): Promise<T> {
    return this.good('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.good('POST', path, body);
  }
}

export type ClientOfPerson = Client & { readonly personId: string; logIn(): Promise<void> };

export const START = Date.UTC(2026, 0, 10, 13, 0, 0);

export class CentreUnderTest {
  private constructor(
    readonly app: INestApplication,
    readonly database: Database,
    readonly events: DatabaseEvents,
    readonly clock: ManualClock,
    readonly scheduler: ManualScheduler,
    readonly liveFeed: LiveFeedUnderTest,
    readonly base: string,
    readonly woken: { count: number },
    private readonly ownsDatabase: boolean,
  ) {}

  /** With a `database` given, several centres can share one; closing leaves it open. */
  static async open(
    options: {
      logger?: Logger;
      database?: Database;
      demonstration?: boolean;
      messages?: MessagePorts;
      requestLimits?: boolean;
      onLimited?: OnLimited;
      secureCookies?: boolean;
    } = {},
  ): Promise<CentreUnderTest> {
    const clock = new ManualClock(START);
    const scheduler = new ManualScheduler(clock);
    const logger = options.logger ?? silentLogger;
    const database = options.database ?? (await openTestDatabase());
    const events = await DatabaseEvents.open({ database, scheduler, logger });
    const liveFeed = new LiveFeedUnderTest();
    const woken = { count: 0 };
    const { demonstration = true } = options;
    const ports: CentrePorts = {
      database,
      events,
      archive: openDatabaseArchive({ database, clock }),
      liveFeed,
      pathStatus: { status: () => ({ state: 'ok', checkedAt: clock.now(), latencyMs: 120 }) },
      clock,
      scheduler,
      ids: options.database === undefined ? new CountingIds() : new SystemIds(),
      logger,
      settings: {
        mqttUrl: 'mqtt://{host}:1883',
        allowedOrigins: [],
        secureCookies: options.secureCookies ?? false,
        timers: false,
        requestLimits: options.requestLimits ?? false,
        demonstration,
      },
      secretKeys: SecretKeys.passing(),
      onActsCommitted: () => (woken.count += 1),
      ...(options.onLimited === undefined ? {} : { onLimited: options.onLimited }),
      ...(options.messages === undefined ? {} : { messages: options.messages }),
    };
    const app = await NestFactory.create(CentreModule.register(ports), { logger: false, abortOnError: false });
    await app.listen(0, '127.0.0.1');
    const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
    const base = `http://127.0.0.1:${port}`;
    const owns = options.database === undefined;
    return new CentreUnderTest(app, database, events, clock, scheduler, liveFeed, base, woken, owns);
  }

  get records(): Repositories {
    return new Repositories(this.database.db);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.events.close();
    if (this.ownsDatabase) await this.database.close();
  }

  /**
   * A person with an account and an authenticator app, logged in by both; `logIn` opens a new session after the clock has
   * gone far.
   */
  async person(role: Role, name: string, stationId: string | null = null): Promise<ClientOfPerson> {
    const outcome = await this.app
      .get(Accounts)
      .create({ name, displayName: `${name} さん`, initials: name.slice(0, 2), role, stationId });
    if (outcome.kind !== 'created') throw new Error(`${name} is taken`);
    const client = new Client(this.base);
    const credentials = { name, password: outcome.password };
    const passwordAlone = role === 'family';
    await client.post('/api/session', credentials);
    const app = passwordAlone ? null : await this.enrolApp(client);
    const proof = (): object => (app === null ? { password: outcome.password } : { code: app.code(this.clock.now()) });
    const logIn = async (): Promise<void> => {
      await client.post('/api/session', credentials);
      if (!passwordAlone) await client.post('/api/session/proof', proof());
    };
    client.stepUp = () => client.post('/api/session/proof', proof());
    return Object.assign(client, { personId: outcome.person.id, logIn });
  }

  /** Sets an authenticator app up for who has just logged in. */
  async enrolApp(client: Client): Promise<AuthenticatorApp> {
    const { secret } = await client.post<{ secret: string }>('/api/account/totp');
    const app = new AuthenticatorApp(secret);
    await client.post('/api/account/totp/confirm', { code: app.code(this.clock.now()) });
    return app;
  }

  /** A station, on duty around the clock for its areas unless told otherwise. */
  async station(name: string, areas: string[], { onDuty = true, rank = 0 } = {}): Promise<string> {
    const { stations } = this.records;
    const id = `station-${name}`;
    const place = { phone: '03-0000-0000', address: '', lat: null, lon: null, time_zone: 'Asia/Tokyo' };
    await stations.add({ id, name, areas: JSON.stringify(areas), created_at: START, ...place });
    if (onDuty) {
      const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
      const pattern = { kind: 'weekly', days, from: '00:00', to: '00:00' } as const;
      await stations.replaceDuties(id, [{ areas: [], away: false, rank, pattern }]);
    }
    return id;
  }

  async patient(id: string, change: { area?: string; displayName?: string } = {}): Promise<string> {
    const { area = '板橋', displayName = `患者 ${id}` } = change;
    await this.records.patients.add(
      plainPatient(id, START, {
        display_name: displayName,
        area,
        conditions: JSON.stringify(['COPD']),
        address: '東京都板橋区見本町 1-2-3',
        lat: 35.75,
        lon: 139.7,
        key_note: 'キーボックス 0000',
        phone: '03-0000-0001',
        oxygen: true,
        standing_instruction: '酸素 2 L/分まで',
      }),
    );
    return id;
  }

  /** Gives effects to the intake as the engine would. */
  take(...effects: PatientEffects[]): Promise<void> {
    return this.app.get(AlarmIntake).take(effects);
  }
}

/** An episode of low SpO2, raised 15 s after its onset. */
export function episode(change: Partial<AlarmEpisode> = {}): AlarmEpisode {
  const onsetAt = change.onsetAt ?? START;
  return { ...lowSpo2(onsetAt), raisedAt: onsetAt + 15_000, pagedAt: onsetAt + 15_000, ...change };
}

/** What the engine decided for a patient at a place in the journal. */
export function effects(
  patientId: string,
  position: number,
  kind: 'alarm-raised' | 'alarm-changed' | 'alarm-ended',
  of: AlarmEpisode,
  { ordinal = 0, at = of.raisedAt } = {},
): PatientEffects {
  const effect: Effect = { kind, at, episode: of };
  return { patientId: patientId as PatientId, position, ordinal, effects: [effect] };
}
