// What is wrong with the equipment, and how that is told.
import { Bedside, LOW, START } from './bedside.fixture.js';
import { LAST_AT } from './state.js';

describe('equipment', () => {
  it('of a device that was given back is no longer missed', () => {
    const bed = new Bedside({ id: 'dev', kind: 'silence', scope: 'device', after: '60s', priority: 'low' });
    bed.value(0, 'spo2', 96, { device: 'a' }).value(0, 'hr', 72, { device: 'b' });
    bed.feed(10, { kind: 'device-returned', gateway: 'g1', device: 'a' });
    bed.value(50, 'hr', 72, { device: 'b' }).tick(100);
    expect(bed.view('dev').presence).toBe('absent');
    bed.tick(110);
    expect(bed.view('dev').presence).toBe('present');
    expect(bed.told('alarm-raised')[0]!.evidence.figures).toMatchObject({ subjects: 'b' });
  });

  it('takes a gateway’s measured clock offset as it is told', () => {
    const bed = new Bedside({ id: 'skew', kind: 'silence', event: 'clock-skew', beyond: '5s', priority: 'low' });
    bed.feed(0, { kind: 'gateway-clock', gateway: 'g1', offsetMs: -8_000 });
    expect(bed.view('skew')).toMatchObject({ presence: 'present', value: 8 });
    expect(bed.told('alarm-raised')[0]!.headline).toEqual({
      ja: '機器の時計がセンターと8秒ずれています(g1)。',
      en: "Clock differs from the centre's by 8 s: g1.",
    });
    bed.feed(60, { kind: 'gateway-clock', gateway: 'g1', offsetMs: 100 });
    expect(bed.view('skew').presence).toBe('absent');
  });

  it('dates a value from the future back to its receipt', () => {
    const bed = new Bedside(LOW);
    bed.value(10, 'spo2', 80, { observed: 3_600 }).value(11, 'spo2', 80, { observed: 11 });
    expect(bed.state.tracks[0]!.now[LAST_AT]).toBe(START + 15_000);
  });

  it('names a lost connection in its sentence', () => {
    const bed = new Bedside({ id: 'gw', kind: 'silence', scope: 'gateway', after: '10min', priority: 'medium' });
    bed.value(0, 'spo2', 96).feed(5, { kind: 'gateway-connection', gateway: 'g1', connected: false }).tick(600);
    expect(bed.told('alarm-raised')[0]).toMatchObject({
      conditionKind: 'technical',
      onsetAt: START,
      headline: {
        ja: 'ゲートウェイ(g1)からの有効なデータが10分以上届いていません(通信断)。',
        en: 'No usable data from the gateway g1 for 10 min or more; connection lost.',
      },
    });
  });

  it.each<[string, object, (bed: Bedside) => Bedside, string]>([
    [
      'sensors off',
      { event: 'sensor-off', after: '5s' },
      (bed) => {
        const off = { quality: 'invalid', cause: 'lead-off' } as const;
        return bed.value(0, 'hr', null, off).value(0, 'spo2', null, off).tick(5);
      },
      'hr/d1, spo2/d1',
    ],
    [
      'stuck values',
      { event: 'stuck', after: '5s' },
      (bed) => bed.values(0, 8, 'hr', 70, 'a').values(8, 16, 'hr', 71, 'b').values(16, 17, 'hr', 70, 'a').tick(17),
      'hr/a, hr/b',
    ],
    [
      'low batteries',
      { event: 'battery', below: 20 },
      (bed) => bed.value(0, 'battery', 15, { device: 'a' }).value(1, 'battery', 12, { device: 'b' }),
      'a, b',
    ],
    [
      'wrong clocks',
      { event: 'clock-skew', beyond: '5s' },
      (bed) => {
        for (const [gateway, offsetMs] of [
          ['g1', 100],
          ['g2', -8_000],
          ['g3', 9_000],
        ] as const)
          bed.feed(0, { kind: 'gateway-clock', gateway, offsetMs });
        return bed;
      },
      'g2, g3',
    ],
  ])('names all of the %s', (_, rule, happens, subjects) => {
    const bed = happens(new Bedside({ id: 'r', kind: 'silence', priority: 'low', ...rule }));
    expect(bed.state.conditions[0]).toMatchObject({ presence: 'present', memory: { subjects: subjects.split(', ') } });
    const [raised] = bed.told('alarm-raised');
    const latest = bed.told('alarm-changed').at(-1) ?? raised;
    expect(latest!.evidence.figures['subjects']).toBe(subjects);
  });

  it('names all lost connections', () => {
    const bed = new Bedside({ id: 'r', kind: 'silence', scope: 'signal', signal: 'hr', after: '5s', priority: 'low' });
    for (const gateway of ['g1', 'g2']) bed.feed(0, { kind: 'gateway-connection', gateway, connected: false });
    expect(bed.tick(5).told('alarm-raised')[0]!.evidence.figures['connectionLost']).toBe('g1, g2');
  });

  it('with two low batteries tells of the lowest, and since when', () => {
    const rule = { id: 'r', kind: 'silence', event: 'battery', below: 20, priority: 'low' };
    const bed = new Bedside(LOW).value(0, 'battery', 15, { device: 'a' }).value(10, 'battery', 12, { device: 'b' });
    bed.feed(60, { kind: 'change-rules', rules: new Bedside(rule).state.conditions.map((one) => one.rule), by: 'd' });
    expect(bed.told('alarm-raised')).toMatchObject([{ onsetAt: START, value: 12, extreme: 12, limit: 20 }]);
  });

  it('takes no other value for a battery’s, nor a report that cannot be used', () => {
    const bed = new Bedside({ id: 'r', kind: 'silence', event: 'battery', below: 20, priority: 'low' });
    bed.value(0, 'hr', 12).value(0, 'battery', null, { quality: 'invalid' });
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: null });
    expect(bed.value(1, 'battery', 80).view('r')).toMatchObject({ presence: 'absent', value: 80 });
    bed.feed(2, { kind: 'device-returned', gateway: 'g1', device: 'd1' });
    bed.value(3, 'hr', 12, { device: 'd2' });
    expect(bed.view('r').presence).toBe('absent');
  });

  it('is stuck where all it measures of the body stands still, whatever a scale or a battery on it says', () => {
    const rule = { id: 'r', kind: 'silence', event: 'stuck', after: '5s', priority: 'low' };
    const bed = new Bedside(rule).value(0, 'rr', null, { quality: 'invalid' });
    for (let second = 0; second < 8; second++) bed.value(second, 'hr', 70).value(second, 'battery', 80 - second);
    expect(bed.tick(8).view('r').presence).toBe('present');
    bed.feed(9, { kind: 'device-returned', gateway: 'g1', device: 'd1' });
    expect(bed.view('r').presence).toBe('absent');
  });

  it('that had fallen silent before anybody asked is silent, not stuck', () => {
    const rule = { id: 'r', kind: 'silence', event: 'stuck', after: '5s', priority: 'low' };
    const bed = new Bedside(LOW).values(0, 20, 'hr', 70);
    bed.feed(300, { kind: 'change-rules', rules: new Bedside(rule).state.conditions.map((one) => one.rule), by: 'd' });
    expect(bed.tick(400).view('r').presence).toBe('absent');
  });

  it('off another signal than the rule’s is not meant', () => {
    const rule = { id: 'r', kind: 'silence', event: 'sensor-off', signal: 'spo2', after: '5s', priority: 'low' };
    const bed = new Bedside(rule).value(0, 'hr', null, { quality: 'invalid', cause: 'lead-off' }).tick(60);
    expect(bed.view('r').presence).toBe('absent');
  });

  it('whose clock is off by exactly the bound is not told of, and beyond it since it was known', () => {
    const bed = new Bedside({ id: 'r', kind: 'silence', event: 'clock-skew', beyond: '5s', priority: 'low' });
    bed.feed(0, { kind: 'gateway-clock', gateway: 'g1', offsetMs: 5_000 });
    expect(bed.view('r').presence).toBe('absent');
    bed.feed(7, { kind: 'gateway-clock', gateway: 'g1', offsetMs: 5_001 });
    expect(bed.told('alarm-raised')).toMatchObject([{ onsetAt: START + 7_000 }]);
  });
});
