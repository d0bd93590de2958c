// A real PostgreSQL for server specs: the one that MIMAMORI_TEST_POSTGRES_URL names, or a cluster of its own from the
// system's packages (Debian's postgresql), on a free port in a folder that is removed again.
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '#kernel';
import { systemScheduler } from '#host';
import type { Sealer, ServerDatabase } from '#records';
import { testKeys } from './test-keys.js';

const PACKAGES = '/usr/lib/postgresql';

export interface TestServer {
  /** A new, empty database, removed when it is closed. Migrated, it works as the centre unless `asOwner`. */
  openDatabase(options?: {
    migrated?: boolean;
    asOwner?: boolean;
    sealer?: Sealer;
  }): Promise<ServerDatabase & { readonly url: string }>;
  close(): void;
}

/** Null when there is no PostgreSQL here; with CI=true that is an error instead. */
export async function startTestServer(): Promise<TestServer | null> {
  const url = process.env.MIMAMORI_TEST_POSTGRES_URL;
  if (url !== undefined) return overUrl(url, () => undefined);
  const programs = programFolder();
  if (programs === null) {
    if (process.env.CI === 'true') throw new Error('CI needs a PostgreSQL: MIMAMORI_TEST_POSTGRES_URL or its packages');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-postgres-'));
  const run = asServerUser(folder);
  const data = join(folder, 'data');
  const port = await freePort();
  run(join(programs, 'initdb'), ['-D', data, '-U', 'mimamori', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run(join(programs, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  return overUrl(`postgres://mimamori@127.0.0.1:${port}/postgres`, () => {
    run(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  });
}

function overUrl(url: string, close: () => void): TestServer {
  let databases = 0;
  return {
    close,
    openDatabase: async ({ migrated = true, asOwner = false, sealer } = {}) => {
      const { migrate, openServerDatabase } = await import('#records');
      const { default: pg } = await import('pg');
      const name = `test_${process.pid}_${(databases += 1)}`;
      const administrate = async (statement: string): Promise<void> => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query(statement).finally(() => client.end());
      };
      await administrate(`create database ${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      const ports = { scheduler: systemScheduler, logger: silentLogger, sealer: sealer ?? (await testKeys()) };
      const database = await openServerDatabase({ url: own.href, ...ports });
      if (migrated) await migrate(database);
      if (migrated && !asOwner) await database.becomeCentre();
      const remove = (): Promise<void> => administrate(`drop database ${name} with (force)`);
      return { ...database, url: own.href, close: () => database.close().then(remove) };
    },
  };
}

function programFolder(): string | null {
  if (!existsSync(PACKAGES)) return null;
  const versions = readdirSync(PACKAGES)
    .map(Number)
    .filter((version) => existsSync(join(PACKAGES, String(version), 'bin/initdb')));
  return versions.length === 0 ? null : join(PACKAGES, String(Math.max(...versions)), 'bin');
}

/** PostgreSQL refuses to run as root; its packages bring a user for it. */
function asServerUser(folder: string): (program: string, words: string[]) => void {
  const isRoot = process.getuid?.() === 0;
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  return (program, words) => {
    const { status, stderr } = spawnSync(program, words, {
      ...user,
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
