// The calm path is a shortcut and nothing else: whoever never takes it arrives at the same place.
import fc from 'fast-check';
import { Bedside, LOW, START } from './bedside.fixture.js';
import { calmTo, takeCalm, takeRun } from './calm.js';
import { check, fresh, history, play } from './histories.fixture.js';
import type { Observation } from './model.js';
import { NEXT, type PatientState } from './state.js';
import { windowOf } from './track.js';

/** Makes the patient take the whole way with the next input, every rule looking at what comes. */
function wary(state: PatientState): PatientState {
  state.calmUntil = -1;
  return state;
}

/** What is kept between steps, without what only says whether the next can be short. */
const kept = ({ calmUntil, ...state }: PatientState): object => (calmUntil === undefined ? {} : state);

describe('a calm value', () => {
  it('leaves behind what it would have on the whole way', () => {
    check(
      fc.property(history(true), (fed) => {
        const short = play(fed);
        const whole = play(fed, wary(fresh()), wary);
        expect(short.effects).toEqual(whole.effects);
        expect(kept(short.state)).toEqual(kept(whole.state));
      }),
      2,
    );
  });
});

const SCORE = { id: 'score', kind: 'news2', atLeast: 5, priority: 'low' };
const SKEW = { id: 'skew', kind: 'silence', event: 'clock-skew', beyond: '4s', priority: 'low' };

/** A value a second, the newest 97 at the first second; then whether another one is calm. */
function isTaken(more: Partial<Observation>, seconds = 2, ...rules: object[]): boolean {
  const bed = new Bedside(LOW, ...rules).value(0, 'spo2', 96).value(1, 'spo2', 97);
  return takeCalm(bed.state, observationAt(seconds, more), START + seconds * 1_000);
}

function observationAt(seconds: number, more: Partial<Observation> = {}): Observation {
  const at = START + seconds * 1_000;
  const source = { signal: 'spo2', device: 'd1', gateway: 'g1', observedAt: at, receivedAt: at } as const;
  return { ...source, value: 96, quality: 'good', cause: 'none', ...more };
}

describe('the calm path', () => {
  const observed = (seconds: number) => ({ observedAt: START + seconds * 1_000 });

  it.each<[string, Partial<Observation>, number]>([
    ['the next value', {}, 2],
    ['a questionable one', { quality: 'questionable', cause: 'motion' }, 2],
    ['one at the limit', { value: 90 }, 2],
    ['one ten seconds after the one before', {}, 11],
    ['one ten seconds late', observed(2), 12],
    ['one dated five seconds ahead', observed(7), 2],
  ])('takes %s', (_, more, seconds) => expect(isTaken(more, seconds)).toBe(true));

  it.each<[string, Partial<Observation>, number]>([
    ['a rule looks at', { value: 89 }, 2],
    ['is missing', { value: null }, 2],
    ['cannot be used', { quality: 'invalid', cause: 'motion' }, 2],
    ['is a test', { cause: 'test-data' }, 2],
    ['was stored', { cause: 'from-storage' }, 2],
    ['comes after a gap', {}, 11.001],
    ['is late', observed(2), 12.001],
    ['is dated further ahead', observed(7.001), 2],
    ['comes at the instant of the one before', observed(1), 2],
    ['comes behind it', observed(0.5), 2],
    ['is of a device that has said nothing', { device: 'd2' }, 2],
    ['is of a signal that has said nothing', { signal: 'hr' }, 2],
    ['comes by another gateway', { gateway: 'g2' }, 2],
  ])('leaves to the rules what %s', (_, more, seconds) => expect(isTaken(more, seconds)).toBe(false));

  it('goes by the clock where a rule watches it', () => {
    expect([isTaken(observed(2), 6, SKEW), isTaken(observed(2), 6.001, SKEW)]).toEqual([true, false]);
    const bed = new Bedside(LOW, SKEW).value(0, 'spo2', 96).value(10, 'spo2', 96, { observed: 1 });
    expect(takeCalm(bed.state, observationAt(11), START + 11_000)).toBe(false);
    // The clock is right again: that has to be said, and then all is calm.
    bed.value(11, 'spo2', 96);
    expect(takeCalm(bed.state, observationAt(12), START + 12_000)).toBe(true);
  });

  it('ends where a deadline is behind, not at it', () => {
    const silence = { id: 's', kind: 'silence', scope: 'signal', signal: 'hr', after: '8s', priority: 'low' };
    expect([isTaken({}, 8, silence), isTaken({}, 8.001, silence)]).toEqual([true, false]);
  });

  it('ends while equipment is in question, and with a sensor that is off or given back', () => {
    const silence = { id: 's', kind: 'silence', scope: 'signal', signal: 'hr', after: '8s', priority: 'low' };
    const troubled = new Bedside(LOW, silence).value(0, 'spo2', 96).tick(8).value(8.5, 'spo2', 96);
    expect(takeCalm(troubled.state, observationAt(9), START + 9_000)).toBe(false);
    const off = new Bedside(LOW).value(0, 'spo2', 96);
    off.value(1, 'spo2', null, { quality: 'invalid', cause: 'sensor-off' });
    expect(takeCalm(off.state, observationAt(2), START + 2_000)).toBe(false);
    const back = new Bedside(LOW).value(0, 'spo2', 96);
    back.feed(1, { kind: 'device-returned', gateway: 'g1', device: 'd1' });
    expect(takeCalm(back.state, observationAt(2), START + 2_000)).toBe(false);
  });

  it('takes of a score only what gives the same points', () => {
    expect([isTaken({}, 2, SCORE), isTaken({ value: 95 }, 2, SCORE)]).toEqual([true, false]);
  });
});

