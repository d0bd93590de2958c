// Runs the simulator's load generator in a process of its own, so that its work is not counted as the server's.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LoadGateway } from './provision.js';

export interface LoadOrder {
  readonly mqttPort: number;
  readonly gateways: readonly LoadGateway[];
  /** How long is measured, after everyone is connected and has sent for a while. */
  readonly seconds: number;
}

export interface LoadResult {
  readonly sentPerSecond: number;
  readonly acknowledgedPerSecond: number;
  readonly lostConnections: number;
  /** From writing the publish to its PUBACK. */
  readonly latency: { readonly p50Ms: number | null; readonly p99Ms: number | null };
  /** Of the generator itself, 1 being a whole core: near 1, it is the generator that is measured. */
  readonly cpuShare: number;
}

const CONNECT_PER_SECOND = 250;
const SETTLE_SECONDS = 10;
const program = fileURLToPath(new URL('../../../devices/simulator/src/load-main.js', import.meta.url));

/** A little of what makes alarms: once an hour each patient's SpO2 is low for longer than the on-delay. */
const DIPS = { periodS: 3_600, lengthS: 20, spo2Percent: 84 };

/** Calls `onSecond` after each measured second but the last; resolves with the figures at the end. */
export async function runLoad({ mqttPort, gateways, seconds }: LoadOrder, onSecond: () => void): Promise<LoadResult> {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const warmUpSeconds = gateways.length / CONNECT_PER_SECOND + SETTLE_SECONDS;
  const order = { port: mqttPort, gateways, seconds, warmUpSeconds, connectPerSecond: CONNECT_PER_SECOND, dips: DIPS };
  // Its input stays open: its end would be the load's.
  child.stdin.write(`${JSON.stringify(order)}\n`);
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as LoadResult & { readonly final?: true };
    if (line.final === true) return line;
    onSecond();
  }
  throw new Error('the load ended without a result');
}
