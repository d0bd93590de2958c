// What every adapter of the archive promises, run against each.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type PatientId, SECOND_MS } from '#kernel';
import type { ManualClock } from '#testing';
import type { Archive, ArchiveWrite, NumericBucket, NumericRun, Resolution, WaveformRun } from './archive.js';

export interface ArchiveUnderTest {
  readonly archive: Archive;
  /** The clock that the archive was given. */
  readonly clock: ManualClock;
  /** Opens the same archive again, as after a restart. */
  reopen(): Promise<Archive>;
  close(): Promise<void>;
}

const NINE: Instant = Date.UTC(2026, 0, 10, 9);
const COARSE = ['10s', '1min', '10min', '1h'] as const satisfies readonly Exclude<Resolution, 'raw'>[];
const WIDTH = { '10s': 10_000, '1min': MINUTE_MS, '10min': 10 * MINUTE_MS, '1h': HOUR_MS };

export function archiveContract(name: string, open: () => Promise<ArchiveUnderTest>): void {
  describe(`the archive on ${name}`, () => {
    let under: ArchiveUnderTest;
    let archive: Archive;
    let patientId: PatientId;
    let position = 0;
    let patients = 0;

    beforeAll(async () => {
      under = await open();
      archive = under.archive;
    });
    afterAll(() => under.close());
    beforeEach(() => {
      patientId = `patient-${(patients += 1)}` as PatientId;
    });

    const write = (parts: Partial<ArchiveWrite>): Promise<void> =>
      archive.write({ numerics: [], waveforms: [], reader: 'engine', position: (position += 1), ...parts });
    const numeric = (parts: Partial<NumericRun> & Pick<NumericRun, 'observedAt' | 'values'>): NumericRun => ({
      patientId,
      device: 'd1',
      signal: 'spo2',
      intervalMs: 1_000,
      quality: 'good',
      cause: 'none',
      ...parts,
    });
    const waveform = (parts: Partial<WaveformRun> & Pick<WaveformRun, 'observedAt' | 'samples'>): WaveformRun => ({
      patientId,
      device: 'd1',
      lead: 'II',
      rateHz: 250,
      microvoltsPerBit: 2.5,
      quality: 'good',
      cause: 'none',
      ...parts,
    });
    const raw = async (from: Instant, to: Instant, signal: NumericRun['signal'] = 'spo2') => {
      const series = await archive.numerics({ patientId, signal, from, to, resolution: 'raw' });
      return series.resolution === 'raw' ? series.samples : [];
    };
    const buckets = async (resolution: (typeof COARSE)[number], from: Instant, to: Instant) => {
      const series = await archive.numerics({ patientId, signal: 'spo2', from, to, resolution });
      return series.resolution === 'raw' ? [] : series.buckets;
    };
    const maintainAt = (now: Instant) => {
      under.clock.set(Math.max(under.clock.now(), now));
      return archive.maintain(under.clock.now());
    };
    /** As written, merged to parts, and merged to hours: every answer must be the same. */
    const atEachAge = async (look: () => Promise<void>): Promise<void> => {
      await look();
      await maintainAt(under.clock.now() + 11 * MINUTE_MS);
      await look();
      await maintainAt(under.clock.now() + 2 * HOUR_MS);
      await look();
    };

    it('gives back raw values exactly, in order of time, with 0 as a value and nothing for null', async () => {
      await write({ numerics: [numeric({ observedAt: NINE + 2_000, values: [0, null, 97] })] });
      await write({
        numerics: [numeric({ observedAt: NINE, values: [36.6, 0.1], quality: 'questionable', cause: 'motion' })],
      });
      await atEachAge(async () =>
        expect(await raw(NINE, NINE + 5_000)).toEqual([
          { observedAt: NINE, device: 'd1', value: 36.6, quality: 'questionable', cause: 'motion' },
          { observedAt: NINE + 1_000, device: 'd1', value: 0.1, quality: 'questionable', cause: 'motion' },
          { observedAt: NINE + 2_000, device: 'd1', value: 0, quality: 'good', cause: 'none' },
          { observedAt: NINE + 4_000, device: 'd1', value: 97, quality: 'good', cause: 'none' },
        ]),
      );
    });

    it('takes the range with its beginning and without its end', async () => {
      await write({ numerics: [numeric({ observedAt: NINE, values: [1, 2, 3, 4] })] });
      await atEachAge(async () =>
        expect((await raw(NINE + 1_000, NINE + 3_000)).map(({ value }) => value)).toEqual([2, 3]),
      );
    });

    it('keeps patients, signals and devices apart', async () => {
      await write({
        numerics: [
          numeric({ observedAt: NINE, values: [1] }),
          numeric({ observedAt: NINE, values: [2], device: 'd2' }),
          numeric({ observedAt: NINE, values: [3], signal: 'pr' }),
          numeric({ observedAt: NINE, values: [4], patientId: 'somebody else' as PatientId }),
        ],
      });
      await atEachAge(async () => {
        expect((await raw(NINE, NINE + 1)).map(({ device, value }) => [device, value])).toEqual([
          ['d1', 1],
          ['d2', 2],
        ]);
        expect((await raw(NINE, NINE + 1, 'pr')).map(({ value }) => value)).toEqual([3]);
      });
    });

    it('answers each resolution with minimum, mean, maximum, count and coverage in buckets aligned to the epoch', async () => {
      const from = NINE + 57 * MINUTE_MS;
      const values = Array.from({ length: 600 }, (_, i) => (i % 7 === 0 ? null : 80 + ((i * 13) % 17)));
      await write({ numerics: [numeric({ observedAt: from, values })] });
      await atEachAge(async () => {
        for (const resolution of COARSE) {
          expect(await buckets(resolution, from, from + 600_000)).toEqual(bucketsOf(from, values, WIDTH[resolution]));
        }
      });
    });

    it('leaves invalid values out of buckets and gives them raw', async () => {
      await write({ numerics: [numeric({ observedAt: NINE, values: [90, 92] })] });
      await write({
        numerics: [numeric({ observedAt: NINE + 2_000, values: [20, 30], quality: 'invalid', cause: 'sensor-off' })],
      });
      await atEachAge(async () => {
        expect(await buckets('10min', NINE, NINE + 1)).toMatchObject([{ min: 90, mean: 91, max: 92, count: 2 }]);
        expect(await raw(NINE, NINE + 4_000)).toHaveLength(4);
      });
    });

    it('gives no bucket where there is no value', async () => {
      await write({
        numerics: [
          numeric({ observedAt: NINE, values: [95] }),
          numeric({ observedAt: NINE + 30 * MINUTE_MS, values: [96] }),
        ],
      });
      await atEachAge(async () =>
        expect((await buckets('10min', NINE, NINE + HOUR_MS)).map(({ from }) => from - NINE)).toEqual([
          0,
          30 * MINUTE_MS,
        ]),
      );
    });

    it('takes in what comes late, also for an hour that was merged long ago', async () => {
      await write({ numerics: [numeric({ observedAt: NINE + 60_000, values: [91] })] });
      await maintainAt(under.clock.now() + 30 * MINUTE_MS);
      await maintainAt(under.clock.now() + 2 * HOUR_MS);
      await write({ numerics: [numeric({ observedAt: NINE, values: [89] })] });
      await atEachAge(async () => {
        expect((await raw(NINE, NINE + HOUR_MS)).map(({ value }) => value)).toEqual([89, 91]);
        expect(await buckets('1h', NINE, NINE + HOUR_MS)).toMatchObject([{ min: 89, mean: 90, max: 91, count: 2 }]);
      });
    });

    it('splits a run over a full hour without losing or doubling a value', async () => {
      const values = Array.from({ length: 600 }, (_, i) => i % 100);
      const from = NINE + HOUR_MS - 300_000;
      await write({ numerics: [numeric({ observedAt: from, values })] });
      await atEachAge(async () => expect((await raw(from, from + 600_000)).map(({ value }) => value)).toEqual(values));
    });

    it('gives waveforms as stretches without gaps, clipped to the range', async () => {
      const second = (n: number): Int16Array => Int16Array.from({ length: 250 }, (_, i) => n * 1_000 + i);
      for (const n of [0, 1, 2, 5])
        await write({ waveforms: [waveform({ observedAt: NINE + n * 1_000, samples: second(n) })] });
      await atEachAge(async () => {
        const stretches = await archive.waveform({ patientId, from: NINE + 500, to: NINE + 5_100 });
        expect(stretches.map(({ observedAt, samples }) => [observedAt - NINE, samples.length])).toEqual([
          [500, 625],
          [5_000, 25],
        ]);
        expect(stretches[0]).toMatchObject({ rateHz: 250, microvoltsPerBit: 2.5, lead: 'II' });
        expect([...(stretches[0]?.samples.slice(0, 3) ?? [])]).toEqual([125, 126, 127]);
        expect(stretches[0]?.samples.at(-1)).toBe(2_249);
      });
    });

    it('keeps every sample of a waveform, invalid ones and the extremes too', async () => {
      const samples = Int16Array.from({ length: 500 }, (_, i) => [-32_768, 32_767, 0, -1, 1][i % 5] ?? 0);
      await write({ waveforms: [waveform({ observedAt: NINE, samples })] });
      await atEachAge(async () =>
        expect((await archive.waveform({ patientId, from: NINE, to: NINE + 2_000 }))[0]?.samples).toEqual(samples),
      );
    });

    it('tells leads apart, and joins no frames of different scale', async () => {
      const samples = new Int16Array(250).fill(7);
      await write({
        waveforms: [
          waveform({ observedAt: NINE, samples }),
          waveform({ observedAt: NINE + 1_000, samples, microvoltsPerBit: 5 }),
          waveform({ observedAt: NINE, samples, lead: 'I' }),
        ],
      });
      await atEachAge(async () => {
        const two = await archive.waveform({ patientId, lead: 'II', from: NINE, to: NINE + 2_000 });
        expect(two.map(({ microvoltsPerBit }) => microvoltsPerBit)).toEqual([2.5, 5]);
        const all = await archive.waveform({ patientId, from: NINE, to: NINE + 2_000 });
        expect(all.map(({ lead }) => lead).sort()).toEqual(['I', 'II', 'II']);
      });
    });

    it('keeps the position with the data, so that what is written again changes nothing', async () => {
      const again: ArchiveWrite = {
        reader: 'another',
        position: 7,
        numerics: [numeric({ observedAt: NINE, values: [50] })],
        waveforms: [waveform({ observedAt: NINE, samples: new Int16Array(250) })],
      };
      expect(await archive.position('another')).toBe(0);
      await archive.write(again);
      await archive.write(again);
      await archive.write({ ...again, position: 6 });
      expect(await archive.position('another')).toBe(7);
      await archive.write({ reader: 'another', position: 9, numerics: [], waveforms: [] });
      expect(await (await under.reopen()).position('another')).toBe(9);
      expect(await raw(NINE, NINE + 1_000)).toHaveLength(1);
      expect(await archive.waveform({ patientId, from: NINE, to: NINE + 1_000 })).toHaveLength(1);
    });

    it('answers the same while maintenance runs as before it', async () => {
      const values = Array.from({ length: 60 }, (_, i) => i);
      for (let minute = 0; minute < 20; minute += 1) {
        await write({ numerics: [numeric({ observedAt: NINE + minute * MINUTE_MS, values })] });
      }
      const maintained = maintainAt(under.clock.now() + 2 * HOUR_MS);
      const counts = new Set<number>();
      let done = false;
      void maintained.then(() => (done = true));
      do counts.add((await raw(NINE, NINE + HOUR_MS)).length);
      while (!done);
      expect([...counts]).toEqual([1_200]);
      expect((await maintained).merged).toBeGreaterThanOrEqual(20);
    });

    it('answers for a patient among thousands in one write', async () => {
      const others = Array.from({ length: 3_000 }, (_, i) => `crowd-${i}` as PatientId);
      const numerics = others.map((id, i) => numeric({ patientId: id, observedAt: NINE, values: [i % 101] }));
      const waveforms = others
        .slice(0, 1_000)
        .map((id, i) => waveform({ patientId: id, observedAt: NINE, samples: new Int16Array(250).fill(i) }));
      await write({ numerics, waveforms });
      await atEachAge(async () => {
        patientId = others[777]!;
        expect((await raw(NINE, NINE + 1)).map(({ value }) => value)).toEqual([777 % 101]);
        const [stretch] = await archive.waveform({ patientId, from: NINE, to: NINE + SECOND_MS });
        expect(new Set(stretch?.samples)).toEqual(new Set([777]));
      });
    });

    it('lets waveforms go after three days and numerics after four hundred', async () => {
      await write({
        numerics: [numeric({ observedAt: NINE, values: [95] })],
        waveforms: [waveform({ observedAt: NINE, samples: new Int16Array(250) })],
      });
      await maintainAt(under.clock.now() + 2 * HOUR_MS);
      await maintainAt(under.clock.now() + 3 * DAY_MS - 3 * HOUR_MS);
      expect(await archive.waveform({ patientId, from: NINE, to: NINE + 1_000 })).toHaveLength(1);
      const { removed } = await maintainAt(under.clock.now() + DAY_MS + 3 * HOUR_MS);
      expect(removed).toBeGreaterThan(0);
      expect(await archive.waveform({ patientId, from: NINE, to: NINE + 1_000 })).toHaveLength(0);
      expect(await raw(NINE, NINE + 1)).toHaveLength(1);
      await maintainAt(under.clock.now() + 398 * DAY_MS);
      expect(await raw(NINE, NINE + 1)).toHaveLength(0);
    });
  });
}

/** The same figures, worked out one value at a time. */
function bucketsOf(from: Instant, values: ReadonlyArray<number | null>, widthMs: number): NumericBucket[] {
  const gathered = new Map<number, number[]>();
  values.forEach((value, i) => {
    if (value === null) return;
    const bucket = Math.floor((from + i * 1_000) / widthMs) * widthMs;
    gathered.set(bucket, [...(gathered.get(bucket) ?? []), value]);
  });
  return [...gathered].map(([start, inside]) => ({
    from: start,
    min: Math.min(...inside),
    mean: inside.reduce((sum, value) => sum + value, 0) / inside.length,
    max: Math.max(...inside),
    count: inside.length,
    coverage: (inside.length * 1_000) / widthMs,
  }));
}
