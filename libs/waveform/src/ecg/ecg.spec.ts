import { createEcg, type EcgState } from './ecg-state.js';
import { endEcg, pushEcg } from './ecg.js';
import type { BeatEvent, EcgEvent, RhythmEvent } from './events.js';
import { readEcg } from './read-recording.js';
import { DRAWN_MICROVOLTS_PER_BIT, drawEcg, evenBeats, seededNoise, type DrawnBeat } from '../../bench/made-up-ecg.js';

const rateHz = 250;
const read = (samples: Int16Array, rate = rateHz) =>
  readEcg(samples, { rateHz: rate, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT });
const draw = (seconds: number, beats: readonly DrawnBeat[], more: Partial<Parameters<typeof drawEcg>[0]> = {}) =>
  drawEcg({ rateHz, seconds, beats, ...more });
const names = (reading: ReturnType<typeof read>) => reading.spans.map(({ event }) => event);
const beatsOf = (events: readonly EcgEvent[]): BeatEvent[] => events.filter((event) => event.kind === 'beat');
const rhythmsOf = (events: readonly EcgEvent[]): RhythmEvent[] => events.filter((event) => event.kind === 'rhythm');

/** The largest distance in seconds between beats and where they were drawn; NaN when the counts differ. */
function worstOffset(found: readonly BeatEvent[], drawn: readonly DrawnBeat[], rate = rateHz): number {
  if (found.length !== drawn.length) return Number.NaN;
  return Math.max(...drawn.map(({ atS }, i) => Math.abs((found[i]?.sample ?? 0) / rate - atS)));
}

describe('beats', () => {
  const beats = evenBeats(0.6, 59.5, 0.8);

  it.each([100, 128, 199, 250, 360, 500, 1000])('are found at %i Hz where they are, with their intervals', (rate) => {
    const found = read(drawEcg({ rateHz: rate, seconds: 60, beats }), rate).beats;
    expect(worstOffset(found, beats, rate)).toBeLessThan(0.03);
    expect(found[0]?.rrMs).toBeNull();
    for (const [i, beat] of found.entries()) {
      if (i === 0) continue;
      const drawnMs = ((beats[i]?.atS ?? 0) - (beats[i - 1]?.atS ?? 0)) * 1000;
      expect(Math.abs((beat.rrMs ?? 0) - drawnMs)).toBeLessThan(15);
      expect(beat.quality).toBe('good');
    }
  });

  it.each([
    ['mains of 50 Hz', (t: number) => 0.5 * Math.sin(2 * Math.PI * 50 * t)],
    ['mains of 60 Hz', (t: number) => 0.5 * Math.sin(2 * Math.PI * 60 * t)],
    ['a wandering baseline', (t: number) => 1.5 * Math.sin(2 * Math.PI * 0.25 * t)],
    ['a baseline that jumps', (t: number) => Math.floor(t / 10)],
  ])('stay the same under %s', (_what, added) => {
    const found = read(draw(60, beats, { added })).beats;
    expect(worstOffset(found, beats)).toBeLessThan(0.05);
  });

  it.each([0.25, 4])('are found whatever the amplitude, here %d mV, and upside down', (millivolts) => {
    expect(worstOffset(read(draw(60, beats, { millivolts })).beats, beats)).toBeLessThan(0.05);
    expect(worstOffset(read(draw(60, beats, { millivolts: -millivolts })).beats, beats)).toBeLessThan(0.05);
  });

  it('are still found after the amplitude has fallen to a third', () => {
    const samples = draw(60, beats).map((value, i) => (i < 30 * rateHz ? value : Math.round(value / 3)));
    const late = beats.filter(({ atS }) => atS > 36.2);
    const found = read(samples).beats.filter(({ sample }) => sample > 36.2 * rateHz);
    expect(worstOffset(found, late)).toBeLessThan(0.05);
  });

  it('are found again after a huge artefact has raised every level', () => {
    const added = (t: number) => (t > 20 && t < 20.15 ? 12 : 0);
    const found = read(draw(60, beats, { added })).beats.filter(({ sample }) => sample > 32 * rateHz);
    expect(
      worstOffset(
        found,
        beats.filter(({ atS }) => atS > 32),
      ),
    ).toBeLessThan(0.05);
  });

  it('are not made of T waves, however tall', () => {
    const tall = beats.map(({ atS }) => atS);
    const added = (t: number) =>
      tall.reduce((sum, atS) => sum + 0.5 * Math.exp(-(((t - atS - 0.27) / 0.05) ** 2) / 2), 0);
    expect(
      worstOffset(
        read(
          draw(
            20,
            beats.filter(({ atS }) => atS < 19.5),
            { added },
          ),
        ).beats,
        beats.filter(({ atS }) => atS < 19.5),
      ),
    ).toBeLessThan(0.05);
  });

  it('are the same however the stream is cut', () => {
    const samples = draw(30, evenBeats(0.6, 29.5, 0.8), { noiseMillivolts: 0.2 });
    const cut = (length: number) => {
      const state = createEcg({ rateHz, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT });
      const events: EcgEvent[] = [];
      for (let i = 0; i < samples.length; i += length)
        events.push(...pushEcg(state, samples.subarray(i, i + length), (i * 1000) / rateHz));
      return beatsOf([...events, ...endEcg(state)]);
    };
    expect(cut(37)).toEqual(cut(250));
    expect(cut(7500)).toEqual(cut(250));
  });

  it('come at once while the signal is clean', () => {
    const state = createEcg({ rateHz, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT });
    const samples = draw(30, evenBeats(0.6, 29.5, 0.8));
    let latest = 0;
    for (let i = 0; i < samples.length; i += 25) {
      const events = pushEcg(state, samples.subarray(i, i + 25), (i * 1000) / rateHz);
      // The levels are learnt in the first three seconds.
      if (i > 4 * rateHz)
        for (const { sample } of beatsOf(events)) latest = Math.max(latest, (i + 25 - sample) / rateHz);
    }
    expect(latest).toBeGreaterThan(0);
    expect(latest).toBeLessThan(0.5);
  });

  it('are told apart as ventricular by shape and width', () => {
    const drawn = evenBeats(0.6, 59, 0.8).map((beat, i) => ({
      atS: beat.atS - (i % 8 === 7 ? 0.25 : 0),
      ventricular: i % 8 === 7,
    }));
    const { beats: found } = read(draw(60, drawn));
    expect(found).toHaveLength(drawn.length);
    // The first ones teach the detector what is normal.
    expect(found.slice(16).map(({ ventricular }) => ventricular)).toEqual(
      drawn.slice(16).map((beat) => beat.ventricular),
    );
  });
});

