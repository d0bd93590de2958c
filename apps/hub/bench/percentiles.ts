// Order statistics of what was measured.

/** The value below which `share` (0 to 1) of the values lie; NaN when there are none. Sorts the array in place. */
export function percentile(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
}
