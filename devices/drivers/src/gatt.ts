// The measurement characteristics of the Bluetooth health profiles, byte for byte as the specifications lay them out
// (GATT Specification Supplement): flags first, then the fields the flags announce, in flag order. Pure.
import { ByteReader, type CivilTime } from './byte-reader.js';

export interface Malformed {
  readonly kind: 'malformed';
  /** `short`: fields announced by the flags are missing. `trailing`: bytes nobody announced. */
  readonly reason: 'short' | 'trailing';
}

/** A set flag this version doesn't know may announce fields after the known ones; only then bytes may be left over. */
const finish = <T>(reader: ByteReader, unknownFlags: boolean, value: T): T | Malformed =>
  !reader.complete
    ? { kind: 'malformed', reason: 'short' }
    : reader.exact || unknownFlags
      ? value
      : { kind: 'malformed', reason: 'trailing' };

export interface HeartRateMeasurement {
  readonly kind: 'heart-rate';
  readonly heartRatePerMin: number;
  /** Null where the sensor can't tell. */
  readonly contact: 'lost' | 'good' | null;
  readonly energyKj: number | null;
  /** Times between beats, newest last. */
  readonly rrIntervalsMs: readonly number[];
}

/** 0x2A37. */
export function decodeHeartRate(bytes: Uint8Array): HeartRateMeasurement | Malformed {
  const reader = new ByteReader(bytes);
  const flags = reader.u8();
  const heartRatePerMin = flags & 0x01 ? reader.u16() : reader.u8();
  const contactBits = (flags >> 1) & 0x03;
  const energyKj = flags & 0x08 ? reader.u16() : null;
  const rrIntervalsMs: number[] = [];
  if (flags & 0x10) while (reader.left > 0) rrIntervalsMs.push((reader.u16() * 1000) / 1024);
  const contact = contactBits === 3 ? 'good' : contactBits === 2 ? 'lost' : null;
  return finish(reader, (flags & 0xe0) !== 0, {
    kind: 'heart-rate',
    heartRatePerMin,
    contact,
    energyKj,
    rrIntervalsMs,
  });
}

export interface OximetryMeasurement {
  readonly kind: 'oximetry';
  /** A spot check is one finished measurement; continuous ones follow each other. */
  readonly spotCheck: boolean;
  readonly spo2Percent: number | null;
  readonly pulseRatePerMin: number | null;
  readonly measuredAt: CivilTime | null;
  /** Bits of PLX Measurement Status; 0 when not given. */
  readonly measurementStatus: number;
  /** Bits of PLX Device and Sensor Status; 0 when not given. */
  readonly deviceStatus: number;
  readonly pulseAmplitudeIndexPercent: number | null;
}

/** 0x2A5F. The fast and slow values, where given, are passed over for the normal ones. */
export function decodeOximetryContinuous(bytes: Uint8Array): OximetryMeasurement | Malformed {
  const reader = new ByteReader(bytes);
  const flags = reader.u8();
  const spo2Percent = reader.sfloat();
  const pulseRatePerMin = reader.sfloat();
  for (const averaging of [0x01, 0x02]) {
    if (!(flags & averaging)) continue;
    reader.sfloat();
    reader.sfloat();
  }
  const measurementStatus = flags & 0x04 ? reader.u16() : 0;
  const deviceStatus = flags & 0x08 ? reader.u24() : 0;
  const pulseAmplitudeIndexPercent = flags & 0x10 ? reader.sfloat() : null;
  return finish(reader, (flags & 0xe0) !== 0, {
    kind: 'oximetry',
    spotCheck: false,
    spo2Percent,
    pulseRatePerMin,
    measuredAt: null,
    measurementStatus,
    deviceStatus,
    pulseAmplitudeIndexPercent,
  });
}

/** 0x2A5E. */
export function decodeOximetrySpotCheck(bytes: Uint8Array): OximetryMeasurement | Malformed {
  const reader = new ByteReader(bytes);
  const flags = reader.u8();
  const spo2Percent = reader.sfloat();
  const pulseRatePerMin = reader.sfloat();
  const shown = flags & 0x01 ? reader.dateTime() : null;
  const measurementStatus = flags & 0x02 ? reader.u16() : 0;
  const deviceStatus = flags & 0x04 ? reader.u24() : 0;
  const pulseAmplitudeIndexPercent = flags & 0x08 ? reader.sfloat() : null;
  const clockNotSet = (flags & 0x10) !== 0;
  return finish(reader, (flags & 0xe0) !== 0, {
    kind: 'oximetry',
    spotCheck: true,
    spo2Percent,
    pulseRatePerMin,
    measuredAt: clockNotSet ? null : shown,
    measurementStatus,
    deviceStatus,
    pulseAmplitudeIndexPercent,
  });
}

