import { describe, expect, it } from '@jest/globals';
import { directionOf, figure, freshness } from './measure.js';
import { age, clockTime, instant, plannedTime, timer } from './time.js';

const TOKYO = 'Asia/Tokyo';
const at = (text: string): number => Date.parse(text);

describe('times', () => {
  it('stand as 22:10:05 today, with the date on another day and the year in another year', () => {
    const now = at('2026-01-10T23:00:00+09:00');
    expect(instant(at('2026-01-10T22:10:05+09:00'), now, 'ja', TOKYO)).toBe('22:10:05');
    expect(instant(at('2026-01-09T22:10:05+09:00'), now, 'ja', TOKYO)).toBe('1/9 22:10');
    expect(instant(at('2025-12-31T22:10:05+09:00'), now, 'ja', TOKYO)).toBe('2025/12/31 22:10');
  });

  it('leave out the seconds of what is planned by the minute', () => {
    const now = at('2026-01-10T08:00:00+09:00');
    expect(plannedTime(at('2026-01-10T09:00:00+09:00'), now, 'ja', TOKYO)).toBe('09:00');
    expect(plannedTime(at('2026-01-11T09:00:00+09:00'), now, 'ja', TOKYO)).toBe('1/11 09:00');
  });

  it('say midnight as 00, not 24', () => {
    expect(clockTime(at('2026-01-10T00:00:09+09:00'), 'ja', TOKYO)).toBe('00:00:09');
    expect(clockTime(at('2026-01-10T00:00:09+09:00'), 'en', TOKYO)).toBe('00:00:09');
  });

  it('give ages in the largest unit that fits, and never a negative one', () => {
    expect(age(45_000, 'ja')).toBe('45秒');
    expect(age(3 * 60_000, 'ja')).toBe('3分');
    expect(age(2 * 3_600_000, 'en')).toBe('2 h');
    expect(age(3 * 86_400_000, 'ja')).toBe('3日');
    expect(age(-800, 'ja')).toBe('0秒');
  });

  it('count as 0:45, 12:03 and 1:02:03', () => {
    expect(timer(45_900)).toBe('0:45');
    expect(timer(723_000)).toBe('12:03');
    expect(timer(3_723_000)).toBe('1:02:03');
    expect(timer(-5)).toBe('0:00');
  });
});

describe('values', () => {
  it('have the decimals of their signal; 0 is a value and nothing is a dash', () => {
    expect(figure('temp', 36.55)).toMatch(/^36\.[56]$/);
    expect(figure('hr', 0)).toBe('0');
    expect(figure('spo2', null)).toBe('–');
  });

  it('are fresh for seconds where they should come all the time and for a day where they are measured by hand', () => {
    const spo2 = { signal: 'spo2' as const, value: 96, observedAt: 0 };
    expect(freshness(spo2, 30_000)).toBe('fresh');
    expect(freshness(spo2, 30_001)).toBe('stale');
    expect(freshness({ signal: 'temp', value: 36.5, observedAt: 0 }, 20 * 3_600_000)).toBe('fresh');
    expect(freshness({ ...spo2, value: null }, 0)).toBe('none');
    expect(freshness({ ...spo2, value: 0 }, 0)).toBe('fresh');
    expect(freshness(undefined, 0)).toBe('none');
  });

  it('are said to fall when the last minutes lie clearly below those before', () => {
    expect(directionOf('spo2', [96, 96, 96, 96, 96, 96, 96, 96, 92, 91])).toBe('down');
    expect(directionOf('spo2', [96, 96, 96, 96, 96, 96, 96, 96, 94, 94])).toBe('falling');
    expect(directionOf('spo2', [96, 95, 96, 95, 96, 95, 96, 95, 96, 95])).toBe('steady');
    expect(directionOf('pr', [70, 70, null, 70, 70, 70, 70, 70, 80, 79])).toBe('rising');
  });

  it('have no direction without data on both sides', () => {
    expect(directionOf('spo2', [null, null, null, 96, 95])).toBeNull();
    expect(directionOf('spo2', [])).toBeNull();
    expect(directionOf('weight', [50, 50, 50, 50])).toBeNull();
  });
});
