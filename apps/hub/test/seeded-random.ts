// Chance that can be repeated: the seed is printed, and given again by MIMAMORI_TEST_SEED.

export interface SeededRandom {
  readonly seed: number;
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  between(from: number, to: number): number;
}

/** Mulberry32: 32 bits of state, plenty for choosing moments. */
export function seededRandom(
  seed = Number(process.env['MIMAMORI_TEST_SEED'] ?? Date.now() % 1_000_000_007),
): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next, between: (from, to) => from + next() * (to - from) };
}
