import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { INVALID_SAMPLE, openNumerics, openRecording, recordingsDir, type Numerics, type Recording } from '#recordings';
import { framesOfEcg, framesOfNumerics, together } from './recorded-frames.js';

const numerics: Numerics = {
  labels: ['HR', 'PULSE', 'RESP', 'SpO2'],
  timesMs: [-1000, 0, 1000],
  columns: { HR: [80, null, 0], PULSE: [81, 82, 83], RESP: [14, 15, 16], SpO2: [96, null, 127] },
};

const recording = (samples: Int16Array, rateHz: number): Recording => ({
  name: 'r',
  durationMs: (samples.length / rateHz) * 1000,
  comments: [],
  channels: [{ name: 'MLII', rateHz, gain: 200, units: 'mV', microvoltsPerBit: 5, samples }],
});

describe('numerics as frames', () => {
  const { frames, durationMs, streams } = framesOfNumerics(numerics, 'd1');
  const of = (stream: string) =>
    frames.filter(({ measurement }) => measurement.stream === stream).map(({ measurement }) => measurement);

  it('begin at 0 whatever the file’s first time, a frame a row and stream', () => {
    expect(frames.map(({ dueMs }) => dueMs)).toEqual([0, 0, 0, 1000, 1000, 1000, 2000, 2000, 2000]);
    expect(streams).toEqual(['hr', 'spo2', 'bed']);
    expect(durationMs).toBe(3000);
  });

  it('keep a rate of 0 and turn a dropout into no value, invalid when nothing is left', () => {
    expect(of('hr')).toMatchObject([
      { values: { hr: [80] }, quality: 'good' },
      { values: { hr: [null] }, quality: 'invalid', cause: 'unspecified' },
      { values: { hr: [0] }, quality: 'good' },
    ]);
    expect(of('spo2')[1]).toMatchObject({ values: { spo2: [null], pr: [82] }, quality: 'good' });
  });

  it('drop what is beyond any sensor', () => {
    expect(of('spo2')[2]).toMatchObject({ values: { spo2: [null], pr: [83] } });
  });
});

describe('a waveform as frames', () => {
  it('has one frame a second, sent after its last sample, and loses no sample at a fractional rate', () => {
    const samples = Int16Array.from({ length: 1000 }, (_, i) => i);
    const chosen = framesOfEcg(recording(samples, 128.5), 'd1');
    if (chosen.kind !== 'frames') throw new Error(chosen.kind);
    const all = chosen.frames.frames.flatMap(({ measurement }) =>
      measurement.kind === 'ecg' ? [...measurement.samples] : [],
    );
    expect(all).toEqual([...samples]);
    for (const { dueMs, measurement } of chosen.frames.frames) {
      if (measurement.kind !== 'ecg') throw new Error('not ecg');
      expect(dueMs - measurement.observedAt).toBeCloseTo((measurement.samples.length * 1000) / 128.5, -1);
      expect(Math.abs((measurement.samples[0] ?? 0) * (1000 / 128.5) - measurement.observedAt)).toBeLessThanOrEqual(
        0.5,
      );
    }
  });

  it('marks a second without any valid sample', () => {
    const samples = new Int16Array(500).fill(INVALID_SAMPLE, 250);
    const chosen = framesOfEcg(recording(samples, 250), 'd1');
    expect(chosen).toMatchObject({
      frames: {
        frames: [{ measurement: { quality: 'good' } }, { measurement: { quality: 'invalid', cause: 'unspecified' } }],
      },
    });
  });

  it('says what is wrong with a channel or a rate', () => {
    expect(framesOfEcg(recording(new Int16Array(10), 250), 'd1', 3)).toEqual({
      kind: 'no-such-channel',
      channels: ['MLII'],
    });
    expect(framesOfEcg(recording(new Int16Array(10), 62.5), 'd1')).toEqual({ kind: 'rate-not-allowed', rateHz: 62.5 });
  });
});

describe('together', () => {
  it('merges two recordings of one person in the order of time', () => {
    const ecg = framesOfEcg(recording(new Int16Array(500), 250), 'd1');
    if (ecg.kind !== 'frames') throw new Error(ecg.kind);
    const merged = together([framesOfNumerics(numerics, 'd1'), ecg.frames]);
    expect(merged.frames.map(({ dueMs }) => dueMs)).toEqual([0, 0, 0, 1000, 1000, 1000, 1000, 2000, 2000, 2000, 2000]);
    expect(merged).toMatchObject({ durationMs: 3000, streams: ['hr', 'spo2', 'bed', 'ecg'] });
  });
});

const present = existsSync(recordingsDir());
if (!present && process.env['CI'] === 'true') throw new Error(`no recordings in ${recordingsDir()}`);
(present ? describe : describe.skip)('real recordings (recordings folder)', () => {
  it('bidmc/49 is 8 minutes of SpO2 between 80 and 90', () => {
    const { frames, durationMs } = framesOfNumerics(openNumerics('bidmc/49'), 'd1');
    const spo2 = frames.flatMap(({ measurement }) =>
      measurement.kind === 'numeric' ? (measurement.values.spo2 ?? []) : [],
    );
    expect(durationMs).toBe(481_000);
    expect(spo2.every((value) => value === null || (value > 79 && value < 90))).toBe(true);
  });

  it('mitdb/100 is 30 minutes at 360 Hz of 5 µV per bit', () => {
    const chosen = framesOfEcg(openRecording('mitdb/100'), 'd1');
    if (chosen.kind !== 'frames') throw new Error(chosen.kind);
    expect(chosen.frames.frames).toHaveLength(1806);
    expect(chosen.frames.frames[0]).toMatchObject({
      dueMs: 1000,
      measurement: { rateHz: 360, microvoltsPerBit: 5, lead: 'MLII' },
    });
  });

  it('cudb/cu01m keeps its invalid samples', () => {
    const chosen = framesOfEcg(openRecording('cudb/cu01m'), 'd1');
    if (chosen.kind !== 'frames') throw new Error(chosen.kind);
    expect(chosen.frames.durationMs).toBe(508_928);
  });
});
