// What public MQTT 3.1.1 suites look at, in packets: the topics of the Eclipse Paho interoperability suite and of Mosquitto's
// own broker tests. Sessions, retained messages and wills are in conformance-sessions.spec.ts.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConformanceBench, CONNECTED, KEPT, PRESENT } from './conformance.fixture.js';
import {
  acknowledge,
  connect,
  DISCONNECT,
  PINGREQ,
  publish,
  subscribe,
  unsubscribe,
  u8,
} from './guard/wire.fixture.js';

let bench: ConformanceBench;

beforeAll(async () => {
  bench = await ConformanceBench.start();
});
afterAll(() => bench.close());
afterEach(() => bench.endClients());

const DUP = 8;

describe('connecting', () => {
  it('answers a CONNECT that comes byte by byte', async () => {
    const client = bench.open();
    for (const byte of connect({ clientId: bench.fresh() })) client.send(u8(byte));
    expect(await client.next()).toBe(CONNECTED);
  });

  it('closes on a second CONNECT, on another first packet and on another protocol', async () => {
    const twice = await bench.enter();
    twice.send(connect());
    expect(await twice.next()).toBe('closed');
    expect(await bench.open().send(PINGREQ).next()).toBe('closed');
    expect(
      await bench
        .open()
        .send(connect({ protocol: 'hj' }))
        .next(),
    ).toBe('closed');
  });

  it('answers an unknown level with 1 and an empty id of a kept session with 2, and closes', async () => {
    expect(
      await bench
        .open()
        .send(connect({ level: 5 }))
        .take(2),
    ).toEqual(['connack 0001', 'closed']);
    expect(
      await bench
        .open()
        .send(connect({ clientId: '', flags: KEPT }))
        .take(2),
    ).toEqual(['connack 0002', 'closed']);
    expect(
      await bench
        .open()
        .send(connect({ clientId: '' }))
        .next(),
    ).toBe(CONNECTED);
  });

  it('takes packets sent together with CONNECT, in their order', async () => {
    const topic = bench.fresh();
    const client = bench
      .open()
      .send(
        connect({ clientId: bench.fresh() }),
        subscribe(1, [topic, 2]),
        publish(topic, 'one', 1, 2),
        publish(topic, 'two'),
        publish(topic, 'three', 1, 3),
        unsubscribe(4, topic),
        publish(topic, 'four', 1, 5),
        PINGREQ,
      );
    const seen = await client.take(10);
    expect(seen.filter((event) => event.startsWith('publish'))).toEqual([
      `publish q1 ${topic} one`,
      `publish q0 ${topic} two`,
      `publish q1 ${topic} three`,
    ]);
    // PINGRESP alone does not wait for what is being stored.
    expect(seen.filter((event) => !/^(publish|pingresp)/.test(event))).toEqual([
      CONNECTED,
      'suback 000102',
      'puback 0002',
      'puback 0003',
      'unsuback 0004',
      'puback 0005',
    ]);
  });

  it('closes the older of two connections of one client id', async () => {
    const id = bench.fresh();
    const older = await bench.enter(id);
    const newer = await bench.enter(id);
    expect(await older.next()).toBe('closed');
    expect(await newer.send(PINGREQ).next()).toBe('pingresp');
  });

  it('ignores what follows a DISCONNECT', async () => {
    const topic = bench.fresh();
    const watcher = await bench.subscriber([topic, 0]);
    const client = await bench.enter();
    client.send(DISCONNECT, publish(topic, 'late'));
    expect(await client.next()).toBe('closed');
    expect(await watcher.send(PINGREQ).next()).toBe('pingresp');
  });
});

describe('subscribing', () => {
  it('answers each filter in order, refuses test/nosubscribe and shared subscriptions', async () => {
    const client = (await bench.enter()).send(
      subscribe(9, ['a', 0], ['test/nosubscribe', 2], ['b/#', 2], ['$share/g/t', 1], ['a', 1]),
    );
    expect(await client.next()).toBe('suback 0009' + '00' + '80' + '02' + '80' + '01');
  });

  it('delivers one message for overlapping subscriptions, at the highest QoS among them', async () => {
    const topic = bench.fresh();
    const client = await bench.subscriber([`${topic}/#`, 2], [`${topic}/+`, 0], [`+/a`, 1]);
    await bench.publishAll(publish(`${topic}/a`, 'once', 2));
    expect(await client.next()).toBe(`publish q2 ${topic}/a once`);
    expect(await client.send(PINGREQ).next()).toBe('pingresp');
  });

  it('delivers at no more than the QoS granted, wildcard or not', async () => {
    const topic = bench.fresh();
    const client = await bench.subscriber([`${topic}/+`, 1]);
    await bench.publishAll(publish(`${topic}/2`, '', 2), publish(`${topic}/1`, '', 1), publish(`${topic}/0`, '', 0));
    expect(await client.take(3)).toEqual([`publish q1 ${topic}/2`, `publish q1 ${topic}/1`, `publish q0 ${topic}/0`]);
  });

  it('takes the QoS of the latest subscription to a filter', async () => {
    const topic = bench.fresh();
    const client = await bench.subscriber([topic, 2]);
    await client.send(subscribe(2, [topic, 0])).until('suback');
    await bench.publishAll(publish(topic, 'x', 1));
    expect(await client.next()).toBe(`publish q0 ${topic} x`);
  });

  it('does not match names that start with $ by a leading wildcard', async () => {
    const topic = bench.fresh();
    const client = await bench.subscriber(['#', 0], ['+/x', 0], [`$${topic}/#`, 0]);
    await bench.publishAll(publish(`$other${topic}/x`, 'unseen', 1), publish(`$${topic}/x`, 'seen', 1));
    const seen = await client.send(PINGREQ).until('pingresp');
    expect(seen.filter((event) => event.includes(`${topic}/x`))).toEqual([`publish q0 $${topic}/x seen`]);
  });

  it('acknowledges a publish below $SYS and hands it to nobody', async () => {
    const client = await bench.subscriber(['$SYS/#', 0]);
    await bench.publishAll(publish('$SYS/broker/x', 'forged', 1));
    expect(await client.send(PINGREQ).next()).toBe('pingresp');
  });
});

