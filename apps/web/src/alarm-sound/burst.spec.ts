import { describe, expect, it } from '@jest/globals';
import { burstOf, PARTIALS, renderBurst, soundSeconds, type Burst } from './burst.js';

const RATE = 48_000;
const PRIORITIES = ['high', 'medium', 'low'] as const;

/** Amplitude of one frequency in a stretch of samples (Goertzel). */
function amplitudeAt(samples: Float32Array, frequencyHz: number): number {
  const k = (2 * Math.PI * frequencyHz) / RATE;
  let [before, last] = [0, 0];
  for (const sample of samples) [before, last] = [last, sample + 2 * Math.cos(k) * last - before];
  return Math.sqrt(last ** 2 + before ** 2 - 2 * Math.cos(k) * last * before) / (samples.length / 2);
}

function firstPulse(burst: Burst): Float32Array {
  const [pulse] = burst.pulses;
  const samples = renderBurst(burst, RATE);
  return samples.slice(0, Math.round((pulse?.lengthSeconds ?? 0) * RATE));
}

describe('an alarm burst', () => {
  it('has ten pulses for high, three for medium, two for low', () => {
    expect(PRIORITIES.map((priority) => burstOf(priority).pulses.length)).toEqual([10, 3, 2]);
  });

  it('plays high as two groups of five', () => {
    const starts = burstOf('high').pulses.map((pulse) => pulse.startSeconds);
    const gaps = starts.slice(1).map((start, i) => start - (starts[i] ?? 0));
    const longest = Math.max(...gaps);
    expect(gaps.indexOf(longest)).toBe(4);
    expect(gaps.slice(0, 4)).toEqual(gaps.slice(5));
  });

  it('comes again after a pause within the bounds for its priority', () => {
    for (const [priority, least, most] of [
      ['high', 2.5, 15],
      ['medium', 2.5, 30],
      ['low', 15, 60],
    ] as const) {
      const burst = burstOf(priority);
      const pause = burst.repeatSeconds - soundSeconds(burst);
      expect(pause).toBeGreaterThanOrEqual(least);
      expect(pause).toBeLessThanOrEqual(most);
    }
  });

  it('has its fundamental in 150–1000 Hz and at least four harmonics in 300–4000 Hz within 15 dB of it', () => {
    for (const priority of PRIORITIES) {
      const burst = burstOf(priority);
      expect(burst.fundamentalHz).toBeGreaterThanOrEqual(150);
      expect(burst.fundamentalHz).toBeLessThanOrEqual(1_000);
      const pulse = firstPulse(burst);
      const fundamental = amplitudeAt(pulse, burst.fundamentalHz);
      const harmonics = PARTIALS.slice(1)
        .map((_, index) => burst.fundamentalHz * (index + 2))
        .filter((hz) => hz >= 300 && hz <= 4_000)
        .filter((hz) => Math.abs(20 * Math.log10(amplitudeAt(pulse, hz) / fundamental)) <= 15);
      expect(harmonics.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('sounds while a pulse lasts, is silent between, and never clips', () => {
    const burst = burstOf('high');
    const samples = renderBurst(burst, RATE);
    const loudness = (from: number, to: number): number =>
      samples.slice(Math.round(from * RATE), Math.round(to * RATE)).reduce((most, s) => Math.max(most, Math.abs(s)), 0);
    expect(loudness(0, 0.15)).toBeGreaterThan(0.5);
    expect(loudness(0.16, 0.24)).toBe(0);
    expect(loudness(soundSeconds(burst) + 0.01, burst.repeatSeconds)).toBe(0);
    expect(loudness(0, burst.repeatSeconds)).toBeLessThanOrEqual(1);
  });

  it('is at least 4 dB more powerful when louder, with the same pulses, its harmonics and no clipping', () => {
    const power = (samples: Float32Array): number => samples.reduce((sum, sample) => sum + sample ** 2, 0);
    for (const priority of PRIORITIES) {
      const burst = burstOf(priority);
      const [plain, louder] = [renderBurst(burst, RATE), renderBurst(burst, RATE, true)];
      expect(10 * Math.log10(power(louder) / power(plain))).toBeGreaterThan(4);
      expect(louder.every((sample, index) => Math.abs(sample) <= 1 && (plain[index] !== 0 || sample === 0))).toBe(true);
      const pulse = louder.slice(0, Math.round((burst.pulses[0]?.lengthSeconds ?? 0) * RATE));
      const fundamental = amplitudeAt(pulse, burst.fundamentalHz);
      const harmonics = [2, 3, 4, 5, 6, 7, 8]
        .map((number) => number * burst.fundamentalHz)
        .filter((hz) => hz >= 300 && hz <= 4_000)
        .filter((hz) => Math.abs(20 * Math.log10(amplitudeAt(pulse, hz) / fundamental)) <= 15);
      expect(harmonics.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('starts and ends each pulse at rest, so that nothing clicks', () => {
    const pulse = firstPulse(burstOf('medium'));
    expect(Math.abs(pulse[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(pulse.at(-1) ?? 1)).toBeLessThan(0.01);
  });
});
