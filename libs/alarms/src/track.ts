// The newest samples of one signal of one device, in order of observation, and how far they can be relied on now.
import { DAY_MS, HOUR_MS, type DurationMs, type Instant } from '#kernel';
import type { Signal } from '#vitals';
import { CURRENT_MS, RECURRENCE_MS, WINDOW_SAMPLES } from './constants.js';
import { BOUNDLESS, NEVER, UNUSABLE, type Track } from './state.js';

/** Numbers that a sample takes in the ring. */
const WIDTH = 3;

export function newTrack(signal: Signal, device: string, gateway: string): Track {
  return {
    signal,
    device,
    gateway,
    ring: new Array<number>(WIDTH * WINDOW_SAMPLES).fill(NEVER),
    next: 0,
    size: 0,
    lastAt: NEVER,
    usableAt: NEVER,
    usableReceivedAt: NEVER,
    value: 0,
    grade: UNUSABLE,
    intervalMs: NEVER,
    changedAt: NEVER,
    offSince: NEVER,
    returned: false,
    watchers: [],
    bands: [],
    calm: { low: -BOUNDLESS, high: BOUNDLESS, until: BOUNDLESS },
    tallies: [],
  };
}

/** What names a track in subjects and evidence. */
export function trackName(track: Track): string {
  return `${track.signal}/${track.device}`;
}

/** Writes at the window's newest end. `observedAt` is not before the newest sample's. */
export function push(track: Track, observedAt: Instant, value: number, grade: number): void {
  const { next, ring } = track;
  const at = WIDTH * next;
  ring[at] = observedAt;
  ring[at + 1] = value;
  ring[at + 2] = grade;
  track.next = next + 1 === WINDOW_SAMPLES ? 0 : next + 1;
  if (track.size < WINDOW_SAMPLES) track.size += 1;
}

export interface WindowSample {
  readonly observedAt: Instant;
  readonly value: number;
  readonly grade: number;
}

/** The window in order of time. For the rare paths: it allocates. */
export function windowOf(track: Track): WindowSample[] {
  const samples: WindowSample[] = [];
  for (let i = track.size; i >= 1; i--) {
    const at = WIDTH * ((track.next - i + WINDOW_SAMPLES) % WINDOW_SAMPLES);
    const [observedAt = NEVER, value = 0, grade = UNUSABLE] = track.ring.slice(at, at + WIDTH);
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
  track.size = 0;
  track.next = 0;
  for (const known of samples.slice(-WINDOW_SAMPLES)) push(track, known.observedAt, known.value, known.grade);
  return true;
}

function isSame(a: WindowSample, b: WindowSample): boolean {
  return a.grade === b.grade && (a.grade === UNUSABLE || a.value === b.value);
}

/** Whether a sample at the newest instant is the one that is already there. */
export function isRepeat(track: Track, observedAt: Instant, value: number, grade: number): boolean {
  for (let i = 1; i <= track.size; i++) {
    const at = WIDTH * ((track.next - i + WINDOW_SAMPLES) % WINDOW_SAMPLES);
    if (track.ring[at] !== observedAt) return false;
    if (track.ring[at + 2] === grade && (grade === UNUSABLE || track.ring[at + 1] === value)) return true;
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
  if (track.intervalMs === NEVER) return isSpot ? DAY_MS : RECURRENCE_MS;
  return Math.max(isSpot ? HOUR_MS : CURRENT_MS, 3 * track.intervalMs);
}

/** Whether the newest sample is usable and fresh by the signal's own rhythm. `at` is engine time. */
export function isCurrent(track: Track, at: Instant): boolean {
  if (track.returned || track.usableAt === NEVER || track.usableAt !== track.lastAt) return false;
  const isFirst = track.intervalMs === NEVER && !SPOT.has(track.signal);
  const freshMs = isFirst ? CURRENT_MS : bridgedGapMs(track);
  return at - track.usableReceivedAt <= freshMs;
}