describe('heart rate', () => {
  it('comes once a second and is the mean over eight intervals', () => {
    const { events } = read(draw(30, evenBeats(0.6, 30, 0.75, 0)));
    const rates = events.filter((event) => event.kind === 'heart-rate');
    expect(rates).toHaveLength(30);
    expect(rates.map(({ at }) => at)).toEqual(rates.map((_, i) => (i + 1) * 1000));
    expect(new Set(rates.slice(5).map(({ ratePerMin }) => ratePerMin))).toEqual(new Set([80]));
    expect(rates[0]).toMatchObject({ ratePerMin: null, quality: 'good', cause: 'none' });
  });
});

describe('asystole', () => {
  const drawn = [...evenBeats(0.6, 20, 0.8), ...evenBeats(31, 40, 0.8)];

  it('is told four seconds after the last beat, with rate 0, and ends with the next beat', () => {
    const reading = read(draw(40, drawn));
    const [span] = reading.spans;
    expect(names(reading)).toContain('asystole');
    expect(span?.event).toBe('asystole');
    expect((span?.fromSample ?? 0) / rateHz).toBeCloseTo(19.8, 1);
    expect((span?.toSample ?? 0) / rateHz).toBeCloseTo(31, 1);
    const told = rhythmsOf(reading.events).find(({ event }) => event === 'asystole');
    expect(((told?.observedAt ?? 0) - (told?.from ?? 0)) / 1000).toBeLessThan(5.2);
    const during = reading.events.filter(
      (event) => event.kind === 'heart-rate' && event.sample > 26 * rateHz && event.sample < 30 * rateHz,
    );
    expect(during.map((event) => event.kind === 'heart-rate' && event.ratePerMin)).toEqual([0, 0, 0]);
  });

  it('is told although P waves go on', () => {
    const added = (t: number) => (t > 20 && t < 31 ? 0.1 * Math.exp(-((((t % 0.8) - 0.4) / 0.03) ** 2) / 2) : 0);
    expect(names(read(draw(40, drawn, { added })))).toContain('asystole');
  });

  it('is told from the start of a stream without any beat', () => {
    const reading = read(draw(20, []));
    expect(names(reading)).toEqual(['asystole']);
  });

  it.each([
    ['a flat line', (samples: Int16Array) => samples.fill(0, 20 * rateHz, 31 * rateHz), 'lead-off'],
    [
      'a flat line whose last bit flickers',
      (samples: Int16Array) =>
        samples.map((value, i) => (i > 20 * rateHz && i < 31 * rateHz ? 7 + (i % 3) - 1 : value)),
      'lead-off',
    ],
    ['invalid samples', (samples: Int16Array) => samples.fill(-32768, 20 * rateHz, 31 * rateHz), 'lead-off'],
    ['saturation', (samples: Int16Array) => samples.fill(32767, 20 * rateHz, 31 * rateHz), 'saturated'],
    [
      'saturation that trembles',
      (samples: Int16Array) =>
        samples.map((value, i) => (i > 20 * rateHz && i < 31 * rateHz ? 2000 - (i % 40 === 0 ? 5 : 0) : value)),
      'saturated',
    ],
  ])('is never told of %s: that is unreadable', (_what, spoil, cause) => {
    const reading = read(spoil(draw(40, drawn)));
    expect(names(reading)).toEqual(['unreadable']);
    const [span] = reading.spans;
    expect((span?.fromSample ?? 0) / rateHz).toBeGreaterThan(19.7);
    expect((span?.fromSample ?? 0) / rateHz).toBeLessThan(20.6);
    expect((span?.toSample ?? 0) / rateHz).toBeGreaterThan(31);
    expect((span?.toSample ?? 0) / rateHz).toBeLessThan(32.6);
    expect(reading.events.filter((event) => event.kind === 'quality')).toMatchObject([
      { quality: 'invalid', cause },
      { quality: 'good', cause: 'none' },
    ]);
    expect(reading.beats.find(({ sample }) => sample > 31 * rateHz)?.rrMs).toBeNull();
    const during = reading.events.filter(
      (event) => event.kind === 'heart-rate' && event.sample > 23 * rateHz && event.sample < 30 * rateHz,
    );
    for (const event of during) expect(event).toMatchObject({ ratePerMin: null, quality: 'invalid' });
  });

  it('is never told of a gap in the stream', () => {
    const samples = draw(40, drawn);
    const state = createEcg({ rateHz, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT });
    const events = [
      ...pushEcg(state, samples.subarray(0, 18 * rateHz), 1_000_000),
      ...pushEcg(state, samples.subarray(31 * rateHz), 1_031_000),
      ...endEcg(state),
    ];
    expect(rhythmsOf(events).map(({ event, from, to }) => [event, from, to])).toEqual([
      ['unreadable', 1_018_000, null],
      ['unreadable', 1_018_000, expect.any(Number)],
    ]);
    const after = beatsOf(events).find(({ at }) => at > 1_020_000);
    expect(after?.rrMs).toBeNull();
    expect(after?.at).toBeGreaterThan(1_031_000);
    expect(after?.sample).toBeGreaterThan(31 * rateHz);
  });

  it('outlasts a signal that becomes unreadable, until beats come back', () => {
    const samples = draw(40, drawn).fill(-32768, 26 * rateHz, 29 * rateHz);
    const span = read(samples).spans.find(({ event }) => event === 'asystole');
    expect((span?.toSample ?? 0) / rateHz).toBeCloseTo(31, 0);
  });
});

