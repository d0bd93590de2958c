// Stays in and out of bed from the sensor's second-by-second word, without the flicker of somebody turning over.
import type { Instant } from '#kernel';

export interface PresenceSample {
  readonly at: Instant;
  /** 1 in bed, 0 out, null where the sensor could not tell. */
  readonly bed: number | null;
}

export interface PresenceStay {
  readonly inBed: boolean;
  readonly from: Instant;
  /** End of the stay; of the last one the newest sample. */
  readonly to: Instant;
}

/** A change that does not last this long is a movement in bed. */
export const SETTLE_MS = 10_000;
/** Silence longer than this ends a stay: nobody knows what happened in it. */
export const LONGEST_SILENCE_MS = 120_000;

/** Samples in order of time. What can't be told is left out; a stay goes on across short silence only. */
export function presenceStays(samples: readonly PresenceSample[]): PresenceStay[] {
  const raw: { inBed: boolean; from: Instant; to: Instant }[] = [];
  for (const { at, bed } of samples) {
    if (bed === null) continue;
    const inBed = bed === 1;
    const last = raw.at(-1);
    if (last !== undefined && at - last.to <= LONGEST_SILENCE_MS) {
      last.to = at;
      if (last.inBed === inBed) continue;
    }
    raw.push({ inBed, from: at, to: at });
  }
  const stays: { inBed: boolean; from: Instant; to: Instant }[] = [];
  for (const stay of raw) {
    const last = stays.at(-1);
    const follows = last !== undefined && stay.from - last.to <= LONGEST_SILENCE_MS;
    const isFlicker = stay.to - stay.from < SETTLE_MS;
    // A flicker belongs to the stay around it; a stay of the same kind continues it.
    if (follows && (isFlicker || stay.inBed === last.inBed)) last.to = stay.to;
    else stays.push({ ...stay });
  }
  return stays;
}
