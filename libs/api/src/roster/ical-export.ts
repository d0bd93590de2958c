// The roster as an iCalendar (RFC 5545) that other programs read and this one takes back whole. A weekly duty is a weekly
// event in its own time zone; what no recurrence rule can say, such as a holiday's eve, is written out date by date.
import ICAL from 'ical.js';
import {
  instantOf,
  localTime,
  shiftsOf,
  WEEKDAYS,
  type RosterDuty,
  type RosterTask,
  type Shift,
  type Span,
} from '#care';
import { DAY_MS, MINUTE_MS, type Instant } from '#kernel';
import { calendarTime, floating, zoneComponent } from './ical-time-zone.js';

// Continued lines begin with a blank that the library does not count: 74 keeps every line within RFC 5545's 75 octets.
ICAL.foldLength = 74;

export const PRODUCT = '-//Mimamori//Roster//JA';
/** Carries a duty as it is kept here, as base64url of its JSON. */
export const DUTY_PROPERTY = 'x-mimamori-duty';
export const UID_DOMAIN = '@roster.mimamori';
/** How far dates are written out, and how far back a duty without a first date begins. */
export const AHEAD_MS = 400 * DAY_MS;
export const BACK_MS = 31 * DAY_MS;

const BYDAY = { sun: 'SU', mon: 'MO', tue: 'TU', wed: 'WE', thu: 'TH', fri: 'FR', sat: 'SA' } as const;

const TASKS: Readonly<Record<RosterTask, string>> = {
  duty: '当番',
  covering: '代診',
  coordinating: '調整医',
  away: '不在',
};

export interface ExportedDuty {
  readonly duty: RosterDuty;
  /** The duty as the API takes it; read back by an import. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly note: string;
  readonly version: number;
  readonly changedAt: Instant;
}

/** Every duty, so that an import of it gives the same duties again. Swaps are in the shifts' calendar. */
export function dutiesCalendar(duties: readonly ExportedDuty[], now: Instant): string {
  const calendar = emptyCalendar('見守り 当番表');
  const span = { from: now - BACK_MS, to: now + AHEAD_MS };
  for (const timeZone of new Set(duties.map(({ duty }) => duty.timeZone))) {
    calendar.addSubcomponent(zoneComponent(timeZone, { from: span.from - 366 * DAY_MS, to: span.to }));
  }
  for (const each of duties) for (const event of dutyEvents(each, span)) calendar.addSubcomponent(event);
  return text(calendar);
}

/** Concrete shifts, in UTC: what a person's calendar program subscribes to. */
export function shiftsCalendar(title: string, shifts: readonly Shift[], nameOf: (id: string) => string, now: Instant) {
  const calendar = emptyCalendar(title);
  calendar.addPropertyWithValue('refresh-interval', 'PT1H').setParameter('value', 'DURATION');
  for (const { duty, date, subjectId, from, to, swapId } of shifts) {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', `${duty.id}-${date}${UID_DOMAIN}`);
    event.addPropertyWithValue('dtstamp', utc(now));
    event.addPropertyWithValue('dtstart', utc(from));
    event.addPropertyWithValue('dtend', utc(to));
    event.addPropertyWithValue('summary', summaryOf(duty, nameOf(subjectId)));
    if (swapId !== null) event.addPropertyWithValue('description', `交代（もとは ${nameOf(duty.subjectId)}）`);
    if (duty.task === 'away') event.addPropertyWithValue('transp', 'TRANSPARENT');
    calendar.addSubcomponent(event);
  }
  return text(calendar);
}

function emptyCalendar(title: string): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('x-wr-calname', title);
  return calendar;
}

