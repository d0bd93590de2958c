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

  it('brings what was measured by hand into the score, for as long as it is fresh', () => {
    const bed = new Bedside({ ...NEWS, freshness: { systolicPressure: '1h', temperature: '2h' } });
    assess(bed, 10, 10, { measured: { sbp: 85, temp: 35.5 } });
    expect(bed.view('news')).toMatchObject({ presence: 'present', value: 4 });
    bed.value(3_610, 'pr', 72);
    expect(bed.view('news').value).toBe(4);
    bed.value(3_611, 'pr', 72);
    expect(bed.view('news').value).toBe(1);
  });

  it('does not put a hand-measured value in the place of a newer one of a sensor, nor break its silence', () => {
    const bed = new Bedside(NEWS, {
      id: 's',
      kind: 'silence',
      scope: 'signal',
      signal: 'spo2',
      after: '60s',
      priority: 'low',
    });
    bed.value(20, 'spo2', 97);
    assess(bed, 25, 15, { measured: { spo2: 85 } });
    expect(bed.view('news').value).toBe(0);
    assess(bed, 70, 70, { measured: { spo2: 95 } });
    expect(bed.view('news').value).toBe(1);
    expect(bed.tick(80).view('s').presence).toBe('present');
  });
});
