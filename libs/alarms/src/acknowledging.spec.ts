// A named person takes responsibility, and what a removed rule leaves to be seen.
import { Bedside, LOW, START } from './bedside.fixture.js';

describe('acknowledging', () => {
  it('means one episode where one is named', () => {
    const rule = { ...LOW, priority: 'high', onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule).value(0, 'spo2', 80).value(5, 'spo2', 96).value(60, 'spo2', 80);
    bed.feed(61, { kind: 'acknowledge', ruleId: 'low', onsetAt: START, by: 'a' });
    expect(bed.view('low')).toMatchObject({ signal: 'sounding', acknowledgedBy: null });
    expect(bed.told('alarm-ended')).toMatchObject([{ onsetAt: START, acknowledged: { by: 'a' } }]);
    bed.feed(62, { kind: 'acknowledge', ruleId: 'low', onsetAt: START + 60_000, by: 'b' });
    expect(bed.view('low')).toMatchObject({ signal: 'silent', acknowledgedBy: 'b' });
  });

  it('leaves the older, unseen episode latched when only the newer is acknowledged', () => {
    const rule = { ...LOW, priority: 'high', onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule).value(0, 'spo2', 80).value(5, 'spo2', 96).value(60, 'spo2', 80);
    bed.feed(61, { kind: 'acknowledge', ruleId: 'low', onsetAt: START + 60_000, by: 'b' });
    expect(bed.view('low')).toMatchObject({ presence: 'present', signal: 'latched' });
  });

  it('is told of the running alarm as well as of the earlier one that was latched', () => {
    const rule = { ...LOW, priority: 'high', onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule).value(0, 'spo2', 80).value(5, 'spo2', 96).value(60, 'spo2', 80);
    const before = bed.effects.length;
    bed.feed(61, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'a' });
    const told = bed.effects.slice(before).flatMap((effect) => (effect.kind === 'transition' ? [] : [effect]));
    expect(told).toMatchObject([
      { kind: 'alarm-ended', episode: { onsetAt: START, acknowledged: { by: 'a' } } },
      { kind: 'alarm-changed', episode: { onsetAt: START + 60_000, acknowledged: { by: 'a' } } },
    ]);
  });

  it('keeps the five newest unseen episodes of a rule', () => {
    const rule = { ...LOW, priority: 'high', onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule);
    for (let i = 0; i < 8; i++) bed.value(i * 10, 'spo2', 80).value(i * 10 + 5, 'spo2', 96);
    expect(bed.state.conditions[0]!.latched).toHaveLength(5);
    bed.feed(100, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'b' });
    expect(bed.told('alarm-ended')).toHaveLength(6);
    expect(bed.view('low').signal).toBe('silent');
  });

  it('twice changes nothing the second time', () => {
    const bed = new Bedside(LOW).values(0, 20, 'spo2', 84);
    bed.feed(21, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'a' });
    const before = bed.effects.length;
    bed.feed(22, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'b' });
    expect(bed.effects).toHaveLength(before);
    expect(bed.view('low').acknowledgedBy).toBe('a');
  });

  it.each<['high' | 'medium' | 'low', string | null]>([
    ['high', 'a'],
    ['medium', null],
    ['low', null],
  ])('what was seen at %s priority leaves an alarm of high priority to %s', (seen, by) => {
    const bed = new Bedside({ ...LOW, priority: 'high', onDelay: '0s' }).value(0, 'spo2', 80);
    bed.feed(1, { kind: 'acknowledge', ruleId: 'low', onsetAt: START, seen, by: 'a' });
    expect(bed.view('low')).toMatchObject({ acknowledgedBy: by, signal: by === null ? 'sounding' : 'silent' });
  });

  it('what has become less urgent than it was seen takes it all the same', () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s' }).value(0, 'spo2', 80);
    bed.feed(1, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, seen: 'high', by: 'a' });
    expect(bed.view('low')).toMatchObject({ acknowledgedBy: 'a', signal: 'silent' });
  });

  it('of a rule nobody knows changes nothing', () => {
    const bed = new Bedside(LOW);
    bed.feed(0, { kind: 'acknowledge', ruleId: 'x', onsetAt: null, by: 'a' });
    bed.feed(0, { kind: 'shelve', ruleId: 'x', until: START + 9e6, by: 'a', reason: 'r' });
    bed.feed(0, { kind: 'unshelve', ruleId: 'x', by: 'a' });
    expect(bed.effects).toEqual([]);
  });
});

describe('a removed rule', () => {
  it('leaves its unseen high alarm latched until somebody acknowledges it', () => {
    const bed = new Bedside({ ...LOW, priority: 'high' }).values(0, 20, 'spo2', 84);
    bed.feed(20, { kind: 'change-rules', rules: [], by: 'doctor' });
    expect(bed.state.conditions).toHaveLength(1);
    expect(bed.state.conditions[0]).toMatchObject({ removed: true, signal: 'latched', presence: 'absent' });
    bed.feed(21, { kind: 'acknowledge', ruleId: 'low', onsetAt: null, by: 'a' });
    expect(bed.state.conditions).toHaveLength(0);
  });

  it('is gone at once when nothing of it waits', () => {
    const bed = new Bedside(LOW).values(0, 5, 'spo2', 84);
    bed.feed(5, { kind: 'change-rules', rules: [], by: 'doctor' });
    expect(bed.state.conditions).toHaveLength(0);
    bed.values(5, 60, 'spo2', 70);
    expect(bed.told('alarm-raised')).toEqual([]);
  });
});
