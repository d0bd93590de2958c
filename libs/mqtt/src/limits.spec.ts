// What one client may cost: bytes before it is known, bytes after, time, connections, and everyone else's patience.
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ManualClock, ManualScheduler } from '#testing';
import type { AccessPolicy } from './access-policy.js';
import { acknowledge, connect, field, PINGREQ, publish, subscribe, u8 } from './guard/wire.fixture.js';
import { startBroker, type BrokerLimits, type BrokerOptions, type RunningBroker } from './index.js';
import { RawClient } from './raw-client.fixture.js';
import { TICK_MS } from './watch.js';

const everything: AccessPolicy = {
  mayPublish: () => true,
  maySubscribe: () => true,
  routesPublishes: true,
  sessionKey: (_gateway, clientId) => clientId,
  placeKey: (_gateway, sessionKey) => sessionKey,
  oneSessionPerGateway: false,
  limitsRate: true,
};

let broker: RunningBroker;
let time: ManualScheduler;
let log: string[];
const clients: RawClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await broker.close();
});

async function start(limits: Partial<BrokerLimits> = {}, options: Partial<BrokerOptions> = {}): Promise<void> {
  time = new ManualScheduler(new ManualClock());
  log = [];
  const note = (fields: Readonly<Record<string, unknown>>, message: string): number =>
    log.push(`${message} ${JSON.stringify(fields)}`);
  broker = await startBroker({
    listeners: { tcp: { port: 0, host: '127.0.0.1' } },
    clock: time.clock,
    scheduler: time,
    logger: { info: note, warn: note, error: note },
    authenticate: async (username) => ({ kind: 'gateway', gateway: username ?? 'anyone' }),
    accept: async () => ({ kind: 'stored' }),
    access: everything,
    limits,
    ...options,
  });
}

function open(): RawClient {
  const client = RawClient.tcp(broker.ports.tcp);
  clients.push(client);
  return client;
}

async function enter(clientId: string, keepAliveS = 0): Promise<RawClient> {
  const client = open().send(connect({ clientId, keepAliveS }));
  expect(await client.next()).toBe('connack 0000');
  return client;
}

