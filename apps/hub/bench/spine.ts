// How much the whole spine carries on this machine, with all parts on: every frame checked, journaled with a real sync,
// acknowledged, archived, looked at by the rules and shown on a board. Beside it, in the same run and under the same load,
// stock Aedes that does nothing but acknowledge. `--patients 500,2000,5000 --seconds 20`.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BoardWatch } from './board-watch.js';
import { runLoad, type LoadResult } from './load.js';
import { machineCpuSeconds, MeasuredProcess, type Usage } from './measured-process.js';
import { percentile } from './percentiles.js';
import { provision, type LoadGateway } from './provision.js';

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const DEFAULT_PATIENTS = [500, 2_000, 5_000];
const DEFAULT_SECONDS = 20;
const CORES = os.cpus().length;
const hubProgram = fileURLToPath(new URL('../src/main.js', import.meta.url));
const aedesProgram = fileURLToPath(new URL('./stock-aedes.js', import.meta.url));

export async function bench(args: readonly string[]): Promise<Row[]> {
  const patients = option(args, '--patients')?.split(',').map(Number) ?? DEFAULT_PATIENTS;
  const seconds = Number(option(args, '--seconds') ?? DEFAULT_SECONDS);
  const rows: Row[] = [];
  const memory: Array<{ readonly patients: number; readonly bytes: number }> = [];
  for (const count of patients) {
    const size = await measureSize(count, seconds);
    rows.push(...size.rows);
    memory.push({ patients: count, bytes: size.residentBytes });
  }
  const [least, most] = [memory[0], memory.at(-1)];
  if (least !== undefined && most !== undefined && most.patients > least.patients) {
    const value = (most.bytes - least.bytes) / (most.patients - least.patients) / 1_024;
    rows.push({ name: `memory per further patient, ${least.patients} to ${most.patients}`, value, unit: 'KiB' });
  }
  return rows;
}

async function measureSize(patients: number, seconds: number): Promise<{ rows: Row[]; residentBytes: number }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mimamori-bench-'));
  try {
    const { seat, gateways } = await provision(path.join(folder, 'data'), patients);
    const hub = await measureHub(path.join(folder, 'data'), seat, gateways, seconds);
    const aedes = await measureAedes(gateways, seconds);
    return { rows: describe(patients, hub, aedes), residentBytes: hub.loaded.residentBytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly load: LoadResult;
  /** Share of the whole machine, 0 to 1. */
  readonly cpuShare: number;
  /** Of all programs together, this measurement's and others': near 1, nothing here says what the machine could do. */
  readonly machineShare: number;
  /** Shares of one core, the main thread first, then the busiest. */
  readonly threadShares: readonly number[];
  readonly idle: Usage;
  readonly loaded: Usage;
}

interface MeasuredHub extends Measured {
  readonly agesMs: number[];
  readonly patientsSeen: number;
}

async function measureHub(
  dataDir: string,
  seat: { name: string; password: string },
  gateways: readonly LoadGateway[],
  seconds: number,
): Promise<MeasuredHub> {
  const [httpPort, mqttPort] = [await freePort(), await freePort()];
  const hub = await MeasuredProcess.start(
    [hubProgram, '--data', dataDir, '--port', `${httpPort}`, '--mqtt-port', `${mqttPort}`, '--no-prompt'],
    /^ {2}Stop\s+Ctrl-C/m,
  );
  try {
    const idle = hub.usage();
    const board = await BoardWatch.open(`http://127.0.0.1:${httpPort}`, seat, 'spo2');
    const measured = await underLoad(hub, idle, mqttPort, gateways, seconds, () => board.measure());
    await board.close();
    return { ...measured, agesMs: board.agesMs, patientsSeen: board.patients.size };
  } finally {
    await hub.stop();
  }
}

async function measureAedes(gateways: readonly LoadGateway[], seconds: number): Promise<Measured> {
  const port = await freePort();
  const aedes = await MeasuredProcess.start([aedesProgram, `${port}`], /listening/);
  try {
    return await underLoad(aedes, aedes.usage(), port, gateways, seconds, () => undefined);
  } finally {
    await aedes.stop();
  }
}

async function underLoad(
  server: MeasuredProcess,
  idle: Usage,
  mqttPort: number,
  gateways: readonly LoadGateway[],
  seconds: number,
  onBegin: () => void,
): Promise<Measured> {
  const marks: Array<{ readonly at: number; readonly usage: Usage; readonly machine: number }> = [];
  const load = await runLoad({ mqttPort, gateways, seconds }, () => {
    if (marks.length === 0) onBegin();
    marks.push({ at: performance.now(), usage: server.usage(), machine: machineCpuSeconds() });
  });
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || first === last)
    throw new Error('measure for at least three seconds');
  const tookSeconds = (last.at - first.at) / 1_000;
  const [main = 0, ...others] = [...last.usage.threadSeconds].map(
    ([thread, seconds]) => (seconds - (first.usage.threadSeconds.get(thread) ?? 0)) / tookSeconds,
  );
  return {
    load,
    cpuShare: (last.usage.cpuSeconds - first.usage.cpuSeconds) / tookSeconds / CORES,
    machineShare: (last.machine - first.machine) / tookSeconds / CORES,
    threadShares: [main, ...others.sort((a, b) => b - a)],
    idle,
    loaded: last.usage,
  };
}

