// The records on a PostgreSQL server, version 15 or newer.
import { AppError, type Logger, type Scheduler, SECOND_MS } from '#kernel';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../database.js';
import { CENTRE_ROLE, PERSON_ROLE } from '../migrations/0401-database-roles.js';
import type { Schema } from '../schema/index.js';
import { CarriesSealer, type Sealer } from '../sealing/sealer.js';
import { runTransaction } from '../transaction.js';
import { Listener } from './listener.js';
import { valueParsers } from '../value-parsers.js';

const OLDEST_SERVER = 150_000;

export interface ServerDatabaseOptions {
  /** `postgres://user:password@host:port/database`, with what `pg` takes after `?`, for example `sslmode=verify-full`. */
  readonly url: string;
  /** Another log-in to the same database, which owns the tables: used until `becomeCentre`, that is, for migrating. */
  readonly ownerUrl?: string | null;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** Seals and opens what is sealed; without one, sealed data can be neither read nor written. */
  readonly sealer?: Sealer;
  /** Connections at most; 10 when not given. */
  readonly connections?: number;
}

export interface ServerDatabase extends Database {
  readonly kind: 'server';
}

/**
 * Connects and checks the server's version. Throws `RECORDS.UNREACHABLE` (transient) or `RECORDS.SERVER_TOO_OLD`. The
 * message names neither the password nor the user. Tables are not there yet: call `migrate`.
 */
export async function openServerDatabase(options: ServerDatabaseOptions): Promise<ServerDatabase> {
  const { url, ownerUrl, scheduler, logger } = options;
  const centre: pg.ClientConfig = { ...settingsOf(url), options: `-c role=${CENTRE_ROLE}` };
  let pool = openPool(settingsOf(ownerUrl ?? url), options);
  const lent = { connect: () => pool.connect(), end: () => pool.end() };
  const plugins = options.sealer === undefined ? [] : [new CarriesSealer(options.sealer)];
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: lent }), plugins });
  const listener = new Listener(settingsOf(url), scheduler, logger);
  try {
    await checkVersion(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    kind: 'server',
    db,
    at: () => db,
    transaction: (work) => runTransaction(db, work),
    listen: (channel, heard) => listener.listen(channel, heard),
    becomeCentre: async () => {
      const former = pool;
      pool = openPool(centre, options);
      await former.end();
      await checkRole(db);
    },
    close: () => listener.close().then(() => db.destroy()),
  };
}

function settingsOf(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    types: valueParsers,
    application_name: 'mimamori',
    keepAlive: true,
    connectionTimeoutMillis: 10 * SECOND_MS,
  };
}

function openPool(settings: pg.ClientConfig, { connections, logger }: ServerDatabaseOptions): pg.Pool {
  const pool = new pg.Pool({ ...settings, max: connections ?? 10, idleTimeoutMillis: 60 * SECOND_MS });
  pool.on('error', (error) => logger.warn({ code: error.name }, 'an idle database connection was lost'));
  return pool;
}

/** Says so rather than going on in a role that may do more than the centre should. */
async function checkRole(db: Kysely<Schema>): Promise<void> {
  const refused = (cause?: unknown): AppError =>
    new AppError(
      'RECORDS.ROLE',
      'permanent',
      `The database log-in can't work as ${CENTRE_ROLE}: grant it ${CENTRE_ROLE} and ${PERSON_ROLE}.`,
      { cause },
    );
  const role = await sql<{ role: string; person: boolean }>`
    select current_user as role, pg_has_role(session_user, ${PERSON_ROLE}, 'member') as person`
    .execute(db)
    .catch((cause: unknown) => {
      throw refused(cause);
    });
  if (role.rows[0]?.role !== CENTRE_ROLE || !role.rows[0].person) throw refused();
}

async function checkVersion(db: Kysely<Schema>): Promise<void> {
  const version = await sql<{ version: number }>`select current_setting('server_version_num')::integer as version`
    .execute(db)
    .catch((cause: unknown) => {
      throw new AppError('RECORDS.UNREACHABLE', 'transient', 'The PostgreSQL server does not answer.', { cause });
    });
  if ((version.rows[0]?.version ?? 0) < OLDEST_SERVER) {
    throw new AppError('RECORDS.SERVER_TOO_OLD', 'permanent', 'The PostgreSQL server is older than version 15.');
  }
}
