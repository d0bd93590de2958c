// A ward against a real broker and an enrolment door like the centre's.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock, systemRandom, systemScheduler } from '#host';
import { silentLogger, type Scheduler } from '#kernel';
import { startBroker, type RunningBroker } from '#mqtt';
import { parseTopic } from '#vitals';
import { readWardDescription, type WardDescription } from './ward-description.js';
import { ASK_AGAIN_MS, Ward } from './ward.js';

let folder: string;
let broker: RunningBroker;
let door: Server;
let codes: Map<string, string>;
let heard: Set<string>;
let watcher: () => void;
let ward: Ward | null = null;
/** How often the door still says that there were too many. */
let busy = 0;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ward-'));
  codes = new Map([
    ['code-a', 'ga'],
    ['code-b', 'gb'],
  ]);
  heard = new Set();
  watcher = () => undefined;
  broker = await startBroker({
    listeners: { tcp: { port: 0, host: '127.0.0.1' } },
    authenticate: async (username, password) =>
      password?.toString() === `secret of ${username}`
        ? { kind: 'gateway', gateway: username ?? '' }
        : { kind: 'refused', reason: 'unknown-gateway' },
    accept: async ({ topic }) => {
      const meaning = parseTopic(topic);
      heard.add(meaning.kind === 'frame' ? `${meaning.gateway}/${meaning.device}/${meaning.stream}` : topic);
      watcher();
      return { kind: 'stored' };
    },
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
  });
  door = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (busy > 0) {
        busy -= 1;
        response.writeHead(429).end(JSON.stringify({ code: 'REQUEST.TOO_MANY', message: 'wait a little' }));
        return;
      }
      const { code } = JSON.parse(body) as { code: string };
      const gateway = codes.get(code);
      codes.delete(code);
      if (!gateway)
        return response
          .writeHead(410)
          .end(JSON.stringify({ code: 'GATEWAY.CODE_UNKNOWN', message: 'the code was used' }));
      const mqttUrl = `mqtt://127.0.0.1:${broker.ports.tcp}`;
      return response.end(JSON.stringify({ gateway, username: gateway, password: `secret of ${gateway}`, mqttUrl }));
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await ward?.stop();
  ward = null;
  door.closeAllConnections();
  door.close();
  await broker.close();
  rmSync(folder, { recursive: true, force: true });
});

function describeWard(): WardDescription {
  const read = readWardDescription(
    JSON.stringify({
      centre: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
      folder,
      gateways: [
        {
          key: 'a',
          code: 'code-a',
          script: 'slow-desaturation',
          devices: [
            { id: 'oxi', streams: ['spo2'] },
            { id: 'chest', streams: ['hr', 'ecg'] },
          ],
        },
        {
          key: 'b',
          code: 'code-b',
          devices: [{ id: 'mat', streams: ['bed'] }],
          profile: { restingHeartRatePerMin: 60 },
        },
      ],
    }),
  );
  if (read.kind === 'refused') throw new Error(read.problems.join());
  return read.ward;
}

const start = (description: WardDescription, scheduler: Scheduler = systemScheduler) =>
  Ward.start(
    description,
    { softwareVersion: '1' },
    { clock: systemClock, scheduler, random: systemRandom, logger: silentLogger },
  );

const everything = ['ga/oxi/spo2', 'ga/chest/hr', 'ga/chest/ecg', 'gb/mat/bed'];
const untilHeard = () =>
  new Promise<void>((resolve) => {
    watcher = () => {
      if (everything.every((stream) => heard.has(stream))) resolve();
    };
    watcher();
  });

describe('Ward', () => {
  it('enrols every gateway, sends every stream, and comes back without codes', async () => {
    ward = await start(describeWard());
    await untilHeard();
    expect(codes.size).toBe(0);
    expect(statSync(path.join(folder, 'a', 'credential.json')).mode & 0o777).toBe(0o600);
    await ward.stop();
    heard.clear();
    ward = await start(describeWard());
    await untilHeard();
    expect(ward.connected).toBe(2);
    expect(readFileSync(path.join(folder, 'a', 'sequences.json'), 'utf8')).toContain('chest/ecg');
  });

  it('waits where the centre takes only so many codes at once', async () => {
    busy = 3;
    let waits = 0;
    const hasty: Scheduler = {
      every: (intervalMs, work) => systemScheduler.every(intervalMs, work),
      after: (delayMs, work) => {
        if (delayMs === ASK_AGAIN_MS) waits += 1;
        return systemScheduler.after(delayMs === ASK_AGAIN_MS ? 1 : delayMs, work);
      },
    };
    ward = await start(describeWard(), hasty);
    expect(waits).toBe(3);
    expect(codes.size).toBe(0);
  });

  it('starts nobody when a code is refused, and says whose', async () => {
    codes.delete('code-b');
    await expect(start(describeWard())).rejects.toThrow(
      'gateway b of the ward: the centre refused its code: the code was used',
    );
    expect(existsSync(path.join(folder, 'a', 'gateway.lock'))).toBe(false);
  });
});

describe('a ward’s description', () => {
  it('is refused with all problems by path', () => {
    const read = readWardDescription(
      JSON.stringify({
        centre: 'x',
        folder: 'f',
        extra: 1,
        gateways: [{ key: '../up', script: 'dance', devices: [{ id: 'd', streams: ['eeg'] }] }],
      }),
    );
    if (read.kind === 'ward') throw new Error('was taken');
    const paths = read.problems.map((problem) => problem.split(':')[0]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'centre',
        'top level',
        'gateways.0.key',
        'gateways.0.script',
        'gateways.0.devices.0.streams.0',
      ]),
    );
  });

  it('is refused when it is not JSON', () => {
    expect(readWardDescription('{')).toEqual({ kind: 'refused', problems: ['the description is not JSON'] });
  });
});
