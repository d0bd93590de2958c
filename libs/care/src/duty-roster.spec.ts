import { isHoliday, minuteOf, minuteOfWeek, type DutyPattern } from './duty-pattern.js';
import { holdsAt, onDuty, type Duty } from './duty-roster.js';

const TOKYO = 'Asia/Tokyo';
const at = (text: string): number => Date.parse(`${text}+09:00`);
const holds = (pattern: DutyPattern, text: string): boolean => holdsAt(pattern, at(text), TOKYO);

describe('a weekly duty', () => {
  const nights: DutyPattern = { kind: 'weekly', days: ['fri'], from: '18:00', to: '09:00' };

  it('crosses midnight and belongs to the day it starts on', () => {
    expect(holds(nights, '2026-01-09T17:59:59')).toBe(false);
    expect(holds(nights, '2026-01-09T18:00:00')).toBe(true);
    expect(holds(nights, '2026-01-10T08:59:59')).toBe(true);
    expect(holds(nights, '2026-01-10T09:00:00')).toBe(false);
    expect(holds(nights, '2026-01-10T18:00:00')).toBe(false);
    expect(holds(nights, '2026-01-09T08:00:00')).toBe(false);
  });

  it('lasts a whole day when it ends when it starts', () => {
    const all: DutyPattern = { kind: 'weekly', days: ['sun'], from: '00:00', to: '00:00' };
    expect(holds(all, '2026-01-11T00:00:00')).toBe(true);
    expect(holds(all, '2026-01-11T23:59:59')).toBe(true);
    expect(holds(all, '2026-01-12T00:00:00')).toBe(false);
  });

  it('knows Japanese public holidays and the days before them', () => {
    // 2026-01-12 is 成人の日, a Monday.
    expect(isHoliday('2026-01-12')).toBe(true);
    expect(isHoliday('2026-01-13')).toBe(false);
    const holiday: DutyPattern = { kind: 'weekly', days: ['holiday'], from: '09:00', to: '18:00' };
    expect(holds(holiday, '2026-01-12T12:00:00')).toBe(true);
    expect(holds(holiday, '2026-01-13T12:00:00')).toBe(false);
    const eve: DutyPattern = { kind: 'weekly', days: ['day-before-holiday'], from: '18:00', to: '09:00' };
    expect(holds(eve, '2026-01-11T20:00:00')).toBe(true);
    expect(holds(eve, '2026-01-12T08:00:00')).toBe(true);
    expect(holds(eve, '2026-01-12T20:00:00')).toBe(false);
  });
});

describe('a duty once a week', () => {
  it('runs from Friday evening to Monday morning', () => {
    const weekend: DutyPattern = { kind: 'weekly-span', from: 'fri 18:00', to: 'mon 09:00' };
    expect(holds(weekend, '2026-01-09T17:59:00')).toBe(false);
    expect(holds(weekend, '2026-01-09T18:00:00')).toBe(true);
    expect(holds(weekend, '2026-01-11T03:00:00')).toBe(true);
    expect(holds(weekend, '2026-01-12T08:59:00')).toBe(true);
    expect(holds(weekend, '2026-01-12T09:00:00')).toBe(false);
  });
});

describe('a time as written', () => {
  it('is refused rather than guessed', () => {
    expect(minuteOf('24:00')).toBe(1440);
    expect(minuteOf('24:01')).toBeNull();
    expect(minuteOf('9:00')).toBeNull();
    expect(minuteOf('09:60')).toBeNull();
    expect(minuteOfWeek('mon 09:00')).toBe(33 * 60);
    expect(minuteOfWeek('monday 09:00')).toBeNull();
    expect(minuteOfWeek('mon')).toBeNull();
    expect(holds({ kind: 'weekly', days: ['sat'], from: 'noon', to: '24:00' }, '2026-01-10T12:00:00')).toBe(false);
  });
});

describe('the stations on duty', () => {
  const always: DutyPattern = {
    kind: 'weekly',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    from: '00:00',
    to: '00:00',
  };
  const duty = (stationId: string, change: Partial<Duty> = {}): Duty => ({
    stationId,
    timeZone: TOKYO,
    areas: ['板橋'],
    pattern: always,
    away: false,
    rank: 0,
    ...change,
  });
  const now = at('2026-01-10T22:00:00');

  it('are those of the area, in the order of rank, each once', () => {
    const duties = [
      duty('b', { rank: 1 }),
      duty('a'),
      duty('a', { rank: 2 }),
      duty('elsewhere', { areas: ['八王子'] }),
    ];
    expect(onDuty(duties, '板橋', now)).toEqual(['a', 'b']);
  });

  it('put who names the area before who serves every area', () => {
    expect(onDuty([duty('everywhere', { areas: [] }), duty('here')], '板橋', now)).toEqual(['here', 'everywhere']);
  });

  it('leave out who is away, only while away', () => {
    const holidays: DutyPattern = { kind: 'interval', from: at('2026-01-10T18:00:00'), to: at('2026-01-11T09:00:00') };
    const duties = [duty('a'), duty('a', { away: true, pattern: holidays }), duty('b', { rank: 1 })];
    expect(onDuty(duties, '板橋', now)).toEqual(['b']);
    expect(onDuty(duties, '板橋', at('2026-01-11T09:00:00'))).toEqual(['a', 'b']);
  });

  it('go by the clock of the station', () => {
    const evening: DutyPattern = { kind: 'weekly', days: ['sat'], from: '21:00', to: '23:00' };
    expect(onDuty([duty('a', { pattern: evening })], '板橋', now)).toEqual(['a']);
    expect(onDuty([duty('a', { pattern: evening, timeZone: 'UTC' })], '板橋', now)).toEqual([]);
  });

  it('are nobody where nobody is', () => {
    expect(onDuty([], '板橋', now)).toEqual([]);
  });
});
