// A doctor changes rules while they run: what goes on, what begins anew, and what nobody has seen yet.
import { Bedside, LOW, START } from './bedside.fixture.js';
import { parseRules, type RuleSet } from './index.js';

function rules(...written: object[]): RuleSet {
  const parsed = parseRules(written);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules;
}

describe('a change of rules', () => {
  it('takes back what was only pending where the rule is off or asks another question', () => {
    for (const next of [
      { ...LOW, enabled: false },
      { ...LOW, low: 80 },
    ]) {
      const bed = new Bedside(LOW).values(0, 5, 'spo2', 88);
      expect(bed.view('low').presence).toBe('pending');
      bed.feed(5, { kind: 'change-rules', rules: rules(next), by: 'doctor' });
      expect(bed.view('low').presence).toBe('absent');
      expect(bed.effects.at(-1)).toMatchObject({ axis: 'presence', from: 'pending', to: 'absent' });
    }
  });

  it('ends an alarm of a rule that is switched off, and watches again when it is switched on', () => {
    const bed = new Bedside(LOW).values(0, 20, 'spo2', 84);
    bed.feed(20, { kind: 'change-rules', rules: rules({ ...LOW, enabled: false }), by: 'doctor' });
    expect(bed.told('alarm-ended')).toHaveLength(1);
    bed.values(20, 40, 'spo2', 84);
    expect(bed.view('low').presence).toBe('absent');
    bed.feed(40, { kind: 'change-rules', rules: rules(LOW), by: 'doctor' });
    bed.values(40, 55, 'spo2', 84);
    expect(bed.view('low').presence).toBe('pending');
    bed.value(55, 'spo2', 84);
    expect(bed.view('low').presence).toBe('present');
  });

  it('of the time zone moves the hours of every rule', () => {
    // The start is 22:00 in Tokyo and 14:00 in Berlin.
    const night = { ...LOW, onDelay: '0s', schedule: { from: '21:00', to: '06:00' } };
    const bed = new Bedside(night).value(0, 'spo2', 84);
    expect(bed.view('low').presence).toBe('present');
    bed.feed(1, { kind: 'change-rules', rules: rules(night), timeZone: 'Europe/Berlin', by: 'doctor' });
    expect(bed.view('low').presence).toBe('absent');
    bed.value(2, 'spo2', 84);
    expect(bed.view('low').presence).toBe('absent');
  });

  it('keeps an alarm present under a new limit, with its depth and its side', () => {
    const bed = new Bedside(LOW).values(0, 20, 'spo2', 84);
    bed.feed(20, { kind: 'change-rules', rules: rules({ ...LOW, low: 80, version: 2 }), by: 'doctor' });
    expect(bed.view('low').presence).toBe('present');
    bed.value(21, 'spo2', 81);
    expect(bed.view('low').presence).toBe('present');
    expect(bed.told('alarm-raised')).toHaveLength(1);
    bed.values(22, 33, 'spo2', 82);
    expect(bed.view('low').presence).toBe('absent');
    expect(bed.told('alarm-ended')[0]).toMatchObject({ extreme: 84, direction: 'below' });
  });

  it('gives a signal the counters that a new share rule needs', () => {
    const share = { ...LOW, onDelay: '10s', share: 0.5 };
    const bed = new Bedside(LOW).values(0, 5, 'spo2', 96);
    bed.feed(5, { kind: 'change-rules', rules: rules(LOW, { ...share, id: 'share' }), by: 'doctor' });
    bed.values(5, 10, 'spo2', 96).values(10, 14, 'spo2', 85);
    expect(bed.view('share').presence).toBe('pending');
    bed.value(14, 'spo2', 85);
    expect(bed.view('share').presence).toBe('present');
  });

  it('makes a new alarm of a trouble that lasts when its rule is taken away and given again', () => {
    const rule = { id: 'r', kind: 'silence', scope: 'device', after: '20s', priority: 'low' };
    const bed = new Bedside(rule).value(0, 'spo2', 96).tick(20);
    bed.feed(21, { kind: 'change-rules', rules: [], by: 'doctor' });
    bed.feed(22, { kind: 'change-rules', rules: rules(rule), by: 'doctor' });
    expect(bed.told('alarm-raised').map(({ onsetAt }) => onsetAt)).toEqual([START, START + 1]);
    expect(bed.view('r')).toMatchObject({ presence: 'present', signal: 'sounding' });
  });
});