describe('how far a run is calm', () => {
  const bed = new Bedside(LOW).value(0, 'spo2', 96);
  const track = bed.state.tracks[0]!;
  const at = (seconds: number) => START + seconds * 1_000;
  const reach = (
    times: readonly number[],
    values: readonly number[],
    span: Partial<{ known: number; last: number }> = {},
  ) =>
    calmTo(
      track,
      { times: times.map(at), values },
      { index: 0, known: 0, end: times.length, last: at(1_000), ...span },
    );

  it.each<[string, number[], number[], number]>([
    ['to its end', [1, 2, 3], [96, 90, 97], 3],
    ['to what a rule looks at', [1, 2, 3], [96, 89, 97], 1],
    ['not at all where a rule looks at the first', [1, 2], [89, 96], 0],
    ['to a value that is missing', [1, 2, 3], [96, NaN, 97], 1],
    ['over ten seconds', [1, 11, 12], [96, 96, 96], 3],
    ['to a longer gap', [1, 11.001, 12], [96, 96, 96], 1],
    ['to a second value of one time', [1, 1, 2], [96, 96, 96], 1],
    ['not at all from a time that was', [0, 1], [96, 96], 0],
    ['nowhere where there is nothing', [], [], 0],
  ])('is %s', (_, times, values, index) => expect(reach(times, values)).toBe(index));

  it('is up to the last instant asked for, and goes on from what is known', () => {
    const values = [96, 96, 96, 89];
    expect(reach([1, 2, 3, 4], values, { last: at(2) })).toBe(2);
    expect(reach([1, 2, 3, 4], values, { last: at(0.5) })).toBe(0);
    expect(reach([1, 2, 3, 4], values, { known: 2 })).toBe(3);
    expect(reach([1, 2, 3, 4], values, { known: 4 })).toBe(4);
  });

  it('is up to where a band ends', () => {
    const scored = new Bedside(SCORE).value(0, 'spo2', 97).state.tracks[0]!;
    const times = Array.from({ length: 1_000 }, (_, i) => at(i + 1));
    const span = { index: 0, known: 0, end: 1_000, last: at(5_000) };
    // A value of a score is fresh for a quarter of an hour.
    expect(calmTo(scored, { times, values: times.map(() => 97) }, span)).toBe(899);
  });
});

describe('a calm run', () => {
  const WATCHED = { ...LOW, share: 0.5 };
  const started = () => new Bedside(WATCHED).value(0, 'spo2', 96).state;

  it.each<[string, number[], number[]]>([
    ['of one value', [97], [0]],
    ['of one value that is as before', [96], [0]],
    ['that changes with its last value', [96, 96, 97], [0, 0, 1]],
    ['that changes with its first value', [95, 95, 95], [1, 0, 0]],
    ['that changes within', [96, 97, 97, 97], [0, 1, 0, 0]],
    ['that never changes', [96, 96, 96], [0, 0, 1]],
    [
      'longer than the window',
      Array.from({ length: 130 }, (_, i) => 94 + (i % 5)),
      Array.from({ length: 130 }, (_, i) => i % 2),
    ],
  ])('%s leaves what its values would have one by one', (_, values, grades) => {
    // Every third value comes after two seconds, so that the newest interval is not the usual one.
    let at = START;
    const times = values.map((_, i) => (at += i % 3 === values.length % 3 ? 2_000 : 1_000));
    const [whole, single] = [started(), started()];
    takeRun(whole.tracks[0]!, { times, values, grades }, 0, values.length);
    times.forEach((time, i) => {
      const doubt = grades[i] === 1 ? ({ quality: 'questionable', cause: 'motion' } as const) : {};
      const observation = { ...observationAt(0), observedAt: time, receivedAt: time, value: values[i]!, ...doubt };
      expect(takeCalm(single, observation, time)).toBe(true);
    });
    const [a, b] = [whole.tracks[0]!, single.tracks[0]!];
    expect(a.now.slice(0, NEXT)).toEqual(b.now.slice(0, NEXT));
    expect(windowOf(a)).toEqual(windowOf(b));
    expect(a.tallies).toEqual(b.tallies);
  });

  it('is good where no grades are given, and a part of it is that part alone', () => {
    const [part, alone] = [started(), started()];
    const [times, values] = [[1, 2, 3, 4].map((second) => START + second * 1_000), [80, 97, 98, 70]];
    takeRun(part.tracks[0]!, { times, values }, 1, 3);
    takeRun(alone.tracks[0]!, { times: times.slice(1, 3), values: [97, 98], grades: [0, 0] }, 0, 2);
    expect(part.tracks[0]).toEqual(alone.tracks[0]);
  });
});
