// What a bed sensor says of one minute, made from its numerics. Everything about sleep rests on these minutes.
import { MINUTE_MS, type Instant } from '#kernel';
import type { Quality } from '#vitals';

export interface BedMinute {
  /** Start of the minute. */
  readonly at: Instant;
  /** True when in bed for at least half of what was told; null without data. */
  readonly inBed: boolean | null;
  /** Activity counts of the minute, summed; null without data. 0 is a value: lying still. */
  readonly movement: number | null;
  /** Medians of the minute's good values; null without one. */
  readonly respirationPerMin: number | null;
  readonly heartRatePerMin: number | null;
  /** Share of the minute's breathing and heart values that were good; null where none came. */
  readonly goodShare: number | null;
}

export interface BedSample {
  readonly at: Instant;
  /** 1 in bed, 0 out of bed. */
  readonly bed: number | null;
  readonly movement: number | null;
  readonly rr: number | null;
  readonly hr: number | null;
  readonly quality: Quality;
}

const middle = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] as number)) / 2;
};

const present = (values: ReadonlyArray<number | null>): number[] => values.filter((value) => value !== null);

function summarise(at: Instant, samples: readonly BedSample[]): BedMinute {
  const usable = samples.filter(({ quality }) => quality !== 'invalid');
  const beds = present(usable.map(({ bed }) => bed));
  const movements = present(usable.map(({ movement }) => movement));
  const vital = samples.filter(({ rr, hr }) => rr !== null || hr !== null);
  const good = vital.filter(({ quality }) => quality === 'good');
  const inBed = beds.length === 0 ? null : beds.filter((bed) => bed === 1).length * 2 >= beds.length;
  return {
    at,
    inBed,
    movement: movements.length === 0 ? null : movements.reduce((sum, value) => sum + value, 0),
    respirationPerMin: middle(present(good.map(({ rr }) => rr))),
    heartRatePerMin: middle(present(good.map(({ hr }) => hr))),
    goodShare: vital.length === 0 ? null : good.length / vital.length,
  };
}

/** Minutes from the first sample's to the last one's, without gaps: a minute without samples has no data. In order of time. */
export function toBedMinutes(samples: readonly BedSample[]): BedMinute[] {
  const byMinute = new Map<number, BedSample[]>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const sample of samples) {
    const minute = Math.floor(sample.at / MINUTE_MS);
    first = Math.min(first, minute);
    last = Math.max(last, minute);
    const list = byMinute.get(minute);
    if (list === undefined) byMinute.set(minute, [sample]);
    else list.push(sample);
  }
  const minutes: BedMinute[] = [];
  for (let minute = first; minute <= last; minute++)
    minutes.push(summarise(minute * MINUTE_MS, byMinute.get(minute) ?? []));
  return minutes;
}
