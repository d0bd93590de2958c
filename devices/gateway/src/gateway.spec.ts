// The gateway against a real broker over a real socket.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Aedes, type PublishPacket } from 'aedes';
import { systemClock, systemRandom, systemScheduler } from '#host';
import { silentLogger, type Logger } from '#kernel';
import { decodeFrame, decodeStatus, encodeCommand, parseTopic, type Frame, type GatewayStatus } from '#vitals';
import { Gateway, type GatewayOptions } from './gateway.js';
import type { NumericMeasurement } from './measurement.js';

/** A centre in a test: keeps what comes, and may be told to hold acknowledgements back. */
class Centre {
  readonly frames: Frame[] = [];
  readonly statuses: GatewayStatus[] = [];
  /** Frames that are received but not acknowledged while this is set. */
  silent = false;
  private broker: Aedes | null = null;
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private readonly watchers = new Set<() => void>();
  port = 0;
  subscribed = false;
  refusedLogins = 0;

  async open(): Promise<void> {
    const broker = await Aedes.createBroker();
    broker.authenticate = (_client, username, password, done) => {
      const known = username === 'g1' && password?.toString() === 'secret';
      if (!known) this.refusedLogins += 1;
      done(null, known);
    };
    broker.authorizePublish = (client, packet, done) => {
      if (this.silent && client && !packet.topic.endsWith('/status')) return;
      this.take(packet);
      done(null);
    };
    broker.on('subscribe', () => {
      this.subscribed = true;
    });
    this.broker = broker;
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      broker.handle(socket);
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  /** As a crash: sockets die, nothing is said. */
  async crash(): Promise<void> {
    this.dropConnections();
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
    await new Promise<void>((resolve) => this.broker?.close(resolve));
    this.server = null;
  }

  send(command: Parameters<typeof encodeCommand>[1]): void {
    const { topic, payload } = encodeCommand('g1', command);
    this.broker?.publish(
      { cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, retain: false, dup: false },
      () => undefined,
    );
  }

  private take(packet: PublishPacket): void {
    const meaning = parseTopic(packet.topic);
    const payload = packet.payload as Buffer;
    if (meaning.kind === 'frame') {
      const decoded = decodeFrame(meaning, payload);
      if (decoded.kind === 'frame') this.frames.push(decoded.frame);
    }
    if (meaning.kind === 'status') {
      const decoded = decodeStatus(meaning.gateway, payload);
      if (decoded.kind === 'status') this.statuses.push(decoded.status);
    }
    for (const watcher of this.watchers) watcher();
  }

  /** Resolves when what has come fulfils a condition. */
  until(fulfilled: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const watcher = () => {
        if (!fulfilled()) return;
        this.watchers.delete(watcher);
        resolve();
      };
      this.watchers.add(watcher);
      watcher();
    });
  }
}

let folder: string;
let centre: Centre;
let running: Gateway[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gateway-'));
  centre = new Centre();
  await centre.open();
});
afterEach(async () => {
  for (const gateway of running) await gateway.stop();
  running = [];
  await centre.crash();
  rmSync(folder, { recursive: true, force: true });
});

function gateway(options: Partial<GatewayOptions> = {}, logger: Logger = silentLogger): Gateway {
  const made = new Gateway(
    {
      folder,
      credential: {
        gateway: 'g1',
        username: 'g1',
        password: 'secret',
        mqttUrl: `mqtt://127.0.0.1:${centre.port}`,
        clockOffsetMs: null,
      },
      drivers: [],
      softwareVersion: '1.2.3',
      backoff: { firstMs: 100, maxMs: 100 },
      backlogPerSecond: 10_000,
      ...options,
    },
    { clock: systemClock, scheduler: systemScheduler, random: systemRandom, logger },
  );
  made.start();
  running.push(made);
  return made;
}

const spo2 = (observedAt: number, value = 96): NumericMeasurement => ({
  kind: 'numeric',
  device: 'd1',
  stream: 'spo2',
  observedAt,
  intervalMs: 1000,
  values: { spo2: [value] },
  quality: 'good',
  cause: 'none',
});

