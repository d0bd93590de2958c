// A level at its edges: how long, how deep, how sure, and what a gap or a late-coming sample makes of it.
import type { LevelMemory } from './memory.js';
import { advance, freshLevel, playOn, revise, type LevelSpec } from './levels.js';
import { GOOD, INTERVAL_MS, QUESTIONABLE, UNUSABLE, type Track } from './state.js';
import { countSample, newTally, sliceMsOf } from './tally.js';
import { insert, newTrack, push } from './track.js';
import type { Sample } from './verdict.js';

const MINUTE_S = 60;

const LOW: LevelSpec = {
  name: 'limit',
  priority: 'medium',
  low: 90,
  high: Infinity,
  onDelayMs: 10_000,
  offDelayMs: 5_000,
  clearMargin: 2,
  share: 1,
  ignoreBelow: -Infinity,
};
const BOTH: LevelSpec = { ...LOW, low: 50, high: 110, onDelayMs: 0, clearMargin: 5 };

interface More {
  readonly lostS?: number;
  readonly grade?: number;
}

/** A level and its track; time is in seconds. */
class Gauge {
  readonly level: LevelMemory = freshLevel();
  readonly track: Track = newTrack('spo2', 'd1', 'g1');

  constructor(
    readonly spec: LevelSpec,
    readonly sinceS = 0,
  ) {
    if (spec.share < 1) this.track.tallies.push(newTally(sliceMsOf(spec.onDelayMs)));
    this.track.now[INTERVAL_MS] = 1_000;
  }

  private sample(second: number, value: number, { lostS = 0, grade = GOOD }: More, outOfOrder: boolean): Sample {
    return {
      track: this.track,
      index: 0,
      observedAt: second * 1_000,
      value,
      grade,
      lostMs: lostS * 1_000,
      gapMs: 1_000,
      standsForMs: 1_000,
      previous: null,
      outOfOrder,
    };
  }

  take(second: number, value: number, more: More = {}): this {
    push(this.track, second * 1_000, value, more.grade ?? GOOD);
    countSample(this.track, second * 1_000, (more.lostS ?? 0) > 0);
    advance(this.level, this.spec, this.sample(second, value, more, false), this.sinceS * 1_000);
    return this;
  }

  each(from: number, to: number, value: number): this {
    for (let second = from; second < to; second++) this.take(second, value);
    return this;
  }

  /** A sample that comes behind newer ones; true where it shows a run that is already over. */
  late(second: number, value: number, grade = GOOD): boolean {
    insert(this.track, { observedAt: second * 1_000, value, grade });
    countSample(this.track, second * 1_000, false);
    return revise(this.level, this.spec, this.sample(second, value, { grade }, true), this.sinceS * 1_000);
  }

  playOn(second: number, value: number): this {
    playOn(this.level, this.spec, this.sample(second, value, {}, true), this.sinceS * 1_000);
    return this;
  }
}

