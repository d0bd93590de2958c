// Who is on duty for an area at an instant. A duty is a weekly pattern or one exact interval; an absence takes people off
// again. All clock times are in the station's time zone, and a range that crosses midnight belongs to the day it starts on.
import holidayJp from '@holiday-jp/holiday_jp';
import type { Instant } from '#kernel';
import { addDays, localTime, WEEKDAYS, weekdayOf, type Weekday } from './local-time.js';

export const DUTY_DAYS = [...WEEKDAYS, 'holiday', 'day-before-holiday'] as const;
export type DutyDay = (typeof DUTY_DAYS)[number];

export type DutyPattern =
  | {
      /** `from` and `to` as `HH:MM`; the same time twice is a whole day. `holiday` means a Japanese public holiday. */
      readonly kind: 'weekly';
      readonly days: readonly DutyDay[];
      readonly from: string;
      readonly to: string;
    }
  | {
      /** Once a week from one weekday's time to another's, such as `fri 18:00` to `mon 09:00`. */
      readonly kind: 'weekly-span';
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'interval'; readonly from: Instant; readonly to: Instant };

export interface Duty {
  readonly stationId: string;
  /** Of the station's clock times. */
  readonly timeZone: string;
  /** Areas served; empty for every area. */
  readonly areas: readonly string[];
  readonly pattern: DutyPattern;
  /** An absence: the station is off while the pattern holds, whatever else says. */
  readonly away: boolean;
  /** Lower is asked first. */
  readonly rank: number;
}

const WEEK_MINUTES = 7 * 24 * 60;

/** Whether a `YYYY-MM-DD` is a Japanese public holiday. */
export function isHoliday(date: string): boolean {
  return Object.hasOwn(holidayJp.holidays, date);
}

/** Minutes since midnight of `HH:MM` (24:00 allowed), or null when it is no such time. */
export function minuteOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes : null;
}

/** Minutes since Sunday 00:00 of `fri 18:00`, or null. */
export function minuteOfWeek(text: string): number | null {
  const [day, time, ...rest] = text.split(' ');
  const index = WEEKDAYS.indexOf(day as Weekday);
  const minutes = time === undefined ? null : minuteOf(time);
  return index < 0 || minutes === null || rest.length > 0 ? null : index * 24 * 60 + minutes;
}

function startsOn(date: string, days: readonly DutyDay[]): boolean {
  return (
    days.includes(weekdayOf(date)) ||
    (days.includes('holiday') && isHoliday(date)) ||
    (days.includes('day-before-holiday') && isHoliday(addDays(date, 1)))
  );
}

/** Whether a pattern holds at an instant. `from` is inclusive, `to` exclusive. */
export function holdsAt(pattern: DutyPattern, at: Instant, timeZone: string): boolean {
  switch (pattern.kind) {
    case 'interval':
      return at >= pattern.from && at < pattern.to;
    case 'weekly': {
      const from = minuteOf(pattern.from);
      const to = minuteOf(pattern.to);
      if (from === null || to === null) return false;
      const { date, minuteOfDay } = localTime(at, timeZone);
      if (from < to) return minuteOfDay >= from && minuteOfDay < to && startsOn(date, pattern.days);
      return (
        (minuteOfDay >= from && startsOn(date, pattern.days)) ||
        (minuteOfDay < to && startsOn(addDays(date, -1), pattern.days))
      );
    }
    case 'weekly-span': {
      const from = minuteOfWeek(pattern.from);
      const to = minuteOfWeek(pattern.to);
      if (from === null || to === null) return false;
      const { weekday, minuteOfDay } = localTime(at, timeZone);
      const now = WEEKDAYS.indexOf(weekday) * 24 * 60 + minuteOfDay;
      const length = (to - from + WEEK_MINUTES) % WEEK_MINUTES || WEEK_MINUTES;
      return (now - from + WEEK_MINUTES) % WEEK_MINUTES < length;
    }
  }
}

/** Stations on duty for an area, in the order they are asked: by rank, then by who names the area rather than all. */
export function onDuty(duties: readonly Duty[], area: string, at: Instant): string[] {
  const holding = duties.filter(
    (duty) => (duty.areas.length === 0 || duty.areas.includes(area)) && holdsAt(duty.pattern, at, duty.timeZone),
  );
  const away = new Set(holding.filter((duty) => duty.away).map((duty) => duty.stationId));
  const present = holding
    .filter((duty) => !duty.away && !away.has(duty.stationId))
    .sort((a, b) => a.rank - b.rank || Number(a.areas.length === 0) - Number(b.areas.length === 0));
  return [...new Set(present.map((duty) => duty.stationId))];
}
