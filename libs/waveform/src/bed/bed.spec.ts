import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MINUTE_MS } from '#kernel';
import { parseBedExitCsv, recordingsDir } from '#recordings';
import { toBedMinutes, type BedMinute, type BedSample } from './bed-minute.js';
import { balanceDayAndNight, findNights, type ToLocal } from './nights.js';
import { presenceStays } from './presence.js';
import { judgeSleep, sleepIndex, type BedState } from './sleep-wake.js';

/** 2026-01-10 00:00 in Tokyo. */
const midnight = Date.UTC(2026, 0, 9, 15);
const toLocal: ToLocal = (at) => {
  const local = new Date(at + 9 * 3_600_000).toISOString();
  return { day: local.slice(0, 10), minute: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)) };
};

const sample = (at: number, more: Partial<BedSample> = {}): BedSample => ({
  at,
  bed: 1,
  movement: 0,
  rr: 14,
  hr: 60,
  quality: 'good',
  ...more,
});

/** Minutes from hour to hour, each as the maker says. */
function minutesOf(fromHour: number, toHour: number, make: (hour: number) => Partial<BedMinute>): BedMinute[] {
  return Array.from({ length: Math.round((toHour - fromHour) * 60) }, (_, i) => ({
    at: midnight + fromHour * 3_600_000 + i * MINUTE_MS,
    inBed: true,
    movement: 0,
    respirationPerMin: 14,
    heartRatePerMin: 58,
    goodShare: 1,
    ...make(fromHour + i / 60),
  }));
}
const out = { inBed: false, movement: 0, respirationPerMin: null, heartRatePerMin: null };
const count = (states: readonly BedState[], wanted: BedState): number =>
  states.filter((state) => state === wanted).length;

describe('a minute of the bed sensor', () => {
  it('sums movement, takes medians of good values only, and keeps 0 as a value', () => {
    const at = midnight;
    const [minute] = toBedMinutes([
      sample(at, { movement: 3, rr: 12, hr: 0 }),
      sample(at + 1000, { movement: 4, rr: 16, hr: 70 }),
      sample(at + 2000, { movement: null, rr: 99, hr: 200, quality: 'questionable' }),
      sample(at + 3000, { bed: 0, movement: 900, quality: 'invalid' }),
    ]);
    expect(minute).toEqual({
      at,
      inBed: true,
      movement: 7,
      respirationPerMin: 14,
      heartRatePerMin: 35,
      goodShare: 0.5,
    });
  });

  it('without samples has no data, and an empty record no minutes', () => {
    const minutes = toBedMinutes([
      sample(midnight, { bed: 0, rr: null, hr: null }),
      sample(midnight + 2 * MINUTE_MS, { bed: null, movement: null, hr: 61, rr: null }),
    ]);
    expect(minutes.map(({ inBed, movement, goodShare }) => [inBed, movement, goodShare])).toEqual([
      [false, 0, null],
      [null, null, null],
      [null, null, 1],
    ]);
    expect(minutes[2]).toMatchObject({ heartRatePerMin: 61, respirationPerMin: null });
    expect(toBedMinutes([])).toEqual([]);
  });
});

