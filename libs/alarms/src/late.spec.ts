// Late data: what is news and what is a repetition, what it would have raised, and when its lane is closed.
import { Bedside, LOW, START } from './bedside.fixture.js';
import type { RhythmEventName } from './rules.js';

const at = (seconds: number) => START + seconds * 1_000;
/** An hour behind its observation. */
const late = (bed: Bedside, observed: number, signal: Parameters<Bedside['value']>[1], value: number, more = {}) =>
  bed.value(observed + 3_600, signal, value, { observed, ...more });

describe('a late value', () => {
  it.each<[string, 'spo2' | 'pr', number, string, number]>([
    ['the same value of the same moment is no news', 'spo2', 80, 'd1', 0],
    ['another value of the same moment is', 'spo2', 81, 'd1', 1],
    ['another device’s is', 'spo2', 80, 'd2', 1],
    ['another signal’s is', 'pr', 80, 'd1', 1],
  ])('%s', (_, signal, value, device, news) => {
    const bed = new Bedside(LOW).value(0, 'pr', 72).value(5, 'spo2', 80);
    bed.value(60, signal, value, { observed: 5, device });
    expect(bed.state.lateTracks).toHaveLength(news);
  });

  it('that cannot be used leaves no trace', () => {
    const bed = new Bedside(LOW).value(60, 'spo2', null, { observed: 5, quality: 'invalid' });
    bed.value(61, 'spo2', 80, { observed: 6, quality: 'invalid' });
    expect(bed.state).toMatchObject({ lateTracks: [], lateAt: null });
  });

  it('keeps two devices apart', () => {
    const bed = new Bedside(LOW);
    for (let second = 0; second < 20; second++)
      late(bed, second, 'spo2', second % 2 ? 80 : 96, { device: `d${second % 2}` });
    expect(bed.told('alarm-raised')).toMatchObject([{ historical: true, onsetAt: at(1), extreme: 80 }]);
  });

  it('counts once, however often it comes', () => {
    const rule = { id: 'r', kind: 'burden', signal: 'spo2', below: 90, budget: 20, window: '1min', priority: 'low' };
    const bed = new Bedside(rule);
    for (let i = 0; i < 5; i++) late(bed, 1, 'spo2', 85);
    expect(bed.told('alarm-raised')).toEqual([]);
  });

  it('does not make time of a gap in which nothing was seen', () => {
    const bed = new Bedside(LOW);
    for (const second of [0, 1, 2, 60, 61]) late(bed, second, 'spo2', 80);
    expect(bed.told('alarm-raised')).toEqual([]);
    for (let second = 62; second < 74; second++) late(bed, second, 'spo2', 80);
    expect(bed.told('alarm-raised')).toMatchObject([
      { onsetAt: START, evidence: { figures: { heldMs: 15_000, lostMs: 58_000 } } },
    ]);
  });

  it('says since when the patient was out of bed', () => {
    const out = { id: 'r', kind: 'presence', event: 'out-of-bed', longerThan: '20min', priority: 'medium' };
    const bed = new Bedside(out);
    for (const [second, value] of [
      [0, 1],
      [60, 0],
      [600, 0],
      [1_200, 0],
      [1_260, 0],
    ] as const)
      late(bed, second, 'bed', value);
    expect(bed.told('alarm-raised')).toMatchObject([{ historical: true, pagedAt: null, onsetAt: at(60), value: 20 }]);
  });

  it('is judged by the hours of its own time', () => {
    // 22:01 to 22:02, which is over when the values come.
    const rule = { ...LOW, onDelay: '5s', schedule: { from: '22:01', to: '22:02' } };
    const bed = new Bedside(rule);
    for (let second = 0; second < 30; second++) late(bed, second, 'spo2', 80);
    expect(bed.told('alarm-raised')).toEqual([]);
    for (let second = 60; second < 90; second++) late(bed, second, 'spo2', 80);
    expect(bed.told('alarm-raised')).toMatchObject([{ onsetAt: at(60) }]);
  });

  it('goes into the score that the next live value is judged by', () => {
    const rule = { id: 'n', kind: 'news2', atLeast: 5, freshness: { systolicPressure: '2h' }, priority: 'medium' };
    const bed = new Bedside(rule).value(0, 'pr', 72).value(3_000, 'pr', 72);
    bed.value(3_001, 'sbp', 85, { observed: 10 });
    expect(bed.view('n').value).toBe(0);
    bed.value(3_002, 'pr', 72);
    expect(bed.view('n').value).toBe(3);
  });

  it('from storage is history however soon it comes, and pages nobody', () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s', priority: 'high' });
    bed.value(1, 'spo2', 70, { cause: 'from-storage' });
    expect(bed.told('alarm-raised')).toMatchObject([{ historical: true, pagedAt: null, signalState: 'silent' }]);
    expect(bed.view('low')).toMatchObject({ presence: 'absent', signal: 'silent' });
  });
});

