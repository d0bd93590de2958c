// What the hot path passes over: values that would change nothing. A value passed over wrongly is an alarm lost, one
// looked at needlessly only costs time; both sides are held here.
import { Bedside, LOW, START } from './bedside.fixture.js';
import { isQuiet } from './quiet.js';

/** Of these values of the rule's signal, those that would be looked at a second from now. */
function lookedAt(bed: Bedside, values: readonly number[], seconds: number, track = 0): number[] {
  const known = bed.state.tracks[track]!;
  return values.filter((value) => !isQuiet(known, 0, value, START + seconds * 1_000));
}

describe('values that need not be looked at', () => {
  it.each<[string, object, number, number[], number[]]>([
    ['within a limit', LOW, 96, [90, 100], [89, 0]],
    ['within both limits', { ...LOW, low: 90, high: 99 }, 96, [90, 99], [89, 100]],
    [
      'within both the limit and the severe limit',
      { ...LOW, low: 85, high: 120, severe: { low: 80, high: 130, priority: 'high' } },
      96,
      [85, 120],
      [84, 79, 121],
    ],
    ['within a share’s limit', { ...LOW, share: 0.5 }, 96, [90], [89]],
    [
      'within a burden’s limit and floor',
      { ...LOW, kind: 'burden', below: 90, budget: 9, window: '1min', floor: { low: 75, high: 99, priority: 'high' } },
      96,
      [90, 99],
      [89, 100],
    ],
    [
      'within a burden’s upper limit and floor',
      { ...LOW, kind: 'burden', above: 97, budget: 9, window: '1min', floor: { low: 75, priority: 'high' } },
      96,
      [75, 97],
      [74, 98],
    ],
    ['of the same points in a score', { id: 'n', kind: 'news2', atLeast: 5, priority: 'low' }, 94, [94, 95], [93, 96]],
  ])('%s', (_, written, value, quiet, loud) => {
    const { kind = 'limit', ...rest } = written as Record<string, unknown>;
    const limits = ['low', 'clearMargin', 'offDelay', 'onDelay'];
    const rule = Object.fromEntries(
      Object.entries({ kind, ...rest }).filter(([name]) => kind !== 'burden' || !limits.includes(name)),
    );
    const bed = new Bedside(rule).value(0, 'spo2', value);
    expect(lookedAt(bed, [...quiet, ...loud], 1)).toEqual(loud);
  });

  it('are the pulses of a patient whose rhythm is not in question', () => {
    const bed = new Bedside({ id: 'r', kind: 'rhythm', event: 'asystole', priority: 'high' }).value(0, 'pr', 72);
    expect(lookedAt(bed, [0, 72, 300], 1)).toEqual([]);
    const at = START + 2_000;
    const source = { device: 'ecg', gateway: 'g1', observedAt: at, receivedAt: at };
    bed.feed(2, { kind: 'rhythm', rhythm: { ...source, event: 'asystole', from: at, to: null, confidence: 1 } });
    expect(lookedAt(bed, [0, 72, 300], 3)).toEqual([0, 72, 300]);
  });
});

describe('values that must be looked at', () => {
  it('come while a condition is pending, present or clearing', () => {
    const bed = new Bedside(LOW).value(0, 'spo2', 80);
    expect(lookedAt(bed, [96], 1)).toEqual([96]);
    bed.values(1, 20, 'spo2', 80);
    expect(lookedAt(bed, [96], 20)).toEqual([96]);
    bed.value(20, 'spo2', 96);
    expect(lookedAt(bed, [96], 21)).toEqual([96]);
    bed.values(21, 40, 'spo2', 96);
    expect(lookedAt(bed, [96], 40)).toEqual([]);
  });

  it('come while a share of the window still violates', () => {
    const bed = new Bedside({ ...LOW, share: 0.5 }).values(0, 20, 'spo2', 96).value(20, 'spo2', 80);
    bed.value(21, 'spo2', 96);
    expect(lookedAt(bed, [96], 22)).toEqual([96]);
  });

  it('come when what a burden has gathered may leave its window', () => {
    const rule = { id: 'r', kind: 'burden', signal: 'spo2', below: 90, budget: 9, window: '1min', priority: 'low' };
    const bed = new Bedside(rule).value(0, 'spo2', 88).value(1, 'spo2', 96);
    // A clock may run five seconds ahead of the engine's.
    expect([lookedAt(bed, [96, 89], 54), lookedAt(bed, [96], 55)]).toEqual([[89], [96]]);
    bed.value(60, 'spo2', 96);
    expect(lookedAt(bed, [96], 61)).toEqual([]);
  });

  it('are bed reports, which start breathing and movement anew', () => {
    const bed = new Bedside({ id: 'r', kind: 'breathing', noBreathFor: '20s', priority: 'high' });
    bed.value(0, 'rr', 14).value(0, 'bed', 1);
    expect(lookedAt(bed, [14], 1, 0)).toEqual([]);
    expect(lookedAt(bed, [0, 1], 1, 1)).toEqual([0, 1]);
  });

  it('are all values of a score whose hour has ended, or of which a parameter goes stale', () => {
    const bed = new Bedside({ id: 'n', kind: 'news2', atLeast: 5, priority: 'low' }).value(0, 'spo2', 96);
    expect(lookedAt(bed, [96], 899)).toEqual([]);
    expect(lookedAt(bed, [96], 901)).toEqual([96]);
  });

  it('are all values of a trend', () => {
    const rule = { id: 't', kind: 'trend', signal: 'spo2', recent: '1h', baseline: '1d', change: 3, priority: 'low' };
    expect(lookedAt(new Bedside(rule).value(0, 'spo2', 96), [96], 1)).toEqual([96]);
  });
});

describe('samples for rules that want a share', () => {
  it('are counted once for each length of slice', () => {
    const share = (id: string, onDelay: string) => ({ ...LOW, id, share: 0.5, onDelay });
    const bed = new Bedside(share('a', '15s'), share('b', '30s'), share('c', '10min'), LOW).value(0, 'spo2', 96);
    expect(bed.state.tracks[0]!.tallies.map(({ sliceMs }) => sliceMs)).toEqual([1_000, 5_000]);
  });

  it('are kept when another rule is changed', () => {
    const rules = [
      { ...LOW, share: 0.5 },
      { ...LOW, id: 'other' },
    ];
    const bed = new Bedside(...rules).values(0, 10, 'spo2', 96);
    const changed = new Bedside({ ...LOW, share: 0.5 }).state.conditions.map(({ rule }) => rule);
    bed.feed(10, { kind: 'change-rules', rules: changed, by: 'doctor' });
    expect(bed.state.tracks[0]!.tallies[0]).toMatchObject({ filledFrom: START });
  });
});
