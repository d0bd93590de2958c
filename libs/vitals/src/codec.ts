// Bytes to frames and back. A payload is read whole or refused with one reason; nothing of a refused one is used, and no
// value from it is repeated in the refusal. Nothing here throws on any input.
import { decodedByteLength, samplesFromBase64, samplesToBase64 } from './base64.js';
import type { EcgFrame, Frame, GatewayCommand, GatewayStatus, NumericFrame, Refusal, RefusalReason } from './frames.js';
import { parseJson } from './json-text.js';
import type { Problem, Shape } from './shape.js';
import type { Quality, QualityCause, Signal } from './signals.js';
import { commandTopic, frameTopic, statusTopic, WIRE_VERSION, type FrameAddress } from './topics.js';
import { COMMAND_SHAPES, FRAME_SHAPES, MAX_ECG_FRAME_S, STATUS_SHAPE } from './wire-shapes.js';

export interface EncodedMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
}

interface HeadOnWire {
  sequence: number;
  observedAt: number;
  quality: Quality;
  cause?: QualityCause;
}
interface NumericOnWire extends HeadOnWire {
  intervalMs: number;
  values: Partial<Record<Signal, Array<number | null>>>;
}
interface EcgOnWire extends HeadOnWire {
  rateHz: number;
  microvoltsPerBit: number;
  lead: string;
  samples: string;
}

const utf8 = new TextEncoder();
const toBytes = (message: object): Uint8Array => utf8.encode(JSON.stringify(message));

const refuse = (reason: RefusalReason, path: string, detail: string): Refusal => ({
  kind: 'refused',
  reason,
  path,
  detail,
});
const refuseProblem = ({ reason, path, detail }: Problem): Refusal => ({ kind: 'refused', reason, path, detail });

/** JSON object of this wire's version; other versions are refused before their fields are looked at. */
function readVersioned(payload: Uint8Array): { kind: 'message'; message: Record<string, unknown> } | Refusal {
  const parsed = parseJson(payload);
  if (parsed.kind === 'problem') return refuseProblem(parsed.problem);
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('wrong-type', '', 'must be an object');
  }
  const message = value as Record<string, unknown>;
  const version = Object.hasOwn(message, 'version') ? message['version'] : undefined;
  if (version === WIRE_VERSION) return { kind: 'message', message };
  if (version === undefined) return refuse('missing-field', 'version', 'is required');
  if (typeof version !== 'number') return refuse('wrong-type', 'version', 'must be an integer');
  return refuse('unknown-version', 'version', `must be ${WIRE_VERSION}`);
}

/** Reads and checks; after this the message has the shape's fields and no others. */
function readShaped(
  shape: Shape,
  payload: Uint8Array,
): { kind: 'message'; message: Record<string, unknown> } | Refusal {
  const read = readVersioned(payload);
  if (read.kind === 'refused') return read;
  const found = shape.check(read.message);
  return found ? refuseProblem(found) : read;
}

/** The payload of a frame published on the topic that gave `address`. */
export function decodeFrame(address: FrameAddress, payload: Uint8Array): { kind: 'frame'; frame: Frame } | Refusal {
  const read = readShaped(FRAME_SHAPES[address.stream], payload);
  if (read.kind === 'refused') return read;
  const head = read.message as unknown as HeadOnWire;
  if (head.quality === 'good' && head.cause !== undefined && head.cause !== 'none') {
    return refuse('out-of-range', 'cause', 'must be none when the quality is good');
  }
  return address.stream === 'ecg'
    ? ecgFrame(address, read.message as unknown as EcgOnWire)
    : numericFrame(address, address.stream, read.message as unknown as NumericOnWire);
}

/** The number of a frame that was refused, where it can be read, so that its sender can find it; never used otherwise. */
export function refusedSequence(payload: Uint8Array): number | null {
  const parsed = parseJson(payload);
  if (parsed.kind === 'problem' || typeof parsed.value !== 'object' || parsed.value === null) return null;
  const sequence: unknown = Object.hasOwn(parsed.value, 'sequence')
    ? (parsed.value as Record<string, unknown>)['sequence']
    : null;
  return typeof sequence === 'number' && Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : null;
}