describe('Cole–Kripke', () => {
  it('weighs the minutes around as published', () => {
    expect(sleepIndex([1, 2, 3, 4, 5, 6, 7], 4)).toBeCloseTo(
      0.001 * (106 + 54 * 2 + 58 * 3 + 76 * 4 + 230 * 5 + 74 * 6 + 67 * 7),
    );
    expect(sleepIndex([5], 0)).toBeCloseTo(1.15);
    expect(sleepIndex([10_000], 0)).toBeCloseTo(0.23 * 300);
  });

  it('calls still minutes sleep, restless ones wake, an empty bed empty and silence unknown', () => {
    const minutes = minutesOf(0, 2, (hour) => {
      if (hour < 0.5) return { movement: 40 };
      if (hour >= 1.25 && hour < 1.5) return out;
      if (hour >= 1.75) return { inBed: null, movement: null };
      return hour >= 1.6 && hour < 1.65 ? { movement: null } : {};
    });
    const states = judgeSleep(minutes);
    expect(states.slice(0, 30)).toEqual(new Array(30).fill('awake'));
    expect(states[50]).toBe('asleep');
    expect(states.slice(75, 90)).toEqual(new Array(15).fill('out-of-bed'));
    expect(states[97]).toBe('unknown');
    expect(states.slice(105)).toEqual(new Array(15).fill('unknown'));
  });

  it('takes sensors that count otherwise by their scale', () => {
    const minutes = minutesOf(0, 1, () => ({ movement: 30 }));
    expect(count(judgeSleep(minutes), 'asleep')).toBe(0);
    expect(count(judgeSleep(minutes, { countsPerUnit: 0.01 }), 'asleep')).toBe(60);
  });

  it.each([
    [4, 1],
    [10, 3],
    [15, 4],
  ])('after %i minutes out of bed takes %i more as wake (Webster)', (wake, more) => {
    const states = judgeSleep(minutesOf(0, 2, (hour) => (hour >= 1 && hour < 1 + (wake - 0.01) / 60 ? out : {})));
    expect(count(states, 'awake')).toBe(more);
    expect(states.slice(60 + wake, 60 + wake + more)).toEqual(new Array(more).fill('awake'));
  });

  it.each([
    [10, 10],
    [20, 14],
  ])('takes short sleep between %i minutes of wake for wake (Webster)', (wake, sleep) => {
    const start = 60;
    const states = judgeSleep(
      minutesOf(0, 3, (hour) => {
        const minute = Math.round(hour * 60) - start;
        const isUp = (minute >= 0 && minute < wake) || (minute >= wake + sleep - 1 && minute < 2 * wake + sleep);
        return isUp ? out : {};
      }),
    );
    const between = states.slice(start + wake, start + wake + sleep - 1);
    // Ten minutes less three, fourteen less four: six and ten are left, and they are too few.
    expect(between).toEqual(new Array(sleep - 1).fill('awake'));
  });
});

describe('nights', () => {
  const minutes = minutesOf(-6, 34, (hour) => {
    // Two evenings: to bed at 22:00, up at 6:30; out twice in the first night, a nap at noon.
    if (hour >= -2 && hour < 6.5) {
      if (hour < -1.5) return { movement: 50 };
      if (hour >= 1 && hour < 1.19) return out;
      if (hour >= 3 && hour < 3.09) return out;
      return hour >= 4 && hour < 4.5 ? { inBed: null, movement: null } : {};
    }
    if (hour >= 13 && hour < 14) return {};
    return hour >= 22 && hour < 30.5 ? { movement: hour < 30 ? 0 : 50 } : out;
  });
  const states = judgeSleep(minutes);
  const nights = findNights(minutes, states, toLocal);

  it('are found with bedtime, sleep, rising and times out of bed', () => {
    expect(nights.map(({ day }) => day)).toEqual(['2026-01-09', '2026-01-10']);
    const [first] = nights;
    expect(first).toMatchObject({
      inBedAt: midnight - 2 * 3_600_000,
      upAt: midnight + 6.5 * 3_600_000,
      minutesOut: 18,
      respirationPerMin: 14,
      heartRatePerMin: 58,
    });
    expect(first?.exits.map((exit) => exit.minutes)).toEqual([12, 6]);
    expect(first?.exits[0]?.from).toBe(midnight + 3_600_000);
    expect(first?.minutesToSleep).toBeGreaterThanOrEqual(30);
    expect(first?.minutesToSleep).toBeLessThan(40);
    expect(first?.asleepAt).toBe((first?.inBedAt ?? 0) + (first?.minutesToSleep ?? 0) * MINUTE_MS);
    expect(first?.minutesInBed).toBe(510 - 18 - 30);
    expect(first?.efficiency).toBeCloseTo((first?.minutesAsleep ?? 0) / 462);
    expect(first?.coverage).toBeCloseTo(1 - 30 / 510);
    expect(nights[1]?.minutesAwakeAfterSleep).toBeGreaterThan(25);
  });

  it('are not made of naps, and one without sleep has no time of falling asleep', () => {
    expect(findNights(minutes.slice(0, 60), states.slice(0, 60), toLocal)).toEqual([]);
    const restless = minutesOf(-2, 2, () => ({ movement: 90, respirationPerMin: null, heartRatePerMin: null }));
    expect(findNights(restless, judgeSleep(restless), toLocal)).toMatchObject([
      { asleepAt: null, minutesToSleep: null, minutesAwakeAfterSleep: 0, efficiency: 0, heartRatePerMin: null },
    ]);
  });

  it('take the longest of several stays', () => {
    const broken = minutesOf(-4, 8, (hour) => (hour >= -1.5 && hour < 0.5 ? out : {}));
    const found = findNights(broken, judgeSleep(broken), toLocal);
    expect(found).toHaveLength(1);
    expect(found[0]?.inBedAt).toBe(midnight + 0.5 * 3_600_000);
  });

  it('show how sleep divides between day and night', () => {
    const balance = balanceDayAndNight(minutes, states, toLocal);
    expect(balance.minutesAsleepByDay).toBeGreaterThan(50);
    expect(balance.nightShare).toBeGreaterThan(0.85);
    expect(balance.isReversed).toBe(false);
    expect(balance.coverage).toBeCloseTo(1 - 30 / (40 * 60));
    const byDay = minutesOf(0, 24, (hour) => (hour >= 9 && hour < 17 ? {} : out));
    expect(balanceDayAndNight(byDay, judgeSleep(byDay), toLocal)).toMatchObject({ nightShare: 0, isReversed: true });
    expect(balanceDayAndNight([], [], toLocal)).toMatchObject({ nightShare: null, isReversed: false, coverage: 0 });
  });
});

