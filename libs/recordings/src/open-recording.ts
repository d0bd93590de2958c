// The one file of this library that touches the disk: finds a recording by path or by its name below the recordings
// folder, and puts the parsers together.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { parseMatlabArray } from './matlab-array.js';
import { type Annotation, parseAnnotations } from './mit-annotations.js';
import { type Numerics, parseNumericsCsv } from './numerics-csv.js';
import { aboveBaseline, microvoltsPerBit, type Recording, type RecordingChannel } from './recording.js';
import { recordingError } from './recording-error.js';
import { parseWfdbHeader, type WfdbHeader, type WfdbSignal } from './wfdb-header.js';
import { decodeSignalFile, INVALID_SAMPLE } from './wfdb-signals.js';

export interface OpenOptions {
  /** Folder below which names such as `mitdb/219` are looked up; `recordingsDir()` where absent. */
  readonly dir?: string;
  /** Samples per second of a MATLAB file, which does not say it itself. */
  readonly rateHz?: number;
  /** Steps per millivolt of a MATLAB file; WFDB's default of 200 where nothing says otherwise. */
  readonly gain?: number;
}

/** What the cudb set's description says of its MATLAB files, which have no header beside them. */
const HEADERLESS_SETS: Readonly<Record<string, { rateHz: number; gain: number }>> = {
  cudb: { rateHz: 250, gain: 400 },
};
const DEFAULT_GAIN = 200;

/** `RECORDINGS_DIR`, or `../shared/recordings` beside the repository. It may not exist. */
export function recordingsDir(env: Readonly<Record<string, string | undefined>> = process.env): string {
  if (env.RECORDINGS_DIR !== undefined && env.RECORDINGS_DIR !== '') return env.RECORDINGS_DIR;
  let root = import.meta.dirname;
  while (!existsSync(path.join(root, 'package.json')) && path.dirname(root) !== root) root = path.dirname(root);
  return path.resolve(root, '../shared/recordings');
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    const advice = 'check that the file is there and may be read';
    throw recordingError('RECORDINGS.NOT_FOUND', file, 'the file cannot be read', advice, cause);
  }
}

const readText = (file: string): string => new TextDecoder().decode(read(file));

/** The first existing file of: the name as a path, the name below the recordings folder; each with the given endings. */
function locate(nameOrPath: string, dir: string | undefined, endings: readonly string[]): string {
  const folder = dir ?? recordingsDir();
  for (const base of [path.resolve(nameOrPath), path.resolve(folder, nameOrPath)])
    for (const ending of endings) {
      // A path that already ends so is taken as it is.
      const file = base.endsWith(ending) ? base : base + ending;
      if (existsSync(file)) return file;
    }
  throw recordingError(
    'RECORDINGS.NOT_FOUND',
    nameOrPath,
    `there is no such recording (${endings.join(', ')}) here or below ${folder}`,
    'give a path without extension, or set RECORDINGS_DIR to the recordings folder',
  );
}

function toChannel(signal: WfdbSignal, index: number, samples: Int16Array, frameRateHz: number): RecordingChannel {
  return {
    name: signal.description === '' ? `channel ${index}` : signal.description,
    rateHz: frameRateHz * signal.samplesPerFrame,
    gain: signal.gain,
    units: signal.units,
    microvoltsPerBit: microvoltsPerBit(signal.gain, signal.units),
    samples: aboveBaseline(samples, signal.baseline),
  };
}

function readSignals(header: WfdbHeader, folder: string): RecordingChannel[] {
  const channels: RecordingChannel[] = [];
  for (let first = 0; first < header.signals.length;) {
    const start = header.signals[first];
    if (start === undefined) break;
    const group = header.signals.slice(first).filter((signal) => signal.file === start.file);
    const file = path.join(folder, start.file);
    const layout = {
      format: start.format,
      byteOffset: start.byteOffset,
      samplesPerFrame: group.map((signal) => signal.samplesPerFrame),
      frameCount: header.sampleCount,
    };
    for (const [k, samples] of decodeSignalFile(read(file), layout, file).entries()) {
      const signal = group[k];
      if (signal !== undefined) channels.push(toChannel(signal, first + k, samples, header.rateHz));
    }
    first += group.length;
  }
  return channels;
}

