// What the incidents and the boards get to see: episodes with evidence, told in order.
import { Bedside, LOW, START } from './bedside.fixture.js';

describe('an alarm as it is told', () => {
  it('is raised with its identity, its figures and a sentence in both languages', () => {
    const bed = new Bedside({ ...LOW, version: 4 })
      .values(0, 60, 'spo2', 96)
      .values(60, 70, 'spo2', 84)
      .values(70, 76, 'spo2', 87);
    const [alarm] = bed.told('alarm-raised');
    expect(alarm).toMatchObject({
      ruleId: 'low',
      ruleVersion: 4,
      ruleKind: 'limit',
      signal: 'spo2',
      conditionKind: 'physiological',
      onsetAt: START + 60_000,
      raisedAt: START + 75_000,
      pagedAt: START + 75_000,
      clearedAt: null,
      priority: 'medium',
      presence: 'present',
      signalState: 'sounding',
      acknowledged: null,
      suppressedBy: [],
      historical: false,
      episodeNumber: 1,
      previousOnsetAt: null,
      value: 87,
      limit: 90,
      direction: 'below',
      extreme: 84,
      headline: {
        ja: 'SpO2が90 %を15秒下回っています。最低84 %、信号良好。',
        en: 'SpO2 below 90 % for 15 s, lowest 84 %, signal good.',
      },
      evidence: {
        quality: 'good',
        corroboration: null,
        figures: { level: 'limit', heldMs: 15_000, lostMs: 0, onDelayMs: 15_000 },
        chatter: false,
        ecg: null,
      },
    });
  });

  it('carries the values from 30 s before the raise to 30 s after', () => {
    const bed = new Bedside(LOW).values(0, 60, 'spo2', 96).values(60, 120, 'spo2', 87).tick(121);
    const raised = bed.told('alarm-raised')[0]!.evidence.values;
    expect(raised[0]).toEqual([START + 45_000, 96]);
    expect(raised.at(-1)).toEqual([START + 75_000, 87]);
    const complete = bed.told('alarm-changed').at(-1)!.evidence.values;
    expect(complete.at(-1)).toEqual([START + 105_000, 87]);
    expect(complete).toHaveLength(61);
  });

  it('shows gaps in the evidence as no value', () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s' })
      .value(0, 'spo2', 80)
      .value(1, 'spo2', null, { quality: 'invalid', cause: 'motion' })
      .value(2, 'spo2', 81)
      .tick(40);
    expect(bed.told('alarm-changed').at(-1)!.evidence.values).toEqual([
      [START, 80],
      [START + 1_000, null],
      [START + 2_000, 81],
    ]);
  });

  it('ends with the time it cleared, and once', () => {
    const bed = new Bedside(LOW).values(0, 20, 'spo2', 84).values(20, 60, 'spo2', 96);
    expect(bed.told('alarm-ended')).toMatchObject([
      { clearedAt: START + 30_000, presence: 'absent', signalState: 'silent' },
    ]);
  });

  it('of high priority ends only with its acknowledgement', () => {
    const bed = new Bedside({ ...LOW, priority: 'high' }).values(0, 20, 'spo2', 84).values(20, 60, 'spo2', 96);
    expect(bed.told('alarm-ended')).toEqual([]);
    expect(bed.told('alarm-changed').at(-1)).toMatchObject({ signalState: 'latched', presence: 'absent' });
    bed.feed(70, { kind: 'acknowledge', ruleId: 'low', onsetAt: START, by: 'staff-1' });
    expect(bed.told('alarm-ended')).toMatchObject([
      { acknowledged: { by: 'staff-1', at: START + 70_000 }, signalState: 'silent' },
    ]);
  });

  it('says that the pulse agrees, or that it does not', () => {
    const rule = { ...LOW, corroborate: 'pr' };
    const agrees = new Bedside(rule);
    const contradicts = new Bedside(rule);
    for (let second = 0; second < 20; second++) {
      agrees.value(second, 'hr', 72).value(second, 'pr', 74).value(second, 'spo2', 80);
      contradicts.value(second, 'hr', 72).value(second, 'pr', 140).value(second, 'spo2', 80);
    }
    expect(agrees.told('alarm-raised')[0]!.headline).toEqual({
      ja: 'SpO2が90 %を15秒下回っています。最低80 %、信号良好、脈拍も一致。',
      en: 'SpO2 below 90 % for 15 s, lowest 80 %, signal good; pulse agrees.',
    });
    expect(contradicts.told('alarm-raised')[0]).toMatchObject({
      priority: 'low',
      evidence: { quality: 'questionable', corroboration: { signal: 'pr', value: 140, verdict: 'contradicts' } },
      headline: { en: 'SpO2 below 90 % for 15 s, lowest 80 %, signal questionable; pulse contradicts with 140/min.' },
    });
  });

  it('counts recurrences within ten minutes and links them', () => {
    const rule = { ...LOW, onDelay: '0s', offDelay: '0s' };
    const bed = new Bedside(rule);
    bed
      .value(0, 'spo2', 85)
      .value(10, 'spo2', 96)
      .value(300, 'spo2', 85)
      .value(310, 'spo2', 96)
      .value(1_000, 'spo2', 85);
    expect(bed.told('alarm-raised')).toMatchObject([
      { episodeNumber: 1, previousOnsetAt: null },
      { episodeNumber: 2, previousOnsetAt: START },
      { episodeNumber: 1, previousOnsetAt: null },
    ]);
  });

  it('takes ten minutes to the instant for a recurrence, and a moment more for an alarm of its own', () => {
    const numbers = (second: number) => {
      const bed = new Bedside({ ...LOW, onDelay: '0s', offDelay: '0s' }).value(0, 'spo2', 85).value(10, 'spo2', 96);
      return bed.value(second, 'spo2', 85).told('alarm-raised').at(-1)!.episodeNumber;
    };
    expect([numbers(610), numbers(610.001)]).toEqual([2, 1]);
  });

  it('marks chatter where the first of three is a minute ago to the instant', () => {
    const chatters = (third: number) => {
      const bed = new Bedside({ ...LOW, onDelay: '0s', offDelay: '0s' });
      for (const second of [0, 20, third]) bed.value(second, 'spo2', 85).value(second + 5, 'spo2', 96);
      return bed.told('alarm-raised').at(-1)!.evidence.chatter;
    };
    expect([chatters(60), chatters(60.001)]).toEqual([true, false]);
  });

  it('keeps at most 240 values as evidence', () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s' });
    for (let i = 0; i < 300; i++) bed.value(i / 10, 'spo2', 80);
    bed.tick(40);
    expect(bed.told('alarm-changed').at(-1)!.evidence.values).toHaveLength(240);
  });

  it('marks chatter from the third raise within a minute', () => {
    const bed = new Bedside({ ...LOW, onDelay: '0s', offDelay: '0s' });
    for (const second of [0, 20, 40, 200]) bed.value(second, 'spo2', 85).value(second + 5, 'spo2', 96);
    expect(bed.told('alarm-raised').map((alarm) => alarm.evidence.chatter)).toEqual([false, false, true, false]);
  });

  it('is told as history when it comes late, and never pages', () => {
    const bed = new Bedside(LOW);
    for (let second = 0; second < 30; second++) bed.value(1_000 + second, 'spo2', 80, { observed: second });
    bed.tick(2_000);
    expect(bed.told('alarm-raised')).toMatchObject([
      {
        historical: true,
        pagedAt: null,
        onsetAt: START,
        raisedAt: START + 15_000,
        signalState: 'silent',
        headline: { en: expect.stringContaining('While disconnected: SpO2 below') as string },
      },
    ]);
    expect(bed.told('alarm-ended')).toMatchObject([{ historical: true, clearedAt: START + 29_000 }]);
    expect(bed.effects.some((effect) => effect.kind === 'transition')).toBe(false);
  });
});
