// `mimamori ecg`: beats, rhythm and scores of recorded ECGs, by the detector of the running system.
import { writeFileSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import { AppError } from '#kernel';
import {
  ANNOTATION_CODES,
  encodeAnnotations,
  openAnnotations,
  openRecording,
  toInt16,
  type Recording,
  type RecordingChannel,
} from '#recordings';
import { readEcg, type BeatEvent, type EcgReading } from '#waveform';
import { scoreRecords, scoreTable, type RecordScore } from './ecg-score.js';

interface SourceOptions {
  readonly channel?: number;
  readonly rate?: number;
  readonly gain?: number;
  readonly dir?: string;
}

interface OpenedEcg {
  readonly rateHz: number;
  readonly reading: EcgReading;
}

const usage = (message: string): AppError => new AppError('ECG.USAGE', 'permanent', message);

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('must be a number above 0');
  return value;
}

function whole(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('must be a whole number from 0');
  return Number(text);
}

function chooseChannel({ name, channels }: Recording, wanted: number | undefined): RecordingChannel {
  const channel =
    wanted === undefined ? channels.find(({ microvoltsPerBit }) => microvoltsPerBit !== null) : channels[wanted];
  const list = channels.map((one, i) => `${i} ${one.name} (${one.units})`).join(', ');
  if (channel === undefined) throw usage(`${name}: no such ECG channel; it has: ${list === '' ? 'none' : list}`);
  if (channel.microvoltsPerBit === null)
    throw usage(`${name}: channel ${channel.name} is in ${channel.units}, not an ECG; it has: ${list}`);
  return channel;
}

function openEcg(record: string, options: SourceOptions, pauseMs?: number): OpenedEcg {
  const { channel: wanted, rate, gain, dir } = options;
  const recording = openRecording(record, {
    ...(dir === undefined ? {} : { dir }),
    ...(rate === undefined ? {} : { rateHz: rate }),
    ...(gain === undefined ? {} : { gain }),
  });
  const channel = chooseChannel(recording, wanted);
  const { samples, microvoltsPerBit } = toInt16(channel);
  const { rateHz } = channel;
  if (rateHz < 100 || rateHz > 1000)
    throw usage(`${record}: the ECG has ${rateHz} samples a second; 100 to 1000 can be read`);
  const timing = pauseMs === undefined ? {} : { pauseMs };
  return { rateHz, reading: readEcg(samples, { rateHz, microvoltsPerBit, ...timing }) };
}

function beatsAsCsv(beats: readonly BeatEvent[], rateHz: number): string {
  const lines = beats.map(({ sample, rrMs, quality }) => {
    const interval = rrMs === null ? '' : rrMs.toFixed(1);
    return `${sample},${(sample / rateHz).toFixed(3)},${interval},${quality}`;
  });
  return ['sample,seconds,rrMs,quality', ...lines, ''].join('\n');
}

function beatsAsAnnotations(beats: readonly BeatEvent[]): Uint8Array {
  return encodeAnnotations(
    beats.map(({ sample, ventricular }) => ({ sample, code: ventricular ? ANNOTATION_CODES.V : ANNOTATION_CODES.N })),
  );
}

function write(data: string | Uint8Array, output: string | undefined): void {
  if (output === undefined) process.stdout.write(data);
  else writeFileSync(output, data);
}

function runBeats(record: string, options: SourceOptions & { format: string; output?: string }): void {
  if (options.format !== 'csv' && options.format !== 'atr') throw usage('--format must be csv or atr');
  const { rateHz, reading } = openEcg(record, options);
  write(
    options.format === 'csv' ? beatsAsCsv(reading.beats, rateHz) : beatsAsAnnotations(reading.beats),
    options.output,
  );
}

function runEvents(record: string, options: SourceOptions & { pause?: number; output?: string }): void {
  const pauseMs = options.pause === undefined ? undefined : options.pause * 1000;
  const { rateHz, reading } = openEcg(record, options, pauseMs);
  const seconds = (sample: number): number => Math.round((sample * 1000) / rateHz) / 1000;
  const lines = reading.spans.map(({ event, fromSample, toSample, confidence }) => {
    const span = { event, fromSample: Math.round(fromSample), toSample: Math.round(toSample) };
    return JSON.stringify({ ...span, fromSeconds: seconds(fromSample), toSeconds: seconds(toSample), confidence });
  });
  write(lines.map((line) => `${line}\n`).join(''), options.output);
}

function runScore(records: readonly string[], options: SourceOptions & { json?: boolean }): void {
  const scores = records.map((record): RecordScore => {
    const { dir } = options;
    const annotations = openAnnotations(record, dir === undefined ? {} : { dir });
    const { rateHz, reading } = openEcg(record, options);
    return scoreRecords.one(record, annotations, reading, rateHz);
  });
  const all = scoreRecords.all(scores);
  write(options.json === true ? `${JSON.stringify(all)}\n` : scoreTable(all), undefined);
}

/** Unusable input ends with exit code 2 and one line that says what to do. */
function refusing<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  };
}

function withSource(command: Command): Command {
  return command
    .option('--channel <n>', 'channel, from 0; the first ECG channel where absent', whole)
    .option('--rate <hz>', 'samples a second of a .mat file', positive)
    .option('--gain <n>', 'steps per millivolt of a .mat file (200 where nothing says otherwise)', positive)
    .option('--dir <folder>', 'recordings folder for names such as mitdb/219 (default: RECORDINGS_DIR)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

export function register(program: Command): void {
  const ecg = program.command('ecg').description('read recorded ECGs: WFDB records and MATLAB files');
  const record = 'path of a header without .hea, a .mat file, or a name below the recordings folder';
  withSource(ecg.command('beats'))
    .description('one line per beat: sample,seconds,rrMs,quality')
    .argument('<record>', record)
    .option('--format <format>', 'csv, or atr (MIT annotations)', 'csv')
    .option('--output <file>', 'file to write instead of standard output')
    .action(refusing(runBeats));
  withSource(ecg.command('events'))
    .description('rhythm events and unreadable spans, one JSON object a line')
    .argument('<record>', record)
    .option('--pause <seconds>', 'shortest interval told as a pause', positive, 2)
    .option('--output <file>', 'file to write instead of standard output')
    .action(refusing(runEvents));
  withSource(ecg.command('score'))
    .description('beats against the reference .atr, matched within 150 ms, fibrillation left out (ANSI/AAMI EC57)')
    .argument('<record...>', record)
    .option('--json', 'as JSON; sensitivity and positivePredictivity from 0 to 1')
    .action(refusing(runScore));
}
