import { describe, expect, it } from '@jest/globals';
import { EcgModel } from './ecg-model.js';
import { Draws, SeededRandom } from './seeded-random.js';
import { Tachogram } from './tachogram.js';

const RATE_HZ = 500;
const { cos, PI, sin } = Math;

/** The ECG in mV of beats of one length, and the sample index of each R peak. The first seconds settle. */
function draw(intervalS: number, seconds: number, pWaves = true) {
  const peaks: number[] = [];
  const millivolts: number[] = [];
  const onBeat = () => peaks.push(millivolts.length);
  const model = new EcgModel({ amplitudeMv: 1 }, { nextIntervalS: () => intervalS, onBeat });
  while (millivolts.length < seconds * RATE_HZ) millivolts.push(model.step(1 / RATE_HZ, 15, pWaves));
  return { peaks: peaks.filter((peak) => peak > 3 * RATE_HZ), millivolts };
}

/** Mean over the beats at a time relative to R. */
function around({ peaks, millivolts }: ReturnType<typeof draw>, offsetS: number): number {
  const values = peaks
    .map((peak) => millivolts[peak + Math.round(offsetS * RATE_HZ)] ?? NaN)
    .filter((mv) => !Number.isNaN(mv));
  return values.reduce((sum, mv) => sum + mv, 0) / values.length;
}

describe('EcgModel', () => {
  it.each([0.4, 0.6, 1, 1.5])('beats every %p s', (intervalS) => {
    const { peaks } = draw(intervalS, 30);
    const gaps = peaks.slice(1).map((peak, i) => (peak - (peaks[i] ?? 0)) / RATE_HZ);
    for (const gap of [Math.min(...gaps), Math.max(...gaps)]) expect(Math.abs(gap - intervalS)).toBeLessThan(0.012);
  });

  it.each([0.45, 0.8, 1.2])('has P, Q, R, S and T in their order and sizes at an interval of %p s', (intervalS) => {
    const ecg = draw(intervalS, 30);
    // Angles of the paper, at the widths and places that follow the rate.
    const scale = Math.sqrt(1 / intervalS);
    const at = (angle: number, stretch: number) => around(ecg, ((angle * stretch) / (2 * Math.PI)) * intervalS);
    const p = at(-Math.PI / 3, Math.sqrt(scale));
    const q = at(-Math.PI / 12, scale);
    const r = Math.max(...[-0.01, -0.005, 0, 0.005, 0.01].map((offset) => around(ecg, offset)));
    const s = at(Math.PI / 12, scale);
    const t = at(Math.PI / 2, Math.sqrt(scale));
    expect(r).toBeGreaterThan(0.7);
    expect(r).toBeLessThan(1.3);
    expect(p).toBeGreaterThan(q + 0.15);
    expect(s).toBeLessThan(0);
    expect(t).toBeGreaterThan(s + 0.3);
    expect(t).toBeLessThan(r / 2);
  });

  it('has no P wave when the atria fibrillate', () => {
    const bump = (pWaves: boolean) => {
      // An interval that is no multiple of the quiver's period, so that the quiver averages out.
      const ecg = draw(0.97, 90, pWaves);
      return around(ecg, -0.16) - around(ecg, -0.27);
    };
    expect(bump(true)).toBeGreaterThan(0.15);
    expect(Math.abs(bump(false))).toBeLessThan(0.05);
  });
});

describe('Tachogram', () => {
  it('has a mean of 0 and a deviation of 1, and breathes', () => {
    const tachogram = new Tachogram(new Draws(new SeededRandom(11)));
    const series = Array.from({ length: 2000 }, () => tachogram.next(1, 15));
    const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.sqrt(series.reduce((sum, value) => sum + value ** 2, 0) / series.length)).toBeCloseTo(1, 1);
    // Power at the breathing rate (0.25 Hz) is twice that at 0.1 Hz, and there is none between.
    const power = (fromHz: number, toHz: number) => {
      let sum = 0;
      for (let hz = fromHz; hz < toHz; hz += 1 / 2000) {
        const real = series.reduce((total, value, i) => total + value * cos(2 * PI * hz * i), 0);
        const imaginary = series.reduce((total, value, i) => total + value * sin(2 * PI * hz * i), 0);
        sum += real ** 2 + imaginary ** 2;
      }
      return sum;
    };
    const [mayer, between, breath] = [power(0.085, 0.115), power(0.16, 0.19), power(0.235, 0.265)];
    expect(breath / mayer).toBeGreaterThan(1.3);
    expect(breath / mayer).toBeLessThan(3);
    expect(between / mayer).toBeLessThan(0.05);
  });
});
