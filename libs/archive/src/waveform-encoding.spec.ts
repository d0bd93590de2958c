import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteWriter } from './bytes.js';
import {
  decodeWaveformFrames,
  encodeWaveformFrame,
  splitWaveformFrames,
  type WaveformFrame,
} from './waveform-encoding.js';

const NINE = Date.UTC(2026, 0, 10, 9);
const frame = (parts: Partial<WaveformFrame>): WaveformFrame => ({
  observedAt: NINE,
  rateHz: 250,
  microvoltsPerBit: 2.5,
  samples: new Int16Array(),
  quality: 'good',
  cause: 'none',
  ...parts,
});

function encode(...frames: WaveformFrame[]): Buffer {
  const writer = new ByteWriter();
  const scratch = new ByteWriter();
  for (const one of frames) encodeWaveformFrame(writer, one, scratch);
  return writer.taken();
}

describe('the encoding of waveforms', () => {
  it('gives back every sample', () => {
    const samples = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 300 });
    fc.assert(
      fc.property(fc.array(samples, { minLength: 1, maxLength: 4 }), (written) => {
        const frames = written.map((one, n) => frame({ observedAt: NINE + n, samples: Int16Array.from(one) }));
        expect(decodeWaveformFrames(encode(...frames))).toEqual(frames);
      }),
    );
  });

  it('takes about one byte a sample for an ECG and never much more than two', () => {
    const ecg = Int16Array.from({ length: 2_500 }, (_, i) =>
      i % 200 < 10 ? 300 - 60 * (i % 200) : 20 * Math.sin(i / 30),
    );
    expect(encode(frame({ samples: ecg })).length).toBeLessThan(2_900);
    const wild = Int16Array.from({ length: 2_500 }, (_, i) => (i % 2 === 0 ? 32_767 : -32_768));
    expect(encode(frame({ samples: wild })).length).toBeLessThan(5_060);
  });

  it('can be split and put together without reading the samples', () => {
    const frames = [0, 1, 2].map((n) => frame({ observedAt: NINE + 1_000 * n, samples: new Int16Array(250).fill(n) }));
    const parts = [...splitWaveformFrames(encode(...frames))];
    expect(parts.map(({ firstAt, lastAt }) => [firstAt - NINE, lastAt - NINE])).toEqual([
      [0, 1_000],
      [1_000, 2_000],
      [2_000, 3_000],
    ]);
    const backwards = Buffer.concat(parts.map(({ bytes }) => bytes).reverse());
    expect(decodeWaveformFrames(backwards)).toEqual([...frames].reverse());
  });

  it('passes over frames that are not wanted', () => {
    const frames = [0, 1, 2].map((n) => frame({ observedAt: NINE + 1_000 * n, samples: new Int16Array(250) }));
    const read = decodeWaveformFrames(
      encode(...frames),
      (begins, ends) => begins < NINE + 1_500 && ends > NINE + 1_200,
    );
    expect(read.map(({ observedAt }) => observedAt - NINE)).toEqual([1_000]);
  });
});