export interface TemperatureMeasurement {
  readonly kind: 'temperature';
  readonly celsius: number | null;
  readonly measuredAt: CivilTime | null;
  /** Where it was taken (1 armpit, 2 body, 3 ear, 6 mouth, …); null when not given. */
  readonly site: number | null;
}

/** 0x2A1C. */
export function decodeTemperature(bytes: Uint8Array): TemperatureMeasurement | Malformed {
  const reader = new ByteReader(bytes);
  const flags = reader.u8();
  const value = reader.float();
  const measuredAt = flags & 0x02 ? reader.dateTime() : null;
  const site = flags & 0x04 ? reader.u8() : null;
  const celsius = value !== null && flags & 0x01 ? rounded(((value - 32) * 5) / 9, 2) : value;
  return finish(reader, (flags & 0xf8) !== 0, { kind: 'temperature', celsius, measuredAt, site });
}

export interface BloodPressureMeasurement {
  readonly kind: 'blood-pressure';
  readonly systolicMmHg: number | null;
  readonly diastolicMmHg: number | null;
  readonly meanMmHg: number | null;
  readonly pulseRatePerMin: number | null;
  readonly measuredAt: CivilTime | null;
  /** Which of several people the cuff thinks it is; null when not given or unknown. */
  readonly user: number | null;
  /** Bits of Measurement Status; 0 when not given. */
  readonly status: number;
}

const MMHG_PER_KPA = 7.500_617;
const UNKNOWN_USER = 0xff;

/** 0x2A35. */
export function decodeBloodPressure(bytes: Uint8Array): BloodPressureMeasurement | Malformed {
  const reader = new ByteReader(bytes);
  const flags = reader.u8();
  const pressure = (): number | null => {
    const value = reader.sfloat();
    return value !== null && flags & 0x01 ? rounded(value * MMHG_PER_KPA, 1) : value;
  };
  const [systolicMmHg, diastolicMmHg, meanMmHg] = [pressure(), pressure(), pressure()];
  const measuredAt = flags & 0x02 ? reader.dateTime() : null;
  const pulseRatePerMin = flags & 0x04 ? reader.sfloat() : null;
  const user = flags & 0x08 ? reader.u8() : UNKNOWN_USER;
  const status = flags & 0x10 ? reader.u16() : 0;
  return finish(reader, (flags & 0xe0) !== 0, {
    kind: 'blood-pressure',
    systolicMmHg,
    diastolicMmHg,
    meanMmHg,
    pulseRatePerMin,
    measuredAt,
    user: user === UNKNOWN_USER ? null : user,
    status,
  });
}

export interface WeightMeasurement {
  readonly kind: 'weight';
  /** Null when the scale says the measurement failed. */
  readonly kilograms: number | null;
  readonly measuredAt: CivilTime | null;
  readonly user: number | null;
  readonly bodyMassIndex: number | null;
  readonly heightMetres: number | null;
}

const KG_PER_LB = 0.453_592_37;
const METRES_PER_INCH = 0.0254;
const WEIGHING_FAILED = 0xffff;

/** 0x2A9D. */
export function decodeWeight(bytes: Uint8Array): WeightMeasurement | Malformed {
  const reader = new ByteReader(bytes);
  const flags = reader.u8();
  const imperial = (flags & 0x01) !== 0;
  const raw = reader.u16();
  const measuredAt = flags & 0x02 ? reader.dateTime() : null;
  const user = flags & 0x04 ? reader.u8() : UNKNOWN_USER;
  const hasBody = (flags & 0x08) !== 0;
  const bodyMassIndex = hasBody ? reader.u16() / 10 : null;
  const heightMetres = hasBody
    ? rounded(imperial ? (reader.u16() / 10) * METRES_PER_INCH : reader.u16() / 1000, 3)
    : null;
  const kilograms = imperial ? rounded((raw / 100) * KG_PER_LB, 3) : (raw * 5) / 1000;
  return finish(reader, (flags & 0xf0) !== 0, {
    kind: 'weight',
    kilograms: raw === WEIGHING_FAILED ? null : kilograms,
    measuredAt,
    user: user === UNKNOWN_USER ? null : user,
    bodyMassIndex,
    heightMetres,
  });
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
