// What a gateway with a good credential tries beyond its own name, and what strangers hold open: nothing of it reaches the
// centre or another gateway, and another gateway's frames all come through.
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { ManualClock, ManualScheduler } from '#testing';
import { connect, field, PINGREQ, publish, subscribe } from './guard/wire.fixture.js';
import { type BrokerOptions, startBroker, type RunningBroker } from './index.js';
import { RawClient } from './raw-client.fixture.js';

const MIB = 1024 * 1024;
const clients: RawClient[] = [];
let broker: RunningBroker;
let stored: string[];

afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await broker.close();
});

async function start(options: Partial<BrokerOptions> = {}): Promise<void> {
  stored = [];
  broker = await startBroker({
    listeners: { tcp: { port: 0, host: '127.0.0.1' } },
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    authenticate: async (username = '') => ({ kind: 'gateway', gateway: username }),
    accept: async ({ topic }) => {
      stored.push(topic);
      return { kind: 'stored' };
    },
    ...options,
  });
}

function open(): RawClient {
  const client = RawClient.tcp(broker.ports.tcp);
  clients.push(client);
  return client;
}

/** `flags` of CONNECT beside user name and password; `will` comes before them. */
function entering(gateway: string, { flags = 2, will = [] as Buffer[] } = {}): Buffer {
  return connect({ clientId: gateway, flags: 0xc0 | flags, rest: [...will, field(gateway), field('secret')] });
}

async function enter(gateway: string): Promise<RawClient> {
  const client = open().send(entering(gateway));
  expect(await client.next()).toBe('connack 0000');
  return client;
}

/** Others' names, names that only begin as its own, and what is the centre's. */
const NOT_ITS_OWN = [
  'mimamori/v1/gw-2/ox-1/spo2',
  'mimamori/v1/gw-2/status',
  'mimamori/v1/gw-2/command',
  'mimamori/v1/gw-1/command',
  'mimamori/v1/gw-1',
  'mimamori/v1/gw-10/ox-1/spo2',
  'mimamori/v1/gw-1x/../gw-2/ox-1/spo2',
  'mimamori/v1//gw-1/ox-1/spo2',
  '/mimamori/v1/gw-1/ox-1/spo2',
  'Mimamori/v1/gw-1/ox-1/spo2',
  'mimamori/v2/gw-1/ox-1/spo2',
  'mimamori/v1/canary/ox-1/spo2',
  '$SYS/broker/uptime',
  '$share/g/mimamori/v1/gw-2/command',
  'centre',
];
const FILTERS = [
  ...NOT_ITS_OWN.filter((topic) => topic !== 'mimamori/v1/gw-1/command'),
  '#',
  '+/#',
  'mimamori/#',
  'mimamori/v1/+/command',
  'mimamori/v1/gw-1/#',
  'mimamori/v1/gw-1/+',
  '+/+/+/command',
  '$SYS/#',
  '$share/g/#',
  '$share/g/mimamori/v1/gw-1/command',
  '$share/g/mimamori/v1/+/command',
];

