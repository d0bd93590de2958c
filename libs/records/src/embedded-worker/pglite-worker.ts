// The thread that holds the embedded database: PostgreSQL in WebAssembly, whose statements and disk syncs block the thread
// they run on, so they run here and not beside the broker.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFs } from './durable-node-fs.js';
import type { EmbeddedWorkerData, FromWorker, ToWorker } from './messages.js';
import { Sessions } from './sessions.js';

const { dataFolder, durability, program } = workerData as EmbeddedWorkerData;

/** As PGlite's own, without `-F` (fsync off) and with what a small machine and a durable log need. */
const START_PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...Object.entries({
    wal_sync_method: 'fsync',
    fsync: durability === 'none' ? 'off' : 'on',
    shared_buffers: '16MB',
    max_wal_size: '512MB',
    wal_compression: 'off',
    jit: 'off',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

function say(message: FromWorker): void {
  parentPort?.postMessage(message);
}

let sessions: Sessions | null = null;
const toBreak = (reason: string): void => {
  sessions?.break(reason);
  say({ kind: 'broken', reason });
};

async function startPglite(folder: string): Promise<{ pglite: PGlite; files: DurableNodeFs }> {
  const files = new DurableNodeFs(folder, durability, toBreak);
  const pglite = await PGlite.create({ fs: files, startParams: START_PARAMETERS, pgliteWasmModule: program });
  return { pglite, files };
}

/** Makes the database under another name first, so that a start that was cut short leaves nothing half made. */
async function createDatabase(): Promise<void> {
  const unfinished = `${dataFolder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const { pglite } = await startPglite(unfinished);
  await pglite.close();
  if (durability !== 'none') await syncTree(unfinished);
  renameSync(unfinished, dataFolder);
  if (durability !== 'none') await syncOne(dirname(dataFolder));
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? syncTree(path) : syncOne(path));
  }
  await syncOne(folder);
}

async function syncOne(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function run(): Promise<void> {
  const created = !existsSync(join(dataFolder, 'PG_VERSION'));
  if (created) await createDatabase();
  const { pglite, files } = await startPglite(dataFolder);
  const lent = (sessions = new Sessions(pglite));
  parentPort?.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'attach':
        return lent.attach(message.port);
      case 'statistics': {
        const { syncs, syncMs } = files;
        return say({ kind: 'statistics', request: message.request, statistics: { syncs, syncMs } });
      }
      case 'close':
        // A broken database writes nothing more, not even its farewell.
        if (lent.isBroken) return process.exit(1);
        void lent
          .idle()
          .then(() => pglite.close())
          .then(() => say({ kind: 'closed' }))
          .finally(() => parentPort?.close());
    }
  });
  say({ kind: 'ready', created });
}

run().catch((error: unknown) => {
  toBreak(`the database did not start: ${error instanceof Error ? error.message : String(error)}`);
  parentPort?.close();
});
