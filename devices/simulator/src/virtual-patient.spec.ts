import { describe, expect, it } from '@jest/globals';
import { decodeFrame, encodeFrame, type Signal, type Stream } from '#vitals';
import type { Measurement } from '../../drivers/src/index.js';
import { SCRIPTS, type ScriptName } from './script.js';
import { VirtualPatient, type PatientSecond, type VirtualPatientOptions } from './virtual-patient.js';

/** 14:00 in Tokyo. */
const AFTERNOON = Date.UTC(2026, 0, 10, 5, 0, 0);
/** 01:00 in Tokyo. */
const NIGHT = Date.UTC(2026, 0, 10, 16, 0, 0);

const devices: VirtualPatientOptions['devices'] = [
  { id: 'chest', streams: ['hr'] },
  { id: 'oximeter', streams: ['spo2'] },
  { id: 'mat', streams: ['bed'] },
  { id: 'spot', streams: ['bp', 'temp', 'weight'] },
];
const withEcg = { devices: [{ id: 'chest', streams: ['hr', 'ecg'] }, ...devices.slice(1)] } as const;

function live(script: ScriptName, minutes: number, options: Partial<VirtualPatientOptions> = {}): PatientSecond[] {
  const startAt = options.startAt ?? AFTERNOON;
  const patient = new VirtualPatient({ seed: 7, startAt, script, devices, utcOffsetMinutes: 540, ...options });
  return Array.from({ length: minutes * 60 }, (_, second) => patient.second(startAt + second * 1000));
}

const find = (second: PatientSecond | undefined, stream: Stream): Measurement | undefined =>
  second?.measurements.find((measurement) => measurement.stream === stream);

const series = (seconds: readonly PatientSecond[], stream: Stream, signal: Signal): Array<number | null | undefined> =>
  seconds.map((second) => {
    const measurement = find(second, stream);
    return measurement?.kind === 'numeric' ? measurement.values[signal]?.[0] : undefined;
  });

const numbers = (values: readonly unknown[]): number[] =>
  values.filter((value): value is number => typeof value === 'number');

/** R peaks as a simple threshold finds them, in seconds. */
function beats(seconds: readonly PatientSecond[]): number[] {
  const samples = seconds.flatMap((second) => {
    const ecg = find(second, 'ecg');
    return ecg?.kind === 'ecg' ? [...ecg.samples] : [];
  });
  const threshold = 0.5 * Math.max(...samples.slice(0, 2500));
  const found: number[] = [];
  samples.forEach((value, i) => {
    const peak = value > threshold && value >= (samples[i - 1] ?? 0) && value > (samples[i + 1] ?? 0);
    if (peak && i / 250 - (found.at(-1) ?? -1) > 0.2) found.push(i / 250);
  });
  return found;
}

const intervals = (times: readonly number[]) => times.slice(1).map((time, i) => time - (times[i] ?? 0));
/** Root mean square of successive differences, relative to the mean: how uneven the rhythm is from beat to beat. */
const unevenness = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const differences = values.slice(1).map((value, i) => value - (values[i] ?? 0));
  return Math.sqrt(differences.reduce((sum, value) => sum + value ** 2, 0) / differences.length) / mean;
};

