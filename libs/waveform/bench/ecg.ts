// Speed of the ECG detector on one core with quality and rhythm, and the size of its memory. The signal is made here: beats
// of varying shape and interval with noise, so that every part has work.
import { createEcg, pushEcg, snapshotEcg } from '../src/index.js';

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const MICROVOLTS_PER_BIT = 5;

/** P, QRS and T as bells on a wandering baseline; every seventh beat early, wide and without P. */
function madeUpEcg(rateHz: number, seconds: number): Int16Array {
  const samples = new Int16Array(rateHz * seconds);
  const bell = (at: number, centre: number, width: number): number => Math.exp(-(((at - centre) / width) ** 2) / 2);
  let seed = 1;
  const noise = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5;
  let beat = 0;
  let start = 0;
  let length = 0.8;
  for (let i = 0; i < samples.length; i++) {
    const t = i / rateHz - start;
    const isEctopic = beat % 7 === 6;
    const wave = isEctopic
      ? 1.6 * bell(t, 0.22, 0.04) - 0.5 * bell(t, 0.5, 0.06)
      : 0.12 * bell(t, 0.08, 0.02) + bell(t, 0.22, 0.011) - 0.2 * bell(t, 0.25, 0.01) + 0.25 * bell(t, 0.48, 0.04);
    samples[i] = Math.round(200 * (wave + 0.1 * Math.sin((2 * Math.PI * i) / rateHz / 4) + 0.04 * noise()));
    if (t >= length) {
      start += length;
      beat++;
      length = (beat % 7 === 5 ? 0.55 : 0.8) + 0.06 * noise();
    }
  }
  return samples;
}

function passOver(samples: Int16Array, rateHz: number): number {
  const state = createEcg({ rateHz, microvoltsPerBit: MICROVOLTS_PER_BIT });
  let events = 0;
  for (let i = 0; i < samples.length; i += rateHz)
    events += pushEcg(state, samples.subarray(i, i + rateHz), (i * 1000) / rateHz).length;
  return events;
}

/** Processor time, not elapsed time: other work on the machine is not the detector's. */
function samplesPerSecond(rateHz: number): number {
  const samples = madeUpEcg(rateHz, 1200);
  passOver(samples, rateHz);
  let best = 0;
  for (let round = 0; round < 6; round++) {
    const before = process.cpuUsage();
    passOver(samples, rateHz);
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (samples.length * 1e6) / (user + system));
  }
  return best;
}

export async function bench(): Promise<Row[]> {
  const state = createEcg({ rateHz: 250, microvoltsPerBit: MICROVOLTS_PER_BIT });
  pushEcg(state, madeUpEcg(250, 120), 0);
  const { serialize } = await import('node:v8');
  return [
    ...[250, 360, 500, 1000].map((rateHz) => ({
      name: `ECG at ${rateHz} Hz: beats, quality and rhythm, one core`,
      value: samplesPerSecond(rateHz),
      unit: 'samples/s',
    })),
    { name: 'ECG detector: memory of one stream', value: serialize(state).byteLength, unit: 'bytes' },
    {
      name: 'ECG detector: memory of one stream as JSON',
      value: JSON.stringify(snapshotEcg(state)).length,
      unit: 'bytes',
    },
  ];
}
