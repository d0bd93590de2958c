// The load: one MQTT connection per gateway and four frames a second from each (heart rate, SpO2, bed, a second of ECG at
// 250 Hz), spread evenly over the second. It offers at its rate whatever the server does, as homes would. Written on plain
// sockets, so that it leaves the machine to the server. Takes a LoadOrder on standard input, says LoadLines.
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { LoadLine, LoadOrder, LoadResult } from './load.js';
import { percentile } from './percentiles.js';
import type { LoadGateway } from './provision.js';
import { frameOf, STREAMS, type LoadStream } from './load-frames.js';
import { connectPacket, publishPacket, PubackReader } from './mqtt-bytes.js';

const TICK_MS = 4;
const WARM_UP_MS = 5_000;
const LAST_ACKS_MS = 5_000;
const CONNECT_AT_ONCE = 100;

class Home {
  readonly sentAt = new Map<number, number>();
  private sequence = 0;
  private packetId = 0;
  lost = false;

  constructor(
    private readonly gateway: string,
    private readonly socket: Socket,
    private readonly tally: Tally,
  ) {
    const reader = new PubackReader((packetId) => {
      const sentAt = this.sentAt.get(packetId);
      this.sentAt.delete(packetId);
      if (sentAt !== undefined) this.tally.acknowledged(performance.now() - sentAt);
    });
    socket.on('data', (chunk) => reader.take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.lost = true;
    });
  }

  /** `observedAt` is when the frame was due, exactly a second after the one before, as a device's clock would say. */
  publish(stream: LoadStream, index: number, observedAt: number): void {
    if (this.lost) return;
    this.packetId = (this.packetId % 65_535) + 1;
    this.sequence += 1;
    const { device, payload } = frameOf(stream, index, this.sequence, observedAt);
    this.sentAt.set(this.packetId, performance.now());
    this.tally.offered();
    this.socket.write(publishPacket(`mimamori/v1/${this.gateway}/${device}/${stream}`, payload, this.packetId));
  }

  close(): void {
    this.socket.destroy();
  }
}

class Tally {
  measuring = false;
  private offeredCount = 0;
  private acknowledgedCount = 0;
  private readonly latenciesMs: number[] = [];

  offered(): void {
    if (this.measuring) this.offeredCount += 1;
  }

  acknowledged(latencyMs: number): void {
    if (!this.measuring) return;
    this.acknowledgedCount += 1;
    this.latenciesMs.push(latencyMs);
  }

  result(tookMs: number, homes: readonly Home[]): LoadResult {
    return {
      offeredPerSecond: (this.offeredCount * 1_000) / tookMs,
      acknowledgedPerSecond: (this.acknowledgedCount * 1_000) / tookMs,
      pubackP50Ms: percentile(this.latenciesMs, 0.5),
      pubackP99Ms: percentile(this.latenciesMs, 0.99),
      lostConnections: homes.filter(({ lost }) => lost).length,
      unacknowledged: homes.reduce((sum, { sentAt }) => sum + sentAt.size, 0),
    };
  }
}

/** Connects one home; resolves with its CONNACK. */
function open(mqttUrl: URL, { gateway, password }: LoadGateway, tally: Tally): Promise<Home> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: mqttUrl.hostname, port: Number(mqttUrl.port), noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => socket.write(connectPacket(gateway, gateway, password)));
    socket.once('data', (connack) => {
      socket.off('error', reject);
      if (connack[0] === 0x20 && connack[3] === 0) resolve(new Home(gateway, socket, tally));
      else reject(new Error(`the server refused ${gateway} with ${connack[3]}`));
    });
    socket.once('close', () => reject(new Error('the server closed the connection')));
  });
}

async function run({ mqttUrl, gateways, seconds }: LoadOrder): Promise<void> {
  const tally = new Tally();
  const homes: Home[] = [];
  const address = new URL(mqttUrl);
  for (let from = 0; from < gateways.length; from += CONNECT_AT_ONCE) {
    const some = gateways.slice(from, from + CONNECT_AT_ONCE);
    homes.push(...(await Promise.all(some.map((gateway) => open(address, gateway, tally)))));
  }

  const slots = homes.length * STREAMS.length;
  const began = performance.now();
  const epoch = Date.now();
  let published = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - began) * slots) / 1_000;
    for (; published < due; published += 1) {
      // Neighbouring slots are different homes; a home's four streams lie a quarter of a second apart.
      const home = published % homes.length;
      const stream = STREAMS[Math.floor(published / homes.length) % STREAMS.length] ?? 'hr';
      homes[home]?.publish(stream, home, epoch + Math.floor((published * 1_000) / slots));
    }
  }, TICK_MS);
  await after(WARM_UP_MS);
  say({ kind: 'measuring' });
  tally.measuring = true;
  const from = performance.now();
  await after(seconds * 1_000);
  tally.measuring = false;
  const tookMs = performance.now() - from;
  say({ kind: 'measured' });
  clearInterval(timer);
  await after(LAST_ACKS_MS);
  say({ kind: 'result', result: tally.result(tookMs, homes) });
  for (const home of homes) home.close();
}

const after = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));
const say = (line: LoadLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

// The measuring program looks into every file of this folder; only as a program of its own does this one run.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await run(JSON.parse(await text(process.stdin)) as LoadOrder);
}
