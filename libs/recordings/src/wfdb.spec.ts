import { parseWfdbHeader } from './wfdb-header.js';
import { decodeSignalFile, INVALID_SAMPLE } from './wfdb-signals.js';

describe('a WFDB header', () => {
  it('gives rate, length and each signal with gain, baseline and units', () => {
    const header = parseWfdbHeader(
      '# first\nr1 2 360 650000 10:00:00\nr1.dat 212 200(1024)/mV 11 1000 995 -22131 0 MLII\nr1.dat 16x2:3+24 1.5e2/NU 16 7 0 0 0 Pleth wave\n# 69 M\n',
    );
    expect(header).toMatchObject({ name: 'r1', rateHz: 360, sampleCount: 650000, comments: ['first', '69 M'] });
    expect(header.signals[0]).toMatchObject({ format: 212, gain: 200, baseline: 1024, adcZero: 1000, units: 'mV' });
    expect(header.signals[1]).toEqual({
      file: 'r1.dat',
      format: 16,
      samplesPerFrame: 2,
      skew: 3,
      byteOffset: 24,
      gain: 150,
      baseline: 7,
      units: 'NU',
      adcZero: 7,
      description: 'Pleth wave',
    });
  });

  it('fills what is left out with the defaults of WFDB', () => {
    const header = parseWfdbHeader('r 1\r\nr.dat 80\r\n');
    expect(header).toMatchObject({ rateHz: 250, sampleCount: null });
    expect(header.signals[0]).toMatchObject({ gain: 200, baseline: 0, units: 'mV', samplesPerFrame: 1 });
    expect(parseWfdbHeader('r 1 100 0\nr.dat 80 0\n').signals[0]?.gain).toBe(200);
  });

  it('reads the counter clock away and keeps slow rates', () => {
    expect(parseWfdbHeader('r 0 0.0166/125 72\n').rateHz).toBeCloseTo(0.0166);
  });

  it('names the segments of a record that is made of them', () => {
    const header = parseWfdbHeader('m/3 1 125 200\nm_layout 0\nm_1 150\n~ 50\n');
    expect(header.signals).toEqual([]);
    expect(header.segments.map(({ name, sampleCount }) => `${name} ${sampleCount}`)).toEqual([
      'm_layout 0',
      'm_1 150',
      '~ 50',
    ]);
  });

  it.each([
    ['', 'no record line'],
    ['r x 360 100', 'number of signals is not a number'],
    ['r 1 0 100\nr.dat 16', 'rate must be above 0'],
    ['r 2 360 100\nr.dat 16', '2 lines should follow, there are 1'],
    ['r 1 360 100\nr.dat', 'needs a file name and a format'],
    ['r 1 360 100\nr.dat 16 200(a)/mV', 'the gain field'],
    ['r 1 360 100\nr.dat 16 abc/mV', 'the gain is not a number'],
    ['r/1 1 360 100\nr_1', 'number of samples of the segment is not a number'],
  ])('refuses %j and says where and why', (text, reason) => {
    expect(() => parseWfdbHeader(text, 'x.hea')).toThrow(reason);
    expect(() => parseWfdbHeader(text, 'x.hea')).toThrow(/^x\.hea/);
  });
});

describe('a WFDB signal file', () => {
  const layout = { samplesPerFrame: [1, 1], byteOffset: 0, frameCount: null };

  it('unpacks format 212, negative and invalid samples too', () => {
    // 1 and −1; 2047 and −2048 (the format's mark for invalid).
    const bytes = Uint8Array.of(0x01, 0xf0, 0xff, 0xff, 0x87, 0x00);
    expect(decodeSignalFile(bytes, { ...layout, format: 212 }).map((s) => [...s])).toEqual([
      [1, 2047],
      [-1, INVALID_SAMPLE],
    ]);
  });

  it('takes the single last sample of an odd format 212 file', () => {
    const bytes = Uint8Array.of(0x05, 0x60, 0x07, 0x08, 0x00);
    expect([...(decodeSignalFile(bytes, { ...layout, samplesPerFrame: [1], format: 212 })[0] ?? [])]).toEqual([
      5, 0x607, 8,
    ]);
  });

  it('unpacks format 16 behind an offset, with more samples a frame in one signal', () => {
    const bytes = Uint8Array.of(9, 9, 1, 0, 2, 0, 0xff, 0xff, 4, 0, 5, 0, 0x00, 0x80);
    const signals = decodeSignalFile(bytes, { format: 16, samplesPerFrame: [2, 1], byteOffset: 2, frameCount: 2 });
    expect(signals.map((s) => [...s])).toEqual([
      [1, 2, 4, 5],
      [-1, INVALID_SAMPLE],
    ]);
  });

  it('unpacks format 80', () => {
    const bytes = Uint8Array.of(128, 255, 1, 0);
    expect(decodeSignalFile(bytes, { ...layout, format: 80 }).map((s) => [...s])).toEqual([
      [0, -127],
      [127, INVALID_SAMPLE],
    ]);
  });

  it('refuses a format it does not know and a file that is cut short', () => {
    expect(() => decodeSignalFile(new Uint8Array(4), { ...layout, format: 310 }, 'a.dat')).toThrow(
      'a.dat: signal format 310 is not read here',
    );
    expect(() => decodeSignalFile(new Uint8Array(4), { ...layout, format: 16, frameCount: 5 })).toThrow(
      'promises 5 samples per signal, the file holds 1',
    );
  });
});
