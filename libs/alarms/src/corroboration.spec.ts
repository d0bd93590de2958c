// When a second sensor has a say, and what it says: the pulse against the rhythm, one rate against the other.
import { Bedside, START } from './bedside.fixture.js';
import type { RhythmEventName } from './rules.js';

/** A rhythm told at 10 s, with a pulse of the oximeter one second before. */
function rhythmWithPulse(event: RhythmEventName, pulse: number, more: object = {}, pulseAt = 9): Bedside {
  const bed = new Bedside({ id: 'r', kind: 'rhythm', event, priority: 'high' });
  bed.value(pulseAt, 'pr', pulse, more);
  const at = START + 10_000;
  const source = { device: 'ecg', gateway: 'g1', observedAt: at, receivedAt: at };
  return bed.feed(10, { kind: 'rhythm', rhythm: { ...source, event, from: at - 4_000, to: null, confidence: 1 } });
}

const told = (bed: Bedside) => {
  const [alarm] = bed.told('alarm-raised');
  return [alarm?.evidence.corroboration?.verdict, alarm?.priority];
};

describe('the pulse against a rhythm', () => {
  it.each<[RhythmEventName, number, number]>([
    ['asystole', 40, 39],
    ['ventricular-fibrillation', 40, 39],
    ['extreme-bradycardia', 50, 49],
    ['extreme-tachycardia', 120, 121],
    ['ventricular-tachycardia', 100, 101],
    ['ventricular-tachycardia', 40, 39],
  ])('contradicts %s at %i a minute, and not at %i', (event, impossible, possible) => {
    expect(told(rhythmWithPulse(event, impossible))).toEqual(['contradicts', 'medium']);
    expect(told(rhythmWithPulse(event, possible))).toEqual(['agrees', 'high']);
  });

  it('has no say in an irregular rhythm', () => {
    expect(rhythmWithPulse('irregular', 72).told('alarm-raised')[0]?.evidence.corroboration).toBeNull();
  });

  it.each<[string, object, number]>([
    ['questionable', { quality: 'questionable', cause: 'motion' }, 9],
    ['old', {}, -1],
  ])('has no say where it is %s', (_, more, at) => {
    expect(told(rhythmWithPulse('asystole', 72, more, at))).toEqual(['absent', 'high']);
  });

  it('counts up to ten seconds after it was measured', () => {
    expect(told(rhythmWithPulse('asystole', 72, {}, 0))[0]).toBe('contradicts');
  });

  it('has no say once the oximeter has gone on to say nothing usable', () => {
    const bed = new Bedside({ id: 'r', kind: 'rhythm', event: 'asystole', priority: 'high' });
    bed.value(8, 'pr', 72).value(9, 'pr', null, { quality: 'invalid', cause: 'sensor-off' });
    const at = START + 10_000;
    const source = { device: 'ecg', gateway: 'g1', observedAt: at, receivedAt: at };
    bed.feed(10, { kind: 'rhythm', rhythm: { ...source, event: 'asystole', from: at, to: null, confidence: 1 } });
    expect(told(bed)).toEqual(['absent', 'high']);
  });
});

describe('one rate against the other', () => {
  const HIGH = { id: 'r', kind: 'limit', signal: 'hr', high: 120, clearMargin: 5, priority: 'high', corroborate: 'pr' };
  const at = (pulse: number, rate = 150) => told(new Bedside(HIGH).value(0, 'pr', pulse).value(0, 'hr', rate));

  it('agrees where it is beyond the limit too, or not yet back inside by the margin', () => {
    expect(at(121)).toEqual(['agrees', 'high']);
    expect(at(116)).toEqual(['agrees', 'high']);
    expect(at(115)).toEqual(['contradicts', 'medium']);
  });

  it('agrees where both are one rate, within 10 a minute or a tenth', () => {
    expect(at(112, 122)).toEqual(['agrees', 'high']);
    expect(at(111, 122)).toEqual(['agrees', 'high']);
    expect(at(109, 122)).toEqual(['contradicts', 'medium']);
  });

  it('says nothing of a signal that is another quantity', () => {
    const rule = { ...HIGH, corroborate: 'spo2' };
    expect(told(new Bedside(rule).value(0, 'spo2', 97).value(0, 'hr', 150))).toEqual(['absent', 'high']);
  });

  it('says nothing of SpO2 where only one of the two rates is there', () => {
    const rule = { id: 'r', kind: 'limit', signal: 'spo2', low: 90, priority: 'high', corroborate: 'pr' };
    expect(told(new Bedside(rule).value(0, 'pr', 72).value(0, 'spo2', 80))).toEqual(['absent', 'high']);
  });

  it.each([
    ['a rate of 45 and a pulse of 55', 45, 55, 'agrees'],
    ['a rate of 45 and a pulse of 56', 45, 56, 'contradicts'],
  ])('finds %s one rate or two', (_, rate, pulse, verdict) => {
    const rule = { id: 'r', kind: 'limit', signal: 'hr', low: 50, clearMargin: 5, priority: 'high', corroborate: 'pr' };
    expect(told(new Bedside(rule).value(0, 'pr', pulse).value(0, 'hr', rate))[0]).toBe(verdict);
  });

  it('allows a tenth of the higher rate', () => {
    expect(at(110, 122)).toEqual(['agrees', 'high']);
  });

  it.each([
    ['pr', 72, 74, 'agrees'],
    ['pr', 72, 90, 'contradicts'],
    ['hr', 72, 74, 'agrees'],
    ['hr', 72, 90, 'contradicts'],
  ])('asks of SpO2 by %s whether the oximeter is on the pulse: %i and %i', (corroborate, pulse, rate, verdict) => {
    const rule = { id: 'r', kind: 'limit', signal: 'spo2', low: 90, priority: 'high', corroborate };
    const bed = new Bedside(rule).value(0, 'pr', pulse).value(0, 'hr', rate).value(0, 'spo2', 80);
    expect(told(bed)[0]).toBe(verdict);
  });
});
