// How many columns the wall has.

/** Least width of a tile at which its figures can still be read from two metres, px. */
const LEAST_WIDTH = 190;
/** A tile is a little wider than high. */
const SHAPE = 1.35;

/** As many columns as fill the screen with tiles as large as they can be; with too many patients the page scrolls. */
export function columnsFor(count: number, width: number, height: number): number {
  const most = Math.max(1, Math.floor(width / LEAST_WIDTH));
  const wanted = Math.ceil(Math.sqrt((Math.max(1, count) * width) / (Math.max(1, height) * SHAPE)));
  return Math.min(most, Math.max(1, wanted));
}
