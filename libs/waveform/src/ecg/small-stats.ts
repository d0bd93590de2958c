// The newest few numbers and yes-or-noes of a series, and their order statistics, without allocation: fixed arrays keep every
// detector alike, and the loops over them fast.

/** Oldest first; those beyond the array's length are dropped. */
export interface Recent {
  readonly values: Float64Array;
  count: number;
}

export function createRecent(limit: number): Recent {
  return { values: new Float64Array(limit), count: 0 };
}

/** Appends, dropping the oldest where the array is full. */
export function remember(recent: Recent, value: number): void {
  const { values } = recent;
  const last = values.length - 1;
  if (recent.count <= last) {
    values[recent.count++] = value;
    return;
  }
  for (let i = 0; i < last; i++) values[i] = values[i + 1] as number;
  values[last] = value;
}

/** Appends a yes or no to up to 32 of them, the newest in the lowest bit. */
export function rememberFlag(flags: number, isSet: boolean, limit: number): number {
  return ((flags << 1) | (isSet ? 1 : 0)) & (-1 >>> (32 - limit));
}

/** How many are yes. */
export function countFlags(flags: number): number {
  let count = 0;
  for (let rest = flags; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const scratch = new Float64Array(128);

/** The value at `rank` (0 is the smallest) of the first `count` of up to 128 values; 0 when there are none. */
export function ranked(values: Float64Array, count: number, rank: number): number {
  if (count === 0) return 0;
  for (let i = 0; i < count; i++) scratch[i] = values[i] as number;
  const wanted = rank < count ? rank : count - 1;
  // Hoare's selection: what is on the wrong side of a guess changes places until the guess is the one.
  for (let from = 0, to = count - 1; from < to;) {
    const guess = scratch[wanted] as number;
    let i = from;
    let j = to;
    while (i <= j) {
      while ((scratch[i] as number) < guess) i++;
      while ((scratch[j] as number) > guess) j--;
      if (i > j) break;
      const left = scratch[i] as number;
      scratch[i++] = scratch[j] as number;
      scratch[j--] = left;
    }
    if (j < wanted) from = i;
    if (wanted < i) to = j;
  }
  return scratch[wanted] as number;
}

/** The upper median. */
export function median(values: Float64Array, count: number = values.length): number {
  return ranked(values, count, count >> 1);
}

/** The upper median of what is remembered; 0 when there is nothing. */
export function medianOf({ values, count }: Recent): number {
  return median(values, count);
}
