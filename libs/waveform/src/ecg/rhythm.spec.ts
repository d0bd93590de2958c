import { createEcg } from './ecg-state.js';
import { endEcg, pushEcg } from './ecg.js';
import type { RhythmEvent } from './events.js';
import { readEcg, type RhythmSpanEvent } from './read-recording.js';
import { restoreEcg, snapshotEcg } from './snapshot.js';
import { DRAWN_MICROVOLTS_PER_BIT, drawEcg, evenBeats, seededNoise, type DrawnBeat } from '../../bench/made-up-ecg.js';

const rateHz = 250;
const options = { rateHz, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT };
const draw = (seconds: number, beats: readonly DrawnBeat[], added?: (second: number) => number) =>
  drawEcg({ rateHz, seconds, beats, ...(added === undefined ? {} : { added }) });
const spansOf = (samples: Int16Array, pauseMs?: number): readonly RhythmSpanEvent[] =>
  readEcg(samples, pauseMs === undefined ? options : { ...options, pauseMs }).spans;
const only = (spans: readonly RhythmSpanEvent[]): RhythmSpanEvent => {
  expect(spans.map(({ event }) => event)).toHaveLength(1);
  return spans[0] as RhythmSpanEvent;
};
const seconds = (sample: number): number => sample / rateHz;

describe('extreme bradycardia', () => {
  it('is told from the first of five beats under 40 a minute, and ends when they are faster', () => {
    const beats = [...evenBeats(0.6, 20, 0.8), ...evenBeats(21.4, 40, 1.6), ...evenBeats(40.6, 60, 0.8)];
    const span = only(spansOf(draw(60, beats)));
    expect(span).toMatchObject({ event: 'extreme-bradycardia', ratePerMin: 38 });
    expect(seconds(span.fromSample)).toBeCloseTo(19.8, 0);
    expect(seconds(span.toSample)).toBeLessThan(42.5);
  });

  it('is not told at 42 a minute, nor for one pause among normal beats', () => {
    expect(spansOf(draw(60, evenBeats(0.6, 59, 1.43)))).toEqual([]);
    const spans = spansOf(draw(60, [...evenBeats(0.6, 20, 0.8), ...evenBeats(23.3, 59, 0.8)]));
    expect(spans.map(({ event }) => event)).toEqual(['pause']);
  });
});

describe('extreme tachycardia', () => {
  it('is told after seventeen beats over 140 a minute and ends when they are slower', () => {
    const beats = [...evenBeats(0.6, 20, 0.8), ...evenBeats(20.4, 40, 0.4), ...evenBeats(40.6, 60, 0.8)];
    const span = only(spansOf(draw(60, beats)));
    expect(span).toMatchObject({ event: 'extreme-tachycardia', confidence: 1 });
    expect(span.ratePerMin).toBeGreaterThan(140);
    expect(seconds(span.fromSample)).toBeGreaterThan(18.5);
    expect(seconds(span.toSample)).toBeGreaterThan(40);
    expect(seconds(span.toSample)).toBeLessThan(43);
  });

  it('is not told at 135 a minute, nor for sixteen fast beats', () => {
    expect(spansOf(draw(60, evenBeats(0.6, 59, 60 / 135)))).toEqual([]);
    const short = [...evenBeats(0.6, 20, 0.8), ...evenBeats(20.4, 25, 0.4), ...evenBeats(25.6, 59, 0.8)];
    expect(spansOf(draw(60, short))).toEqual([]);
  });
});