describe('a level on its way up', () => {
  it('is met by the sample that reaches the on-delay and by none before it', () => {
    const gauge = new Gauge(LOW).each(0, 10, 88);
    expect(gauge.level.phase).toBe('not-yet');
    expect(gauge.take(10, 88).level).toMatchObject({ phase: 'true', startAt: 0 });
  });

  it('takes a value at the bound for one within', () => {
    expect(new Gauge(LOW).take(0, 90).level.phase).toBe('idle');
    expect(new Gauge(LOW).take(0, 89.9).level.phase).toBe('not-yet');
    expect(new Gauge(BOTH).take(0, 110).level.phase).toBe('idle');
    expect(new Gauge(BOTH).take(0, 110.1).level.phase).toBe('true');
    expect(new Gauge(BOTH).take(0, 50).level.phase).toBe('idle');
  });

  it('starts anew after one good sample', () => {
    const gauge = new Gauge(LOW).each(0, 9, 88).take(9, 95).each(10, 20, 88);
    expect(gauge.level).toMatchObject({ phase: 'not-yet', startAt: 10_000 });
    expect(gauge.take(20, 88).level.phase).toBe('true');
  });

  it('keeps the deepest value of the run, below and above', () => {
    expect(new Gauge(LOW).take(0, 88).take(1, 84).take(2, 87).level.extreme).toBe(84);
    expect(new Gauge(BOTH).take(0, 120).take(1, 135).take(2, 128).level.extreme).toBe(135);
    // 40 beyond the upper bound is deeper than 10 beyond the lower.
    expect(new Gauge(BOTH).take(0, 40).take(1, 150).take(2, 45).level.extreme).toBe(150);
    expect(new Gauge(BOTH).take(0, 115).take(1, 20).take(2, 112).level.extreme).toBe(20);
  });

  it('forgets depth and quality of a run that came to nothing', () => {
    const gauge = new Gauge(LOW).take(0, 70, { grade: QUESTIONABLE }).take(1, 95).take(2, 88);
    expect(gauge.level).toMatchObject({ extreme: 88, grade: GOOD, startAt: 2_000 });
  });

  it('is as questionable as its worst sample', () => {
    const gauge = new Gauge(LOW).take(0, 88).take(1, 88, { grade: QUESTIONABLE }).take(2, 88);
    expect(gauge.level.grade).toBe(QUESTIONABLE);
  });

  it('counts no time in which nothing was known, and starts anew after more than ten minutes of it', () => {
    const gauge = new Gauge(LOW).each(0, 5, 88).take(65, 88, { lostS: 61 });
    expect(gauge.level).toMatchObject({ phase: 'not-yet', startAt: 0, lostMs: 61_000 });
    expect(gauge.each(66, 71, 88).level.phase).toBe('not-yet');
    expect(gauge.take(71, 88).level.phase).toBe('true');
    const ten = new Gauge(LOW).take(0, 88).take(10 * MINUTE_S, 88, { lostS: 10 * MINUTE_S });
    expect(ten.level).toMatchObject({ startAt: 0, lostMs: 600_000 });
    const more = new Gauge(LOW).take(0, 88).take(10 * MINUTE_S + 1, 88, { lostS: 10 * MINUTE_S + 1 });
    expect(more.level).toMatchObject({ startAt: 601_000, lostMs: 0 });
  });

  it('says nothing of values that belong to another level', () => {
    const spec = { ...LOW, low: 8, ignoreBelow: 1, onDelayMs: 0 };
    expect(new Gauge(spec).take(0, 0).level.phase).toBe('idle');
    expect(new Gauge(spec).take(0, 1).level.phase).toBe('true');
    const late = new Gauge(spec).take(10, 12);
    late.late(5, 0);
    expect(late.level.phase).toBe('idle');
  });
});

describe('a level on its way down', () => {
  const up = () => new Gauge(LOW).each(0, 11, 88);

  it('holds until the value is inside by the margin', () => {
    expect(up().take(11, 91.9).level.phase).toBe('true');
    expect(up().take(11, 92).level).toMatchObject({ phase: 'clearing', backAt: 11_000 });
    const high = () => new Gauge(BOTH).take(0, 130);
    expect(high().take(1, 105.1).level.phase).toBe('true');
    expect(high().take(1, 105).level.phase).toBe('clearing');
    expect(high().take(1, 54).level.phase).toBe('true');
  });

  it('is over with the sample that reaches the off-delay', () => {
    const gauge = up().each(11, 16, 95);
    expect(gauge.level.phase).toBe('clearing');
    expect(gauge.take(16, 95).level.phase).toBe('idle');
    expect(new Gauge({ ...LOW, offDelayMs: 0 }).each(0, 11, 88).take(11, 95).level.phase).toBe('idle');
  });

  it('goes back up at a relapse, and clears from the start again', () => {
    const gauge = up().each(11, 15, 95).take(15, 88);
    expect(gauge.level).toMatchObject({ phase: 'true', startAt: 0 });
    expect(gauge.each(16, 21, 95).level).toMatchObject({ phase: 'clearing', backAt: 16_000 });
    expect(gauge.take(21, 95).level.phase).toBe('idle');
    expect(up().each(11, 14, 95).take(14, 91).level.phase).toBe('true');
  });

  it('counts no time in which nothing was known towards the off-delay either', () => {
    const gauge = up().take(11, 95).take(31, 95, { lostS: 20 });
    expect(gauge.level).toMatchObject({ phase: 'clearing', backLostMs: 20_000 });
    expect(gauge.each(32, 36, 95).level.phase).toBe('clearing');
    expect(gauge.take(36, 95).level.phase).toBe('idle');
    const relapsed = up().take(11, 95).take(31, 95, { lostS: 20 }).take(32, 88).take(33, 95);
    expect(relapsed.level).toMatchObject({ backAt: 33_000, backLostMs: 0 });
  });
});

