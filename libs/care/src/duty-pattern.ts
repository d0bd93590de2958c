// When a duty holds, as people write it, and what a holiday is. All clock times are in the duty's time zone, and a range
// that crosses midnight belongs to the day it starts on. The times themselves are worked out in duty-occurrences.ts.
import holidayJp from '@holiday-jp/holiday_jp';
import type { Instant } from '#kernel';
import { WEEKDAYS, type Weekday } from './local-time.js';

const HOLIDAYS: Readonly<Record<string, { readonly name: string; readonly name_en: string }>> = holidayJp.holidays;

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
  | {
      /**
       * Over each run of days off that has a public holiday in it: from `from` on its eve to `to` on the first working
       * day after it. Saturdays and Sundays that touch the holiday belong to the run.
       */
      readonly kind: 'holiday-span';
      readonly from: string;
      readonly to: string;
      /** Whether 29 December to 3 January count as holidays, as offices keep them. */
      readonly yearEnd: boolean;
    }
  | { readonly kind: 'interval'; readonly from: Instant; readonly to: Instant };

/** Whether a `YYYY-MM-DD` is a Japanese public holiday. */
export function isHoliday(date: string): boolean {
  return Object.hasOwn(HOLIDAYS, date);
}

/** The holiday's name in Japanese and English, or null on an ordinary day. */
export function holidayName(date: string): { readonly ja: string; readonly en: string } | null {
  const holiday = isHoliday(date) ? HOLIDAYS[date] : undefined;
  return holiday === undefined ? null : { ja: holiday.name, en: holiday.name_en };
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
