// The records on a PostgreSQL server, version 15 or newer.
import { AppError, type Logger, type Scheduler, SECOND_MS } from '#kernel';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../database.js';
import type { Schema } from '../schema/index.js';
import { runTransaction } from '../transaction.js';
import { Listener } from './listener.js';
import { valueParsers } from '../value-parsers.js';

const OLDEST_SERVER = 150_000;

export interface ServerDatabaseOptions {
  /** `postgres://user:password@host:port/database`, with what `pg` takes after `?`, for example `sslmode=verify-full`. */
  readonly url: string;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
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
  const settings: pg.ClientConfig = {
    connectionString: options.url,
    types: valueParsers,
    application_name: 'mimamori',
    keepAlive: true,
    connectionTimeoutMillis: 10 * SECOND_MS,
  };
  const pool = new pg.Pool({ ...settings, max: options.connections ?? 10, idleTimeoutMillis: 60 * SECOND_MS });
  pool.on('error', (error) => options.logger.warn({ code: error.name }, 'an idle database connection was lost'));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const listener = new Listener(settings, options.scheduler, options.logger);
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
    close: () => listener.close().then(() => db.destroy()),
  };
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
