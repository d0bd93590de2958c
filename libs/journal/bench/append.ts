// What the journal takes in: frames a second in a closed loop, and the share of a core at the design load of 20,000 frames
// of 300–900 bytes a second, on segment files and on the embedded database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { migrate, openEmbeddedDatabase } from '#records';
import type { BatchStore } from '../src/batch-store.js';
import { GroupCommitJournal, openDatabaseJournal, openSegmentJournal } from '../src/index.js';
import type { Journal } from '../src/journal.js';

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** The first writes nothing: what the clients, the group commit and the reader cost by themselves. */
const KINDS = ['no disk', 'segment files', 'embedded database'] as const;
const RATE = 20_000;
const SECONDS = 8;
const GATEWAYS = 5_000;

/** Three numeric streams and one ECG per patient, by size. */
const PAYLOADS = [300, 320, 360, 900].map((size) => new Uint8Array(size).map((_, i) => 97 + ((i * 7) % 26)));

export async function bench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const kind of KINDS) {
    const { journal, close } = await open(kind);
    try {
      rows.push(...(await atDesignLoad(kind, journal)), await closedLoop(kind, journal));
    } finally {
      await close();
    }
  }
  return rows;
}

async function open(kind: (typeof KINDS)[number]): Promise<{ journal: Journal; close: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'mimamori-journal-'));
  const ports = { clock: systemClock, scheduler: systemScheduler, logger: silentLogger };
  if (kind === 'no disk') {
    const journal = new GroupCommitJournal(new NoStore(), { clock: systemClock, scheduler: systemScheduler });
    return { journal, close: () => journal.close() };
  }
  if (kind === 'segment files') {
    const journal = await openSegmentJournal({ dir, clock: systemClock, scheduler: systemScheduler });
    return { journal, close: async () => (await journal.close(), rmSync(dir, { recursive: true })) };
  }
  const database = await openEmbeddedDatabase({ dir, ...ports });
  await migrate(database);
  const journal = await openDatabaseJournal({ database, clock: systemClock, scheduler: systemScheduler });
  const close = async (): Promise<void> => {
    await journal.close();
    await database.close();
    rmSync(dir, { recursive: true });
  };
  return { journal, close };
}

async function atDesignLoad(kind: string, journal: Journal): Promise<BenchRow[]> {
  const latencies: number[] = [];
  const stop = new AbortController();
  const reading = countAll(journal, stop.signal);
  const before = process.cpuUsage();
  const started = performance.now();
  let sent = 0;
  let waiting = 0;
  while (performance.now() - started < SECONDS * 1_000) {
    const due = Math.floor(((performance.now() - started) / 1_000) * RATE);
    for (; sent < due; sent += 1) {
      const at = performance.now();
      waiting += 1;
      void journal.append(frame(sent)).then(() => {
        waiting -= 1;
        latencies.push(performance.now() - at);
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const behind = waiting;
  const { user, system } = process.cpuUsage(before);
  const elapsedUs = (performance.now() - started) * 1_000;
  while (waiting > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  const read = await reading;
  if (read < sent) throw new Error(`a reader got ${read} of ${sent} frames`);
  latencies.sort((a, b) => a - b);
  const quantile = (q: number): number => latencies[Math.floor(latencies.length * q)] ?? 0;
  const name = `journal on ${kind}, ${RATE} frames/s with a reader`;
  return [
    { name: `${name}: share of one core`, value: ((user + system) / elapsedUs) * 100, unit: '%' },
    { name: `${name}: append p50`, value: quantile(0.5), unit: 'ms' },
    { name: `${name}: append p99`, value: quantile(0.99), unit: 'ms' },
    { name: `${name}: not yet on disk at the end`, value: behind, unit: 'frames' },
  ];
}

/** As 2,000 clients, each with one frame on the way. */
async function closedLoop(kind: string, journal: Journal): Promise<BenchRow> {
  const end = performance.now() + 5_000;
  let count = 0;
  const client = async (id: number): Promise<void> => {
    while (performance.now() < end) {
      await journal.append(frame(id));
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: 2_000 }, (_, id) => client(id)));
  return { name: `journal on ${kind}, 2,000 clients in a closed loop`, value: count / 5, unit: 'frames/s' };
}

function frame(n: number): { kind: 'frame'; topic: string; payload: Uint8Array } {
  const payload = PAYLOADS[n % PAYLOADS.length] ?? new Uint8Array();
  return { kind: 'frame', topic: `mimamori/v1/g${String(n % GATEWAYS).padStart(5, '0')}/d1/spo2`, payload };
}

async function countAll(journal: Journal, signal: AbortSignal): Promise<number> {
  let entries = 0;
  const after = await journal.latest();
  for await (const batch of journal.read({ after, signal })) entries += batch.entries.length;
  return entries;
}

class NoStore implements BatchStore {
  readonly last = null;
  write(): Promise<void> {
    return Promise.resolve();
  }
  read(): Promise<readonly []> {
    return Promise.resolve([]);
  }
  oldest(): Promise<null> {
    return Promise.resolve(null);
  }
  trim(): Promise<void> {
    return Promise.resolve();
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}