const spooled = (source: Gateway) => source.spoolDepth().frames;
const tick = () => new Promise((resolve) => setImmediate(resolve));
async function untilTrue(condition: () => boolean): Promise<void> {
  while (!condition()) await tick();
}

describe('Gateway', () => {
  it('delivers in order, a value of 0 too, and empties its spool', async () => {
    const source = gateway();
    for (let i = 0; i < 50; i++) source.record(spo2(1000 + i, i === 7 ? 0 : 90));
    await centre.until(() => centre.frames.length === 50);
    await untilTrue(() => spooled(source) === 0);
    expect(centre.frames.map(({ observedAt }) => observedAt)).toEqual(Array.from({ length: 50 }, (_, i) => 1000 + i));
    const [first, second] = centre.frames;
    expect((second?.sequence ?? 0) - (first?.sequence ?? 0)).toBe(1);
    expect(centre.frames[7]).toMatchObject({ values: { spo2: [0] } });
  });

  it('deletes on PUBACK only', async () => {
    const source = gateway();
    await untilTrue(() => source.connected);
    centre.silent = true;
    source.record(spo2(1));
    for (let i = 0; i < 50; i++) await tick();
    expect(spooled(source)).toBe(1);
    centre.dropConnections();
  });

  it('sends what was not acknowledged again after the centre came back, with the same sequence', async () => {
    const source = gateway();
    await untilTrue(() => source.connected);
    source.record(spo2(1));
    await centre.until(() => centre.frames.length === 1);
    await untilTrue(() => spooled(source) === 0);
    centre.silent = true;
    for (const at of [2, 3]) source.record(spo2(at));
    await centre.crash();
    await untilTrue(() => !source.connected);
    source.record(spo2(4));
    centre.silent = false;
    await centre.open();
    await centre.until(() => centre.frames.length === 4);
    expect(centre.frames.map(({ observedAt }) => observedAt)).toEqual([1, 2, 3, 4]);
    const base = centre.frames[0]?.sequence ?? 0;
    expect(centre.frames.map(({ sequence }) => sequence - base)).toEqual([0, 1, 2, 3]);
  });

  it('sends live frames at once while a backlog is on its way', async () => {
    await centre.crash();
    const source = gateway({ backlogPerSecond: 100 });
    for (let at = 1; at <= 80; at++) source.record(spo2(at));
    await centre.open();
    await centre.until(() => centre.frames.length > 5);
    source.record(spo2(9_999));
    await centre.until(() => centre.frames.some(({ observedAt }) => observedAt === 9_999));
    expect(centre.frames.length).toBeLessThan(40);
    await centre.until(() => centre.frames.length === 81);
    const history = centre.frames.map(({ observedAt }) => observedAt).filter((at) => at !== 9_999);
    expect(history).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
  });

  it('goes on after a restart where it was: same spool, higher sequence', async () => {
    await centre.crash();
    const first = gateway();
    for (const at of [1, 2]) first.record(spo2(at));
    await first.stop();
    running = [];
    await centre.open();
    const second = gateway();
    second.record(spo2(3));
    await centre.until(() => centre.frames.length === 3);
    const bySequence = [...centre.frames].sort((a, b) => a.sequence - b.sequence);
    expect(bySequence.map(({ observedAt }) => observedAt)).toEqual([1, 2, 3]);
  });

  it('gives up a connection that stays open but acknowledges nothing', async () => {
    const source = new Gateway(
      {
        folder: path.join(folder, 'frozen'),
        credential: {
          gateway: 'g1',
          username: 'g1',
          password: 'secret',
          mqttUrl: `mqtt://127.0.0.1:${centre.port}`,
          clockOffsetMs: null,
        },
        drivers: [],
        softwareVersion: '1',
        backoff: { firstMs: 100, maxMs: 100 },
      },
      // A clock that leaps makes the wait short.
      { clock: { now: leapingClock() }, scheduler: systemScheduler, random: systemRandom, logger: silentLogger },
    );
    source.start();
    running.push(source);
    await untilTrue(() => source.connected);
    centre.silent = true;
    source.record(spo2(1));
    await untilTrue(() => !source.connected);
    centre.silent = false;
    await centre.until(() => centre.frames.length === 1);
  });

  it('tells how it is: version, spool, devices with battery, clock offset', async () => {
    const source = gateway({ batteryPercent: () => 0 });
    await untilTrue(() => centre.subscribed);
    centre.send({ kind: 'centre-time', sentAt: Date.now() + 60_000 });
    await untilTrue(() => (source.status().clockOffsetMs ?? 0) < -50_000);
    source.record(spo2(5));
    await centre.until(() => centre.statuses.some(({ devices }) => devices?.length === 1));
    const status = centre.statuses.at(-1);
    expect(status).toMatchObject({
      online: true,
      softwareVersion: '1.2.3',
      batteryPercent: 0,
      devices: [{ device: 'd1', batteryPercent: null }],
    });
    expect(status?.clockOffsetMs).toBeLessThan(-59_000);
  });

  it('leaves a will that says it is gone', async () => {
    gateway();
    await centre.until(() => centre.statuses.length > 0);
    centre.dropConnections();
    await centre.until(() => centre.statuses.some(({ online }) => !online));
    await centre.until(() => centre.statuses.at(-1)?.online === true);
  });

  it('says itself that it goes when it stops', async () => {
    const source = gateway();
    await centre.until(() => centre.statuses.length > 0);
    await source.stop();
    running = [];
    expect(centre.statuses.at(-1)).toMatchObject({ online: false, softwareVersion: '1.2.3' });
  });

  it('logs why the centre refused a frame', async () => {
    const errors: object[] = [];
    const source = gateway({}, { ...silentLogger, error: (fields) => errors.push(fields) });
    await untilTrue(() => centre.subscribed);
    centre.send({
      kind: 'frame-refused',
      topic: 'mimamori/v1/g1/d1/spo2',
      sequence: 9,
      reason: 'out-of-range',
      path: 'values.spo2[0]',
      detail: 'must be from 0 to 100',
    });
    await untilTrue(() => source.refused.byCentre > 0);
    expect(errors[0]).toMatchObject({ sequence: 9, reason: 'out-of-range', path: 'values.spo2[0]' });
  });

  it('goes on sending live frames when its disk is gone, counts them as dropped, and says so once', async () => {
    const errors: string[] = [];
    const source = gateway({}, { ...silentLogger, error: (_fields, message) => errors.push(message) });
    await untilTrue(() => source.connected);
    rmSync(folder, { recursive: true });
    for (const at of [1, 2, 3]) source.record(spo2(at));
    await centre.until(() => centre.frames.length === 3);
    expect(source.spoolDepth()).toMatchObject({ droppedNumeric: 3, frames: 0 });
    await untilTrue(() => errors.length > 0);
    expect(errors).toEqual(['the disk refuses the gateway; live frames are still sent']);
  });

  it('neither spools nor sends what the centre would refuse', async () => {
    const errors: object[] = [];
    const source = gateway({}, { ...silentLogger, error: (fields) => errors.push(fields) });
    source.record(spo2(1, 101));
    expect(source.refused.here).toBe(1);
    expect(spooled(source)).toBe(0);
    expect(errors[0]).toMatchObject({ reason: 'out-of-range', path: 'values.spo2[0]' });
  });

  it('says once when the centre refuses its credential, and goes on trying', async () => {
    const errors: string[] = [];
    const logger = { ...silentLogger, error: (_fields: object, message: string) => errors.push(message) };
    const credential = {
      gateway: 'g1',
      username: 'g1',
      password: 'wrong',
      mqttUrl: `mqtt://127.0.0.1:${centre.port}`,
      clockOffsetMs: null,
    };
    gateway({ credential }, logger);
    await untilTrue(() => centre.refusedLogins >= 3);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('not let this gateway in');
  });

  it('does not share its folder with another', () => {
    gateway();
    expect(() => gateway()).toThrow('another gateway is using');
  });
});

/** Real time until a minute is added every second of it. */
function leapingClock(): () => number {
  const start = Date.now();
  return () => Date.now() + (Date.now() - start) * 60;
}
