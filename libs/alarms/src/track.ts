// The newest samples of one signal of one device, in order of observation, and how far they can be relied on now.
import { DAY_MS, HOUR_MS, type DurationMs, type Instant } from '#kernel';
import type { Signal } from '#vitals';
import { CURRENT_MS, RECURRENCE_MS, WINDOW_SAMPLES } from './constants.js';
import {
  BOUNDLESS,
  INTERVAL_MS,
  LAST_AT,
  NEVER,
  NEXT,
  RING,
  SIZE,
  UNUSABLE,
  USABLE_AT,
  USABLE_RECEIVED_AT,
  type Track,
} from './state.js';

/** Numbers that a sample takes in the ring. */
const WIDTH = 3;

/** Nothing has come, nobody watches. In the order of `Now`. */
const UNHEARD = [
  NEVER,
  NEVER,
  NEVER,
  0,
  UNUSABLE,
  NEVER,
  NEVER,
  NEVER,
  -BOUNDLESS,
  BOUNDLESS,
  BOUNDLESS,
  0,
  0,
] as const;

export function newTrack(signal: Signal, device: string, gateway: string): Track {
  return {
    signal,
    device,
    gateway,
    returned: false,
    now: [...UNHEARD, ...new Array<number>(WIDTH * WINDOW_SAMPLES).fill(NEVER)],
    tallies: [],
    watchers: [],
    bands: [],
  };
}

/** What names a track in subjects and evidence. */
export function trackName(track: Track): string {
  return `${track.signal}/${track.device}`;
}

/** Writes at the window's newest end. `observedAt` is not before the newest sample's. */
export function push(track: Track, observedAt: Instant, value: number, grade: number): void {
  const { now } = track;
  const at = RING + WIDTH * now[NEXT];
  now[at] = observedAt;
  now[at + 1] = value;
  now[at + 2] = grade;
  now[NEXT] = now[NEXT] + 1 === WINDOW_SAMPLES ? 0 : now[NEXT] + 1;
  if (now[SIZE] < WINDOW_SAMPLES) now[SIZE] += 1;
}

/** Where the sample lies that came as the last but `back - 1`. */
function placeOf({ now }: Track, back: number): number {
  return RING + WIDTH * ((now[NEXT] - back + WINDOW_SAMPLES) % WINDOW_SAMPLES);
}

export interface WindowSample {
  readonly observedAt: Instant;
  readonly value: number;
  readonly grade: number;
}

/** The window in order of time. For the rare paths: it allocates. */
export function windowOf(track: Track): WindowSample[] {
  const samples: WindowSample[] = [];
  for (let i = track.now[SIZE]; i >= 1; i--) {
    const at = placeOf(track, i);
    const [observedAt = NEVER, value = 0, grade = UNUSABLE] = track.now.slice(at, at + WIDTH);
    samples.push({ observedAt, value, grade });
  }
  return samples;
}

/** Puts a sample that came out of order where it belongs. False when it is already there, or older than the window. */
export function insert(track: Track, sample: WindowSample): boolean {
  const samples = windowOf(track);
  const twin = samples.some((known) => known.observedAt === sample.observedAt && isSame(known, sample));
  const oldest = samples[0];
  if (twin || (samples.length === WINDOW_SAMPLES && oldest && sample.observedAt < oldest.observedAt)) return false;
  samples.push(sample);
  samples.sort((a, b) => a.observedAt - b.observedAt);
  track.now[SIZE] = 0;
  track.now[NEXT] = 0;
  for (const known of samples.slice(-WINDOW_SAMPLES)) push(track, known.observedAt, known.value, known.grade);
  return true;
}

function isSame(a: WindowSample, b: WindowSample): boolean {
  return a.grade === b.grade && (a.grade === UNUSABLE || a.value === b.value);
}

/** Whether a sample at the newest instant is the one that is already there. */
export function isRepeat(track: Track, observedAt: Instant, value: number, grade: number): boolean {
  for (let i = 1; i <= track.now[SIZE]; i++) {
    const at = placeOf(track, i);
    if (track.now[at] !== observedAt) return false;
    if (track.now[at + 2] === grade && (grade === UNUSABLE || track.now[at + 1] === value)) return true;
  }
  return false;
}

/** Measured by hand now and then: one value speaks for hours, where a stream's speaks for seconds. */
const SPOT: ReadonlySet<Signal> = new Set(['temp', 'sbp', 'dbp', 'weight', 'battery']);

/**
 * The longest gap over which two samples still speak for the time between them: three of the signal's own intervals, and
 * never under 10 s (an hour for spot measurements). Before the signal has an interval, any gap up to 10 min (a day) does.
 */
export function bridgedGapMs(track: Track): DurationMs {
  const isSpot = SPOT.has(track.signal);
  if (track.now[INTERVAL_MS] === NEVER) return isSpot ? DAY_MS : RECURRENCE_MS;
  return Math.max(isSpot ? HOUR_MS : CURRENT_MS, 3 * track.now[INTERVAL_MS]);
}

/** Whether the newest sample is usable and fresh by the signal's own rhythm. `at` is engine time. */
export function isCurrent(track: Track, at: Instant): boolean {
  if (track.returned || track.now[USABLE_AT] === NEVER || track.now[USABLE_AT] !== track.now[LAST_AT]) return false;
  const isFirst = track.now[INTERVAL_MS] === NEVER && !SPOT.has(track.signal);
  const freshMs = isFirst ? CURRENT_MS : bridgedGapMs(track);
  return at - track.now[USABLE_RECEIVED_AT] <= freshMs;
}
