// What is left after the process was killed: a child appends with real syncs and says which entries were acknowledged; it
// is killed at a random moment; everything it said must be there, once and in order, for the next child to go on from.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock, systemRandom, systemScheduler } from '#host';
import { silentLogger } from '#kernel';
import { migrate, openEmbeddedDatabase } from '#records';
import { testWorkerUrl } from '#testing';
import { openDatabaseJournal, openSegmentJournal } from './embedded-journal.js';
import { takeBatches, texts } from './journal.contract.js';

const BUILT = pathToFileURL(join(import.meta.dirname, '../../../dist/libs')).href;
const CLIENTS = 20;
const ports = { clock: systemClock, scheduler: systemScheduler, logger: silentLogger };

/** Twenty clients, each with one entry on the way; an entry is `<run>-<client>-<number>`. */
const program = (open: string): string => `
  const { systemClock: clock, systemScheduler: scheduler } = await import('${BUILT}/host/src/index.js');
  const { silentLogger: logger } = await import('${BUILT}/kernel/src/index.js');
  const { openSegmentJournal, openDatabaseJournal } = await import('${BUILT}/journal/src/index.js');
  const { migrate, openEmbeddedDatabase } = await import('${BUILT}/records/src/index.js');
  const [dir, run] = process.argv.slice(1);
  ${open}
  const client = async (id) => {
    for (let n = 0; ; n += 1) {
      const text = run + '-' + id + '-' + n;
      await journal.append({ kind: 'frame', topic: 't', payload: Buffer.from(text) });
      process.stdout.write(text + '\\n');
    }
  };
  for (let id = 0; id < ${CLIENTS}; id += 1) client(id);
`;

const kinds = {
  'segment files': {
    rounds: 20,
    program: program(`const journal = await openSegmentJournal({ dir, clock, segmentBytes: 8192 });`),
    open: async (dir: string) => {
      const journal = await openSegmentJournal({ dir, clock: systemClock, segmentBytes: 8_192 });
      return { journal, close: () => journal.close() };
    },
  },
  // Each start of a database takes a second.
  'the embedded database': {
    rounds: 6,
    program: program(`
      const database = await openEmbeddedDatabase({ dir, clock, scheduler, logger });
      await migrate(database);
      const journal = await openDatabaseJournal({ database, clock });`),
    open: async (dir: string) => {
      const database = await openEmbeddedDatabase({ dir, ...ports, workerUrl: await testWorkerUrl() });
      await migrate(database);
      const journal = await openDatabaseJournal({ database, clock: systemClock });
      return { journal, close: () => journal.close().then(() => database.close()) };
    },
  },
};

describe.each(Object.entries(kinds))('the journal on %s', (_name, kind) => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'mimamori-kill-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it(`loses nothing acknowledged when its process is killed ${kind.rounds} times`, async () => {
    const acknowledged = new Set<string>();
    for (let run = 0; run < kind.rounds; run += 1) {
      for (const text of await appendUntilKilled(kind.program, dir, run)) acknowledged.add(text);
    }
    const { journal, close } = await kind.open(dir);
    const latest = await journal.latest();
    const found = texts(await takeBatches(journal, 0, Infinity, latest));
    await close();
    expect(acknowledged.size).toBeGreaterThan(kind.rounds * CLIENTS);
    expect(new Set(found).size).toBe(found.length);
    expect([...acknowledged].filter((text) => !found.includes(text))).toEqual([]);
    for (const numbers of byClient(found).values()) expect(numbers).toEqual(numbers.map((_, i) => i));
  });
});

/** Resolves with what the child was told to be on disk. */
async function appendUntilKilled(text: string, dir: string, run: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', text, dir, String(run)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      resolve();
    });
    child.once('close', () => reject(new Error(`the child ended by itself: ${complaint}`)));
  });
  await new Promise<void>((resolve) => systemScheduler.after(20 + systemRandom.next() * 200, resolve));
  child.kill('SIGKILL');
  await exited;
  // A last line may have been cut.
  return said.slice(0, said.lastIndexOf('\n')).split('\n');
}

function byClient(found: readonly string[]): Map<string, number[]> {
  const clients = new Map<string, number[]>();
  for (const text of found) {
    const [run, client, n] = text.split('-');
    const key = `${run}-${client}`;
    clients.set(key, [...(clients.get(key) ?? []), Number(n)]);
  }
  return clients;
}
