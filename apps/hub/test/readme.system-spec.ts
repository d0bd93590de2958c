// The README's commands, run as a newcomer types them. `npm test`, `npm run check`, `npm run bench` and `npm run mutation` are
// steps of .ci/run; `docker compose` is run by container.server-spec.ts.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';
import { readWelcome } from './hub-process.js';
import { ok, Seat } from './seat.js';

const root = path.join(import.meta.dirname, '../../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mimamori-readme-'));
});
afterAll(() => {
  // What a test that failed has left behind.
  for (const child of started) if (child.pid !== undefined) endGroup(child.pid);
  rmSync(folder, { recursive: true, force: true });
});

const started: ChildProcess[] = [];

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody of it is left.
  }
}

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves once the output has it; rejects with the output when the command ends before. */
  until(pattern: RegExp): Promise<void>;
  readonly ended: Promise<number | null>;
}

/** A command in a process group of its own, as a terminal starts it. */
function type(command: string, args: readonly string[], own: Readonly<Record<string, string>> = {}): Running {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: '1', NODE_OPTIONS: '', MIMAMORI_DATA: path.join(folder, 'data'), ...own };
  const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  const looks = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const look of looks) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(output)) resolve();
      };
      looks.add(look);
      look();
      void ended.then(() => reject(new Error(`ended before ${String(pattern)}:\n${output}`)));
    });
  return { child, output: () => output, until, ended };
}

/** Ctrl-C reaches everybody in the terminal's group. */
function interrupt({ child }: Running): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
}

/** Throws with what the command said when it ends otherwise. */
async function succeeds({ ended, output }: Running): Promise<void> {
  const code = await ended;
  if (code !== 0) throw new Error(`ended with ${code}:\n${output()}`);
}

/** Resolves when nobody of the terminal's group is left. */
const gone = (running: Running): Promise<true> =>
  eventually('everything started by the command has ended', () => {
    try {
      process.kill(-(running.child.pid ?? 0), 0);
      return undefined;
    } catch {
      return true;
    }
  });

describe('the README’s commands', () => {
  it('npm start runs everything and says where it is, and Ctrl-C stops it', async () => {
    expect(readme).toContain('npm start\n');
    const hub = type('npm', ['start', '--', '--port', '0', '--mqtt-port', '0', '--no-prompt']);
    await hub.until(/^ {2}Stop\s+Ctrl-C/m);
    expect(hub.output()).toMatch(/Open\s+http:\/\/localhost:\d+/);
    expect(hub.output()).toMatch(/Log in\s+admin \/ \S+/);
    const [, url = ''] = /Open\s+(\S+)/.exec(hub.output()) ?? [];
    expect((await fetch(`${url}/board`)).status).toBe(200);
    expect(((await (await fetch(`${url}/health/ready`)).json()) as { ok: boolean }).ok).toBe(true);
    // npm itself ends by the signal; what counts is that the hub put everything down, so that it starts again.
    interrupt(hub);
    await gone(hub);
    const again = type('npm', ['start', '--', '--port', '0', '--mqtt-port', '0', '--no-prompt']);
    await again.until(/^ {2}Stop\s+Ctrl-C/m);
    expect(again.output()).toMatch(/Log in\s+the first log-in waits in \S+first-log-in\.txt/);
    expect(again.output()).not.toMatch(/admin \/ /);
    interrupt(again);
    await gone(again);
  });

  it('npm run dev compiles, starts the hub and serves the page with hot reload', async () => {
    expect(readme).toContain('npm run dev ');
    const dev = type('npm', ['run', 'dev', '--', '--port', '0', '--mqtt-port', '0']);
    await dev.until(/Found 0 errors\. Watching for file changes/);
    await dev.until(/^ {2}Stop\s+Ctrl-C/m);
    await dev.until(/Local:.*http:\/\/localhost:/);
    interrupt(dev);
    await gone(dev);
  });

  it('npm start -- --demo brings a ward; a gateway joins by its code, runs, and replays a recording', async () => {
    const recordings = path.join(folder, 'recordings');
    const mimamori = (...args: string[]) =>
      type('npm', ['run', '-s', 'mimamori', '--', ...args], { RECORDINGS_DIR: recordings });
    for (const command of [
      'npm start -- --demo',
      'npm run -s mimamori -- enrol --centre http://127.0.0.1:8080 --code CODE --dir gateway',
      'npm run -s mimamori -- gateway run --dir gateway',
      'npm run -s mimamori -- replay bidmc/49 --dir gateway',
    ])
      expect(readme).toContain(command);
    const ward = type('npm', ['start', '--', '--demo', '--port', '0', '--mqtt-port', '0'], {
      MIMAMORI_DATA: path.join(folder, 'ward'),
    });
    await ward.until(/^ {2}Stop\s+Ctrl-C/m);
    const { url, accounts, firstLogIn } = readWelcome(ward.output());
    const roles = accounts.map(({ who }) => who.split(' ')[0]);
    expect(roles).toEqual(expect.arrayContaining(['monitoring', 'visiting', 'doctor', 'family']));
    const administrator = await Seat.logIn(url, firstLogIn!);
    const home = { id: 'home-of-readme', label: 'README' };
    const { code } = await ok(administrator.api.POST('/api/gateways', { body: home }));
    const dir = path.join(folder, 'gateway');
    const enrolled = mimamori('enrol', '--centre', url, '--code', code, '--dir', dir);
    await succeeds(enrolled);
    const gateway = mimamori('gateway', 'run', '--dir', dir);
    await eventually('the page shows the gateway as connected', async () => {
      const gateways = await ok(administrator.api.GET('/api/gateways'));
      return gateways.find(({ id }) => id === home.id)?.connected === true ? true : undefined;
    });
    interrupt(gateway);
    await gone(gateway);
    mkdirSync(path.join(recordings, 'bidmc'), { recursive: true });
    const heads = 'Time [s], HR, PULSE, RESP, SpO2';
    writeFileSync(
      path.join(recordings, 'bidmc/bidmc_49_Numerics.csv'),
      [heads, ...[0, 1, 2].map((second) => `${second},84,85,18,86`), ''].join('\n'),
    );
    const replay = mimamori('replay', 'bidmc/49', '--dir', dir);
    await succeeds(replay);
    interrupt(ward);
    await gone(ward);
  });

  it('npm run -s mimamori -- scenario run checks every scenario file', async () => {
    expect(readme).toContain('npm run -s mimamori -- scenario run libs/alarms/scenarios/*.yaml');
    const run = type('sh', ['-c', 'npm run -s mimamori -- scenario run libs/alarms/scenarios/*.yaml']);
    await succeeds(run);
    expect(run.output().trimEnd()).toMatch(/\n[1-9]\d+ passed, 0 failed(, \d+ files left out)?$/);
  });
});
