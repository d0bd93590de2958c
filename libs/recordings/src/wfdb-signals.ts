// WFDB signal files: formats 212 (two 12-bit samples in three bytes), 16 and 80, any number of interleaved signals.
// Format: PhysioNet's "signal(5)", WFDB Applications Guide.
import { recordingError } from './recording-error.js';

/** What stands for "no valid sample" in everything this library returns. */
export const INVALID_SAMPLE = -32768;

/** The formats' own marks for an invalid sample. */
const INVALID_212 = -2048;
const INVALID_80 = -128;

export interface SignalFileLayout {
  readonly format: number;
  /** Samples per frame of each signal in the file, in order. */
  readonly samplesPerFrame: readonly number[];
  /** Bytes before the first sample. */
  readonly byteOffset: number;
  /** Frames wanted; null takes as many as the file holds. */
  readonly frameCount: number | null;
}

function unpack212(bytes: Uint8Array, count: number): Int16Array {
  const samples = new Int16Array(count);
  for (let i = 0; i < count; i++) {
    const at = (i >> 1) * 3;
    const shared = bytes[at + 1] ?? 0;
    const raw =
      (i & 1) === 0 ? ((shared & 0x0f) << 8) | (bytes[at] ?? 0) : ((shared & 0xf0) << 4) | (bytes[at + 2] ?? 0);
    const value = raw > 2047 ? raw - 4096 : raw;
    samples[i] = value === INVALID_212 ? INVALID_SAMPLE : value;
  }
  return samples;
}

function unpack16(bytes: Uint8Array, count: number): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Int16Array(count);
  for (let i = 0; i < count; i++) samples[i] = view.getInt16(i * 2, true);
  return samples;
}

function unpack80(bytes: Uint8Array, count: number): Int16Array {
  const samples = new Int16Array(count);
  for (let i = 0; i < count; i++) {
    const value = (bytes[i] ?? 0) - 128;
    samples[i] = value === INVALID_80 ? INVALID_SAMPLE : value;
  }
  return samples;
}

interface Codec {
  readonly samplesIn: (byteCount: number) => number;
  readonly unpack: (bytes: Uint8Array, count: number) => Int16Array;
}

const CODECS: Readonly<Record<number, Codec>> = {
  // A last, half-filled group of format 212 has two bytes and one sample.
  212: { samplesIn: (bytes) => Math.floor(bytes / 3) * 2 + (bytes % 3 === 2 ? 1 : 0), unpack: unpack212 },
  16: { samplesIn: (bytes) => bytes >> 1, unpack: unpack16 },
  80: { samplesIn: (bytes) => bytes, unpack: unpack80 },
};

/**
 * The samples of each signal in the file, in ADC steps as stored; `INVALID_SAMPLE` where the format marks none.
 * Throws AppError RECORDINGS.UNSUPPORTED for another format, RECORDINGS.MALFORMED for a file that is too short.
 */
export function decodeSignalFile(bytes: Uint8Array, layout: SignalFileLayout, source = 'signal file'): Int16Array[] {
  const codec = CODECS[layout.format];
  if (codec === undefined)
    throw recordingError(
      'RECORDINGS.UNSUPPORTED',
      source,
      `signal format ${layout.format} is not read here`,
      'convert the record to format 16 or 212 (WFDB xform)',
    );
  const body = bytes.subarray(layout.byteOffset);
  const perFrame = layout.samplesPerFrame.reduce((sum, n) => sum + n, 0);
  const available = Math.floor(codec.samplesIn(body.byteLength) / perFrame);
  const frames = layout.frameCount ?? available;
  if (available < frames)
    throw recordingError(
      'RECORDINGS.MALFORMED',
      source,
      `the header promises ${frames} samples per signal, the file holds ${available}`,
      'fetch the file again, it is cut short',
    );
  const mixed = codec.unpack(body, frames * perFrame);
  let first = 0;
  return layout.samplesPerFrame.map((count) => {
    const samples = new Int16Array(frames * count);
    for (let frame = 0; frame < frames; frame++)
      for (let k = 0; k < count; k++) samples[frame * count + k] = mixed[frame * perFrame + first + k] ?? 0;
    first += count;
    return samples;
  });
}
