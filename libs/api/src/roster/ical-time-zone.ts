// Time zones in calendars: a VTIMEZONE made from what this machine knows of a zone, and the zone a foreign calendar means.
import ICAL from 'ical.js';
import { isTimeZone, localTime } from '#care';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '#kernel';

/** Names that Outlook writes where RFC 5545 means an IANA name. */
const WINDOWS_NAMES: Readonly<Record<string, string>> = {
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'China Standard Time': 'Asia/Shanghai',
  'Taipei Standard Time': 'Asia/Taipei',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
  UTC: 'UTC',
};

/** The IANA zone a TZID stands for, or null when nobody here knows it. */
export function zoneOf(tzid: string): string | null {
  if (isTimeZone(tzid)) return tzid;
  const known = WINDOWS_NAMES[tzid];
  if (known !== undefined) return known;
  // Such as `/freeassociation.sourceforge.net/Asia/Tokyo`.
  const tail = tzid.split('/').slice(-2).join('/');
  return tzid.startsWith('/') && isTimeZone(tail) ? tail : null;
}

function offsetMinutes(at: Instant, timeZone: string): number {
  const { date, minuteOfDay } = localTime(at, timeZone);
  return (
    (Date.parse(`${date}T00:00:00Z`) + minuteOfDay * MINUTE_MS - Math.floor(at / MINUTE_MS) * MINUTE_MS) / MINUTE_MS
  );
}

/** The zone over a span: one observance for how it begins and one for each change of its clocks. */
export function zoneComponent(timeZone: string, span: { from: Instant; to: Instant }): ICAL.Component {
  const zone = new ICAL.Component('vtimezone');
  zone.addPropertyWithValue('tzid', timeZone);
  let offset = offsetMinutes(span.from, timeZone);
  const usual = Math.min(offset, offsetMinutes(span.from + 182 * DAY_MS, timeZone));
  const observe = (at: Instant, before: number, after: number): void => {
    const part = new ICAL.Component(after > usual ? 'daylight' : 'standard');
    // An observance's start is told in the clock time that was valid before it.
    part.addPropertyWithValue('dtstart', floating(at + before * MINUTE_MS));
    part.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before * 60));
    part.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(after * 60));
    zone.addSubcomponent(part);
  };
  observe(Math.floor(span.from / DAY_MS) * DAY_MS, offset, offset);
  for (let day = span.from; day < span.to; day += DAY_MS) {
    if (offsetMinutes(day + DAY_MS, timeZone) === offset) continue;
    let at = Math.floor(day / HOUR_MS) * HOUR_MS;
    while (offsetMinutes(at, timeZone) === offset) at += 15 * MINUTE_MS;
    const next = offsetMinutes(at, timeZone);
    observe(at, offset, next);
    offset = next;
  }
  return zone;
}

/** A clock time without zone from milliseconds counted as if it were UTC. */
export function floating(ms: number): ICAL.Time {
  return calendarTime(ms, ICAL.Timezone.localTimezone);
}

export function calendarTime(ms: number, zone: ICAL.Timezone): ICAL.Time {
  const at = new Date(ms);
  return ICAL.Time.fromData(
    {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    },
    zone,
  );
}