describe('before CONNECT is complete', () => {
  it('closes on an announced length above 4 KiB without waiting for it', async () => {
    await start();
    expect(
      await open()
        .send(u8(0x10, 0x81, 0x20))
        .next(),
    ).toBe('closed');
    const largest = 4_096 - 15;
    expect(
      await open()
        .send(connect({ clientId: 'x'.repeat(largest) }))
        .next(),
    ).toBe('connack 0000');
    expect(
      await open()
        .send(connect({ clientId: 'x'.repeat(largest + 1) }))
        .next(),
    ).toBe('closed');
    expect(broker.stats().violations).toBe(2);
  });

  it('closes a connection that drips its CONNECT for longer than the limit', async () => {
    await start({ connectTimeoutMs: 5_000 });
    const dripping = open();
    await once(dripping.socket, 'connect');
    const packet = connect({ clientId: 'slow' });
    for (let i = 0; i < 5; i++) {
      dripping.send(packet.subarray(i, i + 1));
      // A full turn with another client shows that the byte has been read.
      (await enter(`turn-${i}`)).end();
      expect(dripping.log).toEqual([]);
      time.advance(1_000);
    }
    time.advance(2 * TICK_MS);
    expect(await dripping.next()).toBe('closed');
    expect(broker.stats().connectsRefused).toBe(1);
  });

  it('gives the oldest half-open connection’s place to a newer one, so that gateways still come in', async () => {
    await start({ halfOpenConnections: 10 });
    const halfOpen: RawClient[] = [];
    for (let i = 0; i < 10; i++) {
      halfOpen.push(open());
      await once(halfOpen.at(-1)!.socket, 'connect');
    }
    await (await enter('gateway')).send(PINGREQ).next();
    expect(await halfOpen[0]!.next()).toBe('closed');
    expect(broker.stats()).toMatchObject({ connections: 10, gateways: 1 });
  });

  it('closes connections above the total unread', async () => {
    await start({ connections: 2 });
    await enter('a');
    await enter('b');
    expect(
      await open()
        .send(connect({ clientId: 'c' }))
        .next(),
    ).toBe('closed');
  });

  it('logs a refusal without what was typed', async () => {
    await start({}, { authenticate: async () => ({ kind: 'refused', reason: 'wrong-credential' }) });
    const rest = [field('someone'), field('a-secret')];
    expect(
      await open()
        .send(connect({ flags: 2 | 0xc0, rest }))
        .take(2),
    ).toEqual(['connack 0004', 'closed']);
    expect(log).toHaveLength(1);
    expect(log[0]).toContain('wrong-credential');
    expect(log[0]).not.toMatch(/a-secret|someone/);
  });

  it('answers that the server is unavailable when credentials can’t be checked', async () => {
    await start({}, { authenticate: () => Promise.reject(new Error('database password=x')) });
    expect(await open().send(connect()).take(2)).toEqual(['connack 0003', 'closed']);
    expect(log.join()).not.toContain('password=x');
  });

  it('checks so many credentials at once, and closes who waits too long for it', async () => {
    let checks = 0;
    await start(
      { checksAtOnce: 2, connectTimeoutMs: 3_000 },
      { authenticate: () => (checks++, new Promise(() => undefined)) },
    );
    const waiting = [1, 2, 3, 4].map((i) => open().send(connect({ clientId: `c${i}` })));
    expect(await open().send(PINGREQ).next()).toBe('closed');
    expect(checks).toBe(2);
    time.advance(3_000 + 2 * TICK_MS);
    for (const client of waiting) expect(await client.next()).toBe('closed');
    // Their places are free again, although no answer ever came.
    open().send(connect());
    expect(await open().send(PINGREQ).next()).toBe('closed');
    expect(checks).toBe(3);
  });

  it('says in the log that MQTT 5 was asked for', async () => {
    await start();
    expect(
      await open()
        .send(connect({ level: 5 }))
        .take(2),
    ).toEqual(['connack 0001', 'closed']);
    expect(log[0]).toContain('MQTT 5');
  });
});