describe('delivering', () => {
  it('hands each message on once, at every QoS', async () => {
    const topic = bench.fresh();
    const client = await bench.subscriber([topic, 2]);
    const packets = [0, 1, 2, 0].map((qos, i) => publish(topic, String(i), qos as 0 | 1 | 2));
    await bench.publishAll(...packets);
    await bench.publishAll(publish(topic, 'last', 1));
    expect(await client.take(5)).toEqual([
      `publish q0 ${topic} 0`,
      `publish q1 ${topic} 1`,
      `publish q2 ${topic} 2`,
      `publish q0 ${topic} 3`,
      `publish q1 ${topic} last`,
    ]);
  });

  it('keeps one sender’s messages in order, whatever their QoS', async () => {
    const topic = bench.fresh();
    const client = await bench.subscriber([topic, 1]);
    const packets = Array.from({ length: 300 }, (_, i) => publish(topic, String(i), (i % 2) as 0 | 1, i + 1));
    (await bench.enter()).send(...packets);
    await client.take(300);
    expect(client.publishes.map(({ payload }) => Number(payload))).toEqual(Array.from({ length: 300 }, (_, i) => i));
  });
});

describe('QoS 2', () => {
  it('delivers a message that comes twice once, also across connections', async () => {
    const topic = bench.fresh();
    const id = bench.fresh();
    const watcher = await bench.subscriber([topic, 0]);
    const first = await bench.enter(id, KEPT);
    expect(await first.send(publish(topic, 'once', 2, 5)).next()).toBe('pubrec 0005');
    expect(await first.send(publish(topic, 'once', 2, 5, DUP)).next()).toBe('pubrec 0005');
    first.end();
    const second = bench.open().send(connect({ clientId: id, flags: KEPT }));
    expect(await second.next()).toBe(PRESENT);
    expect(await second.send(publish(topic, 'once', 2, 5, DUP)).next()).toBe('pubrec 0005');
    expect(await second.send(acknowledge('pubrel', 5), acknowledge('pubrel', 5)).take(2)).toEqual([
      'pubcomp 0005',
      'pubcomp 0005',
    ]);
    expect(await watcher.send(PINGREQ).take(2)).toEqual([`publish q0 ${topic} once`, 'pingresp']);
  });

  it('closes on an acknowledgement of the wrong kind and lets one of nothing pass', async () => {
    for (const [qos, wrong] of [
      [1, 'pubrec'],
      [1, 'pubcomp'],
      [2, 'puback'],
      [2, 'pubcomp'],
    ] as const) {
      const topic = bench.fresh();
      const client = await bench.subscriber([topic, qos]);
      await bench.publishAll(publish(topic, 'x', qos));
      await client.until('publish');
      client.send(acknowledge(wrong, client.publishes.at(-1)!.packetId));
      expect(await client.next()).toBe('closed');
    }
    const client = await bench.enter();
    client.send(acknowledge('puback', 9), acknowledge('pubcomp', 9), acknowledge('pubrec', 9), PINGREQ);
    expect(await client.take(2)).toEqual(['pubrel 0009', 'pingresp']);
  });

  it('completes the hand-shake of a delivery', async () => {
    const topic = bench.fresh();
    const client = await bench.subscriber([topic, 2]);
    await bench.publishAll(publish(topic, 'x', 2));
    await client.until('publish');
    const { packetId } = client.publishes[0]!;
    const hex = packetId.toString(16).padStart(4, '0');
    expect(await client.send(acknowledge('pubrec', packetId)).next()).toBe(`pubrel ${hex}`);
    expect(await client.send(acknowledge('pubrec', packetId)).next()).toBe(`pubrel ${hex}`);
    expect(await client.send(acknowledge('pubcomp', packetId), PINGREQ).next()).toBe('pingresp');
  });
});
