// What staff saw rather than a sensor measured, and the score it goes into.
import { Bedside, START } from './bedside.fixture.js';

describe('an assessment', () => {
  const NEWS = { id: 'news', kind: 'news2', atLeast: 3, priority: 'medium' };
  const assess = (bed: Bedside, seconds: number, observed: number, what: object) =>
    bed.feed(seconds, {
      kind: 'assessment',
      assessment: { ...what, observedAt: START + observed * 1_000, receivedAt: START + seconds * 1_000 },
    });

  it('raises by itself when it is new', () => {
    const bed = new Bedside(NEWS);
    assess(bed, 10, 10, { consciousness: 'V' });
    expect(bed.view('news')).toMatchObject({ presence: 'present', value: 3 });
    expect(bed.told('alarm-raised')[0]).toMatchObject({
      evidence: { missing: ['respirationRate', 'spo2', 'systolicPressure', 'pulse', 'temperature'] },
      headline: {
        ja: 'NEWS2が3点。未測定: 呼吸数、SpO2、収縮期血圧、脈拍、体温。',
        en: 'NEWS2 score 3; partial, missing: respiration, SpO2, systolic pressure, pulse, temperature.',
      },
    });
  });

  it('that comes late waits for the next live value', () => {
    const bed = new Bedside(NEWS);
    assess(bed, 1_000, 10, { consciousness: 'V' });
    expect(bed.view('news').presence).toBe('absent');
    bed.value(1_001, 'pr', 72);
    expect(bed.view('news').presence).toBe('present');
  });

  it('that is older than the known one changes nothing', () => {
    const bed = new Bedside(NEWS);
    assess(bed, 20, 20, { consciousness: 'A', oxygen: false });
    assess(bed, 25, 15, { consciousness: 'V', oxygen: true });
    bed.value(26, 'pr', 72);
    expect(bed.view('news')).toMatchObject({ presence: 'absent', value: 0 });
  });
});
