import fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#kernel';
import { daysOf, occurrencesOf } from './duty-occurrences.js';
import { DUTY_DAYS, isHoliday, minuteOf, minuteOfWeek, type DutyPattern } from './duty-pattern.js';
import { holdsAt } from './duty-roster.js';
import { addDays, localTime, WEEKDAYS, weekdayOf } from './local-time.js';

const TOKYO = 'Asia/Tokyo';
const tokyo = (text: string): number => Date.parse(`${text}+09:00`);
const inTokyo = (pattern: DutyPattern, from: string, to: string): string[] =>
  occurrencesOf(pattern, TOKYO, { from: tokyo(`${from}T00:00:00`), to: tokyo(`${to}T00:00:00`) }).map((one) =>
    [one.from, one.to].map((at) => new Date(at + 9 * HOUR_MS).toISOString().slice(0, 16)).join(' – '),
  );

describe('the eve of a holiday', () => {
  const eve: DutyPattern = { kind: 'holiday-span', from: '18:00', to: '09:00', yearEnd: false };
  const withYearEnd: DutyPattern = { ...eve, yearEnd: true };

  it('runs from 18:00 the evening before a single holiday to 9:00 the morning after it', () => {
    // 2026-02-11 建国記念の日 is a Wednesday.
    expect(inTokyo(eve, '2026-02-08', '2026-02-20')).toEqual(['2026-02-10T18:00 – 2026-02-12T09:00']);
  });

  it('takes the weekend before a Monday holiday with it', () => {
    // 2026-01-12 成人の日.
    expect(inTokyo(eve, '2026-01-06', '2026-01-20')).toEqual(['2026-01-09T18:00 – 2026-01-13T09:00']);
  });

  it('holds over the whole of Golden Week, the substitute holiday included', () => {
    expect(inTokyo(eve, '2026-04-27', '2026-05-12')).toEqual([
      '2026-04-28T18:00 – 2026-04-30T09:00',
      '2026-05-01T18:00 – 2026-05-07T09:00',
    ]);
  });

  it('joins the working day between two holidays that the law makes one, in September 2026', () => {
    // 21 敬老の日, 22 国民の休日, 23 秋分の日, after a weekend.
    expect(inTokyo(eve, '2026-09-16', '2026-09-29')).toEqual(['2026-09-18T18:00 – 2026-09-24T09:00']);
  });

  it('keeps the year’s end from 28 December to 4 January where the district does', () => {
    expect(inTokyo(withYearEnd, '2026-12-20', '2027-01-08')).toEqual(['2026-12-28T18:00 – 2027-01-04T09:00']);
    // Without it, only New Year's Day with the weekend behind it.
    expect(inTokyo(eve, '2026-12-20', '2027-01-08')).toEqual(['2026-12-31T18:00 – 2027-01-04T09:00']);
  });

  it('is none at an ordinary weekend', () => {
    expect(inTokyo(eve, '2026-06-01', '2026-06-29')).toEqual([]);
  });
});

describe('nights when clocks change', () => {
  const night: DutyPattern = { kind: 'weekly', days: [...WEEKDAYS], from: '18:00', to: '09:00' };
  const day: DutyPattern = { kind: 'weekly', days: [...WEEKDAYS], from: '09:00', to: '18:00' };
  const hours = (pattern: DutyPattern, zone: string, date: string): number | undefined => {
    const noon = Date.parse(`${date}T12:00:00Z`);
    const found = occurrencesOf(pattern, zone, { from: noon - DAY_MS, to: noon + DAY_MS });
    const one = found.find((occurrence) => occurrence.date === date);
    return one === undefined ? undefined : (one.to - one.from) / HOUR_MS;
  };

  it('are an hour shorter in spring and an hour longer in autumn', () => {
    expect(hours(night, 'Europe/Berlin', '2026-03-28')).toBe(14);
    expect(hours(night, 'Europe/Berlin', '2026-10-24')).toBe(16);
    expect(hours(night, 'America/New_York', '2026-03-07')).toBe(14);
    expect(hours(night, 'America/New_York', '2026-10-31')).toBe(16);
    expect(hours(night, TOKYO, '2026-03-28')).toBe(15);
  });

  it('leave no second between two duties that meet, also at a time that is skipped or comes twice', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York']) {
      for (const meet of ['02:00', '02:30', '03:00', '09:00']) {
        const first = { ...night, to: meet } as DutyPattern;
        const second = { ...day, from: meet } as DutyPattern;
        for (const change of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01']) {
          const midnight = Date.parse(`${change}T00:00:00Z`);
          for (let at = midnight - 2 * HOUR_MS; at < midnight + 15 * HOUR_MS; at += 15 * MINUTE_MS) {
            const covered = holdsAt(first, at, zone) || holdsAt(second, at, zone);
            const where = [zone, meet, new Date(at).toISOString()];
            expect([...where, covered]).toEqual([...where, true]);
          }
        }
      }
    }
  });
});

