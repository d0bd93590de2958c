// Shifts that overlap in one row get lanes of their own, so that none hides another.
import type { Instant } from '#kernel';

interface Timed {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Laned<T> {
  readonly item: T;
  readonly lane: number;
}

/** Gives each item the first lane that is free when it begins. */
export function inLanes<T extends Timed>(
  items: readonly T[],
): { readonly laned: readonly Laned<T>[]; readonly lanes: number } {
  const ends: Instant[] = [];
  const laned = [...items]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .map((item) => {
      const free = ends.findIndex((end) => end <= item.from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = item.to;
      return { item, lane };
    });
  return { laned, lanes: Math.max(1, ends.length) };
}
