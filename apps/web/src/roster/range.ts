// The range a calendar shows, in the centre's own days: a week from Monday, or a month.
import { addDays, instantOf, localTime, WEEKDAYS, weekdayOf } from '#care';
import type { Instant } from '#kernel';

export const ROSTER_ZONE = 'Asia/Tokyo';

export type RosterSpan = 'week' | 'month';

export interface CalendarDay {
  readonly date: string;
  readonly from: Instant;
  readonly to: Instant;
}

export interface CalendarRange {
  readonly from: Instant;
  readonly to: Instant;
  readonly days: readonly CalendarDay[];
}

/** The first date of the week or month that a date lies in. */
export function firstDate(date: string, span: RosterSpan): string {
  if (span === 'month') return `${date.slice(0, 7)}-01`;
  return addDays(date, -((WEEKDAYS.indexOf(weekdayOf(date)) + 6) % 7));
}

/** The first date of the week or month before (-1) or after (1). */
export function neighbour(date: string, span: RosterSpan, step: -1 | 1): string {
  if (span === 'week') return addDays(firstDate(date, span), step * 7);
  return firstDate(step === 1 ? addDays(firstDate(date, span), 31) : addDays(firstDate(date, span), -1), span);
}

export function rangeOf(date: string, span: RosterSpan): CalendarRange {
  const first = firstDate(date, span);
  const end = neighbour(first, span, 1);
  const days: CalendarDay[] = [];
  for (let day = first; day < end; day = addDays(day, 1)) {
    const next = addDays(day, 1);
    days.push({ date: day, from: instantOf(day, 0, ROSTER_ZONE), to: instantOf(next, 0, ROSTER_ZONE) });
  }
  return { from: instantOf(first, 0, ROSTER_ZONE), to: instantOf(end, 0, ROSTER_ZONE), days };
}

export function dateOf(at: Instant): string {
  return localTime(at, ROSTER_ZONE).date;
}

/** `YYYY-MM-DDTHH:MM` in the roster's zone, as a field for date and time wants it. */
export function fieldOf(at: Instant): string {
  const { date, minuteOfDay } = localTime(at, ROSTER_ZONE);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}

/** Such a field's instant, or null while it is not filled in. */
export function instantOfField(text: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (match?.[1] === undefined) return null;
  return instantOf(match[1], Number(match[2]) * 60 + Number(match[3]), ROSTER_ZONE);
}
