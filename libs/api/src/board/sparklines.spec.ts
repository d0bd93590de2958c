import { Subject } from 'rxjs';
import type { Archive, NumericQuery } from '#archive';
import type { LiveFeed, LiveNumeric } from '#engine';
import { silentLogger, type PatientId } from '#kernel';
import { Sparklines } from './sparklines.js';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 10, 13, 0, 30);
const THIS_MINUTE = Math.floor(NOW / MINUTE) * MINUTE;

describe('sparklines', () => {
  const live = new Subject<readonly LiveNumeric[]>();
  let asked: NumericQuery[];
  let fails: boolean;
  let sparklines: Sparklines;

  const archive = {
    numerics: async (query: NumericQuery) => {
      asked.push(query);
      if (fails) throw new Error('no disk');
      const bucket = (from: number, mean: number) => ({ from, min: mean, mean, max: mean, count: 60, coverage: 1 });
      const buckets =
        query.signal === 'spo2' ? [bucket(THIS_MINUTE - 2 * MINUTE, 94), bucket(THIS_MINUTE - MINUTE, 0)] : [];
      return { resolution: '1min' as const, buckets };
    },
  } as unknown as Archive;
  const feed = { numerics$: live, snapshot: () => [] } as unknown as LiveFeed;
  const numeric = (value: number | null, observedAt: number, change: Partial<LiveNumeric> = {}): LiveNumeric => ({
    patientId: 'hana' as PatientId,
    signal: 'spo2',
    device: 'o1',
    value,
    quality: 'good',
    cause: 'none',
    observedAt,
    receivedAt: observedAt,
    ...change,
  });
  const line = (now = NOW) => sparklines.of('hana', now)[0]?.values ?? [];

  beforeEach(() => {
    [asked, fails] = [[], false];
    sparklines = new Sparklines(archive, feed, silentLogger);
    sparklines.onModuleInit();
  });
  afterEach(() => sparklines.onModuleDestroy());

  it('are thirty one-minute means, null where nothing usable came, 0 where it was 0', async () => {
    await sparklines.prepare(['hana'], NOW);
    live.next([numeric(90, THIS_MINUTE), numeric(80, THIS_MINUTE + 1_000), numeric(null, THIS_MINUTE + 2_000)]);
    live.next([numeric(10, THIS_MINUTE + 3_000, { quality: 'invalid' })]);
    expect(line()).toHaveLength(30);
    expect(line().slice(-4)).toEqual([null, 94, 0, 85]);
    expect(sparklines.of('hana', NOW)[0]?.from).toBe(THIS_MINUTE - 29 * MINUTE);
  });

  it('move on with the clock and forget what is older', async () => {
    await sparklines.prepare(['hana'], NOW);
    expect(line(NOW + 27 * MINUTE).slice(0, 3)).toEqual([94, 0, null]);
    expect(line(NOW + 29 * MINUTE)).toEqual([]);
    live.next([numeric(90, THIS_MINUTE + 40 * MINUTE), numeric(50, THIS_MINUTE)]);
    expect(line(NOW + 40 * MINUTE).filter((value) => value !== null)).toEqual([90]);
  });

  it('ask the archive once for a patient, and again when it failed', async () => {
    await Promise.all([sparklines.prepare(['hana'], NOW), sparklines.prepare(['hana'], NOW)]);
    expect(asked).toHaveLength(4);
    fails = true;
    await sparklines.prepare(['taro'], NOW);
    fails = false;
    await sparklines.prepare(['taro'], NOW);
    expect(asked.filter(({ patientId }) => patientId === 'taro').length).toBe(5);
  });

  it('leave out signals that nobody measures', async () => {
    await sparklines.prepare(['hana'], NOW);
    live.next([numeric(36.5, THIS_MINUTE, { signal: 'temp' })]);
    expect(sparklines.of('hana', NOW).map(({ signal }) => signal)).toEqual(['spo2']);
    expect(sparklines.of('nobody', NOW)).toEqual([]);
  });
});
