import { isHoliday, scheduleAt, weekdayOf } from './schedule.js';
import { parseRules } from './parse/parse-rules.js';
import { instantOf, isTimeZone, localTime } from './zoned-time.js';

const rule = (schedule: unknown) => ({ id: 'r', kind: 'limit', signal: 'hr', high: 100, priority: 'low', schedule });

function entries(schedule: unknown) {
  const parsed = parseRules([rule(schedule)]);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules[0]!.schedule;
}

const at = (iso: string) => Date.parse(iso);
const isActive = (schedule: unknown, iso: string, zone = 'Asia/Tokyo') =>
  scheduleAt(entries(schedule), at(iso), zone).active;

describe('local time', () => {
  it('shows what the clocks show', () => {
    expect(localTime(at('2026-01-10T13:05:59Z'), 'Asia/Tokyo')).toEqual({
      day: at('2026-01-10T00:00:00Z') / 86_400_000,
      minute: 22 * 60 + 5,
    });
  });

  it('finds the instant of a local time in every zone', () => {
    const day = at('2026-06-01T00:00:00Z') / 86_400_000;
    expect(instantOf({ day, minute: 90 }, 'Asia/Tokyo', 'first')).toBe(at('2026-06-01T01:30:00+09:00'));
    expect(instantOf({ day, minute: 90 }, 'America/New_York', 'first')).toBe(at('2026-06-01T01:30:00-04:00'));
    expect(instantOf({ day, minute: 90 }, 'Asia/Kathmandu', 'first')).toBe(at('2026-06-01T01:30:00+05:45'));
    expect(instantOf({ day, minute: 1440 }, 'Asia/Tokyo', 'last')).toBe(at('2026-06-02T00:00:00+09:00'));
  });

  it('takes the jump where the clocks go forward over a time', () => {
    const day = at('2026-03-29T00:00:00Z') / 86_400_000;
    expect(instantOf({ day, minute: 150 }, 'Europe/Berlin', 'first')).toBe(at('2026-03-29T03:00:00+02:00'));
  });

  it('takes the first or the last of a time that comes twice', () => {
    const day = at('2026-10-25T00:00:00Z') / 86_400_000;
    expect(instantOf({ day, minute: 150 }, 'Europe/Berlin', 'first')).toBe(at('2026-10-25T02:30:00+02:00'));
    expect(instantOf({ day, minute: 150 }, 'Europe/Berlin', 'last')).toBe(at('2026-10-25T02:30:00+01:00'));
  });

  it('knows time zones from other words', () => {
    expect(isTimeZone('Asia/Tokyo')).toBe(true);
    expect(isTimeZone('Asia/Edo')).toBe(false);
  });
});

describe('days', () => {
  it('counts weekdays, before 1970 too', () => {
    expect(weekdayOf(0)).toBe('thu');
    expect(weekdayOf(-1)).toBe('wed');
    expect(weekdayOf(at('2026-01-10T00:00:00Z') / 86_400_000)).toBe('sat');
  });

  it('knows Japanese public holidays, substitute ones included', () => {
    const isFree = (date: string) => isHoliday(at(`${date}T00:00:00Z`) / 86_400_000);
    expect(isFree('2026-01-01')).toBe(true);
    expect(isFree('2026-05-06')).toBe(true);
    expect(isFree('2026-05-07')).toBe(false);
  });
});

describe('a schedule', () => {
  it('always applies where it is empty', () => {
    expect(scheduleAt([], at('2026-01-10T00:00:00Z'), 'Asia/Tokyo')).toMatchObject({ active: true });
  });

  it('includes its start and not its end', () => {
    const night = { from: '21:00', to: '06:00' };
    expect(isActive(night, '2026-01-10T20:59:59+09:00')).toBe(false);
    expect(isActive(night, '2026-01-10T21:00:00+09:00')).toBe(true);
    expect(isActive(night, '2026-01-11T05:59:59+09:00')).toBe(true);
    expect(isActive(night, '2026-01-11T06:00:00+09:00')).toBe(false);
  });

  it('tells the stretch over which its answer stands', () => {
    const span = scheduleAt(entries({ from: '21:00', to: '06:00' }), at('2026-01-11T02:00:00+09:00'), 'Asia/Tokyo');
    expect(span).toEqual({
      active: true,
      from: at('2026-01-10T21:00:00+09:00'),
      until: at('2026-01-11T06:00:00+09:00'),
    });
    const day = scheduleAt(entries({ from: '21:00', to: '06:00' }), at('2026-01-11T12:00:00+09:00'), 'Asia/Tokyo');
    expect(day).toEqual({
      active: false,
      from: at('2026-01-11T06:00:00+09:00'),
      until: at('2026-01-11T21:00:00+09:00'),
    });
  });

  it('takes ranges that touch as one stretch', () => {
    const schedule = [
      { from: '18:00', to: '21:00' },
      { from: '21:00', to: '06:00' },
    ];
    expect(scheduleAt(entries(schedule), at('2026-01-10T22:00:00+09:00'), 'Asia/Tokyo').from).toBe(
      at('2026-01-10T18:00:00+09:00'),
    );
  });

  it('lasts a whole day where from and to are the same, and where only days are named', () => {
    expect(isActive({ days: ['sat'], from: '08:00', to: '08:00' }, '2026-01-11T07:59:00+09:00')).toBe(true);
    expect(isActive({ days: ['sat'], from: '08:00', to: '08:00' }, '2026-01-11T08:00:00+09:00')).toBe(false);
    expect(isActive({ days: ['sun'] }, '2026-01-11T23:59:00+09:00')).toBe(true);
    expect(isActive({ days: ['sun'] }, '2026-01-12T00:00:00+09:00')).toBe(false);
  });

  it('runs over weeks where the interval does', () => {
    const weekend = { from: 'fri 18:00', to: 'mon 09:00' };
    expect(isActive(weekend, '2026-01-09T17:59:00+09:00')).toBe(false);
    expect(isActive(weekend, '2026-01-09T18:00:00+09:00')).toBe(true);
    expect(isActive(weekend, '2026-01-12T08:59:00+09:00')).toBe(true);
    expect(isActive(weekend, '2026-01-12T09:00:00+09:00')).toBe(false);
    const nearlyAll = { from: 'mon 09:00', to: 'mon 08:00' };
    expect(isActive(nearlyAll, '2026-01-12T08:30:00+09:00')).toBe(false);
    expect(isActive(nearlyAll, '2026-01-14T03:00:00+09:00')).toBe(true);
    const oneDay = { from: 'mon 09:00', to: 'mon 17:00' };
    expect(isActive(oneDay, '2026-01-12T12:00:00+09:00')).toBe(true);
    expect(isActive(oneDay, '2026-01-13T12:00:00+09:00')).toBe(false);
  });

  it('is seven hours long in the night in which summer time begins', () => {
    const span = scheduleAt(entries({ from: '22:00', to: '06:00' }), at('2026-03-29T00:30:00+01:00'), 'Europe/Berlin');
    expect(span.until - span.from).toBe(7 * 3_600_000);
    const autumn = scheduleAt(
      entries({ from: '22:00', to: '06:00' }),
      at('2026-10-25T00:30:00+02:00'),
      'Europe/Berlin',
    );
    expect(autumn.until - autumn.from).toBe(9 * 3_600_000);
  });

  it('takes the eve of a holiday', () => {
    const eve = { days: ['day-before-holiday'], from: '18:00', to: '24:00' };
    expect(isActive(eve, '2026-01-11T19:00:00+09:00')).toBe(true);
    expect(isActive(eve, '2026-01-12T19:00:00+09:00')).toBe(false);
  });
});
