import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteReader } from './byte-reader.js';
import {
  decodeBloodPressure,
  decodeHeartRate,
  decodeOximetryContinuous,
  decodeOximetrySpotCheck,
  decodeTemperature,
  decodeWeight,
} from './gatt.js';
import { readNotification } from './notification.js';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('SFLOAT and FLOAT', () => {
  it.each([
    ['14 F0', 2],
    ['2E FB', -123.4],
    ['2E 0B', -1234],
    ['48 00', 72],
    ['00 00', 0],
    ['68 F1', 36],
    ['6B F1', 36.3],
    ['FF 07', null],
    ['00 08', null],
    ['FE 07', null],
    ['02 08', null],
    ['01 08', null],
    ['FF F7', null],
    ['FD 07', 2045],
    ['03 08', -2045],
    ['01 70', 10_000_000],
  ])('SFLOAT %s is %p', (hex, value) => {
    expect(new ByteReader(bytes(hex)).sfloat()).toBe(value);
  });

  it.each([
    ['6C 01 00 FF', 36.4],
    ['00 00 00 00', 0],
    ['FF FF 7F 00', null],
    ['00 00 80 00', null],
    ['FE FF 7F 00', null],
    ['02 00 80 00', null],
    ['FF FF FF 00', -1],
    ['AC 8E 00 FD', 36.524],
  ])('FLOAT %s is %p', (hex, value) => {
    expect(new ByteReader(bytes(hex)).float()).toBe(value);
  });
});

describe('heart rate 0x2A37', () => {
  it.each([
    ['06 48', { heartRatePerMin: 72, contact: 'good', energyKj: null, rrIntervalsMs: [] }],
    ['04 00', { heartRatePerMin: 0, contact: 'lost' }],
    ['00 48', { contact: null }],
    ['01 2C 01', { heartRatePerMin: 300 }],
    ['1E 3C 10 00 00 04 00 02', { heartRatePerMin: 60, energyKj: 16, rrIntervalsMs: [1000, 500] }],
  ])('%s', (hex, expected) => {
    expect(decodeHeartRate(bytes(hex))).toMatchObject(expected);
  });

  it.each([
    ['', 'short'],
    ['01 48', 'short'],
    ['08 48 01', 'short'],
    ['10 48 00', 'short'],
    ['00 48 00', 'trailing'],
  ])('refuses %s as %s', (hex, reason) => {
    expect(decodeHeartRate(bytes(hex))).toEqual({ kind: 'malformed', reason });
  });

  it('lets fields of a later version follow when their flag is set', () => {
    expect(decodeHeartRate(bytes('20 48 99'))).toMatchObject({ heartRatePerMin: 72 });
  });
});

describe('oximetry 0x2A5F and 0x2A5E', () => {
  it('reads the normal values past the fast and slow ones', () => {
    const all = '1F 60 00 48 00 5F 00 49 00 61 00 47 00 40 00 20 00 00 0A F0';
    expect(decodeOximetryContinuous(bytes(all))).toMatchObject({
      spo2Percent: 96,
      pulseRatePerMin: 72,
      measurementStatus: 0x40,
      deviceStatus: 0x20,
      pulseAmplitudeIndexPercent: 1,
    });
  });

  it('reads a spot check with its time, unless the clock was not set', () => {
    const time = 'EA 07 01 0A 16 05 09';
    expect(decodeOximetrySpotCheck(bytes(`01 54 00 6E 00 ${time}`))).toMatchObject({
      spo2Percent: 84,
      pulseRatePerMin: 110,
      measuredAt: { year: 2026, month: 1, day: 10, hour: 22, minute: 5, second: 9 },
    });
    expect(decodeOximetrySpotCheck(bytes(`11 54 00 6E 00 ${time}`))).toMatchObject({ measuredAt: null });
  });
});

describe('temperature 0x2A1C', () => {
  it.each([
    ['00 6C 01 00 FF', { celsius: 36.4, measuredAt: null, site: null }],
    ['01 DB 03 00 FF', { celsius: 37.06 }],
    [
      '06 6C 01 00 FF EA 07 01 0A 16 05 09 02',
      { site: 2, measuredAt: { year: 2026, month: 1, day: 10, hour: 22, minute: 5, second: 9 } },
    ],
    ['02 6C 01 00 FF 00 00 00 00 16 05 09', { measuredAt: null }],
    ['00 FF FF 7F 00', { celsius: null }],
  ])('%s', (hex, expected) => {
    expect(decodeTemperature(bytes(hex))).toMatchObject(expected);
  });
});

