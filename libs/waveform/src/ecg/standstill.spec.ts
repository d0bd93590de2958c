// The ventricles stand still while the atria go on: P waves or fibrillation waves alone are no heart rate. The detector must
// say asystole within its four seconds, and must not take the waves for beats when it learns the levels anew.
import {
  DRAWN_MICROVOLTS_PER_BIT,
  drawEcg,
  type DrawnBeat,
  type Drawing,
  seededNoise,
} from '../../bench/made-up-ecg.js';
import { type EcgReading, readEcg } from './read-recording.js';

const FROM_S = 60;
const TO_S = 90;
const SECONDS = 110;

/** The first large P wave may still pass for the beat that was due. */
const isWithin = (atS: number): boolean => atS > FROM_S + 1 && atS < TO_S - 0.5;

/** Beats of which those between `FROM_S` and `TO_S` are changed. */
function beatsWith(change: Partial<DrawnBeat>, intervalS = 0.8, jitterS = 0.02, untilS = TO_S): DrawnBeat[] {
  const vary = seededNoise(11);
  const beats: DrawnBeat[] = [];
  for (let atS = 0.6; atS < SECONDS - 0.5; atS += intervalS + jitterS * vary())
    beats.push(atS > FROM_S && atS < untilS ? { atS, ...change } : { atS });
  return beats;
}

function read(beats: readonly DrawnBeat[], drawing: Partial<Drawing> = {}): EcgReading & { readonly rateHz: number } {
  const rateHz = drawing.rateHz ?? 250;
  const samples = drawEcg({ rateHz, seconds: SECONDS, noiseMillivolts: 0.03, ...drawing, beats });
  return { ...readEcg(samples, { rateHz, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT }), rateHz };
}

const asystoles = (reading: EcgReading & { readonly rateHz: number }) =>
  reading.spans
    .filter(({ event }) => event === 'asystole')
    .map(({ fromSample, toSample }) => ({ fromS: fromSample / reading.rateHz, toS: toSample / reading.rateHz }));

function expectOneStandstill(reading: EcgReading & { readonly rateHz: number }): void {
  expect(reading.beats.filter(({ sample }) => isWithin(sample / reading.rateHz))).toEqual([]);
  const spans = asystoles(reading);
  expect(spans).toHaveLength(1);
  expect(Math.abs((spans[0]?.fromS ?? 0) - FROM_S)).toBeLessThan(1.5);
  expect(Math.abs((spans[0]?.toS ?? 0) - TO_S)).toBeLessThan(1.5);
  const told = reading.events.find((event) => event.kind === 'rhythm' && event.event === 'asystole');
  expect(told?.kind === 'rhythm' ? (told.observedAt - told.from) / 1000 : null).toBeLessThan(6);
}

describe('a standstill of the ventricles', () => {
  it.each([0, 0.05, 0.1, 0.15, 0.2, 0.25])('is asystole while P waves of %s mV go on', (pWaveMillivolts) => {
    expectOneStandstill(read(beatsWith({ blocked: true }), { pWaveMillivolts }));
  });

  it.each([0.05, 0.1, 0.15])(
    'is asystole while P waves of %s mV go on after complexes of 0.5 mV',
    (pWaveMillivolts) => {
      expectOneStandstill(read(beatsWith({ blocked: true }), { millivolts: 0.5, pWaveMillivolts }));
    },
  );

  it.each([100, 128, 200, 360, 500, 1000])('is asystole at %s samples a second', (rateHz) => {
    expectOneStandstill(read(beatsWith({ blocked: true }), { rateHz }));
  });

  it.each([0.5, 1.2])('is asystole after beats %s s apart', (intervalS) => {
    expectOneStandstill(read(beatsWith({ blocked: true }, intervalS)));
  });

  it.each([0.03, 0.1, 0.15])('is asystole while the atria fibrillate at %s mV', (millivolts) => {
    const added = (second: number): number =>
      millivolts * Math.sin(2 * Math.PI * (6 * second + 0.3 * Math.sin(second)));
    expectOneStandstill(read(beatsWith({ blocked: true }, 0.7, 0.4), { pWaveMillivolts: 0, added }));
  });

  it.each([20, 35])('gives way to an escape rhythm of %s a minute', (ratePerMin) => {
    const before = beatsWith({ blocked: true }).filter(({ atS }) => atS < TO_S);
    const escapes: DrawnBeat[] = [];
    for (let atS = 75; atS < SECONDS - 1; atS += 60 / ratePerMin) escapes.push({ atS, ventricular: true });
    const reading = read([...before, ...escapes]);
    const [standstill] = asystoles(reading);
    expect(Math.abs((standstill?.fromS ?? 0) - FROM_S)).toBeLessThan(1.5);
    expect((standstill?.toS ?? 0) - 75).toBeLessThan(60 / ratePerMin + 0.5);
    expect(reading.spans.map(({ event }) => event)).toContain('extreme-bradycardia');
  });
});

describe('complexes that grow smaller', () => {
  it.each([0.5, 0.4])('are still beats at %s of their size', (size) => {
    const reading = read(beatsWith({ size }, 0.8, 0.02, SECONDS));
    expect(asystoles(reading)).toEqual([]);
    expect(reading.beats.length).toBe(beatsWith({}).length);
  });
});
