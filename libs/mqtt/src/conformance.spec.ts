// What public MQTT 3.1.1 suites look at, in packets: the topics of the Eclipse Paho interoperability suite and of Mosquitto's
// own broker tests.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  acknowledge,
  connect,
  DISCONNECT,
  field,
  PINGREQ,
  publish,
  subscribe,
  unsubscribe,
  u8,
} from './guard/wire.fixture.js';
import { runConformanceBroker, type RunningBroker } from './index.js';
import { RawClient } from './raw-client.fixture.js';

let broker: RunningBroker;
const clients: RawClient[] = [];
let name = 0;

beforeAll(async () => {
  broker = await runConformanceBroker({ port: 0 });
});
afterAll(() => broker.close());
afterEach(() => {
  for (const client of clients.splice(0)) client.end();
});

const KEPT = 0;
const CLEAN = 2;
const CONNECTED = 'connack 0000';
const PRESENT = 'connack 0100';
const RETAIN = 1;
const DUP = 8;

const open = (): RawClient => {
  const client = RawClient.tcp(broker.ports.tcp);
  clients.push(client);
  return client;
};
const fresh = (): string => `t${++name}`;

async function enter(clientId: string = fresh(), flags = CLEAN, rest: Buffer[] = []): Promise<RawClient> {
  const client = open().send(connect({ clientId, flags, rest }));
  expect((await client.next()).slice(0, 7)).toBe('connack');
  return client;
}

/** A client that has subscribed. */
async function subscriber(...filters: [string, number][]): Promise<RawClient> {
  const client = (await enter()).send(subscribe(1, ...filters));
  await client.until('suback');
  return client;
}

/** Publishes all, each acknowledged, and leaves. */
async function publishAll(...packets: Buffer[]): Promise<void> {
  const client = await enter();
  for (const packet of packets) {
    client.send(packet);
    const qos = ((packet[0] ?? 0) >> 1) & 3;
    if (qos === 1) await client.until('puback');
    if (qos === 2) {
      await client.until('pubrec');
      client.send(acknowledge('pubrel', 1));
      await client.until('pubcomp');
    }
  }
  client.send(PINGREQ);
  await client.until('pingresp');
  client.send(DISCONNECT);
}

