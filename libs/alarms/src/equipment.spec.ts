// What is wrong with the equipment, and how that is told.
import { Bedside, LOW, START } from './bedside.fixture.js';

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
    expect(bed.state.tracks[0]!.lastAt).toBe(START + 15_000);
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
});
