// How an alarm sounds: bursts of pulses as IEC 60601-1-8 has them. High: ten pulses in two groups of five; medium: three;
// low: two. A pulse has its fundamental in 150–1000 Hz and at least four harmonics in 300–4000 Hz within 15 dB of it.
// Pure figures and samples; the player hands them to the browser.
import type { Priority } from '../api/types.js';

export interface Pulse {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
}

export interface Burst {
  readonly pulses: readonly Pulse[];
  readonly fundamentalHz: number;
  /** From the start of one burst to the start of the next. */
  readonly repeatSeconds: number;
}

/** Amplitudes of the fundamental and its harmonics, all within 15 dB of the first. */
export const PARTIALS: readonly number[] = [1, 0.72, 0.6, 0.5, 0.36, 0.28];

const FAST = { length: 0.15, gap: 0.1 };
const SLOW = { length: 0.2, gap: 0.2 };

function pulses(gaps: readonly number[], length: number): Pulse[] {
  const starts = [0];
  for (const gap of gaps) starts.push((starts.at(-1) ?? 0) + length + gap);
  return starts.map((startSeconds) => ({ startSeconds, lengthSeconds: length }));
}

/** Three quick pulses, a longer gap, two more. */
const FIVE = [FAST.gap, FAST.gap, 2 * FAST.gap + FAST.length, FAST.gap];
const BETWEEN_FIVES = 0.6;

const BURSTS: Record<Priority, Burst> = {
  high: { pulses: pulses([...FIVE, BETWEEN_FIVES, ...FIVE], FAST.length), fundamentalHz: 523.25, repeatSeconds: 8 },
  medium: { pulses: pulses([SLOW.gap, SLOW.gap], SLOW.length), fundamentalHz: 440, repeatSeconds: 14 },
  low: { pulses: pulses([SLOW.gap], SLOW.length), fundamentalHz: 349.23, repeatSeconds: 26 },
};

export function burstOf(priority: Priority): Burst {
  return BURSTS[priority];
}

/** When the last pulse of a burst has ended. */
export function soundSeconds(burst: Burst): number {
  const last = burst.pulses.at(-1);
  return last === undefined ? 0 : last.startSeconds + last.lengthSeconds;
}

const RISE_SECONDS = 0.02;
/** How far a louder burst is driven into saturation: about 6 dB more power at the same peak, and brighter. */
const LOUD_DRIVE = 4;

/**
 * One burst and the silence after it, −1 to 1, mono: played in a loop, it repeats without any timer, so a browser that slows
 * the timers of background tabs cannot slow an alarm.
 */
export function renderBurst(burst: Burst, sampleRateHz: number, louder = false): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(burst.repeatSeconds * sampleRateHz));
  const loudest = PARTIALS.reduce((sum, amplitude) => sum + amplitude, 0);
  for (const { startSeconds, lengthSeconds } of burst.pulses) {
    const start = Math.round(startSeconds * sampleRateHz);
    const length = Math.round(lengthSeconds * sampleRateHz);
    for (let i = 0; i < length; i++) {
      const t = i / sampleRateHz;
      let value = 0;
      PARTIALS.forEach((amplitude, index) => {
        value += amplitude * Math.sin(2 * Math.PI * burst.fundamentalHz * (index + 1) * t);
      });
      const wave = value / loudest;
      const driven = louder ? Math.tanh(LOUD_DRIVE * wave) / Math.tanh(LOUD_DRIVE) : wave;
      samples[start + i] = driven * envelope(t, lengthSeconds);
    }
  }
  return samples;
}

/** Rises and falls over 20 ms, so that a pulse does not click. */
function envelope(t: number, length: number): number {
  const edge = Math.min(t, length - t, RISE_SECONDS) / RISE_SECONDS;
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, edge));
}
