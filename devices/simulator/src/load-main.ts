#!/usr/bin/env node
// The load generator as a program: options as one line of JSON on standard input, figures as a line of JSON every second
// on standard output and a last one, marked `final`, at the end. Ends after `seconds`, on SIGTERM, or when standard input closes.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { systemClock, systemScheduler } from '#host';
import { STREAMS } from '#vitals';
import { terminationSignal } from '../../gateway/src/index.js';
import { Load } from './load.js';

const schema = z.strictObject({
  host: z.string().default('127.0.0.1'),
  port: z.number().int().min(1).max(65_535),
  gateways: z
    .array(z.strictObject({ gateway: z.string(), username: z.string(), password: z.string(), device: z.string() }))
    .min(1),
  streams: z.array(z.enum(STREAMS)).min(1).default(['hr', 'spo2', 'bed', 'ecg']),
  burst: z.boolean().default(true),
  connectPerSecond: z.number().min(1).default(1_000),
  dips: z
    .strictObject({ periodS: z.number(), lengthS: z.number(), spo2Percent: z.number().int().min(10).max(99) })
    .nullable()
    .default(null),
  /** How long to measure, after `warmUpSeconds` that don't count. */
  seconds: z.number().min(1),
  warmUpSeconds: z.number().min(0).default(0),
});

const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => systemScheduler.after(ms, resolve));

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function run(): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  const closed = new Promise<void>((resolve) => lines.once('close', () => resolve()));
  const text = await new Promise<string>((resolve) => lines.once('line', resolve));
  const { seconds, warmUpSeconds, ...options } = schema.parse(JSON.parse(text));
  const load = new Load(options, { clock: systemClock, scheduler: systemScheduler, monotonicMs });
  load.start();
  const interrupted = Promise.race([terminationSignal(), closed]);
  await Promise.race([pause(warmUpSeconds * 1_000), interrupted]);
  load.latency.clear();
  const before = { ...load.figures(), atMs: monotonicMs(), cpuMs: cpuMs() };
  const cancel = systemScheduler.every(1_000, () => print(load.figures()));
  await Promise.race([pause(seconds * 1_000), interrupted]);
  cancel();
  const after = { ...load.figures(), atMs: monotonicMs(), cpuMs: cpuMs() };
  await load.stop();
  const tookS = (after.atMs - before.atMs) / 1_000;
  print({
    final: true,
    ...load.figures(),
    latency: after.latency,
    sentPerSecond: (after.sent - before.sent) / tookS,
    acknowledgedPerSecond: (after.acknowledged - before.acknowledged) / tookS,
    cpuShare: (after.cpuMs - before.cpuMs) / (after.atMs - before.atMs),
  });
}

try {
  await run();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'the load generator failed'}\n`);
  process.exit(1);
}
