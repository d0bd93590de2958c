// When a rule applies: ranges of the clock and weekly intervals in the patient's time zone, Japanese public holidays
// among the days. A range that crosses midnight belongs to the day it starts on.
import holidayJp from '@holiday-jp/holiday_jp';
import { DAY_MS, type Instant } from '#kernel';
import { WEEKDAYS, type ScheduleDay, type ScheduleEntry, type Weekday } from './rules.js';
import type { ScheduleSpan } from './state.js';
import { instantOf, localTime } from './zoned-time.js';

interface Interval {
  readonly from: Instant;
  readonly until: Instant;
}

const holidays: Readonly<Record<string, unknown>> = holidayJp.holidays;

/** Japanese public holidays, substitute ones included. `day` counts days since 1970-01-01. */
export function isHoliday(day: number): boolean {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) in holidays;
}

export function weekdayOf(day: number): Weekday {
  // 1970-01-01 was a Thursday.
  return WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? 'sun';
}

export function isDay(day: number, wanted: readonly ScheduleDay[]): boolean {
  if (wanted.length === 0) return true;
  return wanted.some((one) => {
    if (one === 'holiday') return isHoliday(day);
    if (one === 'day-before-holiday') return isHoliday(day + 1);
    return one === weekdayOf(day);
  });
}

/** The entry's intervals that start within a week or a day around a local day, enough to judge any instant of that day. */
function intervalsAround(entry: ScheduleEntry, today: number, timeZone: string): Interval[] {
  const found: Interval[] = [];
  if (entry.kind === 'daily') {
    for (let day = today - 1; day <= today + 1; day++) {
      if (!isDay(day, entry.days)) continue;
      const endDay = entry.toMinute > entry.fromMinute ? day : day + 1;
      found.push(interval(day, entry.fromMinute, endDay, entry.toMinute, timeZone));
    }
    return found;
  }
  for (let day = today - 7; day <= today + 1; day++) {
    if (weekdayOf(day) !== entry.fromDay) continue;
    const days = (WEEKDAYS.indexOf(entry.toDay) - WEEKDAYS.indexOf(entry.fromDay) + 7) % 7;
    const isWholeWeek = days === 0 && entry.toMinute <= entry.fromMinute;
    found.push(interval(day, entry.fromMinute, day + (isWholeWeek ? 7 : days), entry.toMinute, timeZone));
  }
  return found;
}

function interval(fromDay: number, fromMinute: number, toDay: number, toMinute: number, timeZone: string): Interval {
  return {
    from: instantOf({ day: fromDay, minute: fromMinute }, timeZone, 'first'),
    until: instantOf({ day: toDay, minute: toMinute }, timeZone, 'last'),
  };
}

/**
 * Whether a schedule applies at an instant, and the stretch around it with the same answer, `until` exclusive. The
 * stretch may end early (at the next boundary or after a day), never late. An empty schedule always applies.
 */
export function scheduleAt(schedule: readonly ScheduleEntry[], at: Instant, timeZone: string): ScheduleSpan {
  const { day } = localTime(at, timeZone);
  const intervals = schedule
    .flatMap((entry) => intervalsAround(entry, day, timeZone))
    .sort((a, b) => a.from - b.from || a.until - b.until);
  const around = intervals.filter((one) => one.from <= at && at < one.until);
  const boundaries = intervals.flatMap((one) => [one.from, one.until]);
  const until = Math.min(at + DAY_MS, ...boundaries.filter((boundary) => boundary > at));
  if (around.length === 0 && schedule.length > 0) {
    return { active: false, from: Math.max(at - DAY_MS, ...boundaries.filter((b) => b <= at)), until };
  }
  return { active: true, from: startOf(intervals, around, at), until };
}

/** Ranges that touch or overlap are one stretch: it began when the first of them did. */
function startOf(intervals: readonly Interval[], around: readonly Interval[], at: Instant): Instant {
  let from = Math.min(at, ...around.map((one) => one.from));
  for (let i = intervals.length - 1; i >= 0; i--) {
    const one = intervals[i];
    if (one && one.from < from && one.until >= from) from = one.from;
  }
  return from;
}
