// What people do: pauses and shelves that end when they say, rules that change under a running alarm.
import { Bedside, LOW, START } from './bedside.fixture.js';
import type { Rule } from './rules.js';

const at = (seconds: number) => START + seconds * 1_000;
const rules = (...written: object[]): Rule[] => new Bedside(...written).state.conditions.map(({ rule }) => rule);
const change = (bed: Bedside, seconds: number, timeZone: string | undefined, ...written: object[]) =>
  bed.feed(seconds, {
    kind: 'change-rules',
    rules: rules(...written),
    by: 'doctor',
    ...(timeZone ? { timeZone } : {}),
  });
const NOW = { ...LOW, onDelay: '0s', offDelay: '0s' };

describe('an audio pause', () => {
  const pause = (bed: Bedside, seconds: number, until: number) =>
    bed.feed(seconds, { kind: 'audio-pause', until: at(until), by: 'a' });

  it('can be made longer while it lasts, and ended', () => {
    const bed = pause(pause(new Bedside(NOW).value(0, 'spo2', 80), 1, 60), 30, 120).tick(70);
    expect(bed.view('low').signal).toBe('silent');
    pause(bed, 80, 80);
    expect(bed.view('low').signal).toBe('sounding');
  });

  it('ends at its moment', () => {
    const bed = pause(new Bedside(NOW).value(0, 'spo2', 80), 1, 60).tick(59.999);
    expect(bed.view('low').signal).toBe('silent');
    expect(bed.tick(60).view('low')).toMatchObject({ signal: 'sounding', reason: 'audio pause ended' });
  });

  it('does not quiet what is raised after it', () => {
    const bed = pause(new Bedside(NOW, { ...NOW, id: 'two', signal: 'pr', low: 50 }).value(0, 'spo2', 80), 1, 60);
    bed.value(2, 'pr', 40);
    expect(bed.view('low').signal).toBe('silent');
    expect(bed.view('two').signal).toBe('sounding');
  });
});

describe('a shelf or a pause that is over before it begins', () => {
  it('is no shelf', () => {
    const bed = new Bedside(NOW).value(0, 'spo2', 80);
    bed.feed(5, { kind: 'shelve', ruleId: 'low', until: at(5), by: 'a', reason: 'r' });
    expect(bed.view('low')).toMatchObject({ suppressedBy: [], signal: 'sounding' });
    expect(bed.state.conditions[0]!.shelf).toBeNull();
  });

  it('is no pause', () => {
    const bed = new Bedside(NOW).value(0, 'spo2', 80);
    bed.feed(5, { kind: 'pause-patient', until: at(5), by: 'a', reason: 'r' });
    expect(bed.state.pause).toBeNull();
    expect(bed.view('low').suppressedBy).toEqual([]);
  });
});

describe('a device that is given back', () => {
  it('leaves the others of the patient watched', () => {
    const bed = new Bedside({ id: 'dev', kind: 'silence', scope: 'device', after: '60s', priority: 'low' });
    bed.value(0, 'spo2', 96, { device: 'a' }).value(5, 'hr', 72, { device: 'b' });
    bed.feed(10, { kind: 'device-returned', gateway: 'g1', device: 'a' }).tick(64);
    expect(bed.view('dev').presence).toBe('absent');
    expect(bed.tick(65).told('alarm-raised')).toMatchObject([{ evidence: { figures: { subjects: 'b' } } }]);
  });
});

