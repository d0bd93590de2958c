import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import type { GatewayCommand } from '#vitals';
import {
  startBroker,
  type Acceptance,
  type BrokerOptions,
  type ConnectionEvent,
  type GatewayPublish,
  type RunningBroker,
} from './index.js';

const secrets: Record<string, string> = { 'gw-1': 'one', 'gw-2': 'two' };

let broker: RunningBroker | undefined;
const clients: MqttClient[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.endAsync(true)));
  await broker?.close();
  broker = undefined;
});

async function start(options: Partial<BrokerOptions> = {}): Promise<RunningBroker> {
  broker = await startBroker({
    listeners: { tcp: { port: 0, host: '127.0.0.1' } },
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    authenticate: async (username = '', password) =>
      secrets[username] !== undefined && password?.toString() === secrets[username]
        ? { kind: 'gateway', gateway: username }
        : { kind: 'refused', reason: 'wrong-credential' },
    accept: async () => ({ kind: 'stored' }),
    ...options,
  });
  return broker;
}

async function gateway(name = 'gw-1', options: IClientOptions = {}): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${broker?.ports.tcp}`, {
    username: name,
    password: secrets[name] ?? '',
    clientId: name,
    reconnectPeriod: 0,
    ...options,
  });
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

// mqtt types its events more narrowly than `once` can take.
const event = (client: MqttClient, name: string): Promise<unknown[]> =>
  once(client as unknown as NodeJS.EventEmitter, name) as Promise<unknown[]>;

describe('startBroker', () => {
  it('acknowledges a frame only when it has been stored', async () => {
    const stored: GatewayPublish[] = [];
    let store: (acceptance: Acceptance) => void = () => undefined;
    await start({
      accept: (publish) => {
        stored.push({ ...publish, payload: Buffer.from(publish.payload) });
        return new Promise((resolve) => (store = resolve));
      },
    });
    const client = await gateway();
    let acknowledged = false;
    const published = client.publishAsync('mimamori/v1/gw-1/ox-1/spo2', '{}', { qos: 1 }).then(() => {
      acknowledged = true;
    });
    // An answer to a later packet shows that the publish has been seen.
    const answered = new Promise<void>((resolve) => {
      client.on('packetreceive', ({ cmd }) => cmd === 'pingresp' && resolve());
    });
    client.sendPing();
    await answered;
    expect(acknowledged).toBe(false);
    store({ kind: 'stored' });
    await published;
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({ gateway: 'gw-1', topic: 'mimamori/v1/gw-1/ox-1/spo2', qos: 1, retain: false });
    expect(Buffer.from(stored[0]!.payload).toString()).toBe('{}');
  });

  it('keeps the order of acknowledgements while the stores of one gateway overlap', async () => {
    const waiting: (() => void)[] = [];
    let full: () => void = () => undefined;
    const allWaiting = new Promise<void>((resolve) => (full = resolve));
    await start({
      accept: () =>
        new Promise((resolve) => {
          waiting.push(() => resolve({ kind: 'stored' }));
          if (waiting.length === 20) full();
        }),
    });
    const client = await gateway();
    const order: number[] = [];
    const publishes = Array.from({ length: 20 }, (_, i) =>
      client.publishAsync('mimamori/v1/gw-1/ox-1/spo2', String(i), { qos: 1 }).then(() => order.push(i)),
    );
    await allWaiting;
    for (const finish of waiting.reverse()) finish();
    await Promise.all(publishes);
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('acknowledges a refused frame and tells the gateway why on its command topic', async () => {
    const refusal = {
      kind: 'refused',
      reason: 'out-of-range',
      path: 'values.spo2[0]',
      detail: 'must be 0 to 100',
    } as const;
    await start({ accept: async () => ({ kind: 'refused', refusal, sequence: 7 }) });
    const client = await gateway();
    await client.subscribeAsync('mimamori/v1/gw-1/command', { qos: 1 });
    const told = event(client, 'message');
    await client.publishAsync('mimamori/v1/gw-1/ox-1/spo2', '{}', { qos: 1 });
    const [topic, payload] = (await told) as [string, Buffer];
    expect(topic).toBe('mimamori/v1/gw-1/command');
    const { kind: _, ...reasons } = refusal;
    const expected: GatewayCommand = {
      kind: 'frame-refused',
      topic: 'mimamori/v1/gw-1/ox-1/spo2',
      sequence: 7,
      ...reasons,
    };
    expect(JSON.parse(payload.toString())).toEqual({ version: 1, ...expected });
    expect(broker?.stats()).toMatchObject({ publishesRefused: 1, publishesStored: 0 });
  });

  it('drops the connection without an acknowledgement when the journal fails, so that the gateway sends again', async () => {
    let failing = true;
    await start({
      accept: () => (failing ? Promise.reject(new Error('disk')) : Promise.resolve({ kind: 'stored' })),
    });
    const client = await gateway('gw-1', { reconnectPeriod: 1, clean: false });
    const closed = event(client, 'close');
    let acknowledged = false;
    const published = client.publishAsync('mimamori/v1/gw-1/ox-1/spo2', '{}', { qos: 1 }).then(() => {
      acknowledged = true;
    });
    await closed;
    expect(acknowledged).toBe(false);
    failing = false;
    await published;
    expect(broker?.stats()).toMatchObject({ publishesStored: 1 });
  });

  it('refuses wrong credentials with return code 4 and none with 5', async () => {
    await start();
    await expect(gateway('gw-1', { password: 'no' })).rejects.toMatchObject({ code: 4 });
    await expect(gateway('gw-1', { username: '', password: '' })).rejects.toMatchObject({ code: 4 });
    const anonymous = connectAsync(`mqtt://127.0.0.1:${broker?.ports.tcp}`, { reconnectPeriod: 0 });
    await expect(anonymous).rejects.toMatchObject({ code: 5 });
    expect(broker?.stats()).toMatchObject({ connectsRefused: 3, gateways: 0 });
  });

  it('turns away a gateway that is put out while its credentials are being checked', async () => {
    let checked: () => void = () => undefined;
    let reached: () => void = () => undefined;
    const checking = new Promise<void>((resolve) => (reached = resolve));
    await start({
      authenticate: () =>
        new Promise((resolve) => {
          checked = () => resolve({ kind: 'gateway', gateway: 'gw-1' });
          reached();
        }),
    });
    const refused = expect(gateway()).rejects.toMatchObject({ code: 5 });
    await checking;
    broker?.disconnect('gw-1');
    checked();
    await refused;
  });

  it('stores nothing of what a gateway publishes outside its own name', async () => {
    const stored: string[] = [];
    const outside: string[] = [];
    await start({
      outsideOwnName: (gatewayName, { reason }) => outside.push(`${gatewayName} ${reason}`),
      accept: async ({ topic }) => {
        stored.push(topic);
        return { kind: 'stored' };
      },
    });
    const client = await gateway();
    await client.publishAsync('mimamori/v1/gw-2/ox-1/spo2', '{}', { qos: 1 });
    await client.publishAsync('mimamori/v1/gw-1/command', '{}', { qos: 1 });
    await client.publishAsync('$SYS/broker', '{}', { qos: 1 });
    await client.publishAsync('mimamori/v1/gw-1/status', '{}', { qos: 1, retain: true });
    expect(stored).toEqual(['mimamori/v1/gw-1/status']);
    expect(broker?.stats()).toMatchObject({ publishesRefused: 3 });
    expect(outside).toEqual(['gw-1 topic', 'gw-1 topic', 'gw-1 topic']);
  });

  it('refuses a will on a topic of another gateway', async () => {
    await start();
    const will = { topic: 'mimamori/v1/gw-2/status', payload: Buffer.from('{}'), qos: 1, retain: true } as const;
    await expect(gateway('gw-1', { will })).rejects.toMatchObject({ code: 5 });
  });

  it('lets a gateway subscribe to its own commands only', async () => {
    await start();
    const client = await gateway();
    const granted = async (filter: string): Promise<number | undefined> =>
      (await client.subscribeAsync({ [filter]: { qos: 1 } }).catch(() => [{ qos: 128 }]))[0]?.qos;
    expect(await granted('mimamori/v1/gw-1/command')).toBe(1);
    for (const filter of [
      '#',
      '+/+/+/command',
      'mimamori/v1/gw-2/command',
      '$SYS/#',
      '$share/g/mimamori/v1/gw-1/command',
    ]) {
      expect([filter, await granted(filter)]).toEqual([filter, 128]);
    }
  });

  it('stores the will when the gateway vanishes and tells who came and went', async () => {
    const events: ConnectionEvent[] = [];
    let willStored: (publish: GatewayPublish) => void = () => undefined;
    const will = new Promise<GatewayPublish>((resolve) => (willStored = resolve));
    await start({
      connections: (event) => events.push(event),
      accept: async (publish) => {
        willStored(publish);
        return { kind: 'stored' };
      },
    });
    const client = await gateway('gw-1', {
      will: {
        topic: 'mimamori/v1/gw-1/status',
        payload: Buffer.from('{"version":1,"online":false}'),
        qos: 1,
        retain: true,
      },
    });
    client.stream.destroy();
    const stored = await will;
    expect(stored).toMatchObject({ gateway: 'gw-1', topic: 'mimamori/v1/gw-1/status', retain: true });
    expect(events.map(({ kind }) => kind)).toEqual(['connected', 'disconnected']);
    expect(events[1]).toMatchObject({ gateway: 'gw-1', reason: 'connection-lost' });
  });

  it('keeps one live connection per gateway: a new one takes over, whatever its client id', async () => {
    const events: ConnectionEvent[] = [];
    await start({ connections: (event) => events.push(event) });
    const first = await gateway('gw-1', { clientId: 'a' });
    const closed = event(first, 'close');
    await gateway('gw-1', { clientId: 'b' });
    await closed;
    expect(events.map((event) => (event.kind === 'disconnected' ? event.reason : event.kind))).toEqual([
      'connected',
      'taken-over',
      'connected',
    ]);
    expect(broker?.stats().gateways).toBe(1);
  });

  it('closes the live connection of a gateway on demand', async () => {
    await start();
    const client = await gateway();
    const closed = event(client, 'close');
    expect(broker?.disconnect('gw-1')).toBe(true);
    await closed;
    expect(broker?.disconnect('gw-2')).toBe(false);
  });
});
