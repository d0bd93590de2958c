// A calendar month in a time zone as a span of instants.
import type { Instant } from '#kernel';
import { instantOf, localTime } from './local-time.js';

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** From the first local midnight of a `YYYY-MM` up to that of the next; null for what is no month. */
export function monthSpan(month: string, timeZone: string): { readonly from: Instant; readonly to: Instant } | null {
  const [, year, number] = MONTH.exec(month) ?? [];
  if (year === undefined || number === undefined) return null;
  const next =
    number === '12' ? `${String(Number(year) + 1).padStart(4, '0')}-01` : `${year}-${pad(Number(number) + 1)}`;
  return { from: instantOf(`${month}-01`, 0, timeZone), to: instantOf(`${next}-01`, 0, timeZone) };
}

/** The `YYYY-MM` an instant falls in. */
export function monthOf(at: Instant, timeZone: string): string {
  return localTime(at, timeZone).date.slice(0, 7);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