describe('after CONNECT', () => {
  it('takes a packet of 256 KiB and closes on a larger one at its announcement', async () => {
    await start();
    const room = 256 * 1024 - 4 - 2 - 1 - 2;
    const client = await enter('a');
    expect(await client.send(publish('t', 'x'.repeat(room), 1, 7)).next()).toBe('puback 0007');
    client.send(publish('t', 'x'.repeat(room + 1), 1, 8).subarray(0, 10));
    expect(await client.next()).toBe('closed');
  });

  it('closes after one and a half keep-alive without a packet, and sends the will', async () => {
    await start();
    const watcher = await enter('watcher');
    await watcher.send(subscribe(1, ['will', 0])).until('suback');
    const client = open().send(
      connect({ clientId: 'quiet', keepAliveS: 10, flags: 2 | 4, rest: [field('will'), field('gone')] }),
    );
    await client.next();
    time.advance(9_000);
    expect(await client.send(PINGREQ).next()).toBe('pingresp');
    time.advance(15_000);
    expect(await client.send(PINGREQ).next()).toBe('pingresp');
    time.advance(15_000 + 3 * TICK_MS);
    expect(await client.next()).toBe('closed');
    expect(await watcher.next()).toBe('publish q0 will gone');
    expect(log.join()).toContain('keep-alive');
  });

  it('does not take the drips of one packet for signs of life', async () => {
    await start({ packetTimeoutMs: 4_000 });
    const client = await enter('drip');
    const packet = publish('t', 'x'.repeat(100), 1, 1);
    for (let i = 0; i < 5; i++) {
      client.send(packet.subarray(i, i + 1));
      (await enter(`turn-${i}`)).end();
      time.advance(1_000);
    }
    expect(await client.next()).toBe('closed');
    expect(log.join()).toContain('packet-time-out');
  });

  it('slows a gateway above its rate and loses none of its frames', async () => {
    const stored: string[] = [];
    await start(
      { framesPerSecond: 100, framesBurst: 10 },
      {
        accept: async ({ payload }) => {
          stored.push(Buffer.from(payload).toString());
          return { kind: 'stored' };
        },
      },
    );
    const client = await enter('fast');
    client.send(...Array.from({ length: 40 }, (_, i) => publish('t', String(i), 1, i + 1)));
    await client.take(10);
    expect(client.log).toHaveLength(11);
    for (let i = 10; i < 40; i++) {
      time.advance(10);
      await client.next();
      expect(stored).toHaveLength(i + 1);
    }
    expect(stored).toEqual(Array.from({ length: 40 }, (_, i) => String(i)));
    expect(broker.stats()).toMatchObject({ publishesStored: 40, throttled: 30 });
  });

  it('counts pings and subscriptions against the rate as well', async () => {
    await start({ framesPerSecond: 10, framesBurst: 4 });
    const client = await enter('busy');
    client.send(PINGREQ, subscribe(1, ['a', 0]), PINGREQ, PINGREQ, PINGREQ, PINGREQ);
    expect((await client.take(4)).sort()).toEqual(['pingresp', 'pingresp', 'pingresp', 'suback 000100']);
    time.advance(100);
    expect(await client.next()).toBe('pingresp');
    expect(broker.stats().throttled).toBe(2);
    time.advance(100);
    expect(await client.next()).toBe('pingresp');
  });

  it('gives a gateway no new burst for reconnecting', async () => {
    await start({ framesPerSecond: 1, framesBurst: 5 });
    const first = await enter('a');
    await first.send(...Array.from({ length: 5 }, (_, i) => publish('t', '', 1, i + 1))).take(5);
    first.end();
    const second = (await enter('a')).send(publish('t', '', 1, 9));
    time.advance(999);
    expect(second.log).toHaveLength(1);
    expect(broker.stats().publishesStored).toBe(5);
    time.advance(1_001);
    expect(await second.next()).toBe('puback 0009');
  });

  it('does not blame a gateway for silence while its frames wait for the disk', async () => {
    const stores: (() => void)[] = [];
    await start(
      { publishesInFlight: 2 },
      { accept: () => new Promise((resolve) => stores.push(() => resolve({ kind: 'stored' }))) },
    );
    const client = open().send(connect({ clientId: 'a', keepAliveS: 2 }));
    await client.next();
    client.send(...[1, 2, 3].map((id) => publish('t', '', 1, id)));
    while (stores.length < 2) await (await enter('turn')).send(PINGREQ).next();
    time.advance(60_000);
    stores.forEach((store) => store());
    expect(await client.take(2)).toEqual(['puback 0001', 'puback 0002']);
    while (stores.length < 3) await (await enter('turn')).send(PINGREQ).next();
    stores[2]!();
    expect(await client.next()).toBe('puback 0003');
  });

  it('refuses more subscriptions than the limit', async () => {
    await start({ subscriptionsPerClient: 2 });
    const client = await enter('a');
    expect(await client.send(subscribe(1, ['a', 0], ['b', 0], ['c', 0], ['a', 1])).next()).toBe(
      'suback 00010000' + '80' + '01',
    );
  });

  it('keeps no more retained messages and no more queued ones than the limit', async () => {
    await start({ retainedMessages: 2, queuedMessages: 3 });
    const away = open().send(connect({ clientId: 'away', flags: 0 }), subscribe(1, ['q', 1]));
    await away.until('suback');
    away.end();
    await away.until('closed');
    const client = await enter('a');
    for (const topic of ['r1', 'r2', 'r3']) await client.send(publish(topic, 'x', 1, 1, 1)).next();
    for (let i = 1; i <= 5; i++) await client.send(publish('q', String(i), 1, i)).next();
    const found = (await enter('b')).send(subscribe(1, ['#', 0]));
    expect((await found.take(3)).sort()).toEqual(['publish q0 retain r1 x', 'publish q0 retain r2 x', 'suback 000100']);
    const back = open().send(connect({ clientId: 'away', flags: 0 }));
    expect((await back.take(4)).slice(1)).toEqual(['publish q1 q 1', 'publish q1 q 2', 'publish q1 q 3']);
    expect(broker.stats().messagesDropped).toBe(3);
  });
});

