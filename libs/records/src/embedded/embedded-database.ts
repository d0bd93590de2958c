// The records on the embedded database: PostgreSQL in WebAssembly on a thread of its own, one process per data folder.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { AppError, type Clock, type Logger, type Scheduler } from '#kernel';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Database, Priority, Queries } from '../database.js';
import type { EmbeddedStatistics, EmbeddedWorkerData, FromWorker, ToWorker } from '../embedded-worker/messages.js';
import { PRIORITIES } from '../embedded-worker/messages.js';
import { CENTRE_ROLE } from '../migrations/0401-database-roles.js';
import type { Schema } from '../schema/index.js';
import { runTransaction } from '../transaction.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { CarriesSealer, type Sealer } from '../sealing/sealer.js';
import { SessionClient } from './session-client.js';
import { Upkeep } from './upkeep.js';

export interface EmbeddedDatabaseOptions {
  /** The data folder; made when it is not there. Other embedded stores may keep their files beside the database's. */
  readonly dir: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** Seals and opens what is sealed; without one, sealed data can be neither read nor written. */
  readonly sealer?: Sealer;
  /** Told once when the database can't go on (disk error, out of memory). The process should end and be started again. */
  readonly onBroken?: (error: AppError) => void;
  /** `none` never syncs: for tests that do not look at durability. */
  readonly durability?: EmbeddedWorkerData['durability'];
  /** The compiled `pglite-worker.js`; only tests that run from sources give another. */
  readonly workerUrl?: URL;
  /** For tests, which start many databases in one process. */
  readonly program?: EmbeddedWorkerData['program'];
}

export interface EmbeddedDatabase extends Database {
  readonly kind: 'embedded';
  /** True when this start made the database. */
  readonly created: boolean;
  /** A way in for another thread; hand it over and call `attachEmbeddedDatabase` there. */
  openPort(): MessagePort;
  statistics(): Promise<EmbeddedStatistics>;
}

/**
 * Locks the folder and starts the database; the first time this makes it (2–3 s). Commits are on disk when they resolve.
 * Throws `RECORDS.IN_USE`, `RECORDS.FOLDER` or `RECORDS.BROKEN`. Tables are not there yet: call `migrate`.
 */
export async function openEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  makeFolder(options.dir);
  const lock = await lockFolder(options.dir, options);
  try {
    return await start(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The same database from another thread, over a port from `openPort`. Closing it leaves the database open. */
export async function attachEmbeddedDatabase(
  port: MessagePort,
  onBroken: (error: AppError) => void = () => undefined,
  sealer?: Sealer,
): Promise<Database> {
  const session = await SessionClient.over(port, onBroken);
  return { ...queriesOver(session, sealer), kind: 'embedded', close: () => session.close() };
}

async function start(options: EmbeddedDatabaseOptions, lock: FolderLock): Promise<EmbeddedDatabase> {
  const { dir, logger, durability = 'fdatasync', onBroken = () => undefined } = options;
  const workerUrl = options.workerUrl ?? new URL('../embedded-worker/pglite-worker.js', import.meta.url);
  const workerData: EmbeddedWorkerData = { dataFolder: join(dir, 'postgres'), durability, program: options.program };
  const thread = new WorkerThread(new Worker(workerUrl, { workerData, name: 'records', execArgv: [] }));
  const created = await thread.ready();
  const openPort = (): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    thread.say({ kind: 'attach', port: port2 }, [port2]);
    return port1;
  };
  const session = await SessionClient.over(openPort(), onBroken);
  const queries = queriesOver(session, options.sealer);
  const upkeep = new Upkeep(queries.at('background'), options.scheduler, logger);
  let closing: Promise<void> | null = null;
  return {
    ...queries,
    kind: 'embedded',
    created,
    openPort,
    statistics: () => thread.statistics(),
    close: () =>
      (closing ??= upkeep
        .stop()
        .then(() => session.close())
        .then(() => thread.close())
        .finally(() => lock.release())),
  };
}

function queriesOver(
  session: SessionClient,
  sealer?: Sealer,
): Pick<Database, 'db' | 'at' | 'transaction' | 'listen' | 'becomeCentre'> {
  const byPriority = new Map<Priority, Queries>();
  const plugins = sealer === undefined ? [] : [new CarriesSealer(sealer)];
  for (const priority of PRIORITIES) {
    const dialect = new PostgresDialect({ pool: session.pool(priority) });
    byPriority.set(priority, new Kysely<Schema>({ dialect, plugins }));
  }
  const at = (priority: Priority): Queries => {
    const queries = byPriority.get(priority);
    if (queries === undefined) throw new AppError('RECORDS.PRIORITY', 'permanent', 'No such priority.');
    return queries;
  };
  return {
    db: at('normal'),
    at,
    transaction: (work, priority = 'normal') => runTransaction(at(priority), work),
    listen: (channel, heard) => session.listen(channel, heard),
    becomeCentre: () => becomeCentre(at('normal')),
  };
}

/**
 * Checkpoints and vacuum are left to whoever runs the process on a server; here the centre itself has to see to them, and
 * they change nothing that is kept.
 */
async function becomeCentre(db: Queries): Promise<void> {
  await sql.raw(`grant pg_checkpoint, pg_maintain to ${CENTRE_ROLE}`).execute(db);
  await sql.raw(`set role ${CENTRE_ROLE}`).execute(db);
}

/** The worker's own channel: its start, its figures and its end. */
class WorkerThread {
  private readonly requests = new Map<number, (statistics: EmbeddedStatistics) => void>();
  private readonly started: Promise<boolean>;
  private readonly ended: Promise<void>;
  private request = 0;

  constructor(private readonly worker: Worker) {
    this.ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    this.started = new Promise((resolve, reject) => {
      const fail = (reason: string): void =>
        reject(new AppError('RECORDS.BROKEN', 'permanent', `The embedded database can't be used: ${reason}.`));
      worker.once('error', (error) => fail(error.message));
      worker.once('exit', () => fail('its thread ended'));
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve(message.created);
        if (message.kind === 'broken') fail(message.reason);
        if (message.kind === 'statistics') this.answer(message.request, message.statistics);
      });
    });
  }

  ready(): Promise<boolean> {
    return this.started;
  }

  say(message: ToWorker, transfer: MessagePort[] = []): void {
    this.worker.postMessage(message, transfer);
  }

  statistics(): Promise<EmbeddedStatistics> {
    const request = (this.request += 1);
    return new Promise((resolve) => {
      this.requests.set(request, resolve);
      this.say({ kind: 'statistics', request });
    });
  }

  /** Waits for leases under way, then shuts the database down with a last checkpoint. */
  close(): Promise<void> {
    this.say({ kind: 'close' });
    return this.ended;
  }

  private answer(request: number, statistics: EmbeddedStatistics): void {
    this.requests.get(request)?.(statistics);
    this.requests.delete(request);
  }
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AppError('RECORDS.FOLDER', 'permanent', `The data folder ${dir} can't be made.`, { cause: error });
  }
}
