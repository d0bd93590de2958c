// The single times a duty's pattern holds within a span. Each is named by the local date it starts on. The same local
// time is always the same instant, whether a shift ends or begins there, so that shifts which meet on paper also meet in
// the nights when clocks change.
import type { Instant } from '#kernel';
import { isHoliday, minuteOf, minuteOfWeek, type DutyDay, type DutyPattern } from './duty-pattern.js';
import { addDays, instantOf, localTime, WEEKDAYS, weekdayOf } from './local-time.js';

/** `from` inclusive, `to` exclusive. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Occurrence extends Span {
  /** Local `YYYY-MM-DD` on which it starts. */
  readonly date: string;
}

const DAY_MINUTES = 24 * 60;
/** Longer than any run of days off with the weekends around it. */
const LONGEST_SPAN_DAYS = 16;

/** Every time the pattern holds that touches the span, in order. None for a pattern that cannot be read. */
export function occurrencesOf(pattern: DutyPattern, timeZone: string, within: Span): Occurrence[] {
  if (within.to <= within.from) return [];
  return candidates(pattern, timeZone, within).filter(
    ({ from, to }) => from < to && from < within.to && to > within.from,
  );
}

function candidates(pattern: DutyPattern, timeZone: string, within: Span): Occurrence[] {
  switch (pattern.kind) {
    case 'interval':
      return [{ date: localTime(pattern.from, timeZone).date, from: pattern.from, to: pattern.to }];
    case 'weekly':
      return weekly(pattern, timeZone, within);
    case 'weekly-span':
      return weeklySpan(pattern, timeZone, within);
    case 'holiday-span':
      return holidaySpan(pattern, timeZone, within);
  }
}

function weekly(pattern: DutyPattern & { kind: 'weekly' }, timeZone: string, within: Span): Occurrence[] {
  const from = minuteOf(pattern.from);
  const to = minuteOf(pattern.to);
  if (from === null || to === null) return [];
  const end = to > from ? to : to + DAY_MINUTES;
  return datesOf(within, timeZone, 2)
    .filter((date) => startsOn(date, pattern.days))
    .map((date) => ({ date, from: instantOf(date, from, timeZone), to: instantOf(date, end, timeZone) }));
}

function weeklySpan(pattern: DutyPattern & { kind: 'weekly-span' }, timeZone: string, within: Span): Occurrence[] {
  const from = minuteOfWeek(pattern.from);
  const to = minuteOfWeek(pattern.to);
  if (from === null || to === null) return [];
  const week = 7 * DAY_MINUTES;
  const length = (to - from + week) % week || week;
  const minute = from % DAY_MINUTES;
  const day = WEEKDAYS[Math.floor(from / DAY_MINUTES)];
  return datesOf(within, timeZone, 8)
    .filter((date) => weekdayOf(date) === day)
    .map((date) => ({
      date,
      from: instantOf(date, minute, timeZone),
      to: instantOf(date, minute + length, timeZone),
    }));
}

function holidaySpan(pattern: DutyPattern & { kind: 'holiday-span' }, timeZone: string, within: Span): Occurrence[] {
  const from = minuteOf(pattern.from);
  const to = minuteOf(pattern.to);
  if (from === null || to === null) return [];
  const spans: Occurrence[] = [];
  const dates = datesOf(within, timeZone, LONGEST_SPAN_DAYS);
  for (const eve of dates) {
    const length = runLength(eve, pattern.yearEnd);
    if (length === 0) continue;
    const after = addDays(eve, length + 1);
    spans.push({ date: eve, from: instantOf(eve, from, timeZone), to: instantOf(after, to, timeZone) });
  }
  return spans;
}

/** Days off that follow a working day; 0 when the day itself is off, or no holiday is among those that follow. */
function runLength(eve: string, yearEnd: boolean): number {
  if (isDayOff(eve, yearEnd)) return 0;
  let length = 0;
  let hasHoliday = false;
  for (let date = addDays(eve, 1); isDayOff(date, yearEnd); date = addDays(date, 1)) {
    length += 1;
    hasHoliday ||= isKeptHoliday(date, yearEnd);
  }
  return hasHoliday ? length : 0;
}

function isKeptHoliday(date: string, yearEnd: boolean): boolean {
  const day = date.slice(5);
  return isHoliday(date) || (yearEnd && (day >= '12-29' || day <= '01-03'));
}

function isDayOff(date: string, yearEnd: boolean): boolean {
  const weekday = weekdayOf(date);
  return weekday === 'sat' || weekday === 'sun' || isKeptHoliday(date, yearEnd);
}

function startsOn(date: string, days: readonly DutyDay[]): boolean {
  return (
    days.includes(weekdayOf(date)) ||
    (days.includes('holiday') && isHoliday(date)) ||
    (days.includes('day-before-holiday') && isHoliday(addDays(date, 1)))
  );
}

/** Local dates on which something that touches the span may start: those of the span and so many before. */
function datesOf(within: Span, timeZone: string, before: number): string[] {
  const last = localTime(within.to, timeZone).date;
  const dates: string[] = [];
  for (let date = addDays(localTime(within.from, timeZone).date, -before); date <= last; date = addDays(date, 1)) {
    dates.push(date);
  }
  return dates;
}

/** The local days that touch a span, each as a span of its own: 23 or 25 hours long when clocks change. */
export function daysOf(within: Span, timeZone: string): Occurrence[] {
  return datesOf({ from: within.from, to: within.to - 1 }, timeZone, 0).map((date) => ({
    date,
    from: instantOf(date, 0, timeZone),
    to: instantOf(addDays(date, 1), 0, timeZone),
  }));
}