describe('one bad neighbour', () => {
  it('does not stop deliveries to others while a subscriber is frozen, and is cut off at its bound', async () => {
    await start({ outboundBytes: 1024 * 1024, framesPerSecond: 1e6, framesBurst: 1e6, bytesBurst: 1e9 });
    const frozen = await enter('frozen');
    await frozen.send(subscribe(1, ['big', 0])).until('suback');
    frozen.stream.pause();
    const reader = await enter('reader');
    await reader.send(subscribe(1, ['big', 0], ['small', 1])).until('suback');
    const sender = await enter('sender');
    // More than the kernel's buffers and the bound together.
    for (let i = 1; i <= 100; i++) {
      await sender.send(publish('big', 'x'.repeat(200_000), 1, i)).next();
      expect(await reader.next()).toContain('publish q0 big');
    }
    await sender.send(publish('small', 'on time', 1, 200)).next();
    expect(await reader.next()).toBe('publish q1 small on time');
    expect(broker.stats().gateways).toBe(2);
    expect(log.join()).toContain('"reason":"frozen"');
  });

  it('sends no retained messages on to subscribers that have left, and answers others meanwhile', async () => {
    await start({ framesPerSecond: 1e6, framesBurst: 1e6, retainedMessages: 5_000 });
    const keeper = await enter('keeper');
    keeper.send(...Array.from({ length: 2_000 }, (_, i) => publish(`r/${i}`, 'x'.repeat(500), 1, i + 1, 1)));
    await keeper.take(2_000);
    const before = process.memoryUsage().heapUsed;
    for (let round = 0; round < 300; round++) {
      const short = open().send(connect({ clientId: `short-${round % 20}` }), subscribe(1, ['#', 1]));
      await short.until('suback');
      short.end();
      if (round % 10 === 0) expect(await keeper.send(PINGREQ).next()).toBe('pingresp');
    }
    expect(await keeper.send(publish('t', '', 1, 1)).next()).toBe('puback 0001');
    // Stock Aedes holds all 600,000 deliveries here, over a gigabyte.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('answers one SUBSCRIBE at a time to a client that asks for all retained messages and reads none', async () => {
    await start({ framesPerSecond: 1e6, framesBurst: 1e6, bytesBurst: 1e9 });
    const keeper = await enter('keeper');
    for (let i = 1; i <= 100; i++) await keeper.send(publish(`r/${i}`, 'x'.repeat(100_000), 1, i, 1)).next();
    const greedy = await enter('greedy');
    greedy.stream.pause();
    greedy.send(...Array.from({ length: 10 }, (_, i) => subscribe(i + 1, ['#', 0])));
    for (let i = 0; i < 50; i++) expect(await keeper.send(publish('t', '', 1, 1)).next()).toBe('puback 0001');
    greedy.stream.resume();
    const seen = await greedy.until('suback 000a00');
    expect(seen.filter((event) => event.startsWith('suback'))).toHaveLength(10);
  });

  it('ignores acknowledgements and pings it is flooded with, without piling up answers', async () => {
    await start({ framesPerSecond: 1e6, framesBurst: 1e6 });
    const flood = await enter('flood');
    flood.stream.pause();
    const packets = Buffer.concat(Array.from({ length: 20_000 }, () => [PINGREQ, acknowledge('pubrec', 5)]).flat());
    flood.stream.write(packets);
    const other = await enter('other');
    expect(await other.send(publish('t', '', 1, 1)).next()).toBe('puback 0001');
    flood.stream.resume();
    expect((await flood.take(40_000)).filter((event) => event === 'pingresp')).toHaveLength(20_000);
  });
});
