// WFDB header files (.hea): what a record's signal files hold. Format: PhysioNet's "header(5)", WFDB Applications Guide.
import { recordingError } from './recording-error.js';

/** One signal line. Physical value = (sample − baseline) / gain, in `units`. */
export interface WfdbSignal {
  readonly file: string;
  readonly format: number;
  readonly samplesPerFrame: number;
  readonly skew: number;
  readonly byteOffset: number;
  /** ADC steps per physical unit. */
  readonly gain: number;
  readonly baseline: number;
  readonly units: string;
  readonly adcZero: number;
  readonly description: string;
}

export interface WfdbSegment {
  /** `~` is a gap without data. */
  readonly name: string;
  readonly sampleCount: number;
}

export interface WfdbHeader {
  readonly name: string;
  /** Frames per second. */
  readonly rateHz: number;
  /** Frames per signal; null where the header does not say. */
  readonly sampleCount: number | null;
  /** Empty in the header of a record made of segments. */
  readonly signals: readonly WfdbSignal[];
  readonly segments: readonly WfdbSegment[];
  readonly signalCount: number;
  /** Info lines without their `#`. */
  readonly comments: readonly string[];
}

/** WFDB's defaults for what a header leaves out. */
const DEFAULT_RATE_HZ = 250;
const DEFAULT_GAIN = 200;

const advice = 'check that this is a WFDB header file (header(5))';
const malformed = (where: string, what: string) => recordingError('RECORDINGS.MALFORMED', where, what, advice);

function number(text: string | undefined, where: string, field: string): number {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw malformed(where, `${field} is not a number`);
  return value;
}

function parseSignal(line: string, where: string): WfdbSignal {
  const [file = '', formatField = '', gainField, , adcZeroField, , , , ...description] = line.split(/\s+/);
  const format = /^(\d+)(?:x(\d+))?(?::(-?\d+))?(?:\+(\d+))?$/.exec(formatField);
  if (file === '' || format === null) throw malformed(where, 'a signal line needs a file name and a format');
  const gain = /^([^(/]*)(?:\((-?\d+)\))?(?:\/(\S+))?$/.exec(gainField ?? `${DEFAULT_GAIN}`);
  if (gain === null) throw malformed(where, 'the gain field is not GAIN(BASELINE)/UNITS');
  const gainValue = number(gain[1], where, 'the gain');
  const adcZero = adcZeroField === undefined ? 0 : number(adcZeroField, where, 'the ADC zero');
  return {
    file,
    format: Number(format[1]),
    samplesPerFrame: Number(format[2] ?? 1),
    skew: Number(format[3] ?? 0),
    byteOffset: Number(format[4] ?? 0),
    // A gain of 0 means "not calibrated"; WFDB then reads as if it were the default.
    gain: gainValue === 0 ? DEFAULT_GAIN : gainValue,
    baseline: gain[2] === undefined ? adcZero : Number(gain[2]),
    units: gain[3] ?? 'mV',
    adcZero,
    description: description.join(' '),
  };
}

function parseSegment(line: string, where: string): WfdbSegment {
  const [name = '', count] = line.split(/\s+/);
  return { name, sampleCount: number(count, where, 'the number of samples of the segment') };
}

/** Reads the text of a header, of one record or of one made of segments. Throws AppError RECORDINGS.MALFORMED. */
export function parseWfdbHeader(text: string, source = 'header'): WfdbHeader {
  const comments: string[] = [];
  const lines: { text: string; where: string }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line.startsWith('#')) comments.push(line.slice(1).trim());
    else if (line !== '') lines.push({ text: line, where: `${source} line ${index + 1}` });
  }
  const first = lines.shift();
  if (first === undefined) throw malformed(source, 'the file has no record line');
  const [nameField = '', signalField, rateField, countField] = first.text.split(/\s+/);
  const [name = '', segmentField] = nameField.split('/');
  const signalCount = number(signalField, first.where, 'the number of signals');
  // `rate/counter(base)`: the counter clock is of no use here.
  const rateHz =
    rateField === undefined ? DEFAULT_RATE_HZ : number(rateField.split(/[/(]/)[0], first.where, 'the sampling rate');
  if (!(rateHz > 0)) throw malformed(first.where, 'the sampling rate must be above 0');
  const sampleCount = countField === undefined ? null : number(countField, first.where, 'the number of samples');
  const segmentCount = segmentField === undefined ? null : number(segmentField, first.where, 'the number of segments');
  const expected = segmentCount ?? signalCount;
  if (lines.length < expected)
    throw malformed(first.where, `${expected} lines should follow, there are ${lines.length}`);
  const body = lines.slice(0, expected);
  return {
    name,
    rateHz,
    sampleCount: sampleCount === 0 ? null : sampleCount,
    signalCount,
    signals: segmentCount === null ? body.map((line) => parseSignal(line.text, line.where)) : [],
    segments: segmentCount === null ? [] : body.map((line) => parseSegment(line.text, line.where)),
    comments,
  };
}