describe('the stream', () => {
  const samples = draw(20, evenBeats(0.6, 19.5, 0.8));
  const open = (): EcgState => createEcg({ rateHz, microvoltsPerBit: DRAWN_MICROVOLTS_PER_BIT });

  it('leaves out what comes from before, and an empty frame', () => {
    const state = open();
    pushEcg(state, samples.subarray(0, 10 * rateHz), 0);
    const before = structuredClone(state);
    expect(pushEcg(state, samples.subarray(0, rateHz), 3000)).toEqual([]);
    expect(pushEcg(state, new Int16Array(0), 10_000)).toEqual([]);
    expect(state).toEqual(before);
  });

  it('takes clocks that jitter for one stream', () => {
    const state = open();
    const events: EcgEvent[] = [];
    for (let second = 0; second < 20; second++)
      events.push(
        ...pushEcg(state, samples.subarray(second * rateHz, (second + 1) * rateHz), second * 1000 + (second % 2) * 90),
      );
    expect(rhythmsOf(events)).toEqual([]);
    expect(beatsOf(events).every(({ rrMs }, i) => i === 0 || rrMs !== null)).toBe(true);
  });

  it('bridges a single invalid sample', () => {
    const spoilt = samples.slice();
    for (let i = 100; i < spoilt.length; i += 500) spoilt[i] = -32768;
    const reading = read(spoilt);
    expect(names(reading)).toEqual([]);
    expect(reading.beats).toHaveLength(read(samples).beats.length);
  });

  it('may begin with invalid samples', () => {
    const reading = read(samples.slice().fill(-32768, 0, 3 * rateHz));
    expect(names(reading)).toEqual(['unreadable']);
    expect(reading.beats[0]?.sample).toBeGreaterThan(3 * rateHz);
    expect(names(read(new Int16Array(10 * rateHz).fill(-32768)))).toEqual(['unreadable']);
  });

  it('takes a gap within an unreadable span as part of it', () => {
    const state = open();
    const invalid = new Int16Array(2 * rateHz).fill(-32768);
    const events = [
      ...pushEcg(state, samples.subarray(0, 5 * rateHz), 0),
      ...pushEcg(state, invalid, 5000),
      ...pushEcg(state, invalid, 9000),
      ...endEcg(state),
    ];
    expect(rhythmsOf(events).map(({ fromSample, toSample }) => [fromSample, toSample])).toEqual([
      [expect.any(Number), null],
      [expect.any(Number), 11 * rateHz],
    ]);
  });

  it('of no samples gives nothing', () => {
    expect(read(new Int16Array(0))).toMatchObject({ beats: [], spans: [], unreadableShare: 0, seconds: 0 });
  });

  it.each([99, 1001, Number.NaN])('refuses %d Hz', (rate) => {
    expect(() => createEcg({ rateHz: rate, microvoltsPerBit: 5 })).toThrow(RangeError);
  });

  it('refuses a scale of nothing', () => {
    expect(() => createEcg({ rateHz, microvoltsPerBit: 0 })).toThrow(RangeError);
  });
});

