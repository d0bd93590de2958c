// What the broker keeps between packets and connections: sessions, retained messages, wills.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CLEAN, ConformanceBench, CONNECTED, KEPT, PRESENT } from './conformance.fixture.js';
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
import type { RawClient } from './raw-client.fixture.js';

let bench: ConformanceBench;

beforeAll(async () => {
  bench = await ConformanceBench.start();
});
afterAll(() => bench.close());
afterEach(() => bench.endClients());

const RETAIN = 1;

describe('sessions', () => {
  it('says Session Present for a kept session without subscriptions, and not after a clean one', async () => {
    const id = bench.fresh();
    for (const [flags, answer] of [
      [KEPT, CONNECTED],
      [KEPT, PRESENT],
      [CLEAN, CONNECTED],
      [KEPT, CONNECTED],
    ] as const) {
      const client = bench.open().send(connect({ clientId: id, flags }));
      expect(await client.next()).toBe(answer);
      client.send(DISCONNECT);
      expect(await client.next()).toBe('closed');
    }
  });

  it('keeps QoS 1 and 2 messages for a client that is away, in order and at its QoS', async () => {
    const id = bench.fresh();
    const topic = bench.fresh();
    const away = await bench.enter(id, KEPT);
    await away.send(subscribe(1, [`${topic}/+`, 1])).until('suback');
    away.send(DISCONNECT);
    await away.until('closed');
    await bench.publishAll(publish(`${topic}/1`, 'a', 1), publish(`${topic}/2`, 'b', 2), publish(`${topic}/1`, 'c', 1));
    const back = bench.open().send(connect({ clientId: id, flags: KEPT }));
    expect(await back.take(4)).toEqual([
      PRESENT,
      `publish q1 ${topic}/1 a`,
      `publish q1 ${topic}/2 b`,
      `publish q1 ${topic}/1 c`,
    ]);
  });

  it('sends again what was not acknowledged, with DUP, its packet id and before anything newer', async () => {
    const id = bench.fresh();
    const topic = bench.fresh();
    const first = await bench.enter(id, KEPT);
    await first.send(subscribe(1, [topic, 2])).until('suback');
    await bench.publishAll(publish(topic, 'one', 1), publish(topic, 'two', 2));
    await first.take(2);
    const [one, two] = first.publishes;
    first.send(acknowledge('pubrec', two!.packetId));
    await first.until('pubrel');
    first.end();
    await bench.publishAll(publish(topic, 'three', 1));
    const second = bench.open().send(connect({ clientId: id, flags: KEPT }));
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
    const third = bench.open().send(connect({ clientId: id, flags: KEPT }), PINGREQ);
    expect(await third.take(2)).toEqual([PRESENT, 'pingresp']);
  });

  it('keeps nothing after UNSUBSCRIBE and nothing for a refused filter', async () => {
    const id = bench.fresh();
    const topic = bench.fresh();
    const away = await bench.enter(id, KEPT);
    await away.send(subscribe(1, [topic, 1], ['test/nosubscribe', 1]), unsubscribe(2, topic)).until('unsuback');
    away.end();
    await bench.publishAll(publish(topic, 'x', 1), publish('test/nosubscribe', 'x', 1));
    expect(
      await bench
        .open()
        .send(connect({ clientId: id, flags: KEPT }), PINGREQ)
        .take(2),
    ).toEqual([PRESENT, 'pingresp']);
  });
});

describe('retained messages', () => {
  it('gives the last one to new subscriptions, marked, and none after an empty one', async () => {
    const topic = bench.fresh();
    await bench.publishAll(publish(topic, 'old', 1, 1, RETAIN), publish(topic, 'new', 2, 1, RETAIN));
    const client = await bench.subscriber([topic, 1]);
    expect(await client.next()).toBe(`publish q1 retain ${topic} new`);
    await bench.publishAll(publish(topic, '', 1, 1, RETAIN));
    expect(await client.next()).toBe(`publish q1 ${topic}`);
    const later = await bench.subscriber([topic, 1]);
    expect(await later.send(PINGREQ).next()).toBe('pingresp');
  });

  it('finds empty levels by + and the parent by #, each message once for overlapping filters', async () => {
    const topic = bench.fresh();
    await bench.publishAll(
      publish(`${topic}/`, 'a', 0, 1, RETAIN),
      publish(`/${topic}`, 'b', 0, 1, RETAIN),
      publish(`${topic}//x`, 'c', 0, 1, RETAIN),
      publish(topic, 'd', 0, 1, RETAIN),
    );
    const found = async (count: number, ...filters: [string, number][]): Promise<string[]> => {
      const client = await bench.subscriber(...filters);
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
    const topic = bench.fresh();
    const watcher = await bench.subscriber([topic, 2]);
    const breaks: [string, (client: RawClient, id: string) => unknown][] = [
      ['broken', (client) => client.end()],
      ['malformed', (client) => client.send(u8(0, 0))],
      ['bad disconnect', (client) => client.send(u8(0xe1, 0))],
      ['half closed', (client) => client.stream.end()],
      ['taken over', (_client, id) => bench.enter(id)],
    ];
    for (const [text, end] of breaks) {
      const id = bench.fresh();
      end(await bench.enter(id, ...willOf(topic, text, 0x08)), id);
      expect(await watcher.next()).toBe(`publish q1 ${topic} ${text}`);
    }
    const polite = await bench.enter(bench.fresh(), ...willOf(topic, 'unsent'));
    polite.send(DISCONNECT);
    await polite.until('closed');
    expect(await watcher.send(PINGREQ).next()).toBe('pingresp');
  });

  it('keeps a retained will, and sends an empty one', async () => {
    const topic = bench.fresh();
    const watcher = await bench.subscriber([topic, 0]);
    (await bench.enter(bench.fresh(), ...willOf(topic, 'kept', 0x20))).end();
    expect(await watcher.next()).toBe(`publish q0 ${topic} kept`);
    expect(await (await bench.subscriber([topic, 0])).next()).toBe(`publish q0 retain ${topic} kept`);
    (await bench.enter(bench.fresh(), ...willOf(topic, ''))).end();
    expect(await watcher.next()).toBe(`publish q0 ${topic}`);
  });
});