describe('connecting', () => {
  it('answers a CONNECT that comes byte by byte', async () => {
    const client = open();
    for (const byte of connect({ clientId: fresh() })) client.send(u8(byte));
    expect(await client.next()).toBe(CONNECTED);
  });

  it('closes on a second CONNECT, on another first packet and on another protocol', async () => {
    const twice = await enter();
    twice.send(connect());
    expect(await twice.next()).toBe('closed');
    expect(await open().send(PINGREQ).next()).toBe('closed');
    expect(
      await open()
        .send(connect({ protocol: 'hj' }))
        .next(),
    ).toBe('closed');
  });

  it('answers an unknown level with 1 and an empty id of a kept session with 2, and closes', async () => {
    expect(
      await open()
        .send(connect({ level: 5 }))
        .take(2),
    ).toEqual(['connack 0001', 'closed']);
    expect(
      await open()
        .send(connect({ clientId: '', flags: KEPT }))
        .take(2),
    ).toEqual(['connack 0002', 'closed']);
    expect(
      await open()
        .send(connect({ clientId: '' }))
        .next(),
    ).toBe(CONNECTED);
  });

  it('takes packets sent together with CONNECT, in their order', async () => {
    const topic = fresh();
    const client = open().send(
      connect({ clientId: fresh() }),
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
    const id = fresh();
    const older = await enter(id);
    const newer = await enter(id);
    expect(await older.next()).toBe('closed');
    expect(await newer.send(PINGREQ).next()).toBe('pingresp');
  });

  it('ignores what follows a DISCONNECT', async () => {
    const topic = fresh();
    const watcher = await subscriber([topic, 0]);
    const client = await enter();
    client.send(DISCONNECT, publish(topic, 'late'));
    expect(await client.next()).toBe('closed');
    expect(await watcher.send(PINGREQ).next()).toBe('pingresp');
  });
});

describe('subscribing', () => {
  it('answers each filter in order, refuses test/nosubscribe and shared subscriptions', async () => {
    const client = (await enter()).send(
      subscribe(9, ['a', 0], ['test/nosubscribe', 2], ['b/#', 2], ['$share/g/t', 1], ['a', 1]),
    );
    expect(await client.next()).toBe('suback 0009' + '00' + '80' + '02' + '80' + '01');
  });

  it('delivers one message for overlapping subscriptions, at the highest QoS among them', async () => {
    const topic = fresh();
    const client = await subscriber([`${topic}/#`, 2], [`${topic}/+`, 0], [`+/a`, 1]);
    await publishAll(publish(`${topic}/a`, 'once', 2));
    expect(await client.next()).toBe(`publish q2 ${topic}/a once`);
    expect(await client.send(PINGREQ).next()).toBe('pingresp');
  });

  it('delivers at no more than the QoS granted, wildcard or not', async () => {
    const topic = fresh();
    const client = await subscriber([`${topic}/+`, 1]);
    await publishAll(publish(`${topic}/2`, '', 2), publish(`${topic}/1`, '', 1), publish(`${topic}/0`, '', 0));
    expect(await client.take(3)).toEqual([`publish q1 ${topic}/2`, `publish q1 ${topic}/1`, `publish q0 ${topic}/0`]);
  });

  it('takes the QoS of the latest subscription to a filter', async () => {
    const topic = fresh();
    const client = await subscriber([topic, 2]);
    await client.send(subscribe(2, [topic, 0])).until('suback');
    await publishAll(publish(topic, 'x', 1));
    expect(await client.next()).toBe(`publish q0 ${topic} x`);
  });

  it('does not match names that start with $ by a leading wildcard', async () => {
    const topic = fresh();
    const client = await subscriber(['#', 0], ['+/x', 0], [`$${topic}/#`, 0]);
    await publishAll(publish(`$other${topic}/x`, 'unseen', 1), publish(`$${topic}/x`, 'seen', 1));
    const seen = await client.send(PINGREQ).until('pingresp');
    expect(seen.filter((event) => event.includes(`${topic}/x`))).toEqual([`publish q0 $${topic}/x seen`]);
  });

  it('acknowledges a publish below $SYS and hands it to nobody', async () => {
    const client = await subscriber(['$SYS/#', 0]);
    await publishAll(publish('$SYS/broker/x', 'forged', 1));
    expect(await client.send(PINGREQ).next()).toBe('pingresp');
  });
});

describe('delivering', () => {
  it('hands each message on once, at every QoS', async () => {
    const topic = fresh();
    const client = await subscriber([topic, 2]);
    const packets = [0, 1, 2, 0].map((qos, i) => publish(topic, String(i), qos as 0 | 1 | 2));
    await publishAll(...packets);
    await publishAll(publish(topic, 'last', 1));
    expect(await client.take(5)).toEqual([
      `publish q0 ${topic} 0`,
      `publish q1 ${topic} 1`,
      `publish q2 ${topic} 2`,
      `publish q0 ${topic} 3`,
      `publish q1 ${topic} last`,
    ]);
  });

  it('keeps one sender’s messages in order, whatever their QoS', async () => {
    const topic = fresh();
    const client = await subscriber([topic, 1]);
    const packets = Array.from({ length: 300 }, (_, i) => publish(topic, String(i), (i % 2) as 0 | 1, i + 1));
    (await enter()).send(...packets);
    await client.take(300);
    expect(client.publishes.map(({ payload }) => Number(payload))).toEqual(Array.from({ length: 300 }, (_, i) => i));
  });
});

describe('QoS 2', () => {
  it('delivers a message that comes twice once, also across connections', async () => {
    const topic = fresh();
    const id = fresh();
    const watcher = await subscriber([topic, 0]);
    const first = await enter(id, KEPT);
    expect(await first.send(publish(topic, 'once', 2, 5)).next()).toBe('pubrec 0005');
    expect(await first.send(publish(topic, 'once', 2, 5, DUP)).next()).toBe('pubrec 0005');
    first.end();
    const second = open().send(connect({ clientId: id, flags: KEPT }));
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
      const topic = fresh();
      const client = await subscriber([topic, qos]);
      await publishAll(publish(topic, 'x', qos));
      await client.until('publish');
      client.send(acknowledge(wrong, client.publishes.at(-1)!.packetId));
      expect(await client.next()).toBe('closed');
    }
    const client = await enter();
    client.send(acknowledge('puback', 9), acknowledge('pubcomp', 9), acknowledge('pubrec', 9), PINGREQ);
    expect(await client.take(2)).toEqual(['pubrel 0009', 'pingresp']);
  });

  it('completes the hand-shake of a delivery', async () => {
    const topic = fresh();
    const client = await subscriber([topic, 2]);
    await publishAll(publish(topic, 'x', 2));
    await client.until('publish');
    const { packetId } = client.publishes[0]!;
    const hex = packetId.toString(16).padStart(4, '0');
    expect(await client.send(acknowledge('pubrec', packetId)).next()).toBe(`pubrel ${hex}`);
    expect(await client.send(acknowledge('pubrec', packetId)).next()).toBe(`pubrel ${hex}`);
    expect(await client.send(acknowledge('pubcomp', packetId), PINGREQ).next()).toBe('pingresp');
  });
});

