// What the detector tells: its events, with sample numbers as instants.
import type { Instant } from '#kernel';
import type { EcgState } from './ecg-state.js';
import type { EcgEvent } from './events.js';
import type { ReadabilityChange } from './readability.js';
import type { RhythmChange } from './rhythm.js';

/** Collects the events of one push, with what is needed to date them. */
export interface Telling {
  readonly state: EcgState;
  readonly events: EcgEvent[];
}

export function instantOf({ state }: Telling, sample: number): Instant {
  return (state.anchorAt ?? 0) + ((sample - state.anchorSample) * 1000) / state.front.rateHz;
}

export const newestSample = (state: EcgState): number => state.base + state.taken;

export function tellRhythm(telling: Telling, changes: readonly RhythmChange[]): void {
  for (const { span, toSample } of changes)
    telling.events.push({
      kind: 'rhythm',
      event: span.event,
      fromSample: span.fromSample,
      toSample,
      from: instantOf(telling, span.fromSample),
      to: toSample === null ? null : instantOf(telling, toSample),
      observedAt: instantOf(telling, newestSample(telling.state)),
      confidence: span.confidence,
      ratePerMin: span.ratePerMin,
    });
}

export function tellReadability(telling: Telling, change: ReadabilityChange | null, since: number): void {
  if (change === null) return;
  const { state } = telling;
  const isOver = change.cause === 'none';
  // One fault may follow another: the span goes on under its new cause.
  const goesOn = !isOver && state.quality === 'invalid';
  if (!goesOn) {
    const fromSample = isOver ? since : change.sample;
    telling.events.push({
      kind: 'rhythm',
      event: 'unreadable',
      fromSample,
      toSample: isOver ? change.sample : null,
      from: instantOf(telling, fromSample),
      to: isOver ? instantOf(telling, change.sample) : null,
      observedAt: instantOf(telling, newestSample(state)),
      confidence: 1,
      ratePerMin: null,
    });
  }
  if (isOver) state.readableFrom = change.sample;
  tellQuality(telling, isOver ? 'good' : 'invalid', change.cause, change.sample);
}

export function tellQuality(
  telling: Telling,
  quality: EcgState['quality'],
  cause: EcgState['cause'],
  sample: number,
): void {
  const { state } = telling;
  if (state.quality === quality && state.cause === cause) return;
  state.quality = quality;
  state.cause = cause;
  telling.events.push({ kind: 'quality', sample, at: instantOf(telling, sample), quality, cause });
}
