import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeAnnotations, isBeat } from './mit-annotations.js';
import { openAnnotations, openNumerics, openRecording, recordingsDir } from './open-recording.js';
import type { RecordingChannel } from './recording.js';

const sumOf = (channel: RecordingChannel | undefined): number =>
  Array.from(channel?.samples ?? []).reduce((total, value) => total + value, 0);
const int16 = (...values: number[]): Uint8Array => new Uint8Array(Int16Array.from(values).buffer);

describe('opening a recording', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'recordings-'));
    mkdirSync(path.join(dir, 'set'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const write = (name: string, data: string | Uint8Array) => writeFileSync(path.join(dir, 'set', name), data);

  it('finds a record by name or by path, with or without extension', () => {
    write('r.hea', 'r 2 250 2\nr.dat 16 100(10)/mV 16 0 0 0 0 II\nr.dat 16 10/bpm\n#note\n');
    write('r.dat', int16(11, 600, -32768, 610));
    const expected = {
      name: 'r',
      durationMs: 8,
      comments: ['note'],
      channels: [
        { name: 'II', rateHz: 250, gain: 100, units: 'mV', microvoltsPerBit: 10, samples: Int16Array.of(1, -32768) },
        {
          name: 'channel 1',
          rateHz: 250,
          gain: 10,
          units: 'bpm',
          microvoltsPerBit: null,
          samples: Int16Array.of(600, 610),
        },
      ],
    };
    expect(openRecording('set/r', { dir })).toEqual(expected);
    expect(openRecording(path.join(dir, 'set/r'))).toEqual(expected);
    expect(openRecording(path.join(dir, 'set/r.hea'))).toEqual(expected);
  });

  it('reads signals that are kept in several files', () => {
    write('r.hea', 'r 2 100 2\na.dat 16\nb.dat 80\n');
    write('a.dat', int16(1, 2));
    write('b.dat', Uint8Array.of(131, 132));
    expect(openRecording('set/r', { dir }).channels.map((channel) => [...channel.samples])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('lays segments end to end, with gaps and missing channels invalid', () => {
    write('m.hea', 'm/4 2 100 5\nm0 0\nm1 2\n~ 1\nm2 2\n');
    write('m1.hea', 'm1 2 100 2\nm1.dat 16 200/mV 16 0 0 0 0 I\nm1.dat 16 200/mV 16 0 0 0 0 II\n');
    write('m1.dat', int16(1, 11, 2, 12));
    write('m2.hea', 'm2 1 100 2\nm2.dat 16 200/mV 16 0 0 0 0 II\n');
    write('m2.dat', int16(14, 15));
    const { channels, durationMs } = openRecording('set/m', { dir });
    expect(channels.map(({ name, samples }) => [name, ...samples])).toEqual([
      ['I', 1, 2, -32768, -32768, -32768],
      ['II', 11, 12, -32768, 14, 15],
    ]);
    expect(durationMs).toBe(50);
  });

  it('opens a MATLAB file when the rate is given, and asks for it otherwise', () => {
    const words = [30, 2, 2, 0, 4].flatMap((value) => [value, 0, 0, 0]);
    write('x.mat', Uint8Array.from([...words, 0x76, 0x61, 0x6c, 0, ...int16(1, 2, 3, 4)]));
    const { channels } = openRecording(path.join(dir, 'set/x.mat'), { rateHz: 100, gain: 500 });
    expect(channels.map(({ samples, microvoltsPerBit }) => [microvoltsPerBit, ...samples])).toEqual([
      [2, 1, 3],
      [2, 2, 4],
    ]);
    expect(openRecording('set/x', { dir, rateHz: 100 }).channels[0]?.gain).toBe(200);
    expect(() => openRecording('set/x', { dir })).toThrow('give it (--rate HZ)');
  });

  it('finds annotations and numerics by name', () => {
    write('r.atr', encodeAnnotations([{ sample: 7, code: 1 }]));
    expect(openAnnotations('set/r', { dir })).toEqual([{ sample: 7, code: 1 }]);
    expect(openAnnotations('set/r.hea', { dir, annotator: 'atr' })).toHaveLength(1);
    mkdirSync(path.join(dir, 'bidmc'));
    writeFileSync(path.join(dir, 'bidmc/bidmc_07_Numerics.csv'), 'Time [s], HR\n0,60\n');
    expect(openNumerics('bidmc/7', { dir })).toMatchObject({ name: 'bidmc_07_Numerics', columns: { HR: [60] } });
    expect(openNumerics(path.join(dir, 'bidmc/bidmc_07_Numerics.csv')).timesMs).toEqual([0]);
  });

  it('reads numerics that are kept as a record, where 0 and invalid mean dropout', () => {
    write('n.hea', 'n 1 0.016666667 3\nn.dat 16 10/bpm 16 0 0 0 0 HR\n');
    write('n.dat', int16(605, 0, -32768));
    expect(openNumerics('set/n', { dir })).toEqual({
      name: 'n',
      labels: ['HR'],
      timesMs: [0, 60000, 120000],
      columns: { HR: [60.5, null, null] },
    });
  });

  it('says what is missing and what to do', () => {
    expect(() => openRecording('set/none', { dir })).toThrow(
      /set\/none: there is no such recording .* set RECORDINGS_DIR/,
    );
    write('r.hea', 'r 1 250 2\nr.dat 16\n');
    expect(() => openRecording('set/r', { dir })).toThrow('r.dat: the file cannot be read');
  });

  it('takes the folder from RECORDINGS_DIR, else beside the repository', () => {
    expect(recordingsDir({ RECORDINGS_DIR: '/somewhere' })).toBe('/somewhere');
    expect(recordingsDir({ RECORDINGS_DIR: '' })).toBe(path.resolve('../shared/recordings'));
  });
});

const suite = existsSync(recordingsDir()) || process.env.CI === 'true' ? describe : describe.skip;

suite('the real recordings (left out where there is no recordings folder)', () => {
  // The counts are those of PhysioNet's own table of the database.
  it.each([
    ['100', 2273],
    ['105', 2572],
    ['219', 2154],
  ])('mitdb/%s has two channels of 30 min and its %i beats', (name, beats) => {
    const { channels, durationMs } = openRecording(`mitdb/${name}`);
    expect(durationMs).toBeCloseTo(1_805_555.6, 0);
    expect(channels).toHaveLength(2);
    expect(openAnnotations(`mitdb/${name}`).filter((annotation) => isBeat(annotation.code))).toHaveLength(beats);
    expect(encodeAnnotations(openAnnotations(`mitdb/${name}`)).byteLength).toBeGreaterThan(2 * beats);
  });

  it('sums of samples agree with the checksums of the headers', () => {
    // Signal line of mitdb/100: first value 995, checksum −22131, ADC zero 1024.
    const [first] = openRecording('mitdb/100').channels;
    expect((first?.samples[0] ?? 0) + 1024).toBe(995);
    const sum = sumOf(first) + 1024 * (first?.samples.length ?? 0);
    expect((sum << 16) >> 16).toBe(-22131);
    const [lead] = openRecording('cinc2015/a103l').channels;
    const alarmSum = sumOf(lead);
    expect((alarmSum << 16) >> 16).toBe(-27403);
    expect(lead).toMatchObject({ name: 'II', rateHz: 250, gain: 7247 });
  });

  it('cudb/cu01m has its 127,232 samples at 250 Hz and 2.5 µV', () => {
    const [channel] = openRecording('cudb/cu01m').channels;
    expect(channel).toMatchObject({ rateHz: 250, microvoltsPerBit: 2.5 });
    expect(channel?.samples).toHaveLength(127_232);
  });

  it('BIDMC and MIMIC numerics open by name', () => {
    const patient = openNumerics('bidmc/49');
    expect(patient.labels).toEqual(['HR', 'PULSE', 'RESP', 'SpO2']);
    expect(openNumerics('bidmc/23').timesMs[0]).toBe(-1000);
    const minutes = openNumerics('mimic-numerics/s25047-2704-05-04-10-44n');
    expect(minutes.timesMs).toHaveLength(72);
    expect(minutes.columns.HR?.[0]).toBeCloseTo(101.3);
  });
});
