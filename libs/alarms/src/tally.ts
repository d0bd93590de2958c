// How many samples a signal has brought, by slices of time, for rules that want a share of them to violate. Counted once
// for a signal and not for each rule, so that a rule at rest need not look at a value only to count it.
import type { DurationMs, Instant } from '#kernel';
import { NEVER, type Tally, type Track } from './state.js';

/** A window is counted in at most so many slices; up to two minutes that is one a second. */
const MOST_SLICES = 120;

export function sliceMsOf(windowMs: DurationMs): DurationMs {
  return windowMs / Math.max(1, Math.min(MOST_SLICES, Math.round(windowMs / 1_000)));
}

export function newTally(sliceMs: DurationMs): Tally {
  return { sliceMs, filledFrom: NEVER, newest: NEVER, counts: new Array<number>(MOST_SLICES).fill(0) };
}

/** `isLost`: before this sample came a time in which nothing was known, so the windows have to fill anew. */
export function countSample(track: Track, observedAt: Instant, isLost: boolean): void {
  for (const tally of track.tallies) {
    if (isLost || tally.newest === NEVER) tally.filledFrom = observedAt;
    const index = Math.floor(observedAt / tally.sliceMs);
    const { counts, newest } = tally;
    if (index > newest) {
      const from = Math.max(newest + 1, index - MOST_SLICES + 1);
      for (let slice = from; slice <= index; slice++) counts[slice % MOST_SLICES] = 0;
      tally.newest = index;
    }
    if (index > tally.newest - MOST_SLICES) counts[index % MOST_SLICES] = (counts[index % MOST_SLICES] ?? 0) + 1;
  }
}

/** The tally that serves a window of this length; every rule that needs one has been given it with its track. */
export function tallyOf(track: Track, windowMs: DurationMs): Tally | undefined {
  const sliceMs = sliceMsOf(windowMs);
  return track.tallies.find((one) => one.sliceMs === sliceMs);
}

/** Samples in the window that ends with the newest slice. */
export function samplesWithin({ sliceMs, newest, counts }: Tally, windowMs: DurationMs): number {
  let total = 0;
  const slices = Math.round(windowMs / sliceMs);
  for (let slice = newest - slices + 1; slice <= newest; slice++) total += counts[slice % MOST_SLICES] ?? 0;
  return total;
}
