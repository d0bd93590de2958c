// The broker's end: every connection is ended without a will, its port is free again, and a taken one is named.
import { describe, expect, it } from '@jest/globals';
import { systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { ManualClock, ManualScheduler } from '#testing';
import { connect, field, u16, wire } from './guard/wire.fixture.js';
import { startBroker, type BrokerOptions } from './index.js';
import { RawClient } from './raw-client.fixture.js';

const time = new ManualScheduler(new ManualClock());

/** A broker that lets everybody in. */
function start(options: Partial<BrokerOptions> = {}) {
  return startBroker({
    listeners: { tcp: { port: 0, host: '127.0.0.1' } },
    clock: time.clock,
    scheduler: time,
    logger: silentLogger,
    authenticate: async (username) => ({ kind: 'gateway', gateway: username ?? 'anyone' }),
    accept: async () => ({ kind: 'stored' }),
    ...options,
  });
}

describe('close', () => {
  it('ends every connection, sends no wills and frees the port', async () => {
    const stored: string[] = [];
    const broker = await start({ accept: async ({ topic }) => (stored.push(topic), { kind: 'stored' }) });
    const port = broker.ports.tcp ?? 0;
    const client = RawClient.tcp(port).send(connect({ flags: 2 | 4, rest: [field('will'), field('x')] }));
    await client.next();
    const halfOpen = RawClient.tcp(port).send(wire(0x10, field('MQTT'), u16(1)).subarray(0, 4));
    await broker.close();
    expect(await client.next()).toBe('closed');
    expect(stored).toEqual([]);
    const again = await start({ listeners: { tcp: { port, host: '127.0.0.1' } }, scheduler: systemScheduler });
    await again.close();
    for (const one of [client, halfOpen]) one.end();
  });

  it('says which port is taken', async () => {
    const broker = await start();
    const port = broker.ports.tcp ?? 0;
    await expect(start({ listeners: { tcp: { port, host: '127.0.0.1' } } })).rejects.toMatchObject({
      code: 'MQTT.PORT_IN_USE',
      message: expect.stringContaining(String(port)) as unknown,
    });
    await broker.close();
  });
});