describe('the lane of late data', () => {
  const dip = () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s', offDelay: '0s' });
    return late(bed, 10, 'spo2', 80);
  };

  it('closes what is open in it a minute after the last value', () => {
    const bed = dip().tick(3_669);
    expect(bed.told('alarm-ended')).toEqual([]);
    bed.tick(3_670);
    expect(bed.told('alarm-ended')).toMatchObject([{ historical: true, clearedAt: at(10), presence: 'absent' }]);
  });

  it('goes on while values come', () => {
    const bed = late(dip().tick(3_650), 55, 'spo2', 80).tick(3_700);
    expect(bed.told('alarm-ended')).toEqual([]);
    late(bed, 101, 'spo2', 96);
    expect(bed.told('alarm-ended')).toMatchObject([{ clearedAt: at(101) }]);
  });

  it('is forgotten an hour after the last value', () => {
    const bed = dip().tick(7_209);
    expect(bed.state.lateTracks).toHaveLength(1);
    bed.tick(7_210);
    expect(bed.state).toMatchObject({ lateTracks: [], lateAt: null, conditions: [{ past: null }] });
  });

  it('begins anew for a time more than an hour from the last', () => {
    const bed = new Bedside({ ...LOW, onDelay: '15s' });
    bed.value(9_000, 'spo2', 80, { observed: 0 }).value(9_001, 'spo2', 80, { observed: 3_601 });
    expect(bed.state.conditions[0]!.past).toMatchObject({ memory: { since: at(3_601) } });
    bed.value(9_002, 'spo2', 80, { observed: 7_201 });
    expect(bed.state.conditions[0]!.past).toMatchObject({ memory: { since: at(3_601) }, lastAt: at(7_201) });
  });
});

describe('a late rhythm', () => {
  const RULE = { id: 'r', kind: 'rhythm', event: 'asystole', priority: 'high' };
  const rhythm = (bed: Bedside, seconds: number, event: RhythmEventName, from: number, to: number | null) =>
    bed.feed(seconds, {
      kind: 'rhythm',
      rhythm: {
        event,
        device: 'ecg',
        gateway: 'g1',
        observedAt: at(to ?? from + 4),
        receivedAt: at(seconds),
        from: at(from),
        to: to === null ? null : at(to),
        confidence: 1,
      },
    });

  it('is told as history, once, and ends as it ended', () => {
    const bed = rhythm(new Bedside(RULE), 600, 'asystole', 10, null);
    rhythm(bed, 600, 'asystole', 10, null);
    expect(bed.told('alarm-raised')).toMatchObject([
      {
        historical: true,
        pagedAt: null,
        onsetAt: at(10),
        raisedAt: at(14),
        evidence: { ecg: { from: at(-20), to: at(44) } },
      },
    ]);
    rhythm(bed, 601, 'asystole', 10, 21);
    expect(bed.told('alarm-ended')).toMatchObject([{ historical: true, clearedAt: at(21) }]);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', signal: 'silent' });
  });

  it('of another kind, or for a rule that is off, is nothing', () => {
    expect(rhythm(new Bedside(RULE), 600, 'irregular', 10, null).effects).toEqual([]);
    expect(rhythm(new Bedside({ ...RULE, enabled: false }), 600, 'asystole', 10, null).effects).toEqual([]);
    expect(rhythm(new Bedside(LOW), 600, 'asystole', 10, null).effects).toEqual([]);
  });

  it('outside the hours of its rule is nothing', () => {
    const night = { ...RULE, schedule: { from: '22:01', to: '23:00' } };
    expect(rhythm(new Bedside(night), 600, 'asystole', 10, null).effects).toEqual([]);
    expect(rhythm(new Bedside(night), 600, 'asystole', 70, null).told('alarm-raised')).toHaveLength(1);
  });

  it.each([
    [10, false],
    [11, true],
  ])('is one that comes more than ten seconds behind: %i s', (behind, historical) => {
    const bed = rhythm(new Bedside(RULE), 14 + behind, 'asystole', 10, null);
    expect(bed.told('alarm-raised')).toMatchObject([{ historical }]);
  });
});