describe('noise', () => {
  it('in which beats drown is unreadable and no rhythm', () => {
    const noise = seededNoise(11);
    let level = 0;
    // Noise within the band of QRS complexes, as moving electrodes give.
    const added = (t: number) => {
      level = 0.85 * level + 0.9 * noise();
      return t > 20 && t < 50 ? 1.6 * level : 0;
    };
    const reading = read(draw(80, evenBeats(0.6, 79, 0.8), { added }));
    expect(new Set(names(reading))).toEqual(new Set(['unreadable']));
    expect(reading.spans[0]?.fromSample).toBeGreaterThan(19 * rateHz);
    expect(reading.spans.at(-1)?.toSample).toBeLessThan(62 * rateHz);
    expect(reading.beats.some(({ quality }) => quality === 'invalid')).toBe(true);
  });

  it('that leaves silence behind gives way to asystole', () => {
    const noise = seededNoise(11);
    let level = 0;
    const added = (t: number) => {
      level = 0.85 * level + 0.9 * noise();
      return t > 20 && t < 30 ? 1.6 * level : 0;
    };
    const reading = read(draw(50, evenBeats(0.6, 29, 0.8), { added }));
    expect(names(reading).at(-1)).toBe('asystole');
    const told = rhythmsOf(reading.events).find(({ event }) => event === 'asystole');
    expect(told?.from).toBeGreaterThan(28_000);
    expect(told?.observedAt).toBeLessThan(42_000);
  });

  it('of muscles makes a readable signal questionable', () => {
    const reading = read(draw(30, evenBeats(0.6, 29, 0.8), { noiseMillivolts: 1.2 }));
    expect(reading.events.filter((event) => event.kind === 'quality')[0]).toMatchObject({
      quality: 'questionable',
      cause: 'noise',
    });
    expect(reading.beats.length).toBeGreaterThan(32);
  });
});
