// `schedule`: one range or a list of them, `{ days, from: "21:00", to: "06:00" }` or `{ from: "fri 18:00", to: "mon 09:00" }`.
import { WEEKDAYS, type ScheduleDay, type ScheduleEntry, type Weekday } from '../rules.js';
import { parseTimeOfDay } from './duration.js';
import { Fields } from './fields.js';

const DAYS: readonly ScheduleDay[] = [...WEEKDAYS, 'holiday', 'day-before-holiday'];
const A_DAY = `one of ${DAYS.join(', ')}`;

export function parseSchedule(fields: Fields, name: string): ScheduleEntry[] {
  if (!fields.has(name)) return [];
  const value = fields.raw(name);
  const isList = Array.isArray(value);
  const entries: readonly unknown[] = isList ? (value as unknown[]) : [value];
  if (entries.length === 0) fields.refuse(name, 'at least one range');
  return entries.flatMap((entry, i) => {
    const inner = Fields.of(entry, isList ? `${fields.at(name)}[${i}]` : fields.at(name), fields.problems);
    return inner ? [parseEntry(inner)] : [];
  });
}

function parseEntry(fields: Fields): ScheduleEntry {
  const from = weekly(fields.raw('from'));
  const to = weekly(fields.raw('to'));
  if (from || to) {
    if (!from || !to) fields.refuse(from ? 'to' : 'from', 'a weekday and a time, as the other end has');
    fields.end();
    return {
      kind: 'weekly',
      fromDay: from?.day ?? 'mon',
      fromMinute: from?.minute ?? 0,
      toDay: to?.day ?? 'mon',
      toMinute: to?.minute ?? 0,
    };
  }
  const days = parseDays(fields);
  // Days without a range are whole days.
  const isWhole = !fields.has('from') && !fields.has('to') && days.length > 0;
  const entry: ScheduleEntry = {
    kind: 'daily',
    days,
    fromMinute: isWhole ? 0 : fields.timeOfDay('from'),
    toMinute: isWhole ? 1440 : fields.timeOfDay('to'),
  };
  fields.end();
  return entry;
}

function parseDays(fields: Fields): ScheduleDay[] {
  if (!fields.has('days')) return [];
  const value = fields.raw('days');
  if (!Array.isArray(value) || value.length === 0) {
    fields.refuse('days', 'a list of days');
    return [];
  }
  return (value as unknown[]).flatMap((item, i) => {
    const day = DAYS.find((known) => known === item);
    if (!day) fields.refuse(`days[${i}]`, A_DAY);
    return day ? [day] : [];
  });
}

/** `fri 18:00`; null when it is no such thing. */
function weekly(value: unknown): { day: Weekday; minute: number } | null {
  if (typeof value !== 'string') return null;
  const [, name, time] = /^([a-z]{3}) +(\S+)$/.exec(value) ?? [];
  const day = WEEKDAYS.find((known) => known === name);
  const minute = parseTimeOfDay(time);
  return day && minute !== null ? { day, minute } : null;
}