describe('blood pressure 0x2A35', () => {
  it.each([
    [
      '00 80 00 4A 00 5C 00',
      { systolicMmHg: 128, diastolicMmHg: 74, meanMmHg: 92, pulseRatePerMin: null, user: null, status: 0 },
    ],
    ['01 AB F0 63 F0 7B F0', { systolicMmHg: 128.3, diastolicMmHg: 74.3 }],
    ['1E 80 00 4A 00 5C 00 EA 07 01 0A 16 05 09 46 00 01 04 00', { pulseRatePerMin: 70, user: 1, status: 4 }],
    ['08 80 00 4A 00 FF 07 FF', { meanMmHg: null, user: null }],
  ])('%s', (hex, expected) => {
    expect(decodeBloodPressure(bytes(hex))).toMatchObject(expected);
  });
});

describe('weight 0x2A9D', () => {
  it.each([
    ['00 E7 28', { kilograms: 52.355, bodyMassIndex: null, user: null }],
    ['01 F8 2D', { kilograms: 53.379 }],
    ['0C E7 28 02 D2 00 D5 05', { kilograms: 52.355, user: 2, bodyMassIndex: 21, heightMetres: 1.493 }],
    ['00 FF FF', { kilograms: null }],
    ['00 00 00', { kilograms: 0 }],
  ])('%s', (hex, expected) => {
    expect(decodeWeight(bytes(hex))).toMatchObject(expected);
  });
});

describe('readNotification', () => {
  const receivedAt = Date.UTC(2026, 0, 10, 13, 5, 30);
  const read = (characteristic: string, hex: string) =>
    readNotification({
      device: 'd1',
      characteristic,
      bytes: bytes(hex),
      receivedAt,
      toInstant: ({ year, month, day, hour, minute, second }) =>
        Date.UTC(year, month - 1, day, hour - 9, minute, second),
    });
  const oximetry = (measurement: string, device: string) => read('2A5F', `0C 60 00 48 00 ${measurement} ${device}`);

  it.each([
    ['nothing', '00 00', '00 00 00', 'good', 'none'],
    ['ongoing, validated', 'A0 00', '00 00 00', 'good', 'none'],
    ['early estimate', '40 00', '00 00 00', 'questionable', 'unspecified'],
    ['from storage', '00 02', '00 00 00', 'questionable', 'from-storage'],
    ['demonstration', '00 04', '00 00 00', 'invalid', 'test-data'],
    ['testing', '00 08', '00 00 00', 'invalid', 'test-data'],
    ['calibrating', '00 10', '00 00 00', 'invalid', 'unspecified'],
    ['unavailable', '00 20', '08 00 00', 'invalid', 'weak-signal'],
    ['questionable', '00 40', '00 00 00', 'questionable', 'unspecified'],
    ['invalid', '00 80', '20 00 00', 'invalid', 'low-perfusion'],
    ['low perfusion', '00 00', '20 00 00', 'questionable', 'low-perfusion'],
    ['erratic', '00 00', '40 00 00', 'questionable', 'motion'],
    ['sensor off the patient', '00 00', '00 08 00', 'invalid', 'sensor-off'],
    ['sensor displaced', '00 00', '00 20 00', 'questionable', 'displaced'],
    ['malfunction', '00 00', '00 40 00', 'invalid', 'malfunction'],
    ['sensor disconnected', '00 00', '00 80 00', 'invalid', 'sensor-off'],
  ])('oximetry that says %s', (_what, measurement, device, quality, cause) => {
    expect(oximetry(measurement, device)).toMatchObject({
      measurement: { quality, cause, values: { spo2: [96], pr: [72] } },
    });
  });

  it('keeps a rate of 0 and says that the contact was lost', () => {
    expect(read('2A37', '04 00')).toMatchObject({
      measurement: { values: { hr: [0] }, quality: 'invalid', cause: 'no-contact' },
    });
  });

  it('takes the time of a spot measurement from the device, unless it can’t be right', () => {
    const taken = (time: string) => read('2A35', `02 80 00 4A 00 5C 00 ${time}`);
    expect(taken('EA 07 01 0A 15 05 09')).toMatchObject({
      measurement: { observedAt: Date.UTC(2026, 0, 10, 12, 5, 9) },
    });
    expect(taken('EA 07 01 0B 15 05 09')).toMatchObject({ measurement: { observedAt: receivedAt } });
    expect(taken('D0 07 01 01 00 00 00')).toMatchObject({ measurement: { observedAt: receivedAt } });
    expect(taken('00 00 00 00 00 00 00')).toMatchObject({ measurement: { observedAt: receivedAt } });
  });

  it('marks a measurement without any value as invalid', () => {
    expect(read('2A9D', '00 FF FF')).toMatchObject({ measurement: { values: { weight: [null] }, quality: 'invalid' } });
  });

  it('reads or refuses any bytes of any characteristic without throwing', () => {
    const characteristics = fc.constantFrom('2A37', '2A5F', '2A5E', '2A1C', '2A35', '2A9D', '2A00');
    fc.assert(
      fc.property(characteristics, fc.uint8Array({ maxLength: 30 }), (characteristic, content) => {
        const { kind } = read(characteristic, Buffer.from(content).toString('hex'));
        expect(['measurement', 'malformed', 'unknown-characteristic']).toContain(kind);
      }),
    );
  });
});