describe('presence in bed', () => {
  const at = (second: number, bed: number | null) => ({ at: midnight + second * 1000, bed });

  it('is told in stays, without flicker and without what the sensor could not tell', () => {
    const stays = presenceStays(
      Array.from({ length: 120 }, (_, second) => {
        if (second === 20 || second === 25) return at(second, 0);
        if (second >= 30 && second < 35) return at(second, null);
        return at(second, second < 60 ? 1 : 0);
      }),
    );
    expect(stays.map(({ inBed, from, to }) => [inBed, (from - midnight) / 1000, (to - midnight) / 1000])).toEqual([
      [true, 0, 60],
      [false, 60, 119],
    ]);
  });

  it('ends with a long silence', () => {
    const stays = presenceStays([at(0, 1), at(30, 1), at(300, 1), at(330, 1)]);
    expect(stays).toHaveLength(2);
    expect(presenceStays([])).toEqual([]);
  });
});

const trials = path.join(recordingsDir(), 'bed-exit/S2_Dataset');
const suite = existsSync(trials) || process.env.CI === 'true' ? describe : describe.skip;

suite('presence in the bed-exit trials (left out where there is no recordings folder)', () => {
  it('leaves bed as often as the people did for ten seconds or more', () => {
    let changes = 0;
    for (const name of readdirSync(trials)) {
      const readings = parseBedExitCsv(readFileSync(path.join(trials, name), 'utf8'), name);
      const samples = readings.map(({ atMs, posture }) => ({
        at: atMs,
        bed: posture === 'lying' || posture === 'sit-on-bed' ? 1 : 0,
      }));
      const stays = presenceStays(samples);
      changes += stays.length - 1;
      // Whoever is out for long, by the labels, is out by the stays.
      for (const { from, to, inBed } of stays) {
        const within = samples.filter((one) => one.at >= from && one.at < to);
        const agree = within.filter(({ bed }) => (bed === 1) === inBed).length;
        if (to - from >= 20_000) expect(agree).toBeGreaterThanOrEqual(within.length / 2);
      }
    }
    expect(changes).toBeGreaterThan(20);
  });
});
