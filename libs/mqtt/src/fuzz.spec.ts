// Broken packets, from a seed so that a failure comes again: no crash, no growth without bound, and another gateway's
// acknowledgements keep flowing all the while. Half of them are made up, half come from the corpus, broken further now and
// then. `npm run fuzz` sends a million; here it is some thousands.
import { generate, type Packet } from 'mqtt-packet';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCorpus } from './corpus.fixture.js';
import { acknowledge, connect, PINGREQ, publish } from './guard/wire.fixture.js';
import { runConformanceBroker, type RunningBroker } from './index.js';
import { RawClient } from './raw-client.fixture.js';

const PACKETS = Number(process.env['MIMAMORI_TEST_FUZZ_PACKETS'] ?? 8_000);
const FIRST_SEED = Number(process.env['MIMAMORI_TEST_FUZZ_SEED'] ?? 0);
const MIB = 1024 * 1024;
const AT_ONCE = 25;
/** Of one connection. */
const MOST_PACKETS = 60;
/** The first packets of a long run show what a broker at work needs; from there on it may not grow. */
const SETTLED = 50_000;
const MAY_GROW_MIB = 200;
const CORPUS = readCorpus();
const FROM_CORPUS = {
  first: CORPUS.filter(({ name }) => name.startsWith('connect')),
  later: CORPUS.filter(({ name }) => !name.startsWith('connect')),
};

let broker: RunningBroker;
const uncaught: unknown[] = [];
const note = (error: unknown): number => uncaught.push(error);

beforeAll(async () => {
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  broker = await runConformanceBroker({ port: 0 });
});
afterAll(async () => {
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
  await broker.close();
});

/** Numbers from a seed (mulberry32), below `below`. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const TOPICS = ['a', 'a/b', '/', 'a//b', '$x', 'deep/er/still', '見守り'];
const FILTERS = [...TOPICS, '#', '+', 'a/#', '+/b', '$x/#'];
/** Lengths, wildcards, UTF-8 borders and packet types: bytes that matter somewhere. */
const TELLING = [0, 1, 0x10, 0x1f, 0x23, 0x2b, 0x2f, 0x30, 0x36, 0x62, 0x7f, 0x80, 0xc0, 0xe0, 0xed, 0xf5, 0xff];

function anyPacket(below: (n: number) => number): Buffer {
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const messageId = 1 + below(30);
  const kinds: (() => Packet)[] = [
    () => ({
      cmd: 'publish',
      topic: below(3) ? one(TOPICS) : `r/${below(500)}`,
      payload: Buffer.alloc(below(10) ? below(80) : below(30_000), 0x78),
      qos: below(3) as 0 | 1 | 2,
      messageId,
      retain: below(3) === 0,
      dup: false,
    }),
    () => ({
      cmd: 'subscribe',
      messageId,
      subscriptions: Array.from({ length: 1 + below(4) }, () => ({ topic: one(FILTERS), qos: below(3) as 0 | 1 | 2 })),
    }),
    () => ({ cmd: 'unsubscribe', messageId, unsubscriptions: [one(FILTERS)] }),
    () => ({ cmd: one(['puback', 'pubrec', 'pubrel', 'pubcomp'] as const), messageId }),
    () => ({ cmd: 'pingreq' }),
    () => ({ cmd: 'disconnect' }),
  ];
  return generate(one(kinds.slice(0, below(12) ? 5 : 6))());
}

function broken(packet: Buffer, below: (n: number) => number): Buffer {
  let bytes = Buffer.from(packet);
  for (let times = 1 + below(3); times > 0 && bytes.length > 0; times--) {
    const at = below(bytes.length);
    const ways = [
      () => (bytes[at] = below(256)),
      () => (bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))),
      () => (bytes[at] = TELLING[below(TELLING.length)] ?? 0),
      () => (bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(4))])),
      () =>
        (bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + below(9), below(256)), bytes.subarray(at)])),
    ];
    ways[below(ways.length)]?.();
  }
  return bytes;
}

