// The field tables of every message on the wire, in one place: the codec checks by them and the AsyncAPI document is
// made from them.
import { REFUSAL_REASONS } from './frames.js';
import {
  constant,
  decimal,
  fields,
  integer,
  list,
  nullable,
  oneOf,
  text,
  truth,
  type FieldTable,
  type Shape,
} from './shape.js';
import { QUALITIES, QUALITY_CAUSES, SIGNALS, STREAM_SIGNALS, STREAMS, type Signal, type Stream } from './signals.js';
import { ID_PATTERN, WIRE_VERSION } from './topics.js';

export const MAX_SAMPLES = 600;
export const MIN_ECG_RATE_HZ = 100;
export const MAX_ECG_RATE_HZ = 1000;
export const MAX_ECG_FRAME_S = 10;
/** An hour of battery-saving sensors between two samples is long; a day is beyond anything sent as a series. */
const MAX_INTERVAL_MS = 86_400_000;
/** 2100-01-01. A clock beyond it is broken. */
const LATEST_INSTANT = 4_102_444_800_000;
const MAX_DEVICES = 64;

const instant = integer(0, LATEST_INSTANT);
const percent = decimal(0, 100);
const count = integer(0, Number.MAX_SAFE_INTEGER);
const deviceId = text(64, ID_PATTERN, 'must be letters, digits, _ and -, at most 64, the first a letter or digit');

const version = { shape: constant(WIRE_VERSION), description: 'Version of the wire.' };

const sampleOf = (signal: Signal): Shape => {
  const { min, max } = SIGNALS[signal];
  return signal === 'bed' ? integer(min, max) : decimal(min, max);
};

const seriesOf = (signals: readonly Signal[]): Shape =>
  fields(
    Object.fromEntries(
      signals.map((signal) => [
        signal,
        {
          shape: list(nullable(sampleOf(signal)), 1, MAX_SAMPLES),
          description: `${SIGNALS[signal].unit}; null where the sensor gave no value. 0 is a value.`,
          optional: true,
        },
      ]),
    ),
    { atLeast: 1 },
  );

const head: FieldTable = {
  version,
  sequence: {
    shape: integer(0, Number.MAX_SAFE_INTEGER),
    description: 'Counts up by one per device and stream; with them it is the identity of the frame.',
  },
  observedAt: {
    shape: instant,
    description: 'Milliseconds since 1970 UTC of the first sample, on the device clock as corrected by the gateway.',
  },
};

const tail: FieldTable = {
  quality: { shape: oneOf(QUALITIES), description: 'How far the values may be trusted.' },
  cause: {
    shape: oneOf(QUALITY_CAUSES),
    description: 'Why the quality is not good; left out, or none, when it is.',
    optional: true,
  },
};

const numericFields = (stream: Exclude<Stream, 'ecg'>): FieldTable => ({
  ...head,
  intervalMs: {
    shape: integer(1, MAX_INTERVAL_MS),
    description: 'Milliseconds between samples; a spot measurement has one sample and any interval.',
  },
  values: {
    shape: seriesOf(STREAM_SIGNALS[stream]),
    description:
      'Samples by signal, at least one signal, all of one length. Sample i is at observedAt + i × intervalMs.',
  },
  ...tail,
});

const ecgFields: FieldTable = {
  ...head,
  rateHz: { shape: decimal(MIN_ECG_RATE_HZ, MAX_ECG_RATE_HZ), description: 'Samples per second.' },
  microvoltsPerBit: { shape: decimal(0.001, 1000), description: 'Microvolts that one unit of a sample stands for.' },
  lead: {
    shape: text(8, /^[A-Za-z0-9+-]{1,8}$/, 'must be 1 to 8 letters, digits, + or -'),
    description: 'IEEE 11073 lead name such as I or II.',
  },
  samples: {
    // The codec decodes this text strictly; the pattern here says the same to others.
    shape: {
      ...text(4 * Math.ceil((MAX_ECG_RATE_HZ * MAX_ECG_FRAME_S * 2) / 3)),
      schema: { type: 'string', contentEncoding: 'base64', minLength: 4, pattern: '^[A-Za-z0-9+/]+={0,2}$' },
    },
    description: `Base64 of little-endian int16 samples, at most ${MAX_ECG_FRAME_S} s; −32768 means no valid sample.`,
  },
  ...tail,
};

const spoolFields: FieldTable = {
  frames: { shape: count, description: 'Frames waiting for their acknowledgement.' },
  bytes: { shape: count, description: 'Bytes of the spool on disk.' },
  droppedWaveform: { shape: count, description: 'Waveform frames thrown away since start because the spool was full.' },
  droppedNumeric: { shape: count, description: 'Numeric frames thrown away since start because the spool was full.' },
  oldestObservedAt: { shape: nullable(instant), description: 'First sample of the oldest waiting frame.' },
};

const deviceFields: FieldTable = {
  device: { shape: deviceId, description: 'Device id as in its topics.' },
  batteryPercent: {
    shape: nullable(percent),
    description: 'Battery of the device; null where it has none or does not say.',
  },
  lastFrameAt: { shape: nullable(instant), description: 'When the gateway last had data from the device.' },
};

const statusFields: FieldTable = {
  version,
  online: { shape: truth(), description: 'false in the last will.' },
  softwareVersion: { shape: text(64), description: 'Version of the gateway program.', optional: true },
  startedAt: { shape: instant, description: 'When the gateway program started.', optional: true },
  clockOffsetMs: {
    shape: nullable(integer(-LATEST_INSTANT, LATEST_INSTANT)),
    description: "Gateway's clock minus the centre's; null where it could not be measured.",
    optional: true,
  },
  batteryPercent: { shape: nullable(percent), description: 'Battery of the gateway; null on mains.', optional: true },
  spool: { shape: fields(spoolFields), description: 'What waits on the disk of the gateway.', optional: true },
  devices: {
    shape: list(fields(deviceFields), 0, MAX_DEVICES),
    description: 'Devices the gateway has heard.',
    optional: true,
  },
};

const refusedFields: FieldTable = {
  version,
  kind: { shape: constant('frame-refused'), description: 'A frame was refused: acknowledged, but not stored.' },
  topic: { shape: text(512), description: 'Topic of the refused publish.' },
  sequence: { shape: nullable(count), description: 'Sequence of the refused frame, if it could be read.' },
  reason: { shape: oneOf(REFUSAL_REASONS), description: 'Why.' },
  path: { shape: text(256), description: 'Where in the payload, such as values.spo2[3].' },
  detail: { shape: text(512), description: 'What is expected there. Never the value itself.' },
};

const centreTimeFields: FieldTable = {
  version,
  kind: { shape: constant('centre-time'), description: 'What time it is at the centre.' },
  sentAt: { shape: instant, description: 'Clock of the centre when it sent this.' },
};

/** Shape of each stream's payload. */
export const FRAME_SHAPES = Object.fromEntries(
  STREAMS.map((stream) => [stream, fields(stream === 'ecg' ? ecgFields : numericFields(stream))]),
) as Readonly<Record<Stream, Shape>>;

export const STATUS_SHAPE = fields(statusFields);

export const COMMAND_SHAPES = {
  'frame-refused': fields(refusedFields),
  'centre-time': fields(centreTimeFields),
} as const;
