// Instants as people's calendars have them: date, weekday and minute of the day in a time zone, and the way back.
import { DAY_MS, MINUTE_MS, type Instant } from '#kernel';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: Weekday;
  /** 0 to 1439. */
  readonly minuteOfDay: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Instants of local times asked for before; a roster asks for the same few thousand over and over. */
const instants = new Map<string, Instant>();
const MOST_INSTANTS = 20_000;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

export function localTime(at: Instant, timeZone: string): LocalTime {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = value;
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return { date, weekday: weekdayOf(date), minuteOfDay: Number(parts['hour']) * 60 + Number(parts['minute']) };
}

/** Weekday of a `YYYY-MM-DD`. */
export function weekdayOf(date: string): Weekday {
  const index = new Date(`${date}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[index] ?? 'sun';
}

/** The date so many days later (negative: earlier). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The instant of a local date and minute. A minute that daylight saving skips is moved on by as much as is skipped;
 * one that comes twice is taken as the first.
 */
export function instantOf(date: string, minuteOfDay: number, timeZone: string): Instant {
  const key = `${timeZone} ${date} ${minuteOfDay}`;
  let instant = instants.get(key);
  if (instant === undefined) {
    if (instants.size >= MOST_INSTANTS) instants.clear();
    instant = workedOutInstant(date, minuteOfDay, timeZone);
    instants.set(key, instant);
  }
  return instant;
}

function workedOutInstant(date: string, minuteOfDay: number, timeZone: string): Instant {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * MINUTE_MS;
  const offsetAt = (at: Instant): number => {
    const local = localTime(at, timeZone);
    return (
      Date.parse(`${local.date}T00:00:00Z`) + local.minuteOfDay * MINUTE_MS - Math.floor(at / MINUTE_MS) * MINUTE_MS
    );
  };
  const candidates = [asUtc - offsetAt(asUtc - DAY_MS), asUtc - offsetAt(asUtc + DAY_MS)].sort((a, b) => a - b);
  for (const candidate of candidates) if (candidate + offsetAt(candidate) === asUtc) return candidate;
  return candidates[candidates.length - 1] ?? asUtc;
}

/** Whole years from a `YYYY-MM-DD` birth date to an instant in a time zone. */
export function ageAt(birthDate: string, at: Instant, timeZone: string): number {
  const { date } = localTime(at, timeZone);
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
