// One line of a driver program: a Bluetooth notification in hex, a measurement in the shape of the wire, or a battery.
import type { Instant } from '#kernel';
import { decodeFrame, ID_PATTERN, STREAMS } from '#vitals';
import { readNotification, type CivilTime, type Measurement } from '../../drivers/src/index.js';

export type DriverLine =
  | { readonly kind: 'measurements'; readonly measurements: readonly Measurement[] }
  | { readonly kind: 'battery'; readonly device: string; readonly percent: number }
  | { readonly kind: 'refused'; readonly reason: string };

const refuse = (reason: string): DriverLine => ({ kind: 'refused', reason });

/** The device's clock shows the time of the home, which is the time zone this computer is set to. */
const inHomeTime = ({ year, month, day, hour, minute, second }: CivilTime): Instant =>
  new Date(year, month - 1, day, hour, minute, second).getTime();

export function readDriverLine(line: string, receivedAt: Instant): DriverLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse('not JSON');
  }
  if (typeof value !== 'object' || value === null) return refuse('not an object');
  const { device, ...rest } = value as Record<string, unknown>;
  if (typeof device !== 'string' || !ID_PATTERN.test(device)) return refuse('no valid device');
  if ('characteristic' in rest) return readHex(device, rest, receivedAt);
  if ('batteryPercent' in rest) return readBattery(device, rest);
  return readMeasurement(device, rest);
}

function readBattery(device: string, { batteryPercent: percent }: Record<string, unknown>): DriverLine {
  if (typeof percent !== 'number' || !(percent >= 0 && percent <= 100)) return refuse('no valid battery');
  return { kind: 'battery', device, percent };
}

function readHex(device: string, { characteristic, hex }: Record<string, unknown>, receivedAt: Instant): DriverLine {
  if (typeof characteristic !== 'string' || typeof hex !== 'string')
    return refuse('characteristic and hex must be text');
  if (!/^([0-9A-Fa-f]{2})*$/.test(hex)) return refuse('hex is not hexadecimal');
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  const notification = {
    device,
    characteristic: characteristic.toUpperCase(),
    bytes,
    receivedAt,
    toInstant: inHomeTime,
  };
  const read = readNotification(notification);
  switch (read.kind) {
    case 'measurement':
      return { kind: 'measurements', measurements: [read.measurement] };
    case 'malformed':
      return refuse(`the notification is malformed: ${read.reason}`);
    case 'unknown-characteristic':
      return refuse('a characteristic that is not read');
  }
}

/** Checked by the codec itself, with a version and a number lent for the moment. */
function readMeasurement(device: string, { stream, ...body }: Record<string, unknown>): DriverLine {
  const known = STREAMS.find((name) => name === stream);
  if (known === undefined) return refuse('no known stream');
  const payload = new TextEncoder().encode(JSON.stringify({ ...body, version: 1, sequence: 0 }));
  const decoded = decodeFrame({ gateway: 'g', device, stream: known }, payload);
  if (decoded.kind === 'refused') return refuse(`${decoded.reason} at ${decoded.path}`);
  const { gateway: _gateway, sequence: _sequence, ...measurement } = decoded.frame;
  return { kind: 'measurements', measurements: [measurement] };
}
