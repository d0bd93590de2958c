// A recording as the rest of the house uses it, whatever file it came from.
import { INVALID_SAMPLE } from './wfdb-signals.js';

export interface RecordingChannel {
  /** As the header describes it, for example `MLII` or `HR`. */
  readonly name: string;
  readonly rateHz: number;
  /** ADC steps per unit: physical value = samples[i] / gain. */
  readonly gain: number;
  readonly units: string;
  /** Microvolts per step for a channel measured in volts, null for any other quantity. */
  readonly microvoltsPerBit: number | null;
  /** Steps above the channel's baseline; `INVALID_SAMPLE` (−32768) where there is no valid sample. */
  readonly samples: Int16Array | Float64Array;
}

export interface Recording {
  readonly name: string;
  readonly channels: readonly RecordingChannel[];
  readonly durationMs: number;
  readonly comments: readonly string[];
}

const MICROVOLTS: Readonly<Record<string, number>> = { nV: 0.001, uV: 1, µV: 1, mV: 1_000, V: 1_000_000 };

export function microvoltsPerBit(gain: number, units: string): number | null {
  const microvolts = MICROVOLTS[units];
  return microvolts === undefined ? null : microvolts / gain;
}

/** Counts samples from the baseline, keeping invalid ones invalid and the rest within 16 bits. */
export function aboveBaseline(samples: Int16Array, baseline: number): Int16Array {
  if (baseline === 0) return samples;
  const counted = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] as number;
    const above = value - baseline;
    if (value === INVALID_SAMPLE) counted[i] = INVALID_SAMPLE;
    else counted[i] = above > 32767 ? 32767 : above < -32767 ? -32767 : above;
  }
  return counted;
}

/**
 * The channel as 16-bit samples for the wire and the ECG detector. Wider samples are scaled to fit; a value that is not a
 * number becomes `INVALID_SAMPLE`.
 */
export function toInt16(channel: RecordingChannel): { samples: Int16Array; microvoltsPerBit: number } {
  const perBit = channel.microvoltsPerBit ?? 1_000 / channel.gain;
  if (channel.samples instanceof Int16Array) return { samples: channel.samples, microvoltsPerBit: perBit };
  let largest = 0;
  for (const value of channel.samples) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  // Steps finer than one part in 30,000 of the largest value are lost; that is below any ECG amplifier's noise.
  const scale = largest === 0 ? 1 : 30_000 / largest;
  const samples = Int16Array.from(channel.samples, (value) =>
    Number.isFinite(value) ? Math.round(value * scale) : INVALID_SAMPLE,
  );
  return { samples, microvoltsPerBit: perBit / scale };
}