describe('a share of the window', () => {
  const SHARE: LevelSpec = { ...LOW, share: 0.6, onDelayMs: 10_000, offDelayMs: 3_000 };
  /** `x` violates, `.` does not; one sample a second. */
  const draw = (gauge: Gauge, from: number, pattern: string): Gauge => {
    [...pattern].forEach((one, i) => gauge.take(from + i, one === 'x' ? 85 : 95));
    return gauge;
  };

  it('is met when so many of the samples violate, and not one sooner', () => {
    expect(draw(new Gauge(SHARE), 0, '....xxxxx.').level).toMatchObject({ phase: 'not-yet', violating: 5, total: 10 });
    expect(draw(new Gauge(SHARE), 0, '....xxxxxx').level).toMatchObject({ phase: 'true', violating: 6, total: 10 });
  });

  it('waits until the window has been filled', () => {
    expect(draw(new Gauge(SHARE), 0, 'xxxxxxxxx').level.phase).toBe('not-yet');
    expect(draw(new Gauge(SHARE), 0, 'xxxxxxxxxx').level.phase).toBe('true');
  });

  it('reaches no further back than the rule itself', () => {
    const gauge = draw(new Gauge(SHARE, 5), 0, '..........xxxx');
    expect(gauge.level.phase).toBe('not-yet');
    const young = draw(new Gauge(SHARE, 8), 0, '........xxxxxxxxx');
    expect(young.level.phase).toBe('not-yet');
    expect(draw(young, 17, 'x').level.phase).toBe('true');
  });

  it('slides: what has left the window counts no more', () => {
    const gauge = draw(new Gauge(SHARE), 0, 'xxxxx..........');
    expect(gauge.level).toMatchObject({ phase: 'idle', violating: 0 });
    expect(draw(new Gauge(SHARE), 0, 'xxx........x').level).toMatchObject({ violating: 2, startAt: 2_000 });
  });

  it('fills anew after a gap', () => {
    const gauge = draw(new Gauge(SHARE), 0, '..........');
    gauge.take(40, 85, { lostS: 30 });
    expect(draw(gauge, 41, 'xxxxxxxx').level.phase).toBe('not-yet');
    expect(draw(gauge, 49, 'x').level.phase).toBe('true');
  });

  it('clears by margin and off-delay once the share is no longer met', () => {
    const gauge = draw(new Gauge(SHARE), 0, '....xxxxxx');
    expect(draw(gauge, 10, '....').level.phase).toBe('true');
    expect(draw(gauge, 14, '.').level.phase).toBe('clearing');
    expect(draw(gauge, 15, '..').level.phase).toBe('clearing');
    expect(draw(gauge, 17, '.').level.phase).toBe('idle');
  });

  it('goes back up with one violating sample while it clears', () => {
    const gauge = draw(new Gauge(SHARE), 0, '....xxxxxx.....');
    expect(gauge.level.phase).toBe('clearing');
    expect(draw(gauge, 15, 'x').level.phase).toBe('true');
  });

  it('keeps the deepest value and the worst quality', () => {
    const gauge = new Gauge(SHARE).take(0, 85).take(1, 80, { grade: QUESTIONABLE }).take(2, 86);
    expect(gauge.level).toMatchObject({ extreme: 80, grade: QUESTIONABLE });
  });

  it('counts every sample of a slice where the window is long', () => {
    // Ten minutes in slices of five seconds: half of 600 samples are 300, wherever in their slices they lie.
    const long = new Gauge({ ...SHARE, onDelayMs: 600_000, share: 0.5 }).each(0, 300, 95).each(300, 599, 85);
    expect(long.level).toMatchObject({ phase: 'not-yet', violating: 299, total: 599 });
    expect(long.take(599, 85).level).toMatchObject({ phase: 'true', violating: 300, total: 600 });
    expect(long.level.slices).toHaveLength(60);
  });

  it('keeps its slices in order of time, whatever comes behind', () => {
    const gauge = new Gauge({ ...SHARE, onDelayMs: 600_000, share: 0.5 }).take(0, 95).take(20, 85).take(30, 85);
    gauge.late(22, 85);
    gauge.late(12, 85);
    expect(gauge.level.slices).toEqual([
      { index: 2, violating: 1 },
      { index: 4, violating: 2 },
      { index: 6, violating: 1 },
    ]);
  });

  it('forgets what lies before more than ten minutes of nothing', () => {
    const gauge = (lostS: number) => {
      const before = new Gauge({ ...SHARE, onDelayMs: 1_200_000, share: 0.5 }).take(0, 85).take(1, 80);
      return before.take(1 + lostS, 86, { lostS }).level.violating;
    };
    expect([gauge(600), gauge(601)]).toEqual([3, 1]);
  });

  it('counts a sample that came out of order in its own place', () => {
    const gauge = draw(new Gauge(SHARE), 0, '....xxxxx');
    gauge.take(10, 95);
    expect(gauge.late(9, 85)).toBe(false);
    expect(gauge.level).toMatchObject({ phase: 'true', violating: 6, total: 10 });
  });
});