describe('changed rules', () => {
  it('may bring another time zone, in which the hours count from then on', () => {
    const night = { ...NOW, schedule: { from: '21:00', to: '23:00' } };
    const kept = change(new Bedside(night).value(0, 'spo2', 96), 1, undefined, night);
    expect(kept.value(2, 'spo2', 80).view('low').presence).toBe('present');
    const moved = change(new Bedside(night).value(0, 'spo2', 96), 1, 'Europe/London', night);
    expect(moved.value(2, 'spo2', 80).view('low').presence).toBe('absent');
  });

  it('take their priority to a condition that is not open, and leave an open one to be told anew', () => {
    const high = { ...NOW, priority: 'high' };
    expect(change(new Bedside(NOW), 1, undefined, high).view('low').priority).toBe('high');
    const open = change(new Bedside(NOW).value(0, 'spo2', 80), 1, undefined, high);
    expect(open.view('low').priority).toBe('medium');
    expect(open.value(2, 'spo2', 80).view('low')).toMatchObject({ priority: 'high', signal: 'sounding' });
  });

  it('carry a running alarm on with its worst value, to clear by the new margin', () => {
    const bed = new Bedside(NOW).value(0, 'spo2', 78).value(1, 'spo2', 84);
    change(bed, 2, undefined, { ...NOW, low: 92, clearMargin: 3 });
    bed.value(3, 'spo2', 94);
    expect(bed.state.conditions[0]).toMatchObject({ presence: 'present', episode: { onsetAt: START, extreme: 78 } });
    expect(bed.value(4, 'spo2', 95).view('low').presence).toBe('absent');
    expect(bed.told('alarm-raised')).toHaveLength(1);
  });

  it('begin anew where the rule was off in between', () => {
    const bed = new Bedside(LOW).values(0, 10, 'spo2', 80);
    change(bed, 10, undefined, { ...LOW, enabled: false });
    expect(bed.view('low')).toMatchObject({ presence: 'absent', reason: 'rule disabled' });
    change(bed, 10, undefined, LOW);
    bed.values(10, 25, 'spo2', 80);
    expect(bed.view('low').presence).toBe('pending');
    expect(bed.value(25, 'spo2', 80).view('low').presence).toBe('present');
  });

  it('say why an alarm ended with them', () => {
    const bed = change(new Bedside(NOW).value(0, 'spo2', 80), 1, undefined, { ...NOW, signal: 'pr', low: 50 });
    expect(bed.view('low')).toMatchObject({ presence: 'absent', reason: 'rule changed' });
  });

  it('look at clocks by the narrowest of their bounds', () => {
    const skew = (id: string, beyond: string) => ({
      id,
      kind: 'silence',
      event: 'clock-skew',
      beyond,
      priority: 'low',
    });
    const bed = new Bedside(skew('wide', '60s'), skew('narrow', '3s'));
    for (let second = 10; second < 30; second++) bed.value(second, 'hr', 72, { observed: second - 5 });
    expect([bed.view('narrow').presence, bed.view('wide').presence]).toEqual(['present', 'absent']);
    expect(new Bedside(LOW).state.skewBeyondMs).toBeNull();
  });
});

describe('a rule taken away', () => {
  const HIGH = { ...NOW, priority: 'high' };

  it('stays until each of its unseen alarms has been acknowledged', () => {
    const bed = new Bedside(HIGH).value(0, 'spo2', 80).value(5, 'spo2', 96).value(60, 'spo2', 80).value(65, 'spo2', 96);
    change(bed, 70, undefined);
    bed.feed(71, { kind: 'acknowledge', ruleId: 'low', onsetAt: at(60), by: 'a' });
    expect(bed.state.conditions).toHaveLength(1);
    bed.feed(72, { kind: 'acknowledge', ruleId: 'low', onsetAt: at(0), by: 'a' });
    expect(bed.state.conditions).toEqual([]);
  });

  it('that comes back begins anew and keeps what nobody has seen', () => {
    const bed = change(new Bedside(HIGH).value(0, 'spo2', 80), 1, undefined);
    change(bed, 2, undefined, { ...HIGH, onDelay: '15s' });
    expect(bed.view('low')).toMatchObject({ presence: 'absent', signal: 'latched' });
    bed.values(3, 18, 'spo2', 80);
    expect(bed.view('low').presence).toBe('pending');
  });
});
