// What a burden adds up to, since when, how deep, and how its floor tells.
import { Bedside, START } from '../bedside.fixture.js';

const RULE = { id: 'r', kind: 'burden', signal: 'spo2', below: 90, budget: 20, window: '1min', priority: 'low' };
const BOTH = { ...RULE, floor: { low: 75, priority: 'high' }, budget: 900 };

const raised = (bed: Bedside) => bed.told('alarm-raised')[0];

describe('a burden', () => {
  it('says since when, and how deep it was', () => {
    const bed = new Bedside(RULE).values(0, 5, 'spo2', 96).value(5, 'spo2', 88).value(6, 'spo2', 80);
    bed.value(7, 'spo2', 86).value(8, 'spo2', 84);
    expect(raised(bed)).toMatchObject({
      onsetAt: START + 5_000,
      value: 22,
      limit: 90,
      direction: 'below',
      extreme: 80,
      evidence: { figures: { burden: 22, budget: 20, windowMs: 60_000, burdenLimit: 90, newest: 84, floor: null } },
    });
  });

  it('adds up what falls into one slice, also from two values of one second', () => {
    const bed = new Bedside(RULE);
    for (let i = 0; i < 10; i++) bed.value(i / 2, 'spo2', 84);
    expect(bed.view('r').value).toBe(6 + 9 * 3);
  });

  it('begins with what is still in the window', () => {
    const bed = new Bedside({ ...RULE, budget: 115 }).value(0, 'spo2', 80).values(1, 50, 'spo2', 96);
    bed.values(50, 63, 'spo2', 80);
    expect(raised(bed)).toMatchObject({ onsetAt: START + 50_000, value: 120 });
  });

  it('clears when enough of it has left the window, and counts anew', () => {
    const bed = new Bedside(RULE).values(0, 3, 'spo2', 80).values(3, 60, 'spo2', 96);
    expect(bed.view('r')).toMatchObject({ presence: 'present', value: 30 });
    bed.value(60, 'spo2', 96);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 20 });
    bed.values(61, 70, 'spo2', 96).value(70, 'spo2', 79);
    expect(bed.view('r')).toMatchObject({ presence: 'pending', value: 11 });
    bed.value(71, 'spo2', 79);
    expect(bed.view('r')).toMatchObject({ presence: 'present', value: 22 });
  });

  it('is only as good as its worst value', () => {
    const bed = new Bedside(RULE).value(0, 'spo2', 80, { quality: 'questionable' }).value(1, 'spo2', 70);
    expect(raised(bed)).toMatchObject({ evidence: { quality: 'questionable' } });
  });

  it('over a long window counts by slices of a 120th of it', () => {
    const bed = new Bedside({ ...RULE, window: '1h' }).values(0, 3, 'spo2', 80);
    expect(bed.view('r').presence).toBe('present');
    bed.value(3_599, 'spo2', 96);
    expect(bed.view('r').presence).toBe('present');
    bed.value(3_601, 'spo2', 96);
    expect(bed.view('r').presence).toBe('absent');
  });
});

describe('a burden out of order', () => {
  it('drops from the window in order of time, whatever the order of arrival', () => {
    const bed = new Bedside({ ...RULE, window: '10s' }).value(0, 'spo2', 96).value(5, 'spo2', 80);
    bed.value(6, 'spo2', 70, { observed: 3 }).value(13, 'spo2', 96);
    expect(bed.view('r')).toMatchObject({ presence: 'present', value: 50 });
    bed.value(14, 'spo2', 96);
    expect(bed.view('r')).toMatchObject({ presence: 'present', value: 50 });
    bed.value(15, 'spo2', 96);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 0 });
  });

  it('adds nothing that was too late for its window', () => {
    const bed = new Bedside({ ...RULE, window: '5s' }).value(0, 'spo2', 96).value(9, 'spo2', 89);
    bed.value(9.5, 'spo2', 50, { observed: 3 });
    expect(bed.view('r').presence).not.toBe('present');
  });

  it('sums two values of one slice as long as the slice lasts', () => {
    const bed = new Bedside({ ...RULE, budget: 200 }).value(0, 'spo2', 88).value(10, 'spo2', 80);
    bed.value(10.5, 'spo2', 80).value(60, 'spo2', 96);
    expect(bed.view('r').value).toBe(100 + 5);
  });
});

describe('a changed budget', () => {
  it('counts what was spent already with the next value', () => {
    const bed = new Bedside({ ...RULE, budget: 50 }).values(0, 3, 'spo2', 80).value(3, 'spo2', 96);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 30 });
    bed.feed(4, { kind: 'change-rules', rules: new Bedside(RULE).state.conditions.map(({ rule }) => rule), by: 'd' });
    bed.value(5, 'spo2', 96);
    expect(bed.view('r').presence).toBe('present');
  });
});

describe('the floor of a burden', () => {
  it('fires with the first value under it and ends with the first at it', () => {
    const bed = new Bedside(BOTH).values(0, 3, 'spo2', 96).value(3, 'spo2', 75);
    expect(bed.view('r').presence).toBe('pending');
    bed.value(4, 'spo2', 74);
    expect(raised(bed)).toMatchObject({
      priority: 'high',
      onsetAt: START + 3_000,
      limit: 75,
      direction: 'below',
      extreme: 74,
      value: 31,
      evidence: { figures: { floor: 75, newest: 74 } },
    });
    bed.value(5, 'spo2', 75);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', signal: 'latched' });
  });

  it('has an upper side too, and stands alone where the burden counts the other way', () => {
    const rule = { ...RULE, floor: { low: 70, high: 99, priority: 'medium' } };
    const bed = new Bedside(rule).value(0, 'spo2', 100);
    expect(raised(bed)).toMatchObject({
      onsetAt: START,
      limit: 99,
      direction: 'above',
      extreme: 100,
      priority: 'medium',
    });
  });

  it('takes the more urgent of its priority and the burden’s', () => {
    const rule = { ...BOTH, budget: 10, priority: 'high', floor: { low: 75, priority: 'low' } };
    expect(raised(new Bedside(rule).value(0, 'spo2', 70))).toMatchObject({ priority: 'high' });
    const under = { ...BOTH, priority: 'high', floor: { low: 75, priority: 'low' } };
    expect(raised(new Bedside(under).value(0, 'spo2', 70))).toMatchObject({ priority: 'low' });
  });

  it('is not raised by a value that came behind a newer one', () => {
    const bed = new Bedside(BOTH).value(0, 'spo2', 96).value(5, 'spo2', 96);
    bed.value(6, 'spo2', 70, { observed: 3 });
    expect(bed.view('r').presence).not.toBe('present');
  });

  it('says where the patient stands now when a value comes behind a newer one', () => {
    const bed = new Bedside(BOTH).value(0, 'spo2', 96).value(5, 'spo2', 70);
    bed.value(6, 'spo2', 96, { observed: 3 });
    expect(bed.view('r').presence).toBe('present');
    expect(bed.told('alarm-changed').at(-1) ?? raised(bed)).toMatchObject({ direction: 'below', limit: 75 });
    expect(bed.state.conditions[0]!.episode).toMatchObject({
      direction: 'below',
      evidence: { figures: { newest: 70 } },
    });
  });

  it('names the bound that was passed', () => {
    const rule = { ...RULE, floor: { low: 70, high: 99, priority: 'medium' } };
    expect(raised(new Bedside(rule).value(0, 'spo2', 100))!.evidence.figures['floor']).toBe(99);
    expect(raised(new Bedside(rule).value(0, 'spo2', 69))!.evidence.figures['floor']).toBe(70);
  });
});