describe('sessions', () => {
  it('says Session Present for a kept session without subscriptions, and not after a clean one', async () => {
    const id = fresh();
    for (const [flags, answer] of [
      [KEPT, CONNECTED],
      [KEPT, PRESENT],
      [CLEAN, CONNECTED],
      [KEPT, CONNECTED],
    ] as const) {
      const client = open().send(connect({ clientId: id, flags }));
      expect(await client.next()).toBe(answer);
      client.send(DISCONNECT);
      expect(await client.next()).toBe('closed');
    }
  });

  it('keeps QoS 1 and 2 messages for a client that is away, in order and at its QoS', async () => {
    const id = fresh();
    const topic = fresh();
    const away = await enter(id, KEPT);
    await away.send(subscribe(1, [`${topic}/+`, 1])).until('suback');
    away.send(DISCONNECT);
    await away.until('closed');
    await publishAll(publish(`${topic}/1`, 'a', 1), publish(`${topic}/2`, 'b', 2), publish(`${topic}/1`, 'c', 1));
    const back = open().send(connect({ clientId: id, flags: KEPT }));
    expect(await back.take(4)).toEqual([
      PRESENT,
      `publish q1 ${topic}/1 a`,
      `publish q1 ${topic}/2 b`,
      `publish q1 ${topic}/1 c`,
    ]);
  });

  it('sends again what was not acknowledged, with DUP, its packet id and before anything newer', async () => {
    const id = fresh();
    const topic = fresh();
    const first = await enter(id, KEPT);
    await first.send(subscribe(1, [topic, 2])).until('suback');
    await publishAll(publish(topic, 'one', 1), publish(topic, 'two', 2));
    await first.take(2);
    const [one, two] = first.publishes;
    first.send(acknowledge('pubrec', two!.packetId));
    await first.until('pubrel');
    first.end();
    await publishAll(publish(topic, 'three', 1));
    const second = open().send(connect({ clientId: id, flags: KEPT }));
    const hex = two!.packetId.toString(16).padStart(4, '0');
    expect(await second.take(4)).toEqual([
      PRESENT,
      `publish q1 dup ${topic} one`,
      `pubrel ${hex}`,
      `publish q1 ${topic} three`,
    ]);
    expect(second.publishes[0]!.packetId).toBe(one!.packetId);
    expect(new Set([one!.packetId, two!.packetId, second.publishes[1]!.packetId]).size).toBe(3);
    second.send(...second.publishes.map(({ packetId }) => acknowledge('puback', packetId)));
    await second.send(acknowledge('pubcomp', two!.packetId), PINGREQ).until('pingresp');
    second.end();
    const third = open().send(connect({ clientId: id, flags: KEPT }), PINGREQ);
    expect(await third.take(2)).toEqual([PRESENT, 'pingresp']);
  });

  it('keeps nothing after UNSUBSCRIBE and nothing for a refused filter', async () => {
    const id = fresh();
    const topic = fresh();
    const away = await enter(id, KEPT);
    await away.send(subscribe(1, [topic, 1], ['test/nosubscribe', 1]), unsubscribe(2, topic)).until('unsuback');
    away.end();
    await publishAll(publish(topic, 'x', 1), publish('test/nosubscribe', 'x', 1));
    expect(
      await open()
        .send(connect({ clientId: id, flags: KEPT }), PINGREQ)
        .take(2),
    ).toEqual([PRESENT, 'pingresp']);
  });
});