describe('a pause', () => {
  const beats = [...evenBeats(0.6, 20, 0.8), ...evenBeats(22.9, 40, 0.8)];

  it('is told once, between the beats around it', () => {
    const state = createEcg(options);
    const told = [...pushEcg(state, draw(40, beats), 0), ...endEcg(state)].filter((event) => event.kind === 'rhythm');
    expect(told).toHaveLength(1);
    const [pause] = told as [RhythmEvent];
    expect(pause.event).toBe('pause');
    expect((pause.to ?? 0) - pause.from).toBeGreaterThan(3050);
    expect((pause.to ?? 0) - pause.from).toBeLessThan(3150);
  });

  it('is as long as asked for', () => {
    expect(spansOf(draw(40, beats), 3500)).toEqual([]);
    expect(spansOf(draw(40, evenBeats(0.6, 39, 1.2)), 1000).length).toBeGreaterThan(10);
  });

  it('is not told where a weak beat may have been missed', () => {
    const weak = (t: number) => 0.24 * Math.exp(-(((t - 21.4) / 0.012) ** 2) / 2);
    const spans = spansOf(draw(40, beats, weak));
    expect(spans.filter(({ toSample, fromSample }) => toSample - fromSample > 3 * rateHz)).toEqual([]);
  });
});

describe('ventricular tachycardia', () => {
  const run = (count: number, interval: number): DrawnBeat[] => [
    ...evenBeats(0.6, 20, 0.8),
    ...Array.from({ length: count }, (_, i) => ({ atS: 20.3 + i * interval, ventricular: true })),
    ...evenBeats(20.3 + count * interval + 0.5, 20.3 + count * interval + 20, 0.8),
  ];

  it('is told from the first of five ventricular beats over 100 a minute', () => {
    const span = only(spansOf(draw(45, run(8, 0.45))));
    expect(span.event).toBe('ventricular-tachycardia');
    expect(seconds(span.fromSample)).toBeCloseTo(20.3, 0);
    expect(seconds(span.toSample)).toBeCloseTo(20.3 + 8 * 0.45 + 1.3, 0);
    expect(span.ratePerMin).toBeGreaterThan(120);
  });

  it.each([110, 115, 130])('is told at %s a minute of complexes half as steep as the patient’s own', (ratePerMin) => {
    const run: DrawnBeat[] = [];
    for (let atS = 50.2; atS < 62; atS += 60 / ratePerMin) run.push({ atS, ventricular: true, size: 0.45 });
    const beats = [...evenBeats(0.6, 50, 0.8), ...run, ...evenBeats(62.8, 90, 0.8)];
    const told = spansOf(draw(91, beats)).find(({ event }) => event === 'ventricular-tachycardia');
    expect(told?.fromSample).toBeLessThan(55 * rateHz);
  });

  it('goes on for minutes without becoming the norm', () => {
    const spans = spansOf(draw(260, run(440, 0.5)));
    const span = spans.find(({ event }) => event === 'ventricular-tachycardia');
    expect(seconds(span?.toSample ?? 0)).toBeGreaterThan(235);
  });

  it('is not told for four beats, nor for a slow run', () => {
    expect(spansOf(draw(45, run(4, 0.45)))).toEqual([]);
    expect(spansOf(draw(50, run(10, 0.75)))).toEqual([]);
  });
});

describe('ventricular fibrillation', () => {
  const vary = seededNoise(5);
  let turned = 0;
  // The phase wanders four times a second, as the wavelets of fibrillation do.
  const phases = Array.from({ length: 220 }, () => (turned += vary()));
  const phase = (t: number): number => phases[Math.floor(t * 4)] ?? 0;
  const fibrillation = (t: number): number =>
    t > 20.2 && t < 35 ? (0.7 + 0.3 * Math.sin(t)) * Math.sin(2 * Math.PI * 5 * t + phase(t)) : 0;
  const beats = [...evenBeats(0.6, 20, 0.8), ...evenBeats(36, 50, 0.8)];

  it('is told within eight seconds, from where it began, and is no unreadable signal', () => {
    const state = createEcg(options);
    const told = [...pushEcg(state, draw(50, beats, fibrillation), 0), ...endEcg(state)].filter(
      (event) => event.kind === 'rhythm' && event.event === 'ventricular-fibrillation',
    ) as RhythmEvent[];
    expect(told).toHaveLength(2);
    expect(told[0]?.from).toBeGreaterThan(20_000);
    expect(told[0]?.from).toBeLessThan(22_500);
    expect(told[1]?.to).toBeGreaterThan(32_000);
    expect(told[1]?.to).toBeLessThan(39_000);
    const others = spansOf(draw(50, beats, fibrillation)).filter(({ event }) => event === 'unreadable');
    expect(others).toEqual([]);
  });

  it('of less than 0.2 mV is not told', () => {
    const fine = (t: number) => 0.06 * fibrillation(t);
    expect(spansOf(draw(50, beats, fine)).map(({ event }) => event)).not.toContain('ventricular-fibrillation');
  });

  it('gives no heart rate while it lasts', () => {
    const { events } = readEcg(draw(50, beats, fibrillation), options);
    const rates = events.filter((event) => event.kind === 'heart-rate' && event.at > 28_000 && event.at < 34_000);
    expect(rates.map((event) => event.kind === 'heart-rate' && event.ratePerMin)).toEqual(rates.map(() => null));
  });
});

