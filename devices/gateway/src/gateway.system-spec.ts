// The built gateway program as a patient's home has it: enrols, runs, is killed in an outage, and loses nothing.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { startBroker, type RunningBroker } from '#mqtt';
import { decodeFrame, decodeStatus, parseTopic, type Frame, type GatewayStatus } from '#vitals';

const program = path.resolve(import.meta.dirname, '../../../dist/devices/gateway/src/main.js');

let folder: string;
let home: string;
let door: Server;
let broker: RunningBroker | null;
let port = 0;
let frames: Frame[];
let statuses: GatewayStatus[];
let watchers: Set<() => void>;
const children = new Set<ChildProcess>();

async function openBroker(): Promise<void> {
  broker = await startBroker({
    listeners: { tcp: { port, host: '127.0.0.1' } },
    authenticate: async (username, password) =>
      password?.toString() === 'secret'
        ? { kind: 'gateway', gateway: username ?? '' }
        : { kind: 'refused', reason: 'unknown-gateway' },
    accept: async ({ topic, payload }) => {
      const meaning = parseTopic(topic);
      if (meaning.kind === 'frame') {
        const decoded = decodeFrame(meaning, payload);
        if (decoded.kind === 'frame') frames.push(decoded.frame);
      } else if (meaning.kind === 'status') {
        const decoded = decodeStatus(meaning.gateway, payload);
        if (decoded.kind === 'status') statuses.push(decoded.status);
      }
      for (const watcher of watchers) watcher();
      return { kind: 'stored' };
    },
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
  });
  port = broker.ports.tcp ?? 0;
}

function until(fulfilled: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watcher = () => {
      if (!fulfilled()) return;
      watchers.delete(watcher);
      resolve();
    };
    watchers.add(watcher);
    watcher();
  });
}

function run(...args: string[]): ChildProcess & { exited: Promise<number | null>; output: () => string } {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return Object.assign(child, { exited, output: () => output });
}

/**
 * A program that notifies a heart rate ten times a second, counting up from 30. It goes on after a restart by a file, which
 * it writes only when the gateway has taken the line: a kill may make it say one rate again, never leave one out.
 */
const sensor = (memory: string) => `
  import { existsSync, readFileSync, writeFileSync } from 'node:fs';
  let n = existsSync(${JSON.stringify(memory)}) ? Number(readFileSync(${JSON.stringify(memory)}, 'utf8')) : 30;
  process.stdout.on('error', () => process.exit(0));
  setInterval(() => {
    const line = JSON.stringify({ device: 'chest', characteristic: '2A37', hex: '06' + n.toString(16).padStart(2, '0') });
    process.stdout.write(line + '\\n', (error) => error || writeFileSync(${JSON.stringify(memory)}, String(++n)));
  }, 100);
`;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gateway-system-'));
  home = path.join(folder, 'home');
  [frames, statuses, watchers, port] = [[], [], new Set(), 0];
  await openBroker();
  door = createServer((request, response) => {
    request.resume();
    const mqttUrl = `mqtt://127.0.0.1:${port}`;
    response.end(JSON.stringify({ gateway: 'g1', username: 'g1', password: 'secret', mqttUrl }));
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  door.closeAllConnections();
  door.close();
  await broker?.close();
  rmSync(folder, { recursive: true, force: true });
});

const enrol = () =>
  run('enrol', '--centre', `http://127.0.0.1:${(door.address() as AddressInfo).port}`, '--code', 'ABC', '--dir', home);
const rates = () => frames.flatMap((frame) => (frame.kind === 'numeric' ? (frame.values.hr ?? []) : []));
const highest = () => Math.max(0, ...rates().map((rate) => rate ?? 0));

it('keeps what it measured through an outage and a kill, and goes on in order', async () => {
  const joined = enrol();
  expect(await joined.exited).toBe(0);
  expect(joined.output()).not.toContain('secret');
  expect(statSync(path.join(home, 'credential.json')).mode & 0o777).toBe(0o600);
  expect(await enrol().exited).toBe(1);

  const script = path.join(folder, 'sensor.mjs');
  const memory = path.join(folder, 'sensor.txt');
  writeFileSync(script, sensor(memory));
  writeFileSync(
    path.join(home, 'gateway.json'),
    JSON.stringify({ drivers: [{ kind: 'program', name: 'chest', command: [process.execPath, script] }] }),
  );
  const first = run('run', '--dir', home);
  await until(() => highest() >= 40);
  await broker?.close();
  broker = null;
  const before = highest();
  // Long enough for frames of the outage to be in the spool: the sensor's own memory says how many.
  const said = () => Number(readFileSync(memory, 'utf8'));
  while (said() < before + 20) await new Promise((resolve) => setTimeout(resolve, 20));
  // Half-way between two lines, so that none is in the pipe, which nobody keeps.
  await new Promise((resolve) => setTimeout(resolve, 50));
  first.kill('SIGKILL');
  await first.exited;
  await openBroker();
  const second = run('run', '--dir', home);
  await until(() => highest() >= before + 40);
  const all = rates().map(Number);
  const missing = Array.from({ length: highest() - 30 }, (_, i) => 30 + i).filter((rate) => !all.includes(rate));
  expect(missing).toEqual([]);
  const sequencesOf = new Map<number, Set<number>>();
  for (const frame of frames) {
    const rate = frame.kind === 'numeric' ? Number(frame.values.hr?.[0]) : -1;
    sequencesOf.set(rate, (sequencesOf.get(rate) ?? new Set()).add(frame.sequence));
  }
  // A frame that comes twice comes with the number it had; only what the sensor itself said twice has two.
  expect([...sequencesOf.values()].filter(({ size }) => size > 1).length).toBeLessThanOrEqual(1);
  const sequences = [...sequencesOf].sort(([a], [b]) => a - b).map(([, numbers]) => Math.min(...numbers));
  expect(sequences.every((sequence, i) => i === 0 || sequence > (sequences[i - 1] ?? 0))).toBe(true);

  second.kill('SIGTERM');
  expect(await second.exited).toBe(0);
  expect(statuses.at(-1)).toMatchObject({ online: false });
});
