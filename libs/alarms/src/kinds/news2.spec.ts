// The score as a rule: which value of a parameter counts, the patient's own baseline, and what is not enough to score.
import { Bedside, START } from '../bedside.fixture.js';

const RULE = { id: 'r', kind: 'news2', atLeast: 5, priority: 'medium' };
const HOUR = 3_600;

/** A pulse of 120 is 2 points, one of 72 none. */
const hourly = (bed: Bedside, pulses: readonly number[], from = 0) => {
  pulses.forEach((pulse, hour) => bed.value((from + hour) * HOUR, 'pr', pulse));
  return bed;
};

describe('the parameters of a score', () => {
  it('take the rate of the ECG before the pulse of the same moment, whichever came first', () => {
    expect(new Bedside(RULE).value(0, 'hr', 120).value(0, 'pr', 72).view('r').value).toBe(2);
    expect(new Bedside(RULE).value(0, 'pr', 72).value(0, 'hr', 120).view('r').value).toBe(2);
    expect(new Bedside(RULE).value(0, 'hr', 120).value(1, 'pr', 72).view('r').value).toBe(0);
  });

  it('do not take a value that came behind a newer one', () => {
    const bed = new Bedside(RULE).value(10, 'spo2', 96).value(12, 'spo2', 80, { observed: 5 });
    expect(bed.view('r').value).toBe(0);
  });

  it.each<[string, Parameters<Bedside['value']>[1], number, number]>([
    ['respiration', 'rr', 25, 3],
    ['SpO2', 'spo2', 91, 3],
    ['systolic pressure', 'sbp', 90, 3],
    ['pulse', 'pr', 131, 3],
    ['temperature', 'temp', 35, 3],
  ])('are fresh to the last moment: %s', (_, signal, value, points) => {
    const freshness = {
      respirationRate: '1min',
      spo2: '1min',
      systolicPressure: '1min',
      pulse: '1min',
      temperature: '1min',
    };
    const other = signal === 'pr' ? 'spo2' : 'pr';
    const usual = signal === 'pr' ? 96 : 72;
    const bed = new Bedside({ ...RULE, freshness }).value(0, signal, value).value(60, other, usual);
    expect(bed.view('r').value).toBe(points);
    bed.value(60.001, other, usual === 96 ? 97 : 73);
    expect(bed.view('r').value).toBe(0);
  });

  it('are unknown together when none is fresh', () => {
    const bed = new Bedside({ ...RULE, oxygen: true });
    expect(bed.view('r')).toMatchObject({ unknown: true, value: null });
    bed.feed(1, {
      kind: 'assessment',
      assessment: { oxygen: true, observedAt: START + 1_000, receivedAt: START + 1_000 },
    });
    expect(bed.view('r')).toMatchObject({ unknown: true, value: null });
    bed.value(2, 'pr', 72);
    expect(bed.view('r')).toMatchObject({ unknown: false, value: 2 });
  });

  it('score oxygen by scale 2 from the last assessment', () => {
    const bed = new Bedside({ ...RULE, scale: 2 }).value(0, 'spo2', 97);
    expect(bed.view('r').value).toBe(0);
    bed.feed(1, {
      kind: 'assessment',
      assessment: { oxygen: true, observedAt: START + 1_000, receivedAt: START + 1_000 },
    });
    expect(bed.view('r').value).toBe(5);
    bed.value(2, 'spo2', 92);
    expect(bed.view('r').value).toBe(2);
    bed.value(3, 'spo2', 94);
    expect(bed.view('r').value).toBe(3);
  });

  it.each<[Parameters<Bedside['value']>[1], readonly number[], readonly number[]]>([
    ['pr', [72, 50, 90, 91, 51, 40], [0, 1, 0, 1, 0, 3]],
    ['spo2', [96, 95, 96, 93, 99, 91], [0, 1, 0, 2, 0, 3]],
    ['rr', [16, 21, 20, 12, 11, 25], [0, 2, 0, 0, 1, 3]],
    ['sbp', [120, 110, 111, 219, 220, 100], [0, 1, 0, 0, 3, 2]],
    ['temp', [36.5, 36, 36.1, 38, 38.1, 39.1], [0, 1, 0, 0, 1, 2]],
  ])('are followed from value to value: %s', (signal, values, scores) => {
    const bed = new Bedside(RULE);
    expect(values.map((value, second) => bed.value(second, signal, value).view('r').value)).toEqual(scores);
  });
});

describe('the patient’s own baseline', () => {
  const ABOVE = { id: 'r', kind: 'news2', aboveBaseline: 2, priority: 'medium' };
  const figures = (bed: Bedside) => bed.told('alarm-raised')[0]?.evidence.figures;

  it('is there once six hours have been scored, and is the median of the hours before', () => {
    expect(figures(hourly(new Bedside(ABOVE), [72, 72, 72, 72, 72, 120]))).toBeUndefined();
    expect(figures(hourly(new Bedside(ABOVE), [72, 72, 72, 100, 100, 100, 135]))).toMatchObject({
      baseline: 0.5,
      score: 3,
    });
  });

  it('takes the last score of each hour', () => {
    const bed = new Bedside(ABOVE);
    for (let hour = 0; hour < 6; hour++) bed.value(hour * HOUR, 'pr', 120).value(hour * HOUR + 1_800, 'pr', 72);
    bed.value(6 * HOUR, 'pr', 120);
    expect(figures(bed)).toMatchObject({ baseline: 0 });
  });

  it('is not moved by the hour that is running', () => {
    const bed = hourly(new Bedside({ ...ABOVE, aboveBaseline: 3 }), [72, 72, 72, 72, 72, 72, 120]);
    bed.value(6 * HOUR + 60, 'pr', 135);
    expect(figures(bed)).toMatchObject({ baseline: 0, score: 3 });
  });

  it('forgets what is a week old', () => {
    const week = 7 * 24;
    const bed = hourly(new Bedside({ ...ABOVE, aboveBaseline: 3 }), [72, 72, 72, 72, 72, 72]);
    hourly(bed, [100, 100, 100, 100, 100], week);
    expect(bed.state.conditions[0]!.memory).toMatchObject({ hours: { length: 6 } });
    bed.value((week + 5) * HOUR, 'pr', 135);
    expect(bed.told('alarm-raised')).toEqual([]);
  });
});
