// Waveforms of one lead from one device as bytes: a row of frames, each complete in itself, so that frames can be put one
// after the other without being read. Samples are stored as differences, which for an ECG take about one byte instead of two.
import type { Instant } from '#kernel';
import type { Quality, QualityCause } from '#vitals';
import { ByteReader, ByteWriter } from './bytes.js';
import { causeOf, gradeCode, qualityOf } from './codes.js';

export interface WaveformFrame {
  readonly observedAt: Instant;
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  readonly samples: Int16Array;
  readonly quality: Quality;
  readonly cause: QualityCause;
}

const BEGINS_AS_DIFFERENCES = 1;
const BEGINS_AS_WORDS = 2;

/** Writes one frame behind whatever the writer holds. `scratch` is used for the samples and left empty. */
export function encodeWaveformFrame(writer: ByteWriter, frame: WaveformFrame, scratch: ByteWriter): void {
  scratch.reset();
  let last = 0;
  for (const sample of frame.samples) {
    const difference = sample - last;
    const folded = difference < 0 ? -2 * difference - 1 : 2 * difference;
    if (folded < 0x80) scratch.u8(folded);
    else scratch.varint(folded);
    last = sample;
  }
  const asWords = scratch.length > 2 * frame.samples.length;
  writer.u8(asWords ? BEGINS_AS_WORDS : BEGINS_AS_DIFFERENCES);
  writer.varint(Math.round(frame.observedAt));
  writer.double(frame.rateHz);
  writer.double(frame.microvoltsPerBit);
  writer.u8(gradeCode(frame.quality, frame.cause));
  writer.varint(frame.samples.length);
  if (asWords) writer.block(wordsOf(frame.samples));
  else writer.block(scratch.view());
  scratch.reset();
}

/** Frames in the order written. Those that `wanted` refuses are passed over without reading their samples. */
export function decodeWaveformFrames(
  bytes: Buffer,
  wanted: (observedAt: Instant, endsAt: Instant) => boolean = () => true,
): WaveformFrame[] {
  const frames: WaveformFrame[] = [];
  for (const { form, observedAt, lastAt, rateHz, microvoltsPerBit, grade, count, block } of headers(bytes)) {
    if (!wanted(observedAt, lastAt)) continue;
    const samples = form === BEGINS_AS_WORDS ? samplesOf(block) : integrate(block, count);
    const [quality, cause] = [qualityOf(grade), causeOf(grade)];
    frames.push({ observedAt, rateHz, microvoltsPerBit, samples, quality, cause });
  }
  return frames;
}

/** Each frame's bytes and time (`lastAt` exclusive), without reading its samples. */
export function* splitWaveformFrames(
  bytes: Buffer,
): Generator<{ readonly firstAt: Instant; readonly lastAt: Instant; readonly bytes: Buffer }> {
  for (const { observedAt, lastAt, begin, end } of headers(bytes)) {
    yield { firstAt: observedAt, lastAt: Math.ceil(lastAt), bytes: bytes.subarray(begin, end) };
  }
}

interface FrameHeader {
  readonly form: number;
  readonly observedAt: Instant;
  readonly lastAt: Instant;
  readonly rateHz: number;
  readonly microvoltsPerBit: number;
  readonly grade: number;
  readonly count: number;
  readonly block: Buffer;
  readonly begin: number;
  readonly end: number;
}

function* headers(bytes: Buffer): Generator<FrameHeader> {
  const reader = new ByteReader(bytes);
  while (!reader.done) {
    const begin = reader.position;
    const form = reader.u8();
    const observedAt = reader.varint();
    const rateHz = reader.double();
    const microvoltsPerBit = reader.double();
    const grade = reader.u8();
    const count = reader.varint();
    const block = reader.block();
    const lastAt = observedAt + (count * 1_000) / rateHz;
    yield { form, observedAt, lastAt, rateHz, microvoltsPerBit, grade, count, block, begin, end: reader.position };
  }
}

function integrate(block: Buffer, count: number): Int16Array {
  const samples = new Int16Array(count);
  const reader = new ByteReader(block);
  let last = 0;
  for (let i = 0; i < count; i += 1) {
    last += reader.signed();
    samples[i] = last;
  }
  return samples;
}

/** Little-endian, whatever the machine's own order. */
function wordsOf(samples: Int16Array): Buffer {
  const words = Buffer.allocUnsafe(2 * samples.length);
  samples.forEach((sample, i) => words.writeInt16LE(sample, 2 * i));
  return words;
}

function samplesOf(words: Buffer): Int16Array {
  return Int16Array.from({ length: words.length / 2 }, (_, i) => words.readInt16LE(2 * i));
}
