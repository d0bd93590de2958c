// Reads an iCalendar that somebody else wrote. Each event is read on its own, so that one which cannot be understood takes
// nothing else with it; it is named with its line and the reason. Nothing is guessed: a duty that is wrong by a week is
// worse than one that is missing and said to be.
import ICAL from 'ical.js';
import { addDays, instantOf, localTime, WEEKDAYS, weekdayOf, type DutyPattern, type Weekday } from '#care';
import { MINUTE_MS, type Instant } from '#kernel';
import { DUTY_PROPERTY } from './ical-export.js';
import { zoneOf } from './ical-time-zone.js';

export const MAX_CALENDAR_BYTES = 1024 * 1024;
export const MAX_EVENTS = 2_000;
const MAX_LINES = 60_000;
const MAX_LINE_LENGTH = 20_000;

/** What about an event could not be understood. */
export type ImportReason =
  | 'not-readable'
  | 'no-start'
  | 'no-end'
  | 'end-before-start'
  | 'unknown-time-zone'
  | 'seconds'
  | 'recurrence'
  | 'recurrence-count'
  | 'too-long-to-repeat'
  | 'single-change'
  | 'extra-dates'
  | 'cancelled'
  | 'foreign-duty';

/** What an event says about when, without saying who. */
export interface ReadTimes {
  readonly pattern: DutyPattern;
  readonly timeZone: string;
  readonly except: readonly string[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export type ReadEvent = { readonly line: number; readonly uid: string; readonly summary: string } & (
  | { readonly kind: 'times'; readonly times: ReadTimes }
  /** A duty that was exported from here, as it was kept; still to be checked like any other input. */
  | { readonly kind: 'own'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'not-understood'; readonly reason: ImportReason }
);

export type ReadCalendar =
  | { readonly kind: 'events'; readonly events: readonly ReadEvent[] }
  | {
      readonly kind: 'refused';
      readonly reason: 'not-a-calendar' | 'too-many-events' | 'too-many-lines' | 'line-too-long';
    };

export function readCalendar(source: string, defaultZone: string): ReadCalendar {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.length > MAX_LINES) return { kind: 'refused', reason: 'too-many-lines' };
  if (lines.some((line) => line.length > MAX_LINE_LENGTH)) return { kind: 'refused', reason: 'line-too-long' };
  if (lines[0]?.trim().toUpperCase() !== 'BEGIN:VCALENDAR') return { kind: 'refused', reason: 'not-a-calendar' };
  const blocks = eventBlocks(lines);
  if (blocks.length > MAX_EVENTS) return { kind: 'refused', reason: 'too-many-events' };
  return { kind: 'events', events: blocks.map((block) => readEvent(block, defaultZone)) };
}

interface Block {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

function eventBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let start: number | null = null;
  for (const [index, line] of lines.entries()) {
    const word = line.trim().toUpperCase();
    if (word === 'BEGIN:VEVENT') start = index;
    if (word !== 'END:VEVENT' || start === null) continue;
    blocks.push({ line: start + 1, text: lines.slice(start, index + 1).join('\r\n') });
    start = null;
  }
  // One that never ends is said to be unreadable rather than forgotten.
  if (start !== null) blocks.push({ line: start + 1, text: '' });
  return blocks;
}

function readEvent({ line, text }: Block, defaultZone: string): ReadEvent {
  let event: ICAL.Component;
  try {
    const parsed = ICAL.parse(`BEGIN:VCALENDAR\r\n${text}\r\nEND:VCALENDAR`) as unknown[];
    const inner = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]).getFirstSubcomponent(
      'vevent',
    );
    if (inner === null) throw new Error('no event');
    event = inner;
  } catch {
    return { line, uid: '', summary: '', kind: 'not-understood', reason: 'not-readable' };
  }
  const head = { line, uid: textOf(event, 'uid'), summary: textOf(event, 'summary').slice(0, 200) };
  try {
    return { ...head, ...contentOf(event, defaultZone) };
  } catch {
    return { ...head, kind: 'not-understood', reason: 'not-readable' };
  }
}

type Content =
  | { readonly kind: 'times'; readonly times: ReadTimes }
  | { readonly kind: 'own'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'not-understood'; readonly reason: ImportReason };

const no = (reason: ImportReason): Content => ({ kind: 'not-understood', reason });

function contentOf(event: ICAL.Component, defaultZone: string): Content {
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return no('cancelled');
  const own = textOf(event, DUTY_PROPERTY);
  if (own !== '') return ownDuty(own);
  if (event.getFirstProperty('recurrence-id') !== null) return no('single-change');
  if (event.getFirstProperty('rdate') !== null || event.getFirstProperty('exrule') !== null) return no('extra-dates');
  const start = timeOf(event.getFirstProperty('dtstart'), defaultZone);
  if (start === null) return no('no-start');
  if (start === 'unknown-time-zone') return no(start);
  const end = endOf(event, start, defaultZone);
  if (end === null) return no('no-end');
  if (end === 'unknown-time-zone') return no(end);
  if (end.at <= start.at) return no('end-before-start');
  const rules = event.getAllProperties('rrule');
  if (rules.length > 1) return no('recurrence');
  const [rule] = rules;
  if (start.at % MINUTE_MS !== 0 || end.at % MINUTE_MS !== 0) return no('seconds');
  if (rule === undefined) {
    const times = { timeZone: start.timeZone, except: [], validFrom: null, validUntil: null };
    return { kind: 'times', times: { ...times, pattern: { kind: 'interval', from: start.at, to: end.at } } };
  }
  return recurring(event, rule.getFirstValue() as ICAL.Recur, start, end);
}

function ownDuty(text: string): Content {
  const body: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return no('foreign-duty');
  return { kind: 'own', body: body as Record<string, unknown> };
}

