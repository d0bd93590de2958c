// The built hub as a process of its own on a folder of its own: started, stopped as by Ctrl-C, killed without warning, and
// started again on the same ports.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { within } from './eventually.js';

export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));
const program = path.join(repositoryRoot, 'dist/apps/hub/src/main.js');

export interface Account {
  readonly name: string;
  readonly password: string;
}

/** What the hub says once it runs. */
export interface Welcome {
  readonly url: string;
  readonly mqttUrl: string;
  /** Only at the very first start. */
  readonly firstLogIn: Account | null;
  /** Only with the demonstration ward. */
  readonly accounts: ReadonlyArray<Account & { readonly who: string }>;
  readonly tookMs: number;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export interface HubOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another hub's folder, for tests of two on one. */
  readonly dataDir?: string;
  readonly httpPort?: number;
  readonly mqttPort?: number;
}

/** For a machine at work on other things; a quiet one needs three seconds. */
const START_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 120_000;

export class HubProcess {
  private child: ChildProcess | null = null;
  private ended: Promise<Ending> | null = null;
  private output = '';

  private constructor(
    readonly dataDir: string,
    readonly httpPort: number,
    readonly mqttPort: number,
    private readonly options: HubOptions,
    private readonly ownsFolder: boolean,
  ) {}

  /** Chooses a folder and two free ports, and keeps both through every restart. */
  static async create(options: HubOptions = {}): Promise<HubProcess> {
    if (!existsSync(program)) throw new Error('The hub is not built: npm run build');
    const [httpPort, mqttPort] = await freePorts(2);
    return new HubProcess(
      options.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'mimamori-hub-')),
      options.httpPort ?? httpPort!,
      options.mqttPort ?? mqttPort!,
      options,
      options.dataDir === undefined,
    );
  }

  get url(): string {
    return `http://127.0.0.1:${this.httpPort}`;
  }

  get mqttUrl(): string {
    return `mqtt://127.0.0.1:${this.mqttPort}`;
  }

  get running(): boolean {
    return this.child !== null;
  }

  get pid(): number {
    if (this.child?.pid === undefined) throw new Error('the hub does not run');
    return this.child.pid;
  }

  /** Starts the process; what it says next is read by `start` or `ending`. */
  spawn(): void {
    if (this.child !== null) throw new Error('the hub runs already');
    const { args = [], env = {} } = this.options;
    const inherited = Object.entries(process.env).filter(([name]) => !/^(MIMAMORI_|NODE_OPTIONS$)/.test(name));
    const ports = ['--port', String(this.httpPort), '--mqtt-port', String(this.mqttPort)];
    const child = spawn(process.execPath, [program, ...ports, '--data', this.dataDir, '--no-prompt', ...args], {
      cwd: repositoryRoot,
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.output = '';
    const take = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        if (this.child === child) this.child = null;
        resolve({ code, signal, output: this.output });
      });
    });
  }

  /** Starts the hub and resolves when it says that it runs; throws with its own words when it ends instead. */
  async start(): Promise<Welcome> {
    const began = Date.now();
    this.spawn();
    const { child } = this;
    const ended = this.ending().then(({ code, signal, output }) => {
      throw new Error(`the hub ended with ${code ?? signal} instead of starting:\n${output}\n${this.logTail()}`);
    });
    ended.catch(() => undefined);
    const runs = new Promise<void>((resolve) => {
      const look = (): void => {
        if (/^ {2}Stop\s+Ctrl-C/m.test(this.output)) resolve();
      };
      child?.stdout?.on('data', look);
      look();
    });
    await within(START_WITHIN_MS, 'the hub says that it runs', Promise.race([runs, ended]));
    return { ...readWelcome(this.output), tookMs: Date.now() - began };
  }

  /** How the running process ends, whenever that is. */
  ending(): Promise<Ending> {
    if (this.ended === null) throw new Error('the hub was never started');
    return this.ended;
  }

  /** SIGKILL: no farewell, no flush. Resolves when the process is gone. */
  async kill(): Promise<void> {
    if (this.child === null) return;
    this.child.kill('SIGKILL');
    await this.ending();
  }

  /** Ctrl-C. */
  async interrupt(): Promise<Ending & { readonly tookMs: number }> {
    const began = Date.now();
    this.child?.kill('SIGINT');
    const ending = await within(STOP_WITHIN_MS, 'the hub ends after Ctrl-C', this.ending());
    return { ...ending, tookMs: Date.now() - began };
  }

  async killAndRestart(): Promise<Welcome> {
    await this.kill();
    return this.start();
  }

  /** Last lines of the hub's log, for a failed test's report. */
  logTail(lines = 30): string {
    const file = path.join(this.dataDir, 'hub.log');
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
  }

  async dispose(): Promise<void> {
    await this.kill();
    if (this.ownsFolder) rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export function readWelcome(output: string): Omit<Welcome, 'tookMs'> {
  const line = (label: string): string | undefined =>
    new RegExp(`^ {2}${label} +(\\S.*)$`, 'm').exec(output)?.[1]?.trim();
  const first = /^(\S+) \/ (\S+)/.exec(line('Log in') ?? '');
  const accounts = [...output.matchAll(/^ {4}(\S+) +(\S+) +(\S.*)$/gm)];
  return {
    url: line('Open') ?? '',
    mqttUrl: line('Gateways') ?? '',
    firstLogIn: first === null ? null : { name: first[1]!, password: first[2]! },
    accounts: accounts.map(([, name, password, who]) => ({ name: name!, password: password!, who: who! })),
  };
}

/**
 * Ports nobody listens on at this moment, all different. They are below those a system gives to whoever asks for any, so
 * that no other program has one while its hub is away; spec files that run beside each other look in different places.
 */
export async function freePorts(count: number): Promise<number[]> {
  const from = 20_000 + (Number(process.env.JEST_WORKER_ID ?? 1) % 4) * 3_000;
  const ports: number[] = [];
  while (ports.length < count) {
    const port = from + Math.floor(Math.random() * 3_000);
    if (!ports.includes(port) && (await isFree(port))) ports.push(port);
  }
  return ports;
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
