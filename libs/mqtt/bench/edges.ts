// What strangers cost a gateway at work: how long its acknowledgements take while nobody else is there, and while another process
// opens ten thousand connections, says nothing or begins a CONNECT that never ends, and opens them again. Ratios against the
// quiet in the same run; about half a minute.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connectAsync, type MqttClient } from 'mqtt';
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { startBroker } from '#mqtt';

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const FRAMES = 2_000;
const STRANGERS = 10_000;
const MIB = 1024 * 1024;
const TOPIC = 'mimamori/v1/gw-1/ox-1/spo2';

/** Opens that many connections, a few hundred at a time, and begins anew with those the broker has closed; ends when killed. */
const FLOOD = `
  const net = require('node:net');
  const [port, bytes] = [Number(process.argv[1]), Buffer.from(process.argv[2] ?? '', 'hex')];
  let opened = 0;
  const open = () => {
    const socket = net.connect(port, '127.0.0.1', () => {
      if (bytes.length > 0) socket.write(bytes);
      if ((opened += 1) === ${STRANGERS}) process.stdout.write('all');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => setTimeout(open, 50));
    socket.resume();
  };
  let left = ${STRANGERS};
  const more = setInterval(() => {
    for (let i = 0; i < 200 && left > 0; i += 1, left -= 1) open();
    if (left === 0) clearInterval(more);
  }, 20);
`;
/** A CONNECT that announces 200 bytes and brings a hundred. */
const HALF_CONNECT = `10c801${'00044d5154540402003c'}${'78'.repeat(100)}`;

export async function bench(): Promise<BenchRow[]> {
  const broker = await startBroker({
    listeners: { tcp: { port: 0, host: '127.0.0.1' } },
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    authenticate: (username = '') => Promise.resolve({ kind: 'gateway', gateway: username }),
    accept: () => Promise.resolve({ kind: 'stored' }),
  });
  const port = broker.ports.tcp ?? 0;
  const gateway = await connectAsync(`mqtt://127.0.0.1:${port}`, { username: 'gw-1', password: 'x', clientId: 'gw-1' });
  await latencies(gateway);
  const quiet = await latencies(gateway);
  const before = process.memoryUsage().rss / MIB;
  const silent = await under(port, '', () => latencies(gateway));
  const half = await under(port, HALF_CONNECT, () => latencies(gateway));
  const rows: BenchRow[] = [
    { name: 'acknowledgement, nobody else there, median', value: quiet.median, unit: 'ms' },
    { name: 'acknowledgement, nobody else there, 99th percentile', value: quiet.p99, unit: 'ms' },
    {
      name: 'the same with 10,000 connections that say nothing, median',
      value: silent.median / quiet.median,
      unit: 'x',
    },
    {
      name: 'the same with 10,000 connections that say nothing, 99th percentile',
      value: silent.p99 / quiet.p99,
      unit: 'x',
    },
    { name: 'the same with 10,000 that begin a CONNECT, median', value: half.median / quiet.median, unit: 'x' },
    { name: 'the same with 10,000 that begin a CONNECT, 99th percentile', value: half.p99 / quiet.p99, unit: 'x' },
    { name: 'connections turned away meanwhile', value: broker.stats().connectsRefused, unit: '' },
    { name: 'resident memory more than before', value: process.memoryUsage().rss / MIB - before, unit: 'MiB' },
  ];
  await gateway.endAsync(true);
  await broker.close();
  return rows;
}

async function under<T>(port: number, bytes: string, measure: () => Promise<T>): Promise<T> {
  const flood: ChildProcess = spawn(process.execPath, ['-e', FLOOD, String(port), bytes], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    if (flood.stdout !== null) await once(flood.stdout, 'data');
    return await measure();
  } finally {
    flood.kill();
    await once(flood, 'exit');
  }
}

/** One frame after the other, each acknowledged before the next. */
async function latencies(gateway: MqttClient): Promise<{ median: number; p99: number }> {
  const taken: number[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const from = process.hrtime.bigint();
    await gateway.publishAsync(TOPIC, 'x', { qos: 1 });
    taken.push(Number(process.hrtime.bigint() - from) / 1e6);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.floor(taken.length * share)] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}
