// The embedded database for specs: the real one on its own thread, started in a folder of its own. Sources are TypeScript
// and a thread is started by Node itself, so the thread's few files are stripped of their types first, once per content.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { silentLogger } from '#kernel';
import { systemClock, systemScheduler } from '#host';
import type { EmbeddedDatabase, EmbeddedDatabaseOptions } from '#records';
import { testKeys } from './test-keys.js';

const ROOT = join(import.meta.dirname, '../../..');
const WORKER_SOURCES = join(ROOT, 'libs/records/src/embedded-worker');
const MIGRATIONS = join(ROOT, 'libs/records/src/migrations');
/** Below node_modules, so that the thread finds its packages. */
const CACHE = join(ROOT, 'node_modules/.cache/mimamori-records');
const PGLITE = join(ROOT, 'node_modules/@electric-sql/pglite');
/** Memory that is a folder, on Linux. A copy of the empty database has 42 MB; some containers give 64 MB in all. */
const MEMORY_FOLDER = '/dev/shm';
const MEMORY_FREE_BYTES = 1_000_000_000;
/** Node has it; its types leave it to the browser's. */
declare const WebAssembly: { compile(program: Uint8Array): Promise<object> };

export interface TestDatabase extends EmbeddedDatabase {
  readonly dir: string;
}

/**
 * A migrated, empty database that syncs nothing, in a new folder that `close` removes. A first one takes 3 s, later ones
 * copy it. Options given here win; with a `dir` the folder is the caller's and stays.
 */
export async function openTestDatabase({
  asOwner = false,
  ...options
}: Partial<EmbeddedDatabaseOptions> & {
  /** As whoever migrates, who may change tables; otherwise as the centre, whose role may not. */
  asOwner?: boolean;
} = {}): Promise<TestDatabase> {
  const { migrate, openEmbeddedDatabase } = await import('#records');
  const dir = options.dir ?? mkdtempSync(join(folderForShortLives(), 'mimamori-records-'));
  const remove = (): void => {
    if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
  };
  const database = await openEmbeddedDatabase({
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    durability: 'none',
    workerUrl: await testWorkerUrl(),
    program: await testProgram(),
    sealer: await testKeys(),
    ...options,
    dir: await fromTemplate(dir),
  });
  await migrate(database);
  if (!asOwner) await database.becomeCentre();
  return { ...database, dir, close: () => database.close().finally(remove) };
}

/** The thread's program, made from its sources. */
export async function testWorkerUrl(): Promise<URL> {
  const files = readdirSync(WORKER_SOURCES).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const sources = files.map((name) => ({ name, text: readFileSync(join(WORKER_SOURCES, name), 'utf8') }));
  const folder = join(CACHE, fingerprint(sources.map(({ name, text }) => name + text)));
  if (!existsSync(folder)) {
    const { default: typescript } = await import('typescript');
    const { ModuleKind, ScriptTarget, transpileModule } = typescript;
    const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2023 };
    publish(folder, (unfinished) => {
      writeFileSync(join(unfinished, 'package.json'), '{"type":"module"}');
      for (const { name, text } of sources) {
        const { outputText } = transpileModule(text, { compilerOptions, fileName: name });
        writeFileSync(join(unfinished, `${basename(name, '.ts')}.js`), outputText);
      }
    });
  }
  return pathToFileURL(join(folder, 'pglite-worker.js'));
}

/** Where a database lives that is gone within the minute and is never synced: a disk would cost a second for each. */
function folderForShortLives(): string {
  if (!existsSync(MEMORY_FOLDER)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
  return bavail * bsize > MEMORY_FREE_BYTES ? MEMORY_FOLDER : tmpdir();
}

/** PostgreSQL's program, compiled by the first spec of a process and kept for the others, which share no module's state. */
export async function testProgram(): Promise<object> {
  const key = 'mimamori.postgres-program';
  const kept = getEnvironmentData(key) as object | undefined;
  if (kept !== undefined) return kept;
  const compiled = await WebAssembly.compile(readFileSync(join(PGLITE, 'dist/pglite.wasm')));
  setEnvironmentData(key, compiled);
  return compiled;
}

/** Fills a new data folder with a database made and migrated before, since that costs seconds. */
async function fromTemplate(dir: string): Promise<string> {
  if (existsSync(join(dir, 'postgres'))) return dir;
  const version = readFileSync(join(PGLITE, 'package.json'), 'utf8');
  const steps = readdirSync(MIGRATIONS).map((name) => readFileSync(join(MIGRATIONS, name), 'utf8'));
  const template = join(CACHE, `empty-${fingerprint([version, ...steps])}`);
  if (!existsSync(template)) {
    const { migrate, openEmbeddedDatabase } = await import('#records');
    const made = `${template}.${process.pid}.making`;
    const ports = { clock: systemClock, scheduler: systemScheduler, logger: silentLogger };
    const database = await openEmbeddedDatabase({
      dir: made,
      ...ports,
      durability: 'none',
      workerUrl: await testWorkerUrl(),
    });
    await migrate(database);
    await database.close();
    publish(template, (unfinished) => renameSync(join(made, 'postgres'), join(unfinished, 'postgres')));
    rmSync(made, { recursive: true, force: true });
  }
  cpSync(join(template, 'postgres'), join(dir, 'postgres'), { recursive: true });
  return dir;
}

/** Several test processes may make the same folder; the first one to finish wins. */
function publish(folder: string, fill: (unfinished: string) => void): void {
  const unfinished = `${folder}.${process.pid}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  fill(unfinished);
  try {
    renameSync(unfinished, folder);
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function fingerprint(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 16);
}