interface ZonedTime {
  readonly at: Instant;
  readonly date: string;
  readonly minute: number;
  readonly timeZone: string;
  readonly isDate: boolean;
}

function timeOf(property: ICAL.Property | null, defaultZone: string): ZonedTime | null | 'unknown-time-zone' {
  const value = property?.getFirstValue();
  if (property === null || !(value instanceof ICAL.Time)) return null;
  const { year, month, day, hour, minute, second, isDate } = value;
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (Number.isNaN(Date.parse(`${date}T00:00:00Z`)) || addDays(date, 0) !== date) return null;
  const tzid: unknown = property.getParameter('tzid');
  const isUtc = value.zone === ICAL.Timezone.utcTimezone;
  const timeZone = isUtc ? 'UTC' : typeof tzid === 'string' ? zoneOf(tzid) : defaultZone;
  if (timeZone === null) return 'unknown-time-zone';
  const minuteOfDay = isDate ? 0 : hour * 60 + minute;
  const at = instantOf(date, minuteOfDay, timeZone) + (isDate ? 0 : second * 1000);
  return { at, date, minute: minuteOfDay, timeZone, isDate };
}

function endOf(event: ICAL.Component, start: ZonedTime, defaultZone: string): ZonedTime | null | 'unknown-time-zone' {
  const written = event.getFirstProperty('dtend');
  if (written !== null) return timeOf(written, defaultZone);
  const duration = event.getFirstPropertyValue('duration');
  // RFC 5545 3.6.1: a day without an end lasts that day.
  const minutes = duration instanceof ICAL.Duration ? duration.toSeconds() / 60 : start.isDate ? 24 * 60 : null;
  if (minutes === null || !Number.isInteger(minutes) || minutes <= 0 || minutes > 400 * 24 * 60) return null;
  const total = start.minute + minutes;
  const date = addDays(start.date, Math.floor(total / (24 * 60)));
  const minute = total % (24 * 60);
  return { ...start, date, minute, at: instantOf(date, minute, start.timeZone) };
}

const DAYS: Readonly<Record<string, Weekday>> = {
  SU: 'sun',
  MO: 'mon',
  TU: 'tue',
  WE: 'wed',
  TH: 'thu',
  FR: 'fri',
  SA: 'sat',
};

function recurring(event: ICAL.Component, rule: ICAL.Recur, start: ZonedTime, end: ZonedTime): Content {
  const parts = rule.parts as Record<string, readonly unknown[] | undefined>;
  const isPlain = Object.keys(parts).every((name) => name === 'BYDAY');
  if (!isPlain || rule.interval !== 1 || (rule.freq !== 'WEEKLY' && rule.freq !== 'DAILY')) return no('recurrence');
  if (rule.count !== null && rule.count !== undefined) return no('recurrence-count');
  const named = (parts['BYDAY'] ?? []).map((day) => DAYS[String(day)]);
  if (named.includes(undefined)) return no('recurrence');
  const usual = rule.freq === 'DAILY' ? [...WEEKDAYS] : [weekdayOf(start.date)];
  const days = named.length > 0 ? WEEKDAYS.filter((day) => named.includes(day)) : usual;
  const pattern = patternOf(days, start, end);
  if (pattern === null) return no('too-long-to-repeat');
  const except: string[] = [];
  for (const property of event.getAllProperties('exdate')) {
    for (const value of property.getValues() as unknown[]) {
      if (!(value instanceof ICAL.Time)) return no('recurrence');
      except.push(dateOf(value, start.timeZone));
    }
  }
  const { until } = rule;
  const validUntil = until === null || until === undefined ? null : dateOf(until, start.timeZone, start.minute);
  // A first date on no day of the rule would begin the duty a few days early or late, by how one reads the standard.
  const validFrom = start.date;
  return {
    kind: 'times',
    times: { pattern, timeZone: start.timeZone, except: [...new Set(except)].sort(), validFrom, validUntil },
  };
}

/** Weekly from time to time; over a day long only on one weekday and for less than a week. */
function patternOf(days: readonly Weekday[], start: ZonedTime, end: ZonedTime): DutyPattern | null {
  const span = (Date.parse(`${end.date}T00:00:00Z`) - Date.parse(`${start.date}T00:00:00Z`)) / MINUTE_MS;
  const length = span + end.minute - start.minute;
  if (length <= 24 * 60) {
    const to = end.minute === 0 && start.minute === 0 ? '24:00' : clock(end.minute);
    return { kind: 'weekly', days: [...days], from: clock(start.minute), to };
  }
  const [day] = days;
  if (days.length !== 1 || day === undefined || length > 7 * 24 * 60) return null;
  return {
    kind: 'weekly-span',
    from: `${day} ${clock(start.minute)}`,
    to: `${weekdayOf(end.date)} ${clock(end.minute)}`,
  };
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/**
 * The local date of an exception or of the last occurrence. An end earlier in the day than the event starts leaves that
 * day's event out.
 */
function dateOf(value: ICAL.Time, timeZone: string, notBefore = 0): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const written = `${String(value.year).padStart(4, '0')}-${two(value.month)}-${two(value.day)}`;
  if (value.isDate) return written;
  const minute = value.hour * 60 + value.minute;
  if (value.zone !== ICAL.Timezone.utcTimezone) return minute < notBefore ? addDays(written, -1) : written;
  const at = Date.parse(`${written}T00:00:00Z`) + minute * MINUTE_MS;
  const there = localTime(at, timeZone);
  return there.minuteOfDay < notBefore ? addDays(there.date, -1) : there.date;
}

/** A property as text; empty when it is not there. */
function textOf(event: ICAL.Component, name: string): string {
  const value: unknown = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}