describe('days of a span', () => {
  it('are as long as the zone has them', () => {
    const span = { from: Date.parse('2026-03-28T23:00:00Z'), to: Date.parse('2026-03-30T22:00:00Z') };
    const days = daysOf(span, 'Europe/Berlin');
    expect(days.map(({ date, from, to }) => [date, (to - from) / HOUR_MS])).toEqual([
      ['2026-03-29', 23],
      ['2026-03-30', 24],
    ]);
  });
});

const ZONES = [TOKYO, 'Europe/Berlin', 'America/New_York', 'UTC'];
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => hhmm(quarter * 15));
const weekTime = fc.tuple(fc.constantFrom(...WEEKDAYS), clock).map(([day, time]) => `${day} ${time}`);
const year = Date.UTC(2026, 0, 1);
const instant = fc.integer({ min: 0, max: 365 * 24 * 4 }).map((quarter) => year + quarter * 15 * MINUTE_MS);
const somePattern: fc.Arbitrary<DutyPattern> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    days: fc.uniqueArray(fc.constantFrom(...DUTY_DAYS), { minLength: 1 }),
    from: clock,
    to: clock,
  }),
  fc.record({ kind: fc.constant('weekly-span' as const), from: weekTime, to: weekTime }),
  fc.record({ kind: fc.constant('holiday-span' as const), from: clock, to: clock, yearEnd: fc.boolean() }),
  fc
    .tuple(instant, fc.integer({ min: 1, max: 40 }))
    .map(([from, hours]) => ({ kind: 'interval' as const, from, to: from + hours * HOUR_MS })),
);

function hhmm(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The patterns by the clock on the wall alone, as a person would read them; not meant for nights of changing clocks. */
function byTheWall(pattern: DutyPattern, at: number): boolean {
  const { date, minuteOfDay, weekday } = localTime(at, TOKYO);
  switch (pattern.kind) {
    case 'interval':
      return at >= pattern.from && at < pattern.to;
    case 'weekly': {
      const [from, to] = [minuteOf(pattern.from)!, minuteOf(pattern.to)!];
      const starts = (day: string): boolean =>
        pattern.days.some(
          (each) =>
            each === weekdayOf(day) ||
            (each === 'holiday' && isHoliday(day)) ||
            (each === 'day-before-holiday' && isHoliday(addDays(day, 1))),
        );
      if (from < to) return starts(date) && minuteOfDay >= from && minuteOfDay < to;
      return (starts(date) && minuteOfDay >= from) || (starts(addDays(date, -1)) && minuteOfDay < to);
    }
    case 'weekly-span': {
      const [from, to] = [minuteOfWeek(pattern.from)!, minuteOfWeek(pattern.to)!];
      const now = WEEKDAYS.indexOf(weekday) * 1440 + minuteOfDay;
      return from === to || (from < to ? now >= from && now < to : now >= from || now < to);
    }
    case 'holiday-span': {
      const off = (day: string): boolean => ['sat', 'sun'].includes(weekdayOf(day)) || kept(day);
      const kept = (day: string): boolean =>
        isHoliday(day) || (pattern.yearEnd && (day.slice(5) >= '12-29' || day.slice(5) <= '01-03'));
      const inRun = (day: string): boolean => {
        if (!off(day)) return false;
        const run = [day];
        for (let next = addDays(day, 1); off(next); next = addDays(next, 1)) run.push(next);
        for (let last = addDays(day, -1); off(last); last = addDays(last, -1)) run.push(last);
        return run.some(kept);
      };
      if (inRun(date)) return true;
      const evening = inRun(addDays(date, 1)) && minuteOfDay >= minuteOf(pattern.from)!;
      return evening || (inRun(addDays(date, -1)) && minuteOfDay < minuteOf(pattern.to)!);
    }
  }
}

describe('any pattern', () => {
  it('holds exactly when the clock on the wall says so, where clocks never change', () => {
    fc.assert(
      fc.property(somePattern, instant, (pattern, at) => {
        expect(holdsAt(pattern, at, TOKYO)).toBe(byTheWall(pattern, at));
      }),
      { numRuns: 400 },
    );
  });

  it('comes to times that agree with whether it holds at every instant, in every zone', () => {
    fc.assert(
      fc.property(
        somePattern,
        fc.constantFrom(...ZONES),
        instant,
        fc.integer({ min: 1, max: 12 }),
        (p, zone, from, days) => {
          const span = { from, to: from + days * DAY_MS };
          const times = occurrencesOf(p, zone, span);
          for (let at = from; at < span.to; at += 165 * MINUTE_MS) {
            expect(times.some((one) => at >= one.from && at < one.to)).toBe(holdsAt(p, at, zone));
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
