// Which stations are on duty for an area at an instant, from their duties alone. The whole roster is in roster.ts.
import type { Instant } from '#kernel';
import { occurrencesOf } from './duty-occurrences.js';
import type { DutyPattern } from './duty-pattern.js';

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

/** Whether a pattern holds at an instant. `from` is inclusive, `to` exclusive. */
export function holdsAt(pattern: DutyPattern, at: Instant, timeZone: string): boolean {
  return occurrencesOf(pattern, timeZone, { from: at, to: at + 1 }).length > 0;
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