/** One connection's life: packets, most of them sound, sent in pieces; resolves when the broker has had enough or we have. */
async function attack(seed: number): Promise<number> {
  const below = chance(seed);
  const client = RawClient.tcp(broker.ports.tcp);
  if (below(4) === 0) client.stream.pause();
  const known = (of: typeof CORPUS): Buffer => of[below(of.length)]?.bytes ?? PINGREQ;
  const first = (): Buffer => connect({ clientId: `fuzz-${below(20)}`, flags: below(2) * 2 });
  const packets = [below(6) === 0 ? known(FROM_CORPUS.first) : first()];
  // Most of the corpus ends its connection: a sound one is wanted before it, so that what lies behind is reached.
  for (let count = below(MOST_PACKETS); count > 0; count--) {
    packets.push(below(count > 5 ? 20 : 2) === 0 ? known(FROM_CORPUS.later) : anyPacket(below));
  }
  const sent = packets.map((packet, i) => (below(i === 0 ? 8 : 10) === 0 ? broken(packet, below) : packet));
  const stream = Buffer.concat(sent);
  for (let at = 0; at < stream.length && !client.stream.destroyed;) {
    const size = below(3) ? 1 + below(2_000) : 1 + below(5);
    client.send(stream.subarray(at, at + size));
    at += size;
    if (below(5) === 0) await new Promise(setImmediate);
  }
  client.stream.resume();
  client.send(PINGREQ, acknowledge('pubrel', 999));
  // Sound to the end: answered. Broken: closed. Cut short so that it swallows what follows: we leave.
  await Promise.race([client.until('pubcomp 03e7'), once(below)]);
  client.end();
  return sent.length;
}

/** A few turns of the event loop. */
async function once(below: (n: number) => number): Promise<void> {
  for (let turns = 20 + below(30); turns > 0; turns--) await new Promise(setImmediate);
}

/** The heap in MiB, without what is already garbage where Node lets us say so. */
function heapMib(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / MIB;
}

describe('the broker under broken packets', () => {
  it(
    'survives, stays small, and answers others',
    async () => {
      const gateway = RawClient.tcp(broker.ports.tcp).send(connect({ clientId: 'gateway' }));
      await gateway.next();
      const start = heapMib();
      let before = start;
      let [packets, connections, rounds, acknowledged] = [0, 0, 0, 0];
      while (packets < PACKETS) {
        const attacks = Array.from({ length: AT_ONCE }, (_, i) => attack(FIRST_SEED + connections + i));
        rounds++;
        if ((await gateway.send(publish('mine', 'x', 1, 7)).next()) === 'puback 0007') acknowledged++;
        const sent = (await Promise.all(attacks)).reduce((sum, count) => sum + count, 0);
        if (packets < SETTLED && packets + sent >= SETTLED) before = heapMib();
        packets += sent;
        connections += AT_ONCE;
      }
      const after = heapMib();
      gateway.end();
      const { accepted, violations } = broker.stats();
      report({ packets, connections, accepted, violations, start, before, after });
      expect(uncaught).toEqual([]);
      expect(acknowledged).toBe(rounds);
      // The attack is seen, and much of it gets through the guard to what lies behind.
      expect(violations).toBeGreaterThan(connections / 5);
      expect(accepted).toBeGreaterThan(connections / 2);
      expect(after - before).toBeLessThan(MAY_GROW_MIB);
    },
    // Generous: how fast it goes is no promise.
    Math.max(30_000, PACKETS * 5),
  );
});

/** Of a long run alone, for whoever started it. */
function report(
  figures: Record<'packets' | 'connections' | 'accepted' | 'violations' | 'start' | 'before' | 'after', number>,
): void {
  if (PACKETS < SETTLED) return;
  const { packets, connections, accepted, violations, start, before, after } = figures;
  const resident = Math.round(process.memoryUsage().rss / MIB);
  process.stdout.write(
    `${packets} packets on ${connections} connections, ${accepted} let in, ${violations} ended for what they sent; ` +
      `${uncaught.length} crashes; heap ${Math.round(start)} MiB at first, ${Math.round(before)} MiB after ${SETTLED} packets, ` +
      `${Math.round(after)} MiB at the end; ${resident} MiB resident\n`,
  );
}
