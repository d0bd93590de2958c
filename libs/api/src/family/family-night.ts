// A night as the family sees it: when the patient was in bed, when not, and how often they got up. Pure; from the bed
// sensor's one-minute means.
import type { NumericBucket } from '#archive';
import { addDays, instantOf, localTime } from '#care';
import { MINUTE_MS, type Instant } from '#kernel';

const BEGINS_AT_MINUTE = 21 * 60;
const ENDS_AT_MINUTE = 7 * 60;

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Night extends Span {
  readonly inBed: readonly Span[];
  /** Known to be out of bed. What is in neither list was not measured. */
  readonly outOfBed: readonly Span[];
  readonly timesOutOfBed: number;
}

/** The night that is, or else the last one: 21:00 to 07:00 by the patient's clocks. */
export function nightOf(now: Instant, timeZone: string): Span {
  const { date, minuteOfDay } = localTime(now, timeZone);
  const begins = minuteOfDay >= BEGINS_AT_MINUTE ? date : addDays(date, -1);
  return {
    from: instantOf(begins, BEGINS_AT_MINUTE, timeZone),
    to: instantOf(addDays(begins, 1), ENDS_AT_MINUTE, timeZone),
  };
}

export interface BedSpan extends Span {
  readonly inBed: boolean;
}

/** Runs of one-minute means of the bed sensor; a minute counts for where most of it was spent. Ends where data end. */
export function bedSpans(buckets: readonly NumericBucket[]): BedSpan[] {
  const spans: BedSpan[] = [];
  for (const { from, mean } of buckets) {
    const inBed = mean >= 0.5;
    const last = spans.at(-1);
    if (last !== undefined && last.inBed === inBed && last.to === from) {
      spans[spans.length - 1] = { ...last, to: from + MINUTE_MS };
    } else spans.push({ from, to: from + MINUTE_MS, inBed });
  }
  return spans;
}

/**
 * Null where nothing was measured. Getting up for the day is no time out of bed: one counts when they came back, or
 * while the night lasts.
 */
export function nightFrom(spans: readonly BedSpan[], { from, to }: Span, now: Instant): Night | null {
  const within = spans
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to);
  if (within.length === 0) return null;
  // An absence begins only after a time in bed, so one with a gap in its data counts once.
  const timesOutOfBed = within.filter((span, index) => {
    if (span.inBed || within[index - 1]?.inBed !== true) return false;
    const wentBack = within.slice(index + 1).some((later) => later.inBed);
    return wentBack || now < to;
  }).length;
  const bare = (inBed: boolean): Span[] =>
    within.filter((span) => span.inBed === inBed).map((span) => ({ from: span.from, to: span.to }));
  return { from, to, inBed: bare(true), outOfBed: bare(false), timesOutOfBed };
}
