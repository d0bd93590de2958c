import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Command } from 'commander';
import { ANNOTATION_CODES, encodeAnnotations, parseAnnotations } from '#recordings';
import { register } from './ecg.js';

const rateHz = 250;
const seconds = 40;
/** A beat each 0.8 s, none between 20 and 26 s: a pause long enough for asystole. */
const beats = Array.from({ length: 50 }, (_, i) => Math.round((0.6 + i * 0.8) * rateHz)).filter(
  (sample) => sample < 20 * rateHz || sample > 26 * rateHz,
);

function drawnSamples(): Int16Array {
  const samples = Int16Array.from({ length: seconds * rateHz }, (_, i) => (i * 7919) % 5);
  for (const beat of beats)
    for (let k = -10; k <= 10; k++) {
      const at = beat + k;
      if (at < samples.length) samples[at] = (samples[at] ?? 0) + Math.round(200 * Math.exp(-((k / 3) ** 2)));
    }
  return samples;
}

describe('mimamori ecg', () => {
  let dir: string;
  let written: string;
  let complaint: string;
  const samples = drawnSamples();
  const bytes = new Uint8Array(samples.buffer);

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'ecg-'));
    writeFileSync(path.join(dir, 'r.hea'), `r 1 ${rateHz} ${samples.length}\nr.dat 16 200/mV 16 0 0 0 0 II\n`);
    writeFileSync(path.join(dir, 'r.dat'), bytes);
    const reference = beats.map((sample) => ({ sample, code: ANNOTATION_CODES.N }));
    writeFileSync(
      path.join(dir, 'r.atr'),
      encodeAnnotations([{ sample: 1, code: ANNOTATION_CODES['+'] }, ...reference]),
    );
    written = '';
    complaint = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((data) => {
      written += typeof data === 'string' ? data : Buffer.from(data).toString('latin1');
      return true;
    });
    jest.spyOn(console, 'error').mockImplementation((message: string) => {
      complaint += message;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(dir, { recursive: true, force: true });
    process.exitCode = undefined;
  });

  async function run(...args: string[]): Promise<void> {
    const program = new Command();
    register(program);
    await program.parseAsync(['ecg', ...args], { from: 'user' });
  }
  const record = () => path.join(dir, 'r');

  it('writes a line per beat with a header', async () => {
    await run('beats', record());
    const [header, first, second, ...rest] = written.trimEnd().split('\n');
    expect(header).toBe('sample,seconds,rrMs,quality');
    expect(first).toMatch(/^1[45]\d,0\.(5[89]|6\d)\d?,,good$/);
    expect(second).toMatch(/^3[45]\d,1\.\d+,(79|80)\d\.\d,good$/);
    expect(rest).toHaveLength(beats.length - 2);
    expect(process.exitCode).toBeUndefined();
  });

  it('writes annotations that others can read, to a file or to standard output', async () => {
    const file = path.join(dir, 'found.atr');
    await run('beats', record(), '--format', 'atr', '--output', file);
    const found = parseAnnotations(readFileSync(file));
    expect(found).toHaveLength(beats.length);
    for (const [i, { sample, code }] of found.entries()) {
      expect(code).toBe(ANNOTATION_CODES.N);
      expect(Math.abs(sample - (beats[i] ?? 0))).toBeLessThan(8);
    }
    await run('beats', record(), '--format', 'atr');
    expect(parseAnnotations(Buffer.from(written, 'latin1'))).toEqual(found);
  });

  it('writes rhythm events as JSON lines', async () => {
    await run('events', record());
    const events = written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ event }) => event)).toEqual(['asystole', 'pause']);
    expect(Object.keys(events[0] ?? {})).toEqual([
      'event',
      'fromSample',
      'toSample',
      'fromSeconds',
      'toSeconds',
      'confidence',
    ]);
    expect(events[0]?.fromSeconds).toBeCloseTo(19.8, 1);
    written = '';
    await run('events', record(), '--pause', '10');
    expect(written).not.toContain('pause');
  });

  it('scores against the reference, as a table and as JSON', async () => {
    await run('score', record(), record(), '--json');
    const { records, gross } = JSON.parse(written) as {
      records: { referenceBeats: number; sensitivity: number; readable: { sensitivity: number } }[];
      gross: Record<string, unknown>;
    };
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({ referenceBeats: beats.length, sensitivity: 1, readable: { sensitivity: 1 } });
    expect(gross).toMatchObject({ referenceBeats: 2 * beats.length, falsePositives: 0, unreadableShare: 0 });
    written = '';
    await run('score', record());
    expect(written).toMatch(/^record +beats +missed +extra +Se % +\+P %/);
    expect(written).toMatch(/\ngross +\d+ +0 +0 +100\.000 +100\.000/);
  });

  it('leaves fibrillation out of the score of beats', async () => {
    const known = beats.slice(0, 20).map((sample) => ({ sample, code: ANNOTATION_CODES.N }));
    const from = { sample: (beats[20] ?? 0) - 20, code: ANNOTATION_CODES['['] };
    writeFileSync(path.join(dir, 'r.atr'), encodeAnnotations([...known, from]));
    await run('score', record(), '--json');
    const { gross } = JSON.parse(written) as { gross: Record<string, unknown> };
    expect(gross).toMatchObject({ referenceBeats: 20, falsePositives: 0, falseNegatives: 0 });
  });

  it('reads a MATLAB file with its rate, and a name below the recordings folder', async () => {
    const words = Int32Array.from([30, 1, samples.length, 0, 4]);
    const head = [...new Uint8Array(words.buffer), 0x76, 0x61, 0x6c, 0];
    writeFileSync(path.join(dir, 'm.mat'), Buffer.concat([Buffer.from(head), bytes]));
    await run('beats', path.join(dir, 'm.mat'), '--rate', '250', '--gain', '200');
    const fromMatlab = written;
    written = '';
    await run('beats', 'r', '--dir', dir);
    expect(fromMatlab).toBe(written);
  });

  it.each([
    [['beats', 'nowhere/to-be-found'], 'there is no such recording'],
    [['beats', 'R', '--channel', '3'], 'no such ECG channel; it has: 0 II (mV)'],
    [['beats', 'R', '--format', 'xml'], '--format must be csv or atr'],
    [['events', 'P'], 'no such ECG channel; it has: 0 PLETH (NU)'],
    [['events', 'P', '--channel', '0'], 'is in NU, not an ECG'],
    [['events', 'S'], 'the ECG has 50 samples a second; 100 to 1000 can be read'],
    [['score', 'P'], 'there is no such recording (.atr)'],
  ])('refuses %j with exit code 2 and what to do', async (args, reason) => {
    writeFileSync(path.join(dir, 'p.hea'), 'p 1 250 2\nr.dat 16 200/NU 16 0 0 0 0 PLETH\n');
    writeFileSync(path.join(dir, 's.hea'), 's 1 50 2\nr.dat 16\n');
    const paths: Record<string, string> = { R: record(), P: path.join(dir, 'p'), S: path.join(dir, 's') };
    await run(...args.map((arg) => paths[arg] ?? arg));
    expect(complaint).toContain(reason);
    expect(process.exitCode).toBe(2);
    expect(written).toBe('');
  });

  it.each([[['beats', 'r', '--channel', 'one']], [['beats', 'r', '--rate', '0']], [['beats']]])(
    'leaves with exit code 2 on %j',
    async (args) => {
      jest.spyOn(process.stderr, 'write').mockReturnValue(true);
      const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
        throw new Error(`exit ${code}`);
      });
      await expect(run(...args)).rejects.toThrow('exit 2');
      exit.mockRestore();
    },
  );
});