function dutyEvents(each: ExportedDuty, span: Span): ICAL.Component[] {
  const { duty } = each;
  const rule = ruleOf(duty);
  const shifts = shiftsOf({ duties: [{ ...duty, except: [] }], swaps: [] }, windowOf(duty, span));
  if (rule === null) {
    const dated = shifts.filter(({ date }) => !duty.except.includes(date));
    const written = duty.pattern.kind === 'interval' ? dated.slice(0, 1) : dated;
    return written.map((shift) => eventOf(each, shift, duty.pattern.kind === 'interval' ? '' : `-${shift.date}`));
  }
  const [first] = shifts;
  if (first === undefined) return [];
  const event = eventOf(each, first, '');
  const start = localTime(first.from, duty.timeZone);
  event.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule + untilOf(duty, start.minuteOfDay)));
  for (const date of duty.except) {
    if (date < first.date) continue;
    const at = floating(Date.parse(`${date}T00:00:00Z`) + start.minuteOfDay * MINUTE_MS);
    event.addPropertyWithValue('exdate', at).setParameter('tzid', duty.timeZone);
  }
  return [event];
}

/** Where to look for a duty's first event: around the present, or where it lies. */
function windowOf({ pattern, validFrom }: RosterDuty, span: Span): Span {
  if (pattern.kind === 'interval') return pattern;
  const from = validFrom === null ? span.from : Math.max(span.from, Date.parse(`${validFrom}T00:00:00Z`) - DAY_MS);
  return { from, to: from + AHEAD_MS };
}

/** The recurrence rule without its end, or null where there is none that says it. */
function ruleOf({ pattern }: RosterDuty): string | null {
  if (pattern.kind === 'weekly') {
    const days = WEEKDAYS.filter((day) => pattern.days.includes(day));
    if (days.length === 0 || days.length < pattern.days.length) return null;
    return `FREQ=WEEKLY;BYDAY=${days.map((day) => BYDAY[day]).join(',')}`;
  }
  if (pattern.kind !== 'weekly-span') return null;
  const day = WEEKDAYS.find((each) => pattern.from.startsWith(each));
  return day === undefined ? null : `FREQ=WEEKLY;BYDAY=${BYDAY[day]}`;
}

/** The last event's own start, in UTC as RFC 5545 wants it beside a start with a zone; it is part of the rule. */
function untilOf({ validUntil, timeZone }: RosterDuty, minuteOfDay: number): string {
  if (validUntil === null) return '';
  return `;UNTIL=${utc(instantOf(validUntil, minuteOfDay, timeZone)).toICALString()}`;
}

function eventOf(each: ExportedDuty, shift: Shift, suffix: string): ICAL.Component {
  const { duty, body, name, note, version, changedAt } = each;
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${duty.id}${suffix}${UID_DOMAIN}`);
  event.addPropertyWithValue('dtstamp', utc(changedAt));
  event.addPropertyWithValue('last-modified', utc(changedAt));
  event.addPropertyWithValue('sequence', version);
  event.addPropertyWithValue('dtstart', local(shift.from, duty.timeZone)).setParameter('tzid', duty.timeZone);
  event.addPropertyWithValue('dtend', local(shift.to, duty.timeZone)).setParameter('tzid', duty.timeZone);
  event.addPropertyWithValue('summary', summaryOf(duty, name));
  if (note !== '') event.addPropertyWithValue('description', note);
  if (duty.task === 'away') event.addPropertyWithValue('transp', 'TRANSPARENT');
  const kept = JSON.stringify({ id: duty.id, ...body });
  event.addPropertyWithValue(DUTY_PROPERTY, Buffer.from(kept, 'utf8').toString('base64url'));
  return event;
}

function summaryOf({ task, areas, rank, kind }: RosterDuty, name: string): string {
  const where = task === 'away' ? '' : areas.length === 0 ? '（全地区）' : `（${areas.join('・')}）`;
  const place = kind === 'station' && task === 'duty' ? ` ${rank + 1}番手` : '';
  return `${TASKS[task]} ${name}${where}${place}`;
}

function local(at: Instant, timeZone: string): ICAL.Time {
  const { date, minuteOfDay } = localTime(at, timeZone);
  return floating(Date.parse(`${date}T00:00:00Z`) + minuteOfDay * MINUTE_MS + (at % MINUTE_MS));
}

function utc(at: Instant): ICAL.Time {
  return calendarTime(at, ICAL.Timezone.utcTimezone);
}

function text(calendar: ICAL.Component): string {
  return `${calendar.toString()}\r\n`;
}
