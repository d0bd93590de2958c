// The window of a signal: what is a repetition, what came out of order, what is too old, and how long a value speaks.
import type { Signal } from '#vitals';
import { Bedside, LOW, START } from './bedside.fixture.js';
import { GOOD, INTERVAL_MS, QUESTIONABLE, SIZE, UNUSABLE } from './state.js';
import { bridgedGapMs, insert, isCurrent, isRepeat, newTrack, push, windowOf } from './track.js';

const at = (seconds: number) => START + seconds * 1_000;
const times = (track: ReturnType<typeof newTrack>) =>
  windowOf(track).map(({ observedAt }) => (observedAt - START) / 1_000);

function filled(samples: number) {
  const track = newTrack('spo2', 'd1', 'g1');
  for (let i = 0; i < samples; i++) push(track, at(i), 96, GOOD);
  return track;
}

describe('a window', () => {
  it('keeps the newest forty samples in order', () => {
    expect(times(filled(45))).toEqual(Array.from({ length: 40 }, (_, i) => i + 5));
  });

  it('takes a sample that came out of order where it belongs, once', () => {
    const track = filled(3);
    const sample = { observedAt: at(0.5), value: 80, grade: GOOD };
    expect([insert(track, sample), insert(track, sample)]).toEqual([true, false]);
    expect(times(track)).toEqual([0, 0.5, 1, 2]);
  });

  it.each<[string, number, number, boolean]>([
    ['another value of one moment is another sample', 81, GOOD, true],
    ['the same value of another quality too', 80, QUESTIONABLE, true],
    ['the same is not', 80, GOOD, false],
  ])('%s', (_, value, grade, isNews) => {
    const track = filled(3);
    insert(track, { observedAt: at(0.5), value: 80, grade: GOOD });
    expect(insert(track, { observedAt: at(0.5), value, grade })).toBe(isNews);
  });

  it('takes nothing older than itself once it is full, and drops its oldest for what is within', () => {
    const track = filled(40);
    expect(insert(track, { observedAt: at(-1), value: 80, grade: GOOD })).toBe(false);
    expect(insert(track, { observedAt: at(0), value: 80, grade: GOOD })).toBe(true);
    expect(insert(track, { observedAt: at(20.5), value: 80, grade: GOOD })).toBe(true);
    expect([windowOf(track).length, times(track)[0]]).toEqual([40, 1]);
    expect(insert(filled(39), { observedAt: at(-1), value: 80, grade: GOOD })).toBe(true);
  });

  it.each<[string, number, number, number, boolean]>([
    ['the same value of the same moment', 2, 96, GOOD, true],
    ['another value', 2, 95, GOOD, false],
    ['another quality', 2, 96, QUESTIONABLE, false],
    ['another moment', 3, 96, GOOD, false],
    ['an unusable one beside a usable', 2, 96, UNUSABLE, false],
  ])('knows a repetition: %s', (_, second, value, grade, isKnown) => {
    expect(isRepeat(filled(3), at(second), value, grade)).toBe(isKnown);
  });

  it('knows a repetition also behind another sample of the same moment, and of what could not be used', () => {
    const track = filled(2);
    push(track, at(1), 95, GOOD);
    push(track, at(1), 0, UNUSABLE);
    expect([96, 95].map((value) => isRepeat(track, at(1), value, GOOD))).toEqual([true, true]);
    expect(isRepeat(track, at(1), 50, UNUSABLE)).toBe(true);
    expect(isRepeat(newTrack('spo2', 'd', 'g'), at(1), 96, GOOD)).toBe(false);
  });
});

describe('how long a value speaks', () => {
  const spoken = (signal: Signal, intervalMs: number) => {
    const track = newTrack(signal, 'd', 'g');
    track.now[INTERVAL_MS] = intervalMs;
    return bridgedGapMs(track) / 1_000;
  };

  it.each<[Signal, number, number]>([
    ['spo2', -1, 600],
    ['spo2', 1_000, 10],
    ['spo2', 60_000, 180],
    ['weight', -1, 86_400],
    ['weight', 60_000, 3_600],
    ['temp', 7_200_000, 21_600],
  ])('%s at an interval of %i ms: %i s', (signal, intervalMs, seconds) => {
    expect(spoken(signal, intervalMs)).toBe(seconds);
  });

  it('ends with its time, with a newer one that cannot be used, and with the device given back', () => {
    const bed = new Bedside(LOW).value(0, 'spo2', 96);
    const track = bed.state.tracks[0]!;
    expect([isCurrent(track, at(10)), isCurrent(track, at(10.001))]).toEqual([true, false]);
    expect(isCurrent({ ...track, returned: true }, at(1))).toBe(false);
    bed.value(1, 'spo2', null, { quality: 'invalid' });
    expect(isCurrent(track, at(1))).toBe(false);
    expect(isCurrent(newTrack('spo2', 'd', 'g'), 0)).toBe(false);
  });
});

describe('what could not be used', () => {
  const OFF = { id: 'off', kind: 'silence', event: 'sensor-off', after: '5s', priority: 'low' };
  const off = (bed: Bedside, seconds: number, observed = seconds) =>
    bed.value(seconds, 'spo2', null, { observed, quality: 'invalid', cause: 'sensor-off' });

  it('says nothing where it came behind a newer value', () => {
    const bed = off(new Bedside(OFF).value(5, 'spo2', 96), 6, 4).tick(30);
    expect(bed.view('off').presence).toBe('absent');
  });

  it('says it once, however often it is sent', () => {
    const bed = off(off(new Bedside(LOW), 1), 2, 1);
    expect(bed.state.tracks[0]!.now[SIZE]).toBe(1);
  });

  it('is over with the first value that can be used', () => {
    const bed = off(off(new Bedside(OFF).value(0, 'spo2', 96), 1), 6.5);
    expect(bed.view('off').presence).toBe('present');
    expect(bed.value(7, 'spo2', 96).view('off')).toMatchObject({ presence: 'absent', reason: 'sensor on' });
  });

  it('is over before it was told, without a word', () => {
    const bed = off(new Bedside(OFF).value(0, 'spo2', 96), 1);
    expect(bed.view('off').presence).toBe('pending');
    expect(bed.value(3, 'spo2', 96).view('off').presence).toBe('absent');
    expect(bed.tick(60).told('alarm-raised')).toEqual([]);
  });

  it('stands in the evidence as a gap', () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s' })
      .value(0, 'spo2', 80)
      .value(1, 'spo2', null, { quality: 'invalid' });
    bed.value(2, 'spo2', 81).tick(31);
    expect(bed.told('alarm-changed').at(-1)!.evidence.values).toEqual([
      [at(0), 80],
      [at(1), null],
      [at(2), 81],
    ]);
  });
});
