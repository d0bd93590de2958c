import { describe, expect, it } from '@jest/globals';
import { Playout } from './playout.js';
import { BaselineFilter, decodeSamples, EcgBuffer, stretchOf, type EcgFrame } from './samples.js';

function base64(samples: readonly number[]): string {
  const buffer = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => buffer.writeInt16LE(sample, index * 2));
  return buffer.toString('base64');
}

function frame(observedAt: number, samples: readonly number[]): EcgFrame {
  return { observedAt, rateHz: 250, microvoltsPerBit: 2.5, lead: 'II', samples: base64(samples) };
}

const flat = (n: number, value = 0): number[] => new Array<number>(n).fill(value);

function drawn(buffer: EcgBuffer, from: number, to: number): Array<[number, number]> {
  const points: Array<[number, number]> = [];
  buffer.each(from, to, (at, millivolts) => points.push([at, millivolts]));
  return points;
}

describe('ECG samples', () => {
  it('come as little-endian int16, signed', () => {
    expect([...decodeSamples(base64([0, 1, -1, 400, -32_768, 32_767]))]).toEqual([0, 1, -1, 400, -32_768, 32_767]);
  });

  it('become millivolts, and no number where a sample is not valid', () => {
    const { millivolts, to } = stretchOf(frame(1_000, [400, -400, -32_768]));
    expect([...millivolts].map((v) => (Number.isNaN(v) ? null : v))).toEqual([1, -1, null]);
    expect(to).toBe(1_012);
  });

  it('are given out once in order, also when a frame comes twice', () => {
    const buffer = new EcgBuffer(20_000);
    buffer.add(frame(0, flat(250)));
    buffer.add(frame(0, flat(250)));
    buffer.add(frame(1_000, flat(250)));
    const times = drawn(buffer, 0, 2_000).map(([at]) => at);
    expect(times).toHaveLength(500);
    expect(new Set(times).size).toBe(500);
  });

  it('show a gap where a frame is missing', () => {
    const buffer = new EcgBuffer(20_000);
    buffer.add(frame(0, flat(250)));
    buffer.add(frame(3_000, flat(250)));
    const gaps = drawn(buffer, 0, 4_000).filter(([, millivolts]) => Number.isNaN(millivolts));
    expect(gaps).toEqual([[1_000, Number.NaN]]);
  });

  it('are kept for the newest seconds only', () => {
    const buffer = new EcgBuffer(2_000);
    for (let second = 0; second < 10; second++) buffer.add(frame(second * 1_000, flat(250)));
    expect(drawn(buffer, 0, 10_000)[0]?.[0]).toBe(8_000);
  });

  it('lose a steady offset but keep a beat', () => {
    const filter = new BaselineFilter();
    const stepMs = 4;
    const settled = filter.apply({ millivolts: new Float32Array(2_000).fill(3), stepMs });
    expect(Math.abs(settled.at(-1) ?? 9)).toBeLessThan(0.01);
    const [spike] = filter.apply({ millivolts: Float32Array.of(4), stepMs });
    expect(spike).toBeGreaterThan(0.95);
  });
});

describe('the pen of the strip', () => {
  it('runs behind the latest frame, evenly', () => {
    const playout = new Playout();
    playout.arrived(0, 1_200);
    const first = playout.headAt(1_200);
    expect(first).toBeLessThanOrEqual(0);
    expect(playout.headAt(1_216) - first).toBeCloseTo(16, 0);
  });

  it('slows a little rather than jump when frames come later', () => {
    const playout = new Playout();
    playout.arrived(0, 1_200);
    const before = playout.headAt(1_200);
    playout.arrived(1_000, 2_700);
    const step = playout.headAt(2_200) - before;
    expect(step).toBeGreaterThanOrEqual(949);
    expect(step).toBeLessThan(1_000);
  });

  it('is not held back by old frames that come in one burst with the newest', () => {
    const playout = new Playout();
    for (let second = 0; second < 10; second++) playout.arrived(second * 1_000, 10_200 + second);
    expect(playout.headAt(10_210)).toBeGreaterThan(8_500);
  });
});