describe('a sample that came behind newer ones', () => {
  it('that breaks the run shortens it', () => {
    const gauge = new Gauge(LOW).each(0, 5, 88).each(6, 10, 88);
    expect(gauge.late(5, 95)).toBe(false);
    expect(gauge.level).toMatchObject({ phase: 'not-yet', startAt: 6_000 });
    expect(gauge.each(10, 16, 88).level.phase).toBe('not-yet');
    expect(gauge.take(16, 88).level.phase).toBe('true');
  });

  it('that lies before the run lengthens it', () => {
    const gauge = new Gauge(LOW).take(0, 95).each(2, 11, 88);
    expect(gauge.level).toMatchObject({ phase: 'not-yet', startAt: 2_000 });
    gauge.late(1, 80, QUESTIONABLE);
    expect(gauge.level).toMatchObject({ startAt: 1_000, extreme: 80, grade: QUESTIONABLE });
    expect(gauge.take(11, 88).level.phase).toBe('true');
  });

  it('meets the on-delay itself where it was all that was missing', () => {
    const gauge = new Gauge(LOW).each(1, 11, 88);
    expect(gauge.level.phase).toBe('not-yet');
    expect(gauge.late(0, 88)).toBe(false);
    expect(gauge.level.phase).toBe('true');
  });

  it('does not take back what has been raised, but makes it deeper', () => {
    const gauge = new Gauge(LOW).each(0, 5, 88).each(6, 12, 88);
    expect(gauge.level.phase).toBe('true');
    gauge.late(5, 95);
    expect(gauge.level).toMatchObject({ phase: 'true', startAt: 0, extreme: 88 });
    const deeper = new Gauge(LOW).each(0, 5, 88).each(6, 12, 88);
    deeper.late(5, 79);
    expect(deeper.level.extreme).toBe(79);
  });

  it('puts off the clearing that it shows to have begun too early', () => {
    const gauge = new Gauge(LOW).each(0, 11, 88).take(11, 95).take(13, 95);
    gauge.late(12, 91);
    expect(gauge.level).toMatchObject({ phase: 'clearing', backAt: 13_000 });
    const before = new Gauge(LOW).each(0, 10, 88).take(10, 88).take(12, 95).take(13, 95);
    before.late(11, 91);
    expect(before.level.backAt).toBe(12_000);
    const inside = new Gauge(LOW).each(0, 11, 88).take(11, 95).take(13, 95);
    inside.late(12, 95);
    expect(inside.level.backAt).toBe(11_000);
  });

  it('shows a run that is already over, and plays on to its end', () => {
    const gauge = new Gauge(LOW).each(0, 5, 88).each(6, 12, 88).take(12, 95);
    // Without the fifth second the run never broke, so it had been raised: here a good value hides it.
    const hidden = new Gauge(LOW).each(0, 10, 88).take(11, 95);
    expect(gauge.level.phase).toBe('clearing');
    expect(hidden.level.phase).toBe('idle');
    expect(hidden.late(10, 84)).toBe(true);
    expect(hidden.level).toMatchObject({ phase: 'true', startAt: 0, extreme: 84 });
    hidden.take(12, 95);
    expect(hidden.playOn(10, 84).level.phase).toBe('clearing');
  });

  it('shows no run where it is too short, or where nothing was known in between', () => {
    const short = new Gauge(LOW).each(0, 9, 88).take(10, 95);
    expect(short.late(9, 88)).toBe(false);
    expect(short.level.phase).toBe('idle');
    const gap = new Gauge(LOW).each(0, 3, 88).take(33, 88, { lostS: 31 }).each(34, 36, 88).take(37, 95);
    expect(gap.late(36, 88)).toBe(false);
    expect(gap.level.phase).toBe('idle');
    const good = new Gauge(LOW).each(0, 10, 88).take(11, 95);
    expect(good.late(10, 95)).toBe(false);
  });

  it('belongs to the run around it alone', () => {
    // The deeper values before and behind it are runs of their own.
    const found = new Gauge(LOW).take(0, 60).take(1, 95).each(2, 12, 88).take(13, 95).take(14, 60).take(15, 95);
    expect(found.late(12, 84)).toBe(true);
    expect(found.level).toMatchObject({ phase: 'true', startAt: 2_000, extreme: 84 });
  });

  it('is not joined to what unusable samples stand between', () => {
    const gauge = new Gauge(LOW).each(1, 8, 88);
    push(gauge.track, 8_000, 0, UNUSABLE);
    gauge.each(9, 11, 88);
    gauge.late(0, 88);
    expect(gauge.level).toMatchObject({ phase: 'true', startAt: 0 });
  });

  it('keeps a start that lies further back than the window reaches', () => {
    const slow: LevelSpec = { ...LOW, onDelayMs: 60_000 };
    const gauge = new Gauge(slow).take(0, 60).each(1, 50, 88).take(51, 88);
    gauge.late(50, 88);
    expect(gauge.level).toMatchObject({ phase: 'not-yet', startAt: 0, extreme: 60 });
  });
});