/** Lays segments end to end; a channel that a segment lacks is invalid there. */
function readSegments(header: WfdbHeader, folder: string): RecordingChannel[] {
  const total = header.segments.reduce((sum, segment) => sum + segment.sampleCount, 0);
  const channels = new Map<string, RecordingChannel & { samples: Int16Array }>();
  let start = 0;
  for (const segment of header.segments) {
    // `~` is a gap; a segment of length 0 only describes the layout.
    const parts = segment.name === '~' || segment.sampleCount === 0 ? [] : readWfdb(folder, segment.name).channels;
    for (const part of parts) {
      const whole = channels.get(part.name) ?? {
        ...part,
        samples: new Int16Array(Math.round((total * part.rateHz) / header.rateHz)).fill(INVALID_SAMPLE),
      };
      whole.samples.set(part.samples, Math.round((start * part.rateHz) / header.rateHz));
      channels.set(part.name, whole);
    }
    start += segment.sampleCount;
  }
  return [...channels.values()];
}

function durationMs(channels: readonly RecordingChannel[]): number {
  return Math.max(0, ...channels.map((channel) => (channel.samples.length / channel.rateHz) * 1000));
}

function readWfdb(folder: string, name: string): Recording {
  const file = path.join(folder, `${name}.hea`);
  const header = parseWfdbHeader(readText(file), file);
  const channels = header.segments.length > 0 ? readSegments(header, folder) : readSignals(header, folder);
  return { name: header.name, channels, durationMs: durationMs(channels), comments: header.comments };
}

function readMatlab(file: string, options: OpenOptions): Recording {
  const known = HEADERLESS_SETS[path.basename(path.dirname(file))];
  const rateHz = options.rateHz ?? known?.rateHz;
  if (rateHz === undefined)
    throw recordingError('RECORDINGS.RATE_UNKNOWN', file, 'a MATLAB file has no sampling rate', 'give it (--rate HZ)');
  const gain = options.gain ?? known?.gain ?? DEFAULT_GAIN;
  const array = parseMatlabArray(read(file), 'val', (compressed) => inflateSync(compressed), file);
  const channels = Array.from({ length: array.rows }, (_, row): RecordingChannel => {
    const samples = array.values.filter((_value, i) => i % array.rows === row);
    return { name: `channel ${row}`, rateHz, gain, units: 'mV', microvoltsPerBit: 1_000 / gain, samples };
  });
  return { name: path.basename(file, '.mat'), channels, durationMs: durationMs(channels), comments: [] };
}

/**
 * Opens a WFDB record (path of its header, with or without `.hea`) or a MATLAB file with an array `val`; a name such as
 * `mitdb/219` is looked up below the recordings folder. Throws AppError RECORDINGS.*.
 */
export function openRecording(nameOrPath: string, options: OpenOptions = {}): Recording {
  const file = locate(nameOrPath, options.dir, nameOrPath.endsWith('.mat') ? ['.mat'] : ['.hea', '.mat']);
  if (file.endsWith('.mat')) return readMatlab(file, options);
  return readWfdb(path.dirname(file), path.basename(file, '.hea'));
}

/** Reference annotations of a record, by default its `.atr`. Throws AppError RECORDINGS.*. */
export function openAnnotations(nameOrPath: string, options: OpenOptions & { annotator?: string } = {}): Annotation[] {
  const file = locate(nameOrPath.replace(/\.(hea|mat)$/, ''), options.dir, [`.${options.annotator ?? 'atr'}`]);
  return parseAnnotations(read(file), file);
}

/**
 * Opens numerics: a CSV by path, a BIDMC patient by `bidmc/49`, or a WFDB record of numerics such as those below
 * `mimic-numerics/`, whose zeros and invalid samples are dropouts by that set's convention.
 */
export function openNumerics(nameOrPath: string, options: OpenOptions = {}): Numerics & { readonly name: string } {
  const bidmc = /^(.*)bidmc\/(\d{1,2})$/.exec(nameOrPath);
  const wanted =
    bidmc === null ? nameOrPath : `${bidmc[1] ?? ''}bidmc/bidmc_${(bidmc[2] ?? '').padStart(2, '0')}_Numerics.csv`;
  const file = locate(wanted, options.dir, wanted.endsWith('.csv') ? ['.csv'] : ['.csv', '.hea']);
  if (file.endsWith('.csv')) return { name: path.basename(file, '.csv'), ...parseNumericsCsv(readText(file), file) };
  const { name, channels } = readWfdb(path.dirname(file), path.basename(file, '.hea'));
  const longest = Math.max(0, ...channels.map((channel) => channel.samples.length));
  const rateHz = channels[0]?.rateHz ?? 1;
  const values = (channel: RecordingChannel): (number | null)[] =>
    Array.from(channel.samples, (value) => (value === INVALID_SAMPLE || value === 0 ? null : value / channel.gain));
  return {
    name,
    labels: channels.map((channel) => channel.name),
    timesMs: Array.from({ length: longest }, (_, i) => Math.round((i * 1000) / rateHz)),
    columns: Object.fromEntries(channels.map((channel) => [channel.name, values(channel)])),
  };
}