describe('retained messages', () => {
  it('gives the last one to new subscriptions, marked, and none after an empty one', async () => {
    const topic = fresh();
    await publishAll(publish(topic, 'old', 1, 1, RETAIN), publish(topic, 'new', 2, 1, RETAIN));
    const client = await subscriber([topic, 1]);
    expect(await client.next()).toBe(`publish q1 retain ${topic} new`);
    await publishAll(publish(topic, '', 1, 1, RETAIN));
    expect(await client.next()).toBe(`publish q1 ${topic}`);
    const later = await subscriber([topic, 1]);
    expect(await later.send(PINGREQ).next()).toBe('pingresp');
  });

  it('finds empty levels by + and the parent by #, each message once for overlapping filters', async () => {
    const topic = fresh();
    await publishAll(
      publish(`${topic}/`, 'a', 0, 1, RETAIN),
      publish(`/${topic}`, 'b', 0, 1, RETAIN),
      publish(`${topic}//x`, 'c', 0, 1, RETAIN),
      publish(topic, 'd', 0, 1, RETAIN),
    );
    const found = async (count: number, ...filters: [string, number][]): Promise<string[]> => {
      const client = await subscriber(...filters);
      const seen = await client.take(count);
      expect(await client.send(PINGREQ).next()).toBe('pingresp');
      return seen.map((event) => event.slice(-1)).sort();
    };
    expect(await found(1, [`${topic}/+`, 0])).toEqual(['a']);
    expect(await found(1, [`+/${topic}`, 0])).toEqual(['b']);
    expect(await found(1, [`${topic}/+/x`, 0])).toEqual(['c']);
    expect(await found(3, [`${topic}/#`, 0], [`${topic}/`, 0], [`${topic}/+/#`, 0])).toEqual(['a', 'c', 'd']);
  });
});

describe('wills', () => {
  const WILL = 4;
  const willOf = (topic: string, text: string, flags = 0): [number, Buffer[]] => [
    CLEAN | WILL | flags,
    [field(topic), field(text)],
  ];

  it('sends it when the connection breaks, is malformed, half closed or taken over, and never after DISCONNECT', async () => {
    const topic = fresh();
    const watcher = await subscriber([topic, 2]);
    const breaks: [string, (client: RawClient, id: string) => unknown][] = [
      ['broken', (client) => client.end()],
      ['malformed', (client) => client.send(u8(0, 0))],
      ['bad disconnect', (client) => client.send(u8(0xe1, 0))],
      ['half closed', (client) => client.stream.end()],
      ['taken over', (_client, id) => enter(id)],
    ];
    for (const [text, end] of breaks) {
      const id = fresh();
      end(await enter(id, ...willOf(topic, text, 0x08)), id);
      expect(await watcher.next()).toBe(`publish q1 ${topic} ${text}`);
    }
    const polite = await enter(fresh(), ...willOf(topic, 'unsent'));
    polite.send(DISCONNECT);
    await polite.until('closed');
    expect(await watcher.send(PINGREQ).next()).toBe('pingresp');
  });

  it('keeps a retained will, and sends an empty one', async () => {
    const topic = fresh();
    const watcher = await subscriber([topic, 0]);
    (await enter(fresh(), ...willOf(topic, 'kept', 0x20))).end();
    expect(await watcher.next()).toBe(`publish q0 ${topic} kept`);
    expect(await (await subscriber([topic, 0])).next()).toBe(`publish q0 retain ${topic} kept`);
    (await enter(fresh(), ...willOf(topic, ''))).end();
    expect(await watcher.next()).toBe(`publish q0 ${topic}`);
  });
});