function describe(patients: number, hub: MeasuredHub, aedes: Measured): Row[] {
  const row = (name: string, value: number, unit: string): Row => ({
    name: `${patients} patients: ${name}`,
    value,
    unit,
  });
  const memory = (hub.loaded.residentBytes - hub.idle.residentBytes) / patients / 1_024;
  return [
    row('frames offered', hub.load.sentPerSecond, 'frames/s'),
    row('frames acknowledged', hub.load.acknowledgedPerSecond, 'frames/s'),
    row('connections lost', hub.load.lostConnections, 'connections'),
    row('PUBACK p50', hub.load.latency.p50Ms ?? NaN, 'ms'),
    row('PUBACK p99', hub.load.latency.p99Ms ?? NaN, 'ms'),
    row('sample to board p50', percentile(hub.agesMs, 0.5), 'ms'),
    row('sample to board p99', percentile(hub.agesMs, 0.99), 'ms'),
    row('patients seen on the board', hub.patientsSeen, 'patients'),
    row(`CPU of the hub, share of ${CORES} cores`, hub.cpuShare * 100, '%'),
    row('of it the main thread (broker, journal, engine, API), of one core', (hub.threadShares[0] ?? 0) * 100, '%'),
    row('of it the busiest other thread (records and archive), of one core', (hub.threadShares[1] ?? 0) * 100, '%'),
    row('of it the next, of one core', (hub.threadShares[2] ?? 0) * 100, '%'),
    row(`CPU of all programs on the machine, share of ${CORES} cores`, hub.machineShare * 100, '%'),
    row('memory of the hub under load', hub.loaded.residentBytes / 1_048_576, 'MiB'),
    row('memory added by the load, per patient', memory, 'KiB'),
    row('CPU of the load generator, of one core', hub.load.cpuShare * 100, '%'),
    row('stock Aedes: frames acknowledged', aedes.load.acknowledgedPerSecond, 'frames/s'),
    row('stock Aedes: PUBACK p50', aedes.load.latency.p50Ms ?? NaN, 'ms'),
    row('stock Aedes: PUBACK p99', aedes.load.latency.p99Ms ?? NaN, 'ms'),
    row(`stock Aedes: CPU, share of ${CORES} cores`, aedes.cpuShare * 100, '%'),
    row('hub / stock Aedes: CPU for the same frames', hub.cpuShare / aedes.cpuShare, '×'),
    row(
      'hub / stock Aedes: frames acknowledged',
      hub.load.acknowledgedPerSecond / aedes.load.acknowledgedPerSecond,
      '×',
    ),
  ];
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
