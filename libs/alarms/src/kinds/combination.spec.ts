// Conditions that count together, now or within a window of time.
import { Bedside, START } from '../bedside.fixture.js';

const FAST = { id: 'fast', kind: 'limit', signal: 'hr', high: 100, priority: 'low' };
const LOW = { id: 'low', kind: 'limit', signal: 'spo2', low: 90, priority: 'low' };
const combined = (more: object) => new Bedside({ id: 'r', kind: 'combination', priority: 'high', ...more }, FAST, LOW);
const fast = (bed: Bedside, from: number, to: number) => bed.value(from, 'hr', 120).value(to, 'hr', 80);
const low = (bed: Bedside, from: number, to: number) => bed.value(from, 'spo2', 80).value(to, 'spo2', 96);

describe('a combination', () => {
  it('of all says which hold, out of how many', () => {
    const bed = combined({ all: ['fast', 'low'] }).value(1, 'hr', 120);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 1 });
    bed.value(2, 'spo2', 80);
    expect(bed.told('alarm-raised').find(({ ruleId }) => ruleId === 'r')).toMatchObject({
      onsetAt: START + 2_000,
      value: 2,
      limit: 2,
      direction: 'above',
      extreme: 2,
      evidence: { figures: { holding: 'fast, low', withinMs: 0 } },
    });
  });

  it('of any needs one', () => {
    const bed = combined({ any: ['fast', 'low'] }).value(1, 'spo2', 80);
    expect(bed.told('alarm-raised').find(({ ruleId }) => ruleId === 'r')).toMatchObject({
      value: 1,
      limit: 1,
      evidence: { figures: { holding: 'low' } },
    });
  });

  it('without a window ends in the very moment in which a part does', () => {
    const bed = low(combined({ any: ['low'] }), 1, 5);
    expect(bed.view('r').presence).toBe('absent');
  });

  it('within a window counts a part to the last moment of it', () => {
    const bed = low(combined({ any: ['low'], within: '20s' }), 1, 5).tick(25);
    expect(bed.view('r').presence).toBe('present');
    bed.tick(25.001);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 0 });
  });

  it('of all ends with the first part whose window has passed', () => {
    const bed = combined({ all: ['fast', 'low'], within: '20s' });
    low(fast(bed, 1, 10), 11, 25).tick(30);
    expect(bed.view('r').presence).toBe('present');
    bed.tick(31);
    expect(bed.view('r').presence).toBe('absent');
  });

  it('of any ends with the last part whose window has passed', () => {
    const bed = combined({ any: ['fast', 'low'], within: '20s' });
    low(fast(bed, 1, 10), 11, 25).tick(40);
    expect(bed.view('r').presence).toBe('present');
    bed.tick(46);
    expect(bed.view('r').presence).toBe('absent');
  });

  it('does not count a part that was never there, or that was taken away', () => {
    const bed = combined({ all: ['fast', 'low'], within: '20s' })
      .value(1, 'hr', 120)
      .tick(15);
    expect(bed.view('r').presence).toBe('absent');
  });
});
