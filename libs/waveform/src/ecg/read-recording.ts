// A whole recorded ECG through the detector, as it would have gone through it live.
import { createEcg, type EcgOptions } from './ecg-state.js';
import { endEcg, pushEcg } from './ecg.js';
import type { BeatEvent, EcgEvent, RhythmEvent } from './events.js';

/** A rhythm or unreadable span with both its ends. */
export type RhythmSpanEvent = RhythmEvent & { readonly toSample: number; readonly to: number };

export interface EcgReading {
  readonly beats: readonly BeatEvent[];
  /** In order of their beginning. */
  readonly spans: readonly RhythmSpanEvent[];
  readonly events: readonly EcgEvent[];
  /** Share of the samples within unreadable spans. */
  readonly unreadableShare: number;
  readonly seconds: number;
}

const isWhole = (event: EcgEvent): event is RhythmSpanEvent => event.kind === 'rhythm' && event.toSample !== null;

/** Feeds the samples second by second; instants count from 0 at the first sample. */
export function readEcg(samples: Int16Array, options: EcgOptions): EcgReading {
  const state = createEcg(options);
  const step = Math.round(options.rateHz);
  const events: EcgEvent[] = [];
  for (let i = 0; i < samples.length; i += step)
    for (const event of pushEcg(state, samples.subarray(i, i + step), (i * 1000) / options.rateHz)) events.push(event);
  for (const event of endEcg(state)) events.push(event);
  const spans = events.filter(isWhole).sort((a, b) => a.fromSample - b.fromSample || a.toSample - b.toSample);
  let unreadable = 0;
  for (const span of spans) if (span.event === 'unreadable') unreadable += span.toSample - span.fromSample;
  return {
    beats: events.filter((event) => event.kind === 'beat'),
    spans,
    events,
    unreadableShare: samples.length === 0 ? 0 : unreadable / samples.length,
    seconds: samples.length / options.rateHz,
  };
}
