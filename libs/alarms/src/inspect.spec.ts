// What a board may show of a condition: where it stands, what the newest value is, and whether it can be judged at all.
import { Bedside, LOW, START } from './bedside.fixture.js';
import { inspect } from './inspect.js';

const view = (bed: Bedside, seconds: number, ruleId = 'r') =>
  inspect(bed.state, START + seconds * 1_000).find((one) => one.ruleId === ruleId)!;
const rule = (more: object) => ({ id: 'r', priority: 'low', ...more });
const SPO2 = { ...LOW, id: 'r' };

describe('the view of a condition', () => {
  it('leaves out rules that were taken away, though their alarm still waits', () => {
    const bed = new Bedside({ ...SPO2, priority: 'high' }).values(0, 20, 'spo2', 80).values(20, 60, 'spo2', 97);
    expect(view(bed, 60).signal).toBe('latched');
    bed.feed(60, { kind: 'change-rules', rules: [], by: 'doctor' });
    expect([bed.state.conditions.length, inspect(bed.state)]).toEqual([1, []]);
  });

  it('shows the value of the sensor that spoke last', () => {
    const bed = new Bedside(SPO2).value(0, 'spo2', 96, { device: 'a' }).value(5, 'spo2', 94, { device: 'b' });
    expect(view(bed, 5).value).toBe(94);
    expect(view(bed.value(9, 'spo2', 97, { device: 'a' }), 9).value).toBe(97);
  });

  it('shows no value before there is one that can be used', () => {
    const bed = new Bedside(SPO2).value(0, 'spo2', 80, { quality: 'invalid', cause: 'motion' });
    expect(view(bed, 1).value).toBeNull();
  });
});

describe('a condition that cannot be judged', () => {
  const doubtful = { quality: 'invalid', cause: 'motion' } as const;

  it.each<[string, object]>([
    ['a limit', SPO2],
    ['a burden', rule({ kind: 'burden', signal: 'spo2', below: 90, budget: 9, window: '1min' })],
  ])('is %s without a current value of its own signal', (_, written) => {
    const bed = new Bedside(written);
    expect(view(bed, 0).unknown).toBe(true);
    expect(view(bed.value(0, 'hr', 72), 1).unknown).toBe(true);
    expect(view(bed.value(1, 'spo2', 96), 2).unknown).toBe(false);
    expect(view(bed, 11).unknown).toBe(false);
    expect(view(bed, 12).unknown).toBe(true);
  });

  it('is not one that a second sensor of the signal still measures', () => {
    const bed = new Bedside(SPO2).value(0, 'spo2', 96, { device: 'a' }).value(30, 'spo2', 96, { device: 'b' });
    expect(view(bed, 31).unknown).toBe(false);
  });

  it('is breathing without a breath sensor that can be read', () => {
    const bed = new Bedside(rule({ kind: 'breathing', noBreathFor: '20s' }));
    expect(view(bed.value(0, 'rr', 14), 1).unknown).toBe(false);
    expect(view(bed.value(1, 'rr', null, doubtful), 2).unknown).toBe(true);
  });

  it('is a bed whose last report says nothing, however old a good one may be', () => {
    const bed = new Bedside(rule({ kind: 'presence', event: 'out-of-bed', longerThan: '20min' }));
    expect(view(bed, 0).unknown).toBe(true);
    expect(view(bed.value(0, 'hr', 72), 1).unknown).toBe(true);
    expect(view(bed.value(1, 'bed', 1), 50_000).unknown).toBe(false);
    expect(view(bed.value(50_001, 'bed', null, doubtful), 50_002).unknown).toBe(true);
    expect(view(bed.value(50_003, 'bed', 1, { device: 'b' }), 50_004).unknown).toBe(false);
  });

  it('is a rhythm while the ECG cannot be read', () => {
    const bed = new Bedside(rule({ kind: 'rhythm', event: 'asystole' }));
    expect(view(bed, 1).unknown).toBe(false);
    const at = START + 2_000;
    const source = { device: 'ecg', gateway: 'g1', observedAt: at, receivedAt: at, from: at, confidence: 1 };
    bed.feed(2, { kind: 'rhythm', rhythm: { ...source, event: 'unreadable', to: null } });
    expect(view(bed, 3).unknown).toBe(true);
    bed.feed(4, { kind: 'rhythm', rhythm: { ...source, event: 'unreadable', to: at + 2_000 } });
    expect(view(bed, 5).unknown).toBe(false);
  });

  it('is a score without any fresh parameter, and a trend without its baseline', () => {
    const bed = new Bedside(
      rule({ kind: 'news2', atLeast: 5 }),
      rule({ id: 't', kind: 'trend', signal: 'hr', recent: '24s', baseline: '168s', change: 9 }),
    );
    expect([view(bed, 0).unknown, view(bed, 0, 't').unknown]).toEqual([true, true]);
    bed.value(0, 'hr', 72);
    expect([view(bed, 1).unknown, view(bed, 1, 't').unknown]).toEqual([false, true]);
    bed.values(1, 200, 'hr', 72);
    expect(view(bed, 200, 't').unknown).toBe(false);
  });

  it('is never one of equipment, nor a combination', () => {
    const bed = new Bedside(
      rule({ kind: 'silence', scope: 'gateway', after: '10min' }),
      { ...SPO2, id: 'low' },
      rule({ id: 'both', kind: 'combination', all: ['low', 'r'], within: '10s' }),
    );
    expect([view(bed, 0).unknown, view(bed, 0, 'both').unknown]).toEqual([false, false]);
  });
});
