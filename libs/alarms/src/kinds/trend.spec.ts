// A trend: the median of the recent window against the baseline before it, slice by slice.
import { Bedside, START } from '../bedside.fixture.js';

/** Slices of a second on both sides: each value is a slice. */
const RULE = { id: 'r', kind: 'trend', signal: 'hr', recent: '24s', baseline: '168s', change: 2, priority: 'low' };

const raised = (bed: Bedside) => bed.told('alarm-raised')[0];

describe('a trend', () => {
  it('is raised with the first value that brings the median as far as asked, and says what it compared', () => {
    const bed = new Bedside(RULE).values(0, 168, 'hr', 60).values(168, 180, 'hr', 62);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 61 });
    bed.value(180, 'hr', 62);
    expect(raised(bed)).toMatchObject({
      onsetAt: START + 180_000,
      value: 62,
      limit: 62,
      direction: 'above',
      extreme: 62,
      evidence: {
        figures: {
          medianRecent: 62,
          medianBaseline: 60,
          difference: 2,
          needed: 2,
          recentMs: 24_000,
          baselineMs: 168_000,
          coverageRecent: 1,
          coverageBaseline: 0.934524,
        },
      },
    });
  });

  it('goes by the values beyond the limit of the usual, downwards as upwards', () => {
    const bed = new Bedside(RULE).values(0, 168, 'hr', 60).values(168, 190, 'hr', 58);
    expect(raised(bed)).toMatchObject({ value: 58, limit: 58, direction: 'below', extreme: 58 });
  });

  it.each<[string, number, number]>([
    ['up', 62, 1],
    ['up', 58, 0],
    ['down', 62, 0],
    ['down', 58, 1],
    ['either', 62, 1],
    ['either', 58, 1],
  ])('that is asked to go %s and goes from 60 to %i is told %i times', (direction, to, times) => {
    const bed = new Bedside({ ...RULE, direction }).values(0, 168, 'hr', 60).values(168, 192, 'hr', to);
    expect(bed.told('alarm-raised')).toHaveLength(times);
  });

  it('ends when the recent window has come back, and keeps what it was about', () => {
    const bed = new Bedside(RULE).values(0, 168, 'hr', 60).values(168, 190, 'hr', 66).values(190, 240, 'hr', 60);
    expect(bed.told('alarm-ended')[0]).toMatchObject({ extreme: 66, direction: 'above' });
  });

  it.each([
    [0.5, false],
    [0.51, true],
  ])('with every second slice filled and %d of them asked for is unknown: %s', (minimumCoverage, isUnknown) => {
    const bed = new Bedside({ ...RULE, minimumCoverage });
    for (let second = 0; second <= 220; second += 2) bed.value(second, 'hr', second < 196 ? 60 : 80);
    expect(bed.view('r').unknown).toBe(isUnknown);
    expect(bed.told('alarm-raised')).toHaveLength(isUnknown ? 0 : 1);
  });

  it('is as good as the value that told it', () => {
    const bed = new Bedside(RULE).values(0, 168, 'hr', 60).values(168, 180, 'hr', 62);
    bed.value(180, 'hr', 62, { quality: 'questionable', cause: 'motion' });
    expect(raised(bed)).toMatchObject({ evidence: { quality: 'questionable' } });
  });

  it('puts a value that came behind a newer one where its time belongs', () => {
    const bed = new Bedside({ ...RULE, change: 20 }).value(0, 'hr', 60).value(50, 'hr', 60);
    bed.value(51, 'hr', 90, { observed: 45 }).value(70, 'hr', 90);
    // Of the last 24 s only 60 and 90 are left.
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 75 });
  });

  it('forgets what is older than its baseline', () => {
    const bed = new Bedside({ ...RULE, change: 9, direction: 'up' })
      .values(0, 100, 'hr', 80)
      .values(100, 292, 'hr', 60);
    bed.values(292, 320, 'hr', 70);
    expect(raised(bed)).toMatchObject({ evidence: { figures: { medianBaseline: 60 } } });
  });
});

describe('a stream', () => {
  // Slices of a minute. The thirteenth minute of 70 makes the median; its first value is still a 60.
  const LONG = { ...RULE, recent: '24min', baseline: '168min', change: 6 };
  const minute = 60;

  it.each([
    [1, 43 * minute],
    [15, 43 * minute],
    [20, 42 * minute + 20],
  ])('with a value each %i s is judged at %i s', (everySeconds, second) => {
    const bed = new Bedside(LONG);
    for (let at = 0; at <= 44 * minute; at += everySeconds) {
      bed.value(at, 'hr', at < 30 * minute || at === 42 * minute ? 60 : 70);
    }
    expect(raised(bed)?.raisedAt).toBe(START + second * 1_000);
  });
});