describe('a gateway beyond its own name', () => {
  it('is acknowledged and stored nowhere, at every QoS, retained or not, and others hear nothing', async () => {
    await start();
    const other = (await enter('gw-2')).send(subscribe(1, ['mimamori/v1/gw-2/command', 1]));
    expect(await other.next()).toBe('suback 000101');
    const intruder = await enter('gw-1');
    for (const [i, topic] of NOT_ITS_OWN.entries()) {
      for (const retain of [0, 1]) {
        intruder.send(publish(topic, 'open the door', 0, 0, retain), publish(topic, 'x', 1, i + 1, retain));
        expect(await intruder.next()).toMatch(/^puback/);
      }
    }
    expect(stored).toEqual([]);
    expect(broker.stats().publishesRefused).toBe(NOT_ITS_OWN.length * 4);
    // Whoever asks later gets nothing that was retained, and who listens has heard nothing.
    await other.send(subscribe(2, ['mimamori/v1/gw-2/command', 1]), PINGREQ).until('pingresp');
    expect(other.publishes).toEqual([]);
  });

  it('is granted its own commands and no other filter, in one packet or in many', async () => {
    await start();
    const intruder = await enter('gw-1');
    for (const filter of FILTERS) {
      intruder.send(subscribe(1, [filter, 1]));
      expect([filter, await intruder.next()]).toEqual([filter, 'suback 000180']);
    }
    intruder.send(subscribe(2, ...[...FILTERS, 'mimamori/v1/gw-1/command'].map((filter) => [filter, 1] as const)));
    expect(await intruder.next()).toBe(`suback 0002${'80'.repeat(FILTERS.length)}01`);
    broker.command('gw-2', { kind: 'centre-time', sentAt: 0 });
    await intruder.send(PINGREQ).until('pingresp');
    expect(intruder.publishes).toEqual([]);
  });

  it('gets no connection for a will on what is not its own, and its own will is its own alone', async () => {
    await start();
    for (const topic of NOT_ITS_OWN) {
      for (const flags of [0x06, 0x0e, 0x2e]) {
        const client = open().send(entering('gw-1', { flags, will: [field(topic), field('gone')] }));
        expect([topic, await client.take(2)]).toEqual([topic, ['connack 0005', 'closed']]);
      }
    }
    expect(stored).toEqual([]);
  });

  it('cannot take another gateway’s session over by its client id', async () => {
    await start();
    const kept = connect({ clientId: 'shared', flags: 0xc0, rest: [field('gw-2'), field('secret')] });
    const owner = open().send(kept, subscribe(1, ['mimamori/v1/gw-2/command', 1]));
    expect(await owner.take(2)).toEqual(['connack 0000', 'suback 000101']);
    owner.end();
    const thief = open().send(connect({ clientId: 'shared', flags: 0xc0, rest: [field('gw-1'), field('secret')] }));
    expect(await thief.next()).toBe('connack 0000');
    broker.command('gw-2', { kind: 'centre-time', sentAt: 0 });
    await thief.send(PINGREQ).until('pingresp');
    expect(thief.publishes).toEqual([]);
  });
});

describe('ten thousand half-open connections', () => {
  const MANY = 10_000;
  /** Of a gateway at work all the while. */
  const EVERY = 20;

  it.each([
    ['say nothing', null],
    ['begin a CONNECT and never end it', connect({ clientId: 'x'.repeat(200) }).subarray(0, 100)],
  ])(
    'that %s are bounded, and a gateway’s frames are all acknowledged',
    async (_how, bytes) => {
      const time = new ManualScheduler(new ManualClock());
      await start({ clock: time.clock, scheduler: time, limits: { halfOpenConnections: 1_000 } });
      const gateway = await enter('gw-1');
      const before = process.memoryUsage().heapUsed;
      const acknowledged: string[] = [];
      let most = 0;
      for (let turn = 1; turn <= MANY / EVERY; turn += 1) {
        const strangers = Array.from({ length: EVERY }, () => open());
        await Promise.all(strangers.map(({ socket }) => once(socket, 'connect')));
        if (bytes !== null) for (const stranger of strangers) stranger.send(bytes);
        gateway.send(publish('mimamori/v1/gw-1/ox-1/spo2', `${turn}`, 1, turn));
        acknowledged.push(await gateway.next());
        most = Math.max(most, broker.stats().connections);
      }
      expect(stored).toHaveLength(MANY / EVERY);
      expect(acknowledged).toEqual(
        Array.from({ length: MANY / EVERY }, (_, i) => `puback ${(i + 1).toString(16).padStart(4, '0')}`),
      );
      // Never more than may be half open, beside the gateway and those whose end is on its way.
      expect(most).toBeLessThan(1_000 + 2 * EVERY);
      expect(most).toBeGreaterThan(500);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * MIB);
      // A gateway that comes now still comes in, and those left are closed in good order once their time is over.
      expect(await open().send(entering('gw-2')).next()).toBe('connack 0000');
      time.advance(20_000);
      const settled = (): boolean => broker.stats().connections === 2 && broker.stats().gateways === 2;
      while (!settled()) await gateway.send(PINGREQ).until('pingresp');
      expect(broker.stats().connectsRefused).toBe(MANY);
    },
    120_000,
  );
});
