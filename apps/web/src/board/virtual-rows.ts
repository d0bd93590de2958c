// Which rows of a long list are in view. Rows differ in height but each kind's is fixed, so nothing needs measuring.

export interface Span {
  /** Index of the first row to draw. */
  readonly from: number;
  /** Index after the last row to draw. */
  readonly to: number;
}

/** Where each row begins, and at the end the height of all. */
export function offsetsOf(heights: readonly number[]): number[] {
  const offsets = [0];
  for (const height of heights) offsets.push((offsets.at(-1) ?? 0) + height);
  return offsets;
}

/** The rows that meet the window, and `spare` more on each side. */
export function visibleRows(offsets: readonly number[], scrollTop: number, windowHeight: number, spare = 4): Span {
  const count = offsets.length - 1;
  const first = lastAtMost(offsets, scrollTop);
  const last = lastAtMost(offsets, scrollTop + windowHeight);
  return { from: Math.max(0, first - spare), to: Math.min(count, last + 1 + spare) };
}

/** Index of the last offset that is not above `value`. */
function lastAtMost(offsets: readonly number[], value: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The scroll position at which a row is wholly in view, moving as little as possible. */
export function scrollToShow(
  offsets: readonly number[],
  index: number,
  scrollTop: number,
  windowHeight: number,
): number {
  const top = offsets[index] ?? 0;
  const bottom = offsets[index + 1] ?? top;
  if (top < scrollTop) return top;
  if (bottom > scrollTop + windowHeight) return bottom - windowHeight;
  return scrollTop;
}