function numericFrame(
  { gateway, device }: FrameAddress,
  stream: NumericFrame['stream'],
  { sequence, observedAt, intervalMs, values, quality, cause = 'none' }: NumericOnWire,
): { kind: 'frame'; frame: Frame } | Refusal {
  let length = -1;
  for (const signal in values) {
    const samples = values[signal as Signal]?.length ?? 0;
    if (length >= 0 && samples !== length) {
      return refuse('length-mismatch', `values.${signal}`, 'must be as long as the other signals of the frame');
    }
    length = samples;
  }
  const frame: NumericFrame = {
    kind: 'numeric',
    gateway,
    device,
    stream,
    sequence,
    observedAt,
    intervalMs,
    values,
    quality,
    cause,
  };
  return { kind: 'frame', frame };
}

function ecgFrame(
  { gateway, device }: FrameAddress,
  { sequence, observedAt, rateHz, microvoltsPerBit, lead, samples: packed, quality, cause = 'none' }: EcgOnWire,
): { kind: 'frame'; frame: Frame } | Refusal {
  // The bound comes first, so that no more is decoded than a frame may hold.
  if (decodedByteLength(packed) > rateHz * MAX_ECG_FRAME_S * 2) {
    return refuse('length-mismatch', 'samples', `must be at most ${MAX_ECG_FRAME_S} s`);
  }
  const decoded = samplesFromBase64(packed);
  if (decoded.kind === 'wrong-base64') return refuse('wrong-base64', 'samples', 'must be padded standard base64');
  if (decoded.kind === 'odd-length') return refuse('length-mismatch', 'samples', 'must be whole int16 samples');
  const { samples } = decoded;
  if (samples.length === 0) return refuse('length-mismatch', 'samples', 'must have at least one sample');
  const frame: EcgFrame = {
    kind: 'ecg',
    gateway,
    device,
    stream: 'ecg',
    sequence,
    observedAt,
    rateHz,
    microvoltsPerBit,
    lead,
    samples,
    quality,
    cause,
  };
  return { kind: 'frame', frame };
}

export function encodeFrame(frame: Frame): EncodedMessage {
  const { sequence, observedAt, quality, cause } = frame;
  const tail = cause === 'none' ? { quality } : { quality, cause };
  const topic = frameTopic(frame);
  if (frame.kind === 'ecg') {
    const { rateHz, microvoltsPerBit, lead } = frame;
    const samples = samplesToBase64(frame.samples);
    const head = { version: WIRE_VERSION, sequence, observedAt };
    return { topic, payload: toBytes({ ...head, rateHz, microvoltsPerBit, lead, samples, ...tail }) };
  }
  const { intervalMs, values } = frame;
  return { topic, payload: toBytes({ version: WIRE_VERSION, sequence, observedAt, intervalMs, values, ...tail }) };
}

/** `gateway/device/stream/sequence`: two frames with the same identity are the same frame. */
export function frameIdentity({
  gateway,
  device,
  stream,
  sequence,
}: FrameAddress & { readonly sequence: number }): string {
  return `${gateway}/${device}/${stream}/${sequence}`;
}

export function decodeStatus(
  gateway: string,
  payload: Uint8Array,
): { kind: 'status'; status: GatewayStatus } | Refusal {
  const read = readShaped(STATUS_SHAPE, payload);
  if (read.kind === 'refused') return read;
  const { version: _, ...status } = read.message;
  return { kind: 'status', status: { gateway, ...status } as unknown as GatewayStatus };
}

/** To be published retained. `encodeStatus({ gateway, online: false })` is the last will. */
export function encodeStatus({ gateway, ...status }: GatewayStatus): EncodedMessage {
  return { topic: statusTopic(gateway), payload: toBytes({ version: WIRE_VERSION, ...status }) };
}

export function decodeCommand(payload: Uint8Array): { kind: 'command'; command: GatewayCommand } | Refusal {
  const read = readVersioned(payload);
  if (read.kind === 'refused') return read;
  const kind = read.message['kind'];
  if (kind === undefined) return refuse('missing-field', 'kind', 'is required');
  if (kind !== 'frame-refused' && kind !== 'centre-time') {
    return refuse('out-of-range', 'kind', `must be one of ${Object.keys(COMMAND_SHAPES).join(', ')}`);
  }
  const found = COMMAND_SHAPES[kind].check(read.message);
  if (found) return refuseProblem(found);
  const { version: _, ...command } = read.message;
  return { kind: 'command', command: command as unknown as GatewayCommand };
}

export function encodeCommand(gateway: string, command: GatewayCommand): EncodedMessage {
  return { topic: commandTopic(gateway), payload: toBytes({ version: WIRE_VERSION, ...command }) };
}
