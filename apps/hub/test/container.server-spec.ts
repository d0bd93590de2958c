// The image and the compose file as a district runs them: built from docker/Dockerfile, started by docker/compose.yaml,
// without root, on a file system it cannot write, and with its data kept through a kill.
import { execFileSync, spawnSync } from 'node:child_process';
import { get } from 'node:https';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GenericContainer } from 'testcontainers';
import { eventually } from './eventually.js';
import { freePorts, repositoryRoot } from './hub-process.js';

const COMPOSE_FILE = path.join(repositoryRoot, 'docker/compose.yaml');
const PROJECT = 'mimamori-test';
const IMAGE = 'mimamori';

// The reaper would be an image from a registry; this spec removes what it makes.
process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';

const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/**
 * `docker compose`, or Debian's `docker-compose`. Building the image takes minutes and a base image, so it is asked for by
 * naming one: `docker/base-image.sh mimamori-base && MIMAMORI_BASE_IMAGE=mimamori-base npm test -- server`.
 */
function composeCommand(): readonly string[] | null {
  if (process.env.MIMAMORI_BASE_IMAGE === undefined) return null;
  if (works('docker', 'info')) {
    if (works('docker', 'compose', 'version')) return ['docker', 'compose'];
    if (works('docker-compose', 'version')) return ['docker-compose'];
  }
  throw new Error('MIMAMORI_BASE_IMAGE is named, but there is no Docker Engine with compose');
}

/** An answer of the hub in the container, whose certificate is one of its own. */
const answerOf = (port: number, page: string): Promise<{ status: number; type: string }> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: page, rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, type: String(answer.headers['content-type']) });
    }).on('error', reject);
  });

const compose = composeCommand();
const withDocker = compose === null ? describe.skip : describe;

withDocker('the container', () => {
  const [webPort, gatewayPort] = [{ port: 0 }, { port: 0 }];
  const run = (...args: string[]): string => {
    const [command = '', ...first] = compose ?? [];
    return execFileSync(command, [...first, '-p', PROJECT, '-f', COMPOSE_FILE, ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        MIMAMORI_WEB_PORT: String(webPort.port),
        MIMAMORI_GATEWAY_PORT: String(gatewayPort.port),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  };
  const inside = (script: string) => {
    const [command = '', ...first] = compose ?? [];
    return spawnSync(command, [...first, '-p', PROJECT, '-f', COMPOSE_FILE, 'exec', '-T', 'hub', 'sh', '-c', script], {
      encoding: 'utf8',
    });
  };
  const ready = () =>
    eventually(
      'the container answers as ready',
      async () => ((await answerOf(webPort.port, '/health/ready')).status === 200 ? true : undefined),
      { withinMs: 120_000, everyMs: 500 },
    );

  beforeAll(async () => {
    const [web, gateway] = await freePorts(2);
    [webPort.port, gatewayPort.port] = [web!, gateway!];
    // A build that fails must not be hidden by the image of an earlier one.
    spawnSync('docker', ['image', 'rm', '--force', IMAGE]);
    await GenericContainer.fromDockerfile(repositoryRoot, 'docker/Dockerfile')
      .withBuildArgs({ BASE: process.env.MIMAMORI_BASE_IMAGE ?? '' })
      .build(IMAGE, { deleteOnExit: false });
    run('up', '-d', '--no-build');
    await ready();
  }, 1_500_000);
  afterAll(() => {
    run('down', '--volumes', '--timeout', '5');
  });

  it('shows the first log-in and serves the pages', async () => {
    expect(run('logs', 'hub')).toMatch(/Log in\s+admin \/ /);
    expect(await answerOf(webPort.port, '/')).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
  });

  it('runs without root and without the power to become it', () => {
    expect(inside('id -u').stdout.trim()).toBe('10001');
    // CapEff is the set of capabilities in force; NoNewPrivs is 1 where a setuid program changes nothing.
    const status = inside('cat /proc/1/status').stdout;
    expect(status).toMatch(/^CapEff:\s+0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
  });

  it('can write its data folder and nothing of its own program', () => {
    expect(inside('touch /data/probe && rm /data/probe').status).toBe(0);
    for (const folder of ['/mimamori', '/mimamori/dist', '/usr/local/bin', '/etc']) {
      expect(inside(`touch ${folder}/probe`).status).not.toBe(0);
    }
  });

  it('ships no compiler, no tests and none of what only building needs', () => {
    const found = inside('ls node_modules/typescript node_modules/jest node_modules/vite; find dist -name "*spec.js"');
    expect(found.stdout.trim()).toBe('');
  });

  it('stops at once when asked, and comes back on the same data after a kill', async () => {
    run('kill', 'hub');
    run('up', '-d', '--no-build');
    await ready();
    const firstLogIns = run('logs', 'hub').match(/Log in\s+\S+ \S+/g);
    expect(firstLogIns).toEqual([expect.stringMatching(/admin \//), expect.stringMatching(/the first$/)]);
    run('stop', '--timeout', '25');
    const state = execFileSync('docker', ['ps', '-a', '--filter', `name=${PROJECT}`, '--format', '{{.Status}}'], {
      encoding: 'utf8',
    });
    expect(state).toMatch(/^Exited \(0\)/);
  });
});
