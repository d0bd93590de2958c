import fc from 'fast-check';
import { addDays, ageAt, instantOf, isTimeZone, localTime } from './local-time.js';

describe('local time', () => {
  it('reads date, weekday and minute in a time zone', () => {
    expect(localTime(Date.parse('2026-01-10T22:10:05+09:00'), 'Asia/Tokyo')).toEqual({
      date: '2026-01-10',
      weekday: 'sat',
      minuteOfDay: 22 * 60 + 10,
    });
    expect(localTime(Date.parse('2026-01-10T00:00:00Z'), 'Asia/Tokyo').minuteOfDay).toBe(9 * 60);
  });

  it('goes there and back, over daylight saving too', () => {
    const zones = fc.constantFrom('Asia/Tokyo', 'UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
    const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const before = localTime(minute * 60_000, zone);
        const again = localTime(instantOf(before.date, before.minuteOfDay, zone), zone);
        expect(again).toEqual(before);
      }),
    );
  });

  it('takes the first of a minute that comes twice, and moves one that never comes over the gap', () => {
    expect(instantOf('2026-10-25', 150, 'Europe/Berlin')).toBe(Date.parse('2026-10-25T02:30:00+02:00'));
    expect(instantOf('2026-03-29', 150, 'Europe/Berlin')).toBe(Date.parse('2026-03-29T03:30:00+02:00'));
  });

  it('adds days over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('counts whole years of age by the local calendar', () => {
    const birthday = Date.parse('2026-03-08T00:00:00+09:00');
    expect(ageAt('1941-03-08', birthday, 'Asia/Tokyo')).toBe(85);
    expect(ageAt('1941-03-08', birthday - 1, 'Asia/Tokyo')).toBe(84);
    expect(ageAt('1941-03-08', birthday, 'UTC')).toBe(84);
  });

  it('knows which time zones there are', () => {
    expect(isTimeZone('Asia/Tokyo')).toBe(true);
    expect(isTimeZone('Asia/Nowhere')).toBe(false);
  });
});
