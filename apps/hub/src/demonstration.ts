// The demonstration ward: invented people in the records, and a process of its own with their gateways, which enrol, connect
// and stream as real ones do. Its folder remembers the gateways' credentials, so a restart is the same ward.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DemonstrationSeed, type SeededGateway, type SeededWard } from '#api';
import type { Logger } from '#kernel';
import type { HubConfig } from './config.js';
import type { Hub } from './hub.js';
import { type Banner, ask } from './terminal.js';

export interface Demonstration {
  readonly accounts: Banner['accounts'];
  readonly hint: string | null;
  stop(): Promise<void>;
}

const PATIENTS = 24;
/** How long the ward may take to put its spools down before it is ended. */
const STOP_MS = 5_000;

const simulator = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../devices/simulator/src/main.js');

const ROLE_NAMES: Readonly<Record<string, string>> = {
  centre: 'monitoring centre  /board',
  supervisor: 'supervisor         /board',
  station: 'visiting nurses    /station',
  doctor: 'doctor             /clinic',
  family: 'family             /family',
  administrator: 'administrator      /admin',
};

/** Goes on with the ward of an earlier start, or fills an empty centre when asked to; otherwise does nothing. */
export async function startDemonstration(hub: Hub, config: HubConfig, logger: Logger): Promise<Demonstration> {
  const folder = path.join(config.dataDir, 'demonstration');
  const wardFile = path.join(folder, 'ward.json');
  const accountsFile = path.join(folder, 'accounts.txt');
  if (existsSync(wardFile)) {
    const gateways = JSON.parse(readFileSync(wardFile, 'utf8')) as SeededGateway[];
    const hint = `Ward      the demonstration ward goes on; its log-ins are in ${accountsFile}`;
    hub.mode.demonstration = true;
    return { accounts: [], hint, stop: runWard(hub.url, folder, gateways, logger) };
  }
  const seed = hub.app.get(DemonstrationSeed);
  if (!(await seed.isEmpty())) return { accounts: [], hint: null, stop: () => Promise.resolve() };
  const question = `There are no patients yet. Start the demonstration ward (${PATIENTS} invented patients)?`;
  if (!config.demo && !(config.mayAsk && (await ask(question, false)))) {
    const hint = 'Empty     no patients yet; `npm start -- --demo` brings a demonstration ward of invented ones';
    return { accounts: [], hint, stop: () => Promise.resolve() };
  }
  const ward = await seed.seed({ patients: PATIENTS });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const accounts = accountsOf(ward);
  const lines = accounts.map(({ name, password, who }) => `${name.padEnd(18)} ${password.padEnd(22)} ${who}`);
  writeFileSync(accountsFile, `${lines.join('\n')}\n`, { mode: 0o600 });
  hub.mode.demonstration = true;
  const stop = runWard(hub.url, folder, ward.gateways, logger);
  const lasting = ward.gateways.map(({ code: _code, ...gateway }) => gateway);
  writeFileSync(wardFile, JSON.stringify(lasting, null, 2), { mode: 0o600 });
  return { accounts, hint: null, stop };
}

function accountsOf({ accounts }: SeededWard): Banner['accounts'] {
  return accounts.map(({ name, password, role }) => ({ name, password, who: ROLE_NAMES[role] ?? role }));
}

/** Starts the ward's process and returns what stops it. It ends by itself when this process is gone. */
function runWard(
  centre: string,
  folder: string,
  gateways: ReadonlyArray<Omit<SeededGateway, 'code'>>,
  logger: Logger,
): () => Promise<void> {
  const child = spawn(process.execPath, [simulator], { stdio: ['pipe', 'ignore', 'pipe'], detached: false });
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify({ centre, folder, gateways })}\n`);
  createInterface({ input: child.stderr }).on('line', (line) => logger.warn({ line }, 'the demonstration ward says'));
  let stopping = false;
  child.on('exit', (code) => {
    if (!stopping) logger.error({ code }, 'the demonstration ward ended; restart the hub to bring it back');
  });
  return () => {
    stopping = true;
    return ended(child);
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = AbortSignal.timeout(STOP_MS);
    force.addEventListener('abort', () => child.kill('SIGKILL'));
    child.once('exit', () => resolve());
    child.stdin?.end();
  });
}
