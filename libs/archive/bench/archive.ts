// What the archive costs: writing a second of 5,000 patients, maintaining it, what it takes on disk, and drawing a month.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, systemScheduler } from '#host';
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS, type PatientId, SECOND_MS, silentLogger } from '#kernel';
import { migrate, openEmbeddedDatabase } from '#records';
import type { Signal } from '#vitals';
import { type Archive, type NumericRun, openDatabaseArchive, type WaveformRun } from '../src/index.js';

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const PATIENTS = 5_000;
const SIGNALS: readonly Signal[] = ['spo2', 'pr', 'hr', 'bed', 'rr', 'movement'];
const START = Date.UTC(2026, 0, 10);

class BenchClock implements Clock {
  current = START;
  now(): number {
    return this.current;
  }
}

export async function bench(): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), 'mimamori-archive-'));
  const ports = { clock: systemClock, scheduler: systemScheduler, logger: silentLogger };
  const database = await openEmbeddedDatabase({ dir, ...ports });
  try {
    await migrate(database);
    const clock = new BenchClock();
    const archive = openDatabaseArchive({ database, clock });
    const rows = [...(await writing(archive, clock, dir)), ...(await aMonth(archive, clock))];
    await archive.close();
    return rows;
  } finally {
    await database.close();
    rmSync(dir, { recursive: true });
  }
}

async function writing(archive: Archive, clock: BenchClock, dir: string): Promise<BenchRow[]> {
  const seconds = 60;
  const times: number[] = [];
  let cpuUs = 0;
  const { numerics, waveforms } = oneSecond(START);
  for (let second = 0; second < seconds; second += 1) {
    const shifted = <R extends { observedAt: number }>(run: R): R => ({
      ...run,
      observedAt: run.observedAt + second * SECOND_MS,
    });
    const batch = { numerics: numerics.map(shifted), waveforms: waveforms.map(shifted) };
    const before = process.cpuUsage();
    const started = performance.now();
    await archive.write({ ...batch, reader: 'bench', position: second + 1 });
    times.push(performance.now() - started);
    const { user, system } = process.cpuUsage(before);
    cpuUs += user + system;
    clock.current += SECOND_MS;
  }
  times.sort((a, b) => a - b);
  const written = sizeOf(dir);
  clock.current += 11 * MINUTE_MS;
  const started = performance.now();
  const { merged } = await archive.maintain(clock.current);
  const name = `archive, ${PATIENTS} patients, 1 s of ECG and ${SIGNALS.length} numerics in a write`;
  return [
    { name: `${name}: p50`, value: times[Math.floor(seconds / 2)] ?? 0, unit: 'ms' },
    { name: `${name}: longest`, value: times.at(-1) ?? 0, unit: 'ms' },
    { name: `${name}: processor`, value: cpuUs / 1_000 / seconds, unit: 'ms' },
    { name: `${name}: folder after ${seconds} s`, value: written / 1e6, unit: 'MB' },
    { name: `maintaining ${merged} segments of ${seconds} s`, value: performance.now() - started, unit: 'ms' },
  ];
}

/** 30 days of one patient at 1 Hz, brought in hour by hour. */
async function aMonth(archive: Archive, clock: BenchClock): Promise<BenchRow[]> {
  const patientId = 'one-month' as PatientId;
  const days = 30;
  for (let hour = 0; hour < days * 24; hour += 1) {
    const observedAt = START + hour * HOUR_MS;
    const values = Array.from(
      { length: 3_600 },
      (_, i) => 90 + Math.round(5 * Math.sin((hour * 3_600 + i) / 900)) + (i % 11 === 0 ? 1 : 0),
    );
    const run: NumericRun = { ...numeric(patientId, 'spo2', observedAt, 0), values };
    await archive.write({ numerics: [run], waveforms: [], reader: 'bench', position: 1_000 + hour });
    if (hour % 24 === 23) await archive.maintain((clock.current += DAY_MS));
  }
  await archive.maintain((clock.current += DAY_MS));
  const end = START + days * DAY_MS;
  const rows: BenchRow[] = [];
  for (const [resolution, back] of [
    ['1h', days * DAY_MS],
    ['10min', 7 * DAY_MS],
    ['1min', DAY_MS],
    ['raw', DAY_MS],
  ] as const) {
    const ask = () => archive.numerics({ patientId, signal: 'spo2', from: end - back, to: end, resolution });
    await ask();
    const started = performance.now();
    const series = await ask();
    const took = performance.now() - started;
    const points = series.resolution === 'raw' ? series.samples.length : series.buckets.length;
    rows.push({
      name: `drawing ${back / DAY_MS} days of 1 Hz at ${resolution}: ${points} points`,
      value: took,
      unit: 'ms',
    });
  }
  return rows;
}

function oneSecond(observedAt: number): { numerics: NumericRun[]; waveforms: WaveformRun[] } {
  const numerics: NumericRun[] = [];
  const waveforms: WaveformRun[] = [];
  for (let i = 0; i < PATIENTS; i += 1) {
    const patientId = `0198c0de-0000-7000-8000-${String(i).padStart(12, '0')}` as PatientId;
    for (const signal of SIGNALS) numerics.push(numeric(patientId, signal, observedAt, (i + observedAt / 1_000) % 7));
    const samples = Int16Array.from({ length: 250 }, (_, n) =>
      Math.round(60 * Math.sin(n / 20 + i) + 8 * Math.sin(n * i) + (n % 200 < 12 ? 400 : 0)),
    );
    waveforms.push({
      ...numeric(patientId, 'hr', observedAt, 0),
      device: 'ecg-1',
      lead: 'II',
      rateHz: 250,
      microvoltsPerBit: 2.5,
      samples,
    });
  }
  return { numerics, waveforms };
}

function numeric(patientId: PatientId, signal: Signal, observedAt: number, value: number): NumericRun {
  return {
    patientId,
    device: 'spo2-1',
    signal,
    observedAt,
    intervalMs: SECOND_MS,
    values: [90 + value],
    quality: 'good',
    cause: 'none',
  };
}

function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? sizeOf(path) : statSync(path).size;
  }
  return bytes;
}
