// The same gateway through each door.
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { connectAsync, type IClientOptions } from 'mqtt';
import { createWebSocketStream, WebSocket } from 'ws';
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { selfSignedCertificate } from './certificate.fixture.js';
import { connect, PINGREQ, u8 } from './guard/wire.fixture.js';
import { startBroker, type BrokerListeners, type Peer, type RunningBroker } from './index.js';
import { RawClient } from './raw-client.fixture.js';

let broker: RunningBroker;
const peers: Peer[] = [];
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await broker.close();
  peers.length = 0;
});

const host = '127.0.0.1';

async function start(listeners: BrokerListeners): Promise<void> {
  broker = await startBroker({
    listeners,
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    authenticate: async (_username, _password, clientId, peer) => {
      peers.push(peer);
      return { kind: 'gateway', gateway: clientId };
    },
    accept: async () => ({ kind: 'stored' }),
  });
}

async function publishOver(url: string, options: IClientOptions = {}): Promise<void> {
  const client = await connectAsync(url, { clientId: 'gw-1', reconnectPeriod: 0, ...options });
  closing.push(() => client.endAsync(true));
  await client.publishAsync('mimamori/v1/gw-1/ox-1/spo2', 'x'.repeat(50_000), { qos: 1 });
}

const webSocket = (protocols: string[], path = '/mqtt'): WebSocket => {
  const socket = new WebSocket(`ws://${host}:${broker.ports.websocket}${path}`, protocols);
  socket.on('error', () => undefined);
  closing.push(() => socket.terminate());
  return socket;
};

describe('TLS', () => {
  it('takes frames and asks for no client certificate unless told to', async () => {
    await start({ tls: { port: 0, host, ...selfSignedCertificate() } });
    await publishOver(`mqtts://${host}:${broker.ports.tls}`, { rejectUnauthorized: false });
    expect(broker.stats().publishesStored).toBe(1);
    expect(peers).toEqual([{ remoteAddress: host, transport: 'tls', certificateName: null }]);
  });

  it('refuses gateways without a certificate of the authority, and knows the name of the others', async () => {
    const gateway = selfSignedCertificate('gw-1');
    const tls = { port: 0, host, ...selfSignedCertificate(), clientAuthority: gateway.cert };
    await start({ tls: { ...tls, requireClientCertificate: true } });
    const url = `mqtts://${host}:${broker.ports.tls}`;
    await expect(publishOver(url, { rejectUnauthorized: false })).rejects.toThrow();
    await publishOver(url, { rejectUnauthorized: false, ...gateway });
    expect(peers.map(({ certificateName }) => certificateName)).toEqual(['gw-1']);
  });

  it('survives clients that speak no TLS', async () => {
    await start({ tls: { port: 0, host, ...selfSignedCertificate() } });
    const plain = RawClient.tcp(broker.ports.tls);
    plain.send(connect());
    await plain.until('closed');
    await publishOver(`mqtts://${host}:${broker.ports.tls}`, { rejectUnauthorized: false });
  });
});

describe('close', () => {
  it('waits for nobody in the middle of a handshake', async () => {
    await start({ tls: { port: 0, host, ...selfSignedCertificate() }, websocket: { port: 0, host } });
    const silentOnes = [broker.ports.tls, broker.ports.websocket].map((port) => RawClient.tcp(port));
    await Promise.all(silentOnes.map(({ socket }) => once(socket, 'connect')));
    await broker.close();
    for (const client of silentOnes) expect(await client.next()).toBe('closed');
  });
});

describe('WebSocket', () => {
  it('takes frames from a gateway, packets cut anywhere', async () => {
    await start({ websocket: { port: 0, host } });
    await publishOver(`ws://${host}:${broker.ports.websocket}/mqtt`);
    const client = new RawClient(createWebSocketStream(webSocket(['mqtt'])));
    for (const byte of connect({ clientId: 'gw-2' })) client.send(u8(byte));
    expect(await client.next()).toBe('connack 0000');
    expect(await client.send(PINGREQ, PINGREQ).take(2)).toEqual(['pingresp', 'pingresp']);
    expect(broker.stats()).toMatchObject({ publishesStored: 1, gateways: 2 });
  });

  it('speaks wss', async () => {
    await start({ websocket: { port: 0, host, ...selfSignedCertificate() } });
    await publishOver(`wss://${host}:${broker.ports.websocket}/mqtt`, { rejectUnauthorized: false });
    expect(peers[0]?.transport).toBe('websocket');
  });

  it('refuses another subprotocol, another path and plain HTTP', async () => {
    await start({ websocket: { port: 0, host } });
    for (const socket of [webSocket(['chat']), webSocket(['mqtt'], '/other')]) {
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
      expect(response.statusCode).toBe(400);
    }
    const answer = await fetch(`http://${host}:${broker.ports.websocket}/mqtt`);
    expect(answer.status).toBe(426);
  });

  it('closes on a text message', async () => {
    await start({ websocket: { port: 0, host } });
    const socket = webSocket(['mqtt']);
    await once(socket, 'open');
    socket.send('CONNECT');
    await once(socket, 'close');
    expect(broker.stats().accepted).toBe(0);
  });

  it('holds no more than a CONNECT of an unknown client, whatever length its message announces', async () => {
    await start({ websocket: { port: 0, host } });
    const socket = webSocket(['mqtt']);
    await once(socket, 'open');
    // A frame of 200 kB, in which a CONNECT could stand, is never gathered.
    socket.send(Buffer.concat([u8(0x10, 0xff, 0x1f), Buffer.alloc(200_000)]));
    await once(socket, 'close');
    expect(broker.stats()).toMatchObject({ accepted: 0 });
  });
});
