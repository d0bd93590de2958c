import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Archive, openDatabaseArchive } from '#archive';
import { type Journal, openSegmentJournal } from '#journal';
import { type AppError, type Instant, type PatientId, silentLogger } from '#kernel';
import { ManualClock, ManualScheduler, type TestDatabase, openTestDatabase } from '#testing';
import { encodeFrame } from '#vitals';
import { DatabaseSnapshots } from './database-snapshots.js';
import { ENGINE_READER, EngineRunner } from './engine-runner.js';
import type { PatientEffects } from './outputs.js';

const HANA = 'hana' as PatientId;
const START: Instant = Date.UTC(2026, 0, 10, 13, 0, 0);
const encoder = new TextEncoder();

let database: TestDatabase;
let clock: ManualClock;
let scheduler: ManualScheduler;
let folder: string;
let journal: Journal;
let archive: Archive;
let runs = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  await journal.close();
  rmSync(folder, { recursive: true });
});

async function begin(): Promise<void> {
  runs += 1;
  clock = new ManualClock(START);
  scheduler = new ManualScheduler(clock);
  folder = mkdtempSync(path.join(tmpdir(), 'mimamori-engine-'));
  journal = await openSegmentJournal({ dir: folder, clock });
  archive = openDatabaseArchive({ database, clock });
  for (const table of ['archive_reader', 'engine_memory', 'engine_shared'] as const) {
    await database.db.deleteFrom(table).execute();
  }
  await act({ kind: 'patient-set', patientId: patient(), timeZone: 'Asia/Tokyo', rules: RULES });
  await act({ kind: 'device-lent', gateway: 'g1', device: 'd1', patientId: patient(), from: START - 1, to: null });
}

/** Each test its own patient, since the archive goes on. */
const patient = (): PatientId => `${HANA}-${runs}` as PatientId;
const RULES = [
  {
    id: 'low',
    kind: 'limit',
    signal: 'spo2',
    low: 90,
    priority: 'high',
    onDelay: '5s',
    clearMargin: 1,
    offDelay: '5s',
  },
];

const act = (body: object): Promise<number> => {
  const payload = encoder.encode(JSON.stringify({ actId: JSON.stringify(body), at: START, by: 'centre', ...body }));
  return journal.append({ kind: 'act', topic: 'centre', payload });
};

/** One second of oxygen saturation goes into the journal. */
async function second(value: number): Promise<void> {
  clock.advance(1_000);
  const sequence = (clock.now() - START) / 1_000;
  const { topic, payload } = encodeFrame({
    kind: 'numeric',
    stream: 'spo2',
    gateway: 'g1',
    device: 'd1',
    sequence,
    observedAt: clock.now(),
    intervalMs: 1_000,
    quality: 'good',
    cause: 'none',
    values: { spo2: [value] },
  });
  await journal.append({ kind: 'frame', topic, payload });
}

const taken: PatientEffects[] = [];
const failures: AppError[] = [];
function runner(intake: (effects: readonly PatientEffects[]) => Promise<void> = keep): EngineRunner {
  const snapshots = new DatabaseSnapshots(database, 'test');
  const onFailure = (error: AppError): void => void failures.push(error);
  return new EngineRunner({ journal, archive, snapshots, intake, clock, scheduler, logger: silentLogger, onFailure });
}

/** An engine whose process dies at the next thing it writes: nothing it does afterwards reaches anything. */
function mortal(): { engine: EngineRunner; kill(): void } {
  let dead = false;
  const unlessDead =
    <A extends readonly unknown[]>(write: (...args: A) => Promise<void>) =>
    (...args: A): Promise<void> =>
      dead ? new Promise(() => undefined) : write(...args);
  const snapshots = new DatabaseSnapshots(database, 'test');
  const engine = new EngineRunner({
    journal,
    archive: {
      ...archive,
      position: (reader) => archive.position(reader),
      write: unlessDead((batch) => archive.write(batch)),
    },
    snapshots: { load: () => snapshots.load(), save: unlessDead((part) => snapshots.save(part)) },
    intake: unlessDead(keep),
    clock,
    scheduler,
    logger: silentLogger,
    onFailure: (error) => void failures.push(error),
  });
  return { engine, kill: () => void (dead = true) };
}

