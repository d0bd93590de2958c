// Nights and the balance of day and night, from the minutes' states: when the person went to bed, slept, got up and came back.
import type { Instant } from '#kernel';
import { MINUTE_MS } from '#kernel';
import type { BedMinute } from './bed-minute.js';
import type { BedState } from './sleep-wake.js';

/** Where an instant falls in the patient's own day; the caller knows the time zone. */
export interface LocalMoment {
  /** Calendar day, for example `2026-01-10`. */
  readonly day: string;
  /** Minute of the day, 0 to 1439. */
  readonly minute: number;
}
export type ToLocal = (at: Instant) => LocalMoment;

export interface BedExit {
  readonly from: Instant;
  readonly to: Instant;
  readonly minutes: number;
}

export interface Night {
  /** The day the night belongs to: the one on which it began, noon to noon. */
  readonly day: string;
  readonly inBedAt: Instant;
  /** When the person got up for good. */
  readonly upAt: Instant;
  readonly asleepAt: Instant | null;
  readonly minutesInBed: number;
  readonly minutesAsleep: number;
  /** Awake in bed between falling asleep and getting up. */
  readonly minutesAwakeAfterSleep: number;
  readonly minutesToSleep: number | null;
  /** Share of the time in bed that was sleep. */
  readonly efficiency: number;
  readonly exits: readonly BedExit[];
  readonly minutesOut: number;
  /** Medians over the sleep; null without good values. */
  readonly respirationPerMin: number | null;
  readonly heartRatePerMin: number | null;
  /** Share of the night's minutes with data. */
  readonly coverage: number;
}

const NOON = 12 * 60;
/** Out of bed for longer than this is getting up, not an exit. */
const LONGEST_EXIT_MIN = 60;
/** Less than this in bed is a rest, not a night. */
const SHORTEST_NIGHT_MIN = 120;

interface Span {
  readonly from: number;
  /** Exclusive. */
  to: number;
}

const isInBed = (state: BedState | undefined): boolean => state === 'asleep' || state === 'awake';

/** Stays in bed, with exits and gaps of data up to an hour bridged. */
function staysInBed(states: readonly BedState[]): Span[] {
  const stays: Span[] = [];
  for (const [i, state] of states.entries()) {
    if (!isInBed(state)) continue;
    const last = stays.at(-1);
    if (last !== undefined && i - last.to <= LONGEST_EXIT_MIN) last.to = i + 1;
    else stays.push({ from: i, to: i + 1 });
  }
  return stays;
}

function exitsWithin(states: readonly BedState[], minutes: readonly BedMinute[], { from, to }: Span): BedExit[] {
  const exits: BedExit[] = [];
  for (let i = from; i < to; i++) {
    if (states[i] !== 'out-of-bed') continue;
    let end = i;
    while (end < to && states[end] === 'out-of-bed') end++;
    const start = (minutes[i] as BedMinute).at;
    exits.push({ from: start, to: start + (end - i) * MINUTE_MS, minutes: end - i });
    i = end;
  }
  return exits;
}

function medianOf(values: ReadonlyArray<number | null | undefined>): number | null {
  const known = values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
  return known[known.length >> 1] ?? null;
}

function describe(day: string, span: Span, states: readonly BedState[], minutes: readonly BedMinute[]): Night {
  const inside = states.slice(span.from, span.to);
  const count = (wanted: BedState, from = 0): number => inside.slice(from).filter((state) => state === wanted).length;
  const firstSleep = inside.indexOf('asleep');
  const minutesAsleep = count('asleep');
  const minutesInBed = minutesAsleep + count('awake');
  const sleeping = minutes.slice(span.from, span.to).filter((_, i) => inside[i] === 'asleep');
  const start = (minutes[span.from] as BedMinute).at;
  return {
    day,
    inBedAt: start,
    upAt: start + inside.length * MINUTE_MS,
    asleepAt: firstSleep < 0 ? null : start + firstSleep * MINUTE_MS,
    minutesInBed,
    minutesAsleep,
    minutesAwakeAfterSleep: firstSleep < 0 ? 0 : count('awake', firstSleep),
    minutesToSleep: firstSleep < 0 ? null : firstSleep,
    efficiency: minutesAsleep / minutesInBed,
    exits: exitsWithin(states, minutes, span),
    minutesOut: count('out-of-bed'),
    respirationPerMin: medianOf(sleeping.map(({ respirationPerMin }) => respirationPerMin)),
    heartRatePerMin: medianOf(sleeping.map(({ heartRatePerMin }) => heartRatePerMin)),
    coverage: 1 - count('unknown') / inside.length,
  };
}

/**
 * The nights, one for each noon to noon in which the person was in bed for two hours or more: the longest stay of each.
 * `minutes` without gaps in order of time (`toBedMinutes`), `states` as `judgeSleep` gave them.
 */
export function findNights(minutes: readonly BedMinute[], states: readonly BedState[], toLocal: ToLocal): Night[] {
  const byDay = new Map<string, Span>();
  for (const stay of staysInBed(states)) {
    if (stay.to - stay.from < SHORTEST_NIGHT_MIN) continue;
    // The middle of the stay decides; half a day back, so that what is past midnight belongs to the evening before.
    const middleAt = (minutes[(stay.from + stay.to) >> 1] as BedMinute).at;
    const { day } = toLocal(middleAt - NOON * MINUTE_MS);
    const known = byDay.get(day);
    if (known === undefined || known.to - known.from < stay.to - stay.from) byDay.set(day, stay);
  }
  return [...byDay].map(([day, stay]) => describe(day, stay, states, minutes));
}

export interface DayNightBalance {
  readonly minutesAsleepByNight: number;
  readonly minutesAsleepByDay: number;
  /** Share of all sleep that falls into the night; null without sleep. */
  readonly nightShare: number | null;
  /** More sleep by day than by night. */
  readonly isReversed: boolean;
  /** Share of the minutes with data. */
  readonly coverage: number;
}

/** 21:00 to 6:00, as the visiting nurses' night. */
const NIGHT_FROM = 21 * 60;
const NIGHT_TO = 6 * 60;

/** How sleep divides between night and day; meaningful over whole days only. */
export function balanceDayAndNight(
  minutes: readonly BedMinute[],
  states: readonly BedState[],
  toLocal: ToLocal,
): DayNightBalance {
  let byNight = 0;
  let byDay = 0;
  let known = 0;
  for (const [i, state] of states.entries()) {
    if (state !== 'unknown') known++;
    if (state !== 'asleep') continue;
    const { minute } = toLocal((minutes[i] as BedMinute).at);
    if (minute >= NIGHT_FROM || minute < NIGHT_TO) byNight++;
    else byDay++;
  }
  const asleep = byNight + byDay;
  return {
    minutesAsleepByNight: byNight,
    minutesAsleepByDay: byDay,
    nightShare: asleep === 0 ? null : byNight / asleep,
    isReversed: byDay > byNight,
    coverage: states.length === 0 ? 0 : known / states.length,
  };
}