describe('irregular rhythm', () => {
  const wild = (from: number, to: number): DrawnBeat[] => {
    const vary = seededNoise(9);
    const beats: DrawnBeat[] = [];
    for (let atS = from; atS < to; atS += 0.7 + 0.5 * vary()) beats.push({ atS });
    return beats;
  };

  it('is told after half a minute of intervals that neither repeat nor drift', () => {
    const beats = [...evenBeats(0.6, 30, 0.8), ...wild(30.5, 120), ...evenBeats(121, 180, 0.8)];
    const span = only(spansOf(draw(180, beats)));
    expect(span.event).toBe('irregular');
    expect(seconds(span.fromSample)).toBeGreaterThan(20);
    expect(seconds(span.fromSample)).toBeLessThan(50);
    expect(seconds(span.toSample)).toBeGreaterThan(115);
    expect(seconds(span.toSample)).toBeLessThan(150);
  });

  it('is not told of breathing, of bigeminy, nor where a third of the beats is ectopic', () => {
    const breathing = Array.from({ length: 180 }, (_, i) => ({ atS: 0.6 + i * 0.8 + 0.2 * Math.sin(i / 2) }));
    expect(spansOf(draw(143, breathing))).toEqual([]);
    const bigeminy = evenBeats(0.6, 150, 0.8).map(({ atS }, i) => ({
      atS: atS - (i % 2) * 0.25,
      ventricular: i % 2 === 1,
    }));
    expect(spansOf(draw(150, bigeminy)).map(({ event }) => event)).toEqual([]);
    const ectopic = wild(0.6, 150).map((beat, i) => ({ ...beat, ventricular: i % 3 === 2 }));
    expect(spansOf(draw(150, ectopic)).map(({ event }) => event)).not.toContain('irregular');
  });
});

describe('the memory', () => {
  const beats = [...evenBeats(0.6, 20, 0.8), ...evenBeats(23.3, 40, 0.5)];
  const samples = draw(40, beats, (t) => (t > 30 ? 0.3 * Math.sin(40 * t) : 0));

  it.each([
    ['JSON', (state: unknown) => JSON.parse(JSON.stringify(state)) as unknown],
    ['a structured clone', (state: unknown) => structuredClone(state)],
  ])('survives %s at any moment', (_way, copy) => {
    const whole = createEcg(options);
    let copied = createEcg(options);
    for (let i = 0; i < samples.length; i += 509) {
      const part = samples.subarray(i, i + 509);
      expect(pushEcg(copied, part, (i * 1000) / rateHz)).toEqual(pushEcg(whole, part, (i * 1000) / rateHz));
      copied = restoreEcg(copy(snapshotEcg(copied)));
    }
    expect(endEcg(copied)).toEqual(endEcg(whole));
  });

  it('is a structured clone by itself, under 24 KiB as JSON', () => {
    const state = createEcg({ ...options, rateHz: 1000 });
    pushEcg(state, drawEcg({ rateHz: 1000, seconds: 40, beats, noiseMillivolts: 0.5 }), 0);
    expect(structuredClone(state)).toEqual(state);
    expect(JSON.stringify(snapshotEcg(state)).length).toBeLessThan(24 * 1024);
  });
});