const keep = (effects: readonly PatientEffects[]): Promise<void> => {
  taken.push(...effects);
  return Promise.resolve();
};

const stored = async (): Promise<number[]> => {
  const series = await archive.numerics({
    patientId: patient(),
    signal: 'spo2',
    from: START,
    to: START + 3_600_000,
    resolution: 'raw',
  });
  return series.resolution === 'raw' ? series.samples.map(({ observedAt }) => (observedAt - START) / 1_000) : [];
};

const raised = (): string[] =>
  taken
    .flatMap(({ effects }) => effects)
    .flatMap((effect) => (effect.kind === 'alarm-raised' ? [effect.episode.ruleId] : []));

/** Distinct by what the records go by: patient, position and ordinal. */
const decisions = (): number => new Set(taken.map(({ position, ordinal }) => `${position}/${ordinal}`)).size;

describe('the engine at work', () => {
  it('has handled everything journaled before it started when start resolves', async () => {
    await begin();
    taken.length = 0;
    for (let s = 0; s < 10; s += 1) await second(s < 2 ? 96 : 84);
    const engine = runner();
    await engine.start();
    expect(engine.position).toBe(await journal.latest());
    expect(raised()).toEqual(['low']);
    await engine.close();
    expect(await stored()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await archive.position(ENGINE_READER)).toBe(await journal.latest());
  });

  it('goes on from its memory after a clean stop, in the middle of an on-delay', async () => {
    await begin();
    taken.length = 0;
    for (let s = 0; s < 4; s += 1) await second(84);
    const first = runner();
    await first.start();
    await first.close();
    expect(raised()).toEqual([]);
    expect(first.safePosition).toBe(await journal.latest());
    await journal.trim(first.safePosition);
    for (let s = 0; s < 4; s += 1) await second(84);
    const next = runner();
    await next.start();
    await next.close();
    expect(raised()).toEqual(['low']);
    expect(await stored()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('neither loses nor doubles anything when it is abandoned without a stop, again and again', async () => {
    await begin();
    taken.length = 0;
    for (let life = 0; life < 6; life += 1) {
      const { engine, kill } = mortal();
      await engine.start();
      for (let s = 0; s < 7; s += 1) {
        await second(life === 2 ? 84 : 96);
        // Some lives get as far as writing down what they know, at different moments.
        if (s === life) await scheduler.advanceAsync(0);
      }
      kill();
    }
    const last = runner();
    await last.start();
    await last.close();
    const seconds = (clock.now() - START) / 1_000;
    expect(await stored()).toEqual([...Array(seconds).keys()].map((s) => s + 1));
    expect(new Set(raised())).toEqual(new Set(['low']));
    const once = new Map(taken.map((one) => [`${one.position}/${one.ordinal}`, JSON.stringify(one.effects)]));
    for (const one of taken) expect(JSON.stringify(one.effects)).toBe(once.get(`${one.position}/${one.ordinal}`));
    expect(decisions()).toBe(once.size);
  });

  it('tries a failed intake again and keeps no memory beyond what is on record', async () => {
    await begin();
    taken.length = 0;
    for (let s = 0; s < 8; s += 1) await second(84);
    let attempts = 0;
    const engine = runner(async (effects) => {
      attempts += 1;
      if (attempts < 3) throw new Error('the records do not answer');
      await keep(effects);
    });
    const started = engine.start();
    await started;
    while (attempts < 3) {
      clock.advance(10_000);
      await scheduler.advanceAsync(0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await engine.close();
    expect(attempts).toBeGreaterThanOrEqual(3);
    expect(raised()).toEqual(['low']);
    expect(failures).toEqual([]);
  });
});
