// Which hours of a long row are named below it: midnights of days or whole hours, no more than there is room for.

export interface Tick {
  readonly index: number;
  readonly from: number;
}

/** `room` is how many names fit. Days are named at the reader's own midnight. */
export function ticksOf(hours: ReadonlyArray<{ readonly from: number }>, days: boolean, room: number): Tick[] {
  const all = hours.map(({ from }, index) => ({ index, from }));
  const wanted = days ? all.filter(({ from }) => new Date(from).getHours() === 0) : all;
  const every = Math.max(1, Math.ceil(wanted.length / Math.max(1, room)));
  return wanted.filter((_, index) => index % every === 0);
}
