// A recording as the frames a device would send: one frame a second for a waveform, one a row for numerics. Times are
// relative to the recording's start; whoever plays it decides when that was.
import { SECOND_MS, type DurationMs } from '#kernel';
import { INVALID_SAMPLE, toInt16, type Numerics, type Recording, type RecordingChannel } from '#recordings';
import {
  MAX_ECG_RATE_HZ,
  MIN_ECG_RATE_HZ,
  SIGNALS,
  type Quality,
  type QualityCause,
  type Signal,
  type Stream,
} from '#vitals';
import type { EcgMeasurement, Measurement, NumericMeasurement } from '../../drivers/src/index.js';

/** A measurement whose `observedAt` counts from the recording's start. */
export interface RecordedFrame {
  /** When the device would send it: after its last sample. */
  readonly dueMs: DurationMs;
  readonly measurement: Measurement;
}

export interface RecordedFrames {
  readonly frames: readonly RecordedFrame[];
  readonly durationMs: DurationMs;
  readonly streams: readonly Stream[];
}

interface Trust {
  readonly quality: Quality;
  readonly cause: QualityCause;
}
const GOOD: Trust = { quality: 'good', cause: 'none' };
/** A dropout of a recording: the reason isn't in the file. */
const DROPOUT: Trust = { quality: 'invalid', cause: 'unspecified' };

/** Which column feeds which signal of which stream, by the labels of BIDMC and MIMIC numerics. */
const COLUMNS: ReadonlyArray<{
  readonly stream: NumericMeasurement['stream'];
  readonly signals: Partial<Record<Signal, string>>;
}> = [
  { stream: 'hr', signals: { hr: 'HR' } },
  { stream: 'spo2', signals: { spo2: 'SpO2', pr: 'PULSE' } },
  { stream: 'bed', signals: { rr: 'RESP' } },
  { stream: 'bp', signals: { sbp: 'NBPSys', dbp: 'NBPDias' } },
];

export function framesOfNumerics({ timesMs, columns }: Numerics, device: string): RecordedFrames {
  const start = timesMs[0] ?? 0;
  const intervalMs = Math.max(1, (timesMs[1] ?? start + SECOND_MS) - start);
  const frames: RecordedFrame[] = [];
  const streams: Stream[] = [];
  for (const { stream, signals } of COLUMNS) {
    const present = Object.entries(signals).filter(([, label]) => columns[label] !== undefined);
    if (present.length === 0) continue;
    streams.push(stream);
    timesMs.forEach((time, row) => {
      const values = Object.fromEntries(
        present.map(([signal, label]) => [signal, [plausible(signal as Signal, columns[label]?.[row] ?? null)]]),
      );
      const empty = Object.values(values).every(([value]) => value === null);
      const measurement: NumericMeasurement = {
        kind: 'numeric',
        device,
        stream,
        observedAt: time - start,
        intervalMs,
        values,
        ...(empty ? DROPOUT : GOOD),
      };
      frames.push({ dueMs: time - start, measurement });
    });
  }
  frames.sort((a, b) => a.dueMs - b.dueMs);
  const last = timesMs.at(-1) ?? start;
  return { frames, durationMs: timesMs.length === 0 ? 0 : last - start + intervalMs, streams };
}

/** What a monitor wrote beyond the physical range is no value; the wire would refuse the whole frame for it. */
function plausible(signal: Signal, value: number | null): number | null {
  const { min, max } = SIGNALS[signal];
  return value !== null && value >= min && value <= max ? value : null;
}

export type ChannelChoice =
  | { readonly kind: 'frames'; readonly frames: RecordedFrames }
  | { readonly kind: 'no-such-channel'; readonly channels: readonly string[] }
  | { readonly kind: 'rate-not-allowed'; readonly rateHz: number };

/** One channel of a recording as ECG; the first one when none is chosen. */
export function framesOfEcg(recording: Recording, device: string, channel = 0): ChannelChoice {
  const chosen = recording.channels[channel];
  if (!chosen) return { kind: 'no-such-channel', channels: recording.channels.map(({ name }) => name) };
  const { rateHz } = chosen;
  if (rateHz < MIN_ECG_RATE_HZ || rateHz > MAX_ECG_RATE_HZ) return { kind: 'rate-not-allowed', rateHz };
  const { samples, microvoltsPerBit } = toInt16(chosen);
  const frames: RecordedFrame[] = [];
  // Frames begin at whole seconds; at a rate that is no whole number they hold a sample more or less.
  for (let second = 0; ; second++) {
    const first = Math.ceil(second * rateHz);
    const part = samples.slice(first, Math.ceil((second + 1) * rateHz));
    if (part.length === 0) break;
    const measurement: EcgMeasurement = {
      kind: 'ecg',
      device,
      stream: 'ecg',
      observedAt: Math.round((first * 1000) / rateHz),
      rateHz,
      microvoltsPerBit,
      lead: leadOf(chosen),
      samples: part,
      ...(part.every((sample) => sample === INVALID_SAMPLE) ? DROPOUT : GOOD),
    };
    frames.push({ dueMs: Math.round(((first + part.length) * 1000) / rateHz), measurement });
  }
  return {
    kind: 'frames',
    frames: { frames, durationMs: Math.round((samples.length * 1000) / rateHz), streams: ['ecg'] },
  };
}

/** The recording's own lead name where the wire can carry it; a single unnamed lead is taken for II. */
const leadOf = ({ name }: RecordingChannel): string => (/^[A-Za-z0-9+-]{1,8}$/.test(name) ? name : 'II');

/** Several recordings of one person, side by side. */
export function together(parts: readonly RecordedFrames[]): RecordedFrames {
  return {
    frames: parts.flatMap(({ frames }) => frames).sort((a, b) => a.dueMs - b.dueMs),
    durationMs: Math.max(0, ...parts.map(({ durationMs }) => durationMs)),
    streams: parts.flatMap(({ streams }) => streams),
  };
}
