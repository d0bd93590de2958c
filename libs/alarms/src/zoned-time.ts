// Local time in the patient's time zone, daylight saving included. `Intl` brings the zones; formatters are slow to make
// and are kept by zone.
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '#kernel';

/** A calendar day and the minute within it, as a clock on the wall shows them. `day` counts days since 1970-01-01. */
export interface LocalTime {
  readonly day: number;
  readonly minute: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the zone's clocks show at an instant, as if it were UTC. */
function wallClock(at: Instant, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export function localTime(at: Instant, timeZone: string): LocalTime {
  const wall = wallClock(at, timeZone);
  const day = Math.floor(wall / DAY_MS);
  return { day, minute: Math.floor((wall - day * DAY_MS) / MINUTE_MS) };
}

/**
 * The instant at which the zone's clocks show a local time. `minute` may be 1440 (midnight at the day's end). Where
 * clocks go forward over it, the instant of the jump; where they show it twice, the first or the last time as asked for.
 */
export function instantOf(local: LocalTime, timeZone: string, which: 'first' | 'last'): Instant {
  const wall = local.day * DAY_MS + local.minute * MINUTE_MS;
  const offsetAt = (at: Instant) => wallClock(at, timeZone) - Math.floor(at / 1_000) * 1_000;
  // Offsets a day before and after bracket any change of the clocks near the wall time.
  const candidates = [offsetAt(wall - DAY_MS), offsetAt(wall + DAY_MS)].map((offset) => wall - offset);
  const exact = candidates.filter((at) => wallClock(at, timeZone) === wall);
  if (exact.length > 0) return which === 'first' ? Math.min(...exact) : Math.max(...exact);
  return jumpBetween(Math.min(...candidates) - HOUR_MS, Math.max(...candidates) + HOUR_MS, wall, timeZone);
}

/** The first instant at which the clocks show the wall time or later, to the second. */
function jumpBetween(from: Instant, to: Instant, wall: number, timeZone: string): Instant {
  let [early, late] = [Math.floor(from / 1_000), Math.ceil(to / 1_000)];
  while (early < late) {
    const middle = Math.floor((early + late) / 2);
    if (wallClock(middle * 1_000, timeZone) >= wall) late = middle;
    else early = middle + 1;
  }
  return late * 1_000;
}
