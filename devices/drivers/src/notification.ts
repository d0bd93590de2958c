// A Bluetooth notification as a measurement of the wire: which signal, when, and how far to trust it.
import type { Instant } from '#kernel';
import type { Quality, QualityCause } from '#vitals';
import type { CivilTime } from './byte-reader.js';
import {
  decodeBloodPressure,
  decodeHeartRate,
  decodeOximetryContinuous,
  decodeOximetrySpotCheck,
  decodeTemperature,
  decodeWeight,
  type Malformed,
} from './gatt.js';
import type { NumericMeasurement } from './measurement.js';

export interface Notification {
  readonly device: string;
  /** Four hexadecimal digits, upper case. */
  readonly characteristic: string;
  readonly bytes: Uint8Array;
  readonly receivedAt: Instant;
  /** The device's wall clock as an instant: the home's time zone is the gateway's to know. */
  readonly toInstant: (time: CivilTime) => Instant;
}

export type NotificationRead =
  | { readonly kind: 'measurement'; readonly measurement: NumericMeasurement }
  | { readonly kind: 'unknown-characteristic' }
  | Malformed;

interface Trust {
  readonly quality: Quality;
  readonly cause: QualityCause;
}

const GOOD: Trust = { quality: 'good', cause: 'none' };
const invalid = (cause: QualityCause): Trust => ({ quality: 'invalid', cause });
const questionable = (cause: QualityCause): Trust => ({ quality: 'questionable', cause });

/** Continuous sensors report about once a second. */
const CONTINUOUS_INTERVAL_MS = 1_000;
const SPOT_INTERVAL_MS = 60_000;
/** A device's clock this far ahead, or a measurement this old, is a clock that was never set. */
const FUTURE_TOLERANCE_MS = 60_000;
const OLDEST_MS = 90 * 86_400_000;

export function readNotification(notification: Notification): NotificationRead {
  const { characteristic, bytes } = notification;
  switch (characteristic) {
    case '2A37':
      return map(decodeHeartRate(bytes), ({ heartRatePerMin, contact }) =>
        continuous(notification, 'hr', { hr: [heartRatePerMin] }, contact === 'lost' ? invalid('no-contact') : GOOD),
      );
    case '2A5F':
      return map(decodeOximetryContinuous(bytes), ({ spo2Percent, pulseRatePerMin, measurementStatus, deviceStatus }) =>
        continuous(
          notification,
          'spo2',
          { spo2: [spo2Percent], pr: [pulseRatePerMin] },
          oximetryTrust(measurementStatus, deviceStatus),
        ),
      );
    case '2A5E':
      return map(
        decodeOximetrySpotCheck(bytes),
        ({ spo2Percent, pulseRatePerMin, measuredAt, measurementStatus, deviceStatus }) =>
          spot(
            notification,
            'spo2',
            { spo2: [spo2Percent], pr: [pulseRatePerMin] },
            measuredAt,
            oximetryTrust(measurementStatus, deviceStatus),
          ),
      );
    case '2A1C':
      return map(decodeTemperature(bytes), ({ celsius, measuredAt }) =>
        spot(notification, 'temp', { temp: [celsius] }, measuredAt, GOOD),
      );
    case '2A35':
      return map(decodeBloodPressure(bytes), ({ systolicMmHg, diastolicMmHg, pulseRatePerMin, measuredAt, status }) =>
        spot(
          notification,
          'bp',
          { sbp: [systolicMmHg], dbp: [diastolicMmHg], pr: [pulseRatePerMin] },
          measuredAt,
          cuffTrust(status),
        ),
      );
    case '2A9D':
      return map(decodeWeight(bytes), ({ kilograms, measuredAt }) =>
        spot(notification, 'weight', { weight: [kilograms] }, measuredAt, GOOD),
      );
    default:
      return { kind: 'unknown-characteristic' };
  }
}

function map<T extends { readonly kind: string }>(
  decoded: T | Malformed,
  make: (value: T) => NumericMeasurement,
): NotificationRead {
  return isMalformed(decoded) ? decoded : { kind: 'measurement', measurement: make(decoded) };
}

const isMalformed = (decoded: { readonly kind: string }): decoded is Malformed => decoded.kind === 'malformed';

function continuous(
  { device, receivedAt }: Notification,
  stream: NumericMeasurement['stream'],
  values: NumericMeasurement['values'],
  trust: Trust,
): NumericMeasurement {
  return {
    kind: 'numeric',
    device,
    stream,
    observedAt: receivedAt,
    intervalMs: CONTINUOUS_INTERVAL_MS,
    values,
    ...trust,
  };
}

function spot(
  { device, receivedAt, toInstant }: Notification,
  stream: NumericMeasurement['stream'],
  values: NumericMeasurement['values'],
  measuredAt: CivilTime | null,
  trust: Trust,
): NumericMeasurement {
  const shown = measuredAt === null ? receivedAt : toInstant(measuredAt);
  const credible = shown <= receivedAt + FUTURE_TOLERANCE_MS && shown >= receivedAt - OLDEST_MS;
  const observedAt = credible ? shown : receivedAt;
  const empty = Object.values(values).every((samples) => samples.every((sample) => sample === null));
  const judged = empty && trust.quality === 'good' ? invalid('unspecified') : trust;
  return { kind: 'numeric', device, stream, observedAt, intervalMs: SPOT_INTERVAL_MS, values, ...judged };
}

const bit = (bits: number, index: number): boolean => ((bits >> index) & 1) === 1;

/** PLX status bits, worst first. Demonstration and test data are invalid, so that they can never raise an alarm. */
function oximetryTrust(measurement: number, device: number): Trust {
  if (bit(measurement, 10) || bit(measurement, 11)) return invalid('test-data');
  if (bit(device, 11) || bit(device, 15)) return invalid('sensor-off');
  if (bit(device, 14)) return invalid('malfunction');
  if (bit(measurement, 15) || bit(measurement, 13) || bit(measurement, 12)) return invalid(signalCause(device));
  if (bit(measurement, 9)) return questionable('from-storage');
  if (bit(device, 13)) return questionable('displaced');
  const cause = signalCause(device);
  if (cause !== 'unspecified' || bit(measurement, 14) || bit(measurement, 6)) return questionable(cause);
  return GOOD;
}

function signalCause(device: number): QualityCause {
  if (bit(device, 5)) return 'low-perfusion';
  if (bit(device, 6)) return 'motion';
  if (bit(device, 3) || bit(device, 4) || bit(device, 7)) return 'weak-signal';
  return 'unspecified';
}

/** Blood Pressure Measurement Status: 0 movement, 1 cuff loose, 2 irregular pulse (a finding, not a fault), 5 position. */
function cuffTrust(status: number): Trust {
  if (bit(status, 0)) return questionable('motion');
  if (bit(status, 1) || bit(status, 5)) return questionable('displaced');
  return GOOD;
}