describe('a virtual patient', () => {
  it('is the same for the same seed and another for another', () => {
    const hash = (seed: number) => JSON.stringify(live('tachycardia', 6, { ...withEcg, seed }).slice(-60));
    expect(hash(3)).toBe(hash(3));
    expect(hash(3)).not.toBe(hash(4));
  });

  it.each(SCRIPTS)('gives only frames that the wire takes: %s', (script) => {
    const refused = live(
      script,
      script === 'atrial-fibrillation' ? 10 : 15,
      script === 'atrial-fibrillation' ? withEcg : {},
    )
      .flatMap(({ measurements }) => measurements)
      .map((measurement) => ({ ...measurement, gateway: 'g1', sequence: 0 }))
      .map((frame) => decodeFrame(frame, encodeFrame(frame).payload))
      .filter(({ kind }) => kind === 'refused');
    expect(refused).toEqual([]);
  });

  it('has an ECG whose beats are the heart rate it reports', () => {
    const seconds = live('quiet', 3, withEcg).slice(30);
    const counted = (beats(seconds).length / seconds.length) * 60;
    const reported = numbers(series(seconds, 'hr', 'hr'));
    const mean = reported.reduce((sum, value) => sum + value, 0) / reported.length;
    expect(Math.abs(counted - mean)).toBeLessThan(2);
  });

  it('beats regularly in sinus rhythm and irregularly in atrial fibrillation', () => {
    const seconds = live('atrial-fibrillation', 12, { ...withEcg, startAt: NIGHT });
    expect(unevenness(intervals(beats(seconds.slice(60, 240))))).toBeLessThan(0.05);
    expect(unevenness(intervals(beats(seconds.slice(540, 720))))).toBeGreaterThan(0.15);
  });

  it('falls below 88 % within three minutes of a slow desaturation, breathes and beats faster, and recovers', () => {
    const seconds = live('slow-desaturation', 14);
    const spo2 = numbers(series(seconds, 'spo2', 'spo2'));
    expect(Math.min(...spo2.slice(0, 50))).toBeGreaterThan(92);
    expect(Math.min(...spo2.slice(0, 180))).toBeLessThan(88);
    expect(Math.min(...spo2)).toBeGreaterThan(75);
    expect(spo2.at(-1)).toBeGreaterThan(92);
    const pulse = numbers(series(seconds, 'spo2', 'pr'));
    expect(pulse[300]).toBeGreaterThan((pulse[30] ?? 0) + 8);
  });

  it('races in a tachycardia and calms down', () => {
    const rates = numbers(series(live('tachycardia', 16), 'hr', 'hr'));
    expect(Math.max(...rates.slice(0, 200))).toBeLessThan(120);
    expect(Math.max(...rates.slice(240, 400))).toBeGreaterThan(128);
    expect(rates.at(-1)).toBeLessThan(110);
  });

  it('leaves the bed at night and stays away for over half an hour', () => {
    const bed = numbers(series(live('leaves-bed', 50, { startAt: NIGHT }), 'bed', 'bed'));
    const left = bed.indexOf(0);
    expect(bed.slice(0, left).every((value) => value === 1)).toBe(true);
    expect(left).toBeGreaterThan(120);
    expect(left).toBeLessThan(300);
    expect(bed.slice(left, left + 30 * 60).every((value) => value === 0)).toBe(true);
  });

  it('gives no rates from an empty bed: no value is not a value', () => {
    const seconds = live('leaves-bed', 8, { startAt: NIGHT });
    const gone = seconds.findIndex((second) => series([second], 'bed', 'bed')[0] === 0);
    expect(find(seconds[gone], 'bed')).toMatchObject({ values: { bed: [0], hr: [null], rr: [null], movement: [0] } });
  });

  it('says when its sensor is off, with no value', () => {
    const seconds = live('sensor-off', 14);
    const off = seconds.filter((second) => find(second, 'spo2')?.cause === 'sensor-off');
    expect(off.length).toBeGreaterThan(170);
    expect(find(off[0], 'spo2')).toMatchObject({ values: { spo2: [null], pr: [null] }, quality: 'invalid' });
  });

  it('loses its network for a while and has it again', () => {
    const up = live('unsteady-network', 12).map(({ networkUp }) => networkUp);
    const lost = up.indexOf(false);
    expect(lost).toBeGreaterThan(280);
    expect(up.indexOf(true, lost)).toBeGreaterThan(lost + 55);
  });

  it('runs out of battery, falls silent, and is charged', () => {
    const seconds = live('dying-battery', 30);
    const battery = seconds.map(({ batteries }) => batteries[0]?.percent ?? -1);
    const empty = battery.indexOf(0);
    expect(battery[60]).toBeLessThan(25);
    expect(empty).toBeGreaterThan(600);
    expect(find(seconds[empty], 'hr')).toBeUndefined();
    expect(find(seconds[empty], 'spo2')).toBeDefined();
    expect(battery.at(-1)).toBeGreaterThan(90);
  });

  it('is measured by hand within its first ten minutes', () => {
    const seconds = live('quiet', 10);
    for (const stream of ['bp', 'temp', 'weight'] as const) {
      expect(seconds.filter((second) => find(second, stream)).length).toBe(1);
    }
  });

  it('sleeps in bed at night', () => {
    const bed = numbers(series(live('quiet', 20, { startAt: NIGHT }), 'bed', 'bed'));
    expect(bed.filter((value) => value === 1).length).toBeGreaterThan(bed.length * 0.9);
  });
});
