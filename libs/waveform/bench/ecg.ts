// Speed of the ECG detector on one core with quality and rhythm, and the size of its memory. The signal is made here: beats
// of varying shape and interval with noise, so that every part has work.
import { serialize } from 'node:v8';
import { createEcg, pushEcg, snapshotEcg } from '../src/index.js';
import { DRAWN_MICROVOLTS_PER_BIT, drawEcg, type DrawnBeat, seededNoise } from './made-up-ecg.js';

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Twenty minutes with an ectopic beat in seven and a wandering baseline. */
function restlessEcg(rateHz: number): Int16Array {
  const seconds = 1200;
  const vary = seededNoise(3);
  const beats: DrawnBeat[] = [];
  for (let atS = 0.5; atS < seconds;) {
    const ventricular = beats.length % 7 === 6;
    beats.push({ atS, ventricular });
    atS += (beats.length % 7 === 6 ? 0.55 : 0.8) + 0.06 * vary();
  }
  return drawEcg({ rateHz, seconds, beats, added: (second) => 0.1 * Math.sin((2 * Math.PI * second) / 4) });
}

function passOver(samples: Int16Array, rateHz: number): number {
  const state = createEcg({ rateHz, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT });
  let events = 0;
  for (let i = 0; i < samples.length; i += rateHz)
    events += pushEcg(state, samples.subarray(i, i + rateHz), (i * 1000) / rateHz).length;
  return events;
}

/** The compiler settles on the code of a detector that runs for days only after some hundred thousand beats. */
const WARM_UP_PASSES = 40;
const MEASURED_PASSES = 40;

/** Processor time, not elapsed time: other work on the machine is not the detector's. */
function samplesPerSecond(rateHz: number): number {
  const samples = restlessEcg(rateHz);
  for (let pass = 0; pass < WARM_UP_PASSES; pass++) passOver(samples, rateHz);
  let best = 0;
  for (let pass = 0; pass < MEASURED_PASSES; pass++) {
    const before = process.cpuUsage();
    passOver(samples, rateHz);
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (samples.length * 1e6) / (user + system));
  }
  return best;
}

export function bench(): Promise<Row[]> {
  const state = createEcg({ rateHz: 250, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT });
  pushEcg(state, restlessEcg(250).subarray(0, 30_000), 0);
  return Promise.resolve([
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
  ]);
}
