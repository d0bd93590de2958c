// Order statistics of a handful of numbers, without allocation.

const scratch = new Float64Array(128);

/** The value at `rank` (0 is the smallest) of the first `count` of `values`; 0 when there are none. */
export function ranked(values: ArrayLike<number>, count: number, rank: number): number {
  if (count === 0) return 0;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    let j = i - 1;
    for (; j >= 0 && (scratch[j] as number) > value; j--) scratch[j + 1] = scratch[j] as number;
    scratch[j + 1] = value;
  }
  return scratch[Math.min(rank, count - 1)] as number;
}

/** The upper median. */
export function median(values: ArrayLike<number>, count: number = values.length): number {
  return ranked(values, count, count >> 1);
}

/** Appends to a short list, dropping its oldest beyond `limit`. */
export function pushBounded(list: number[], value: number, limit: number): void {
  list.push(value);
  if (list.length > limit) list.shift();
}
