// In and out of bed: exits counted once whatever the order, hours that count, and the appointed time.
import { Bedside, START } from '../bedside.fixture.js';

const EXITS = { id: 'r', kind: 'presence', event: 'exits', moreThan: 1, window: '1h', priority: 'low' };

/** Reports of in (1) and out (0), each so many seconds after the start. */
function reports(rule: object, ...list: readonly (readonly [number, number])[]): Bedside {
  const bed = new Bedside(rule);
  for (const [second, value] of list) bed.value(second, 'bed', value);
  return bed;
}

describe('exits from bed', () => {
  it('are steps from in to out, not reports of out', () => {
    expect(reports(EXITS, [0, 0], [10, 0], [20, 1], [30, 0], [40, 0]).view('r')).toMatchObject({ value: 1 });
    const twice = reports(EXITS, [0, 1], [10, 0], [20, 1], [30, 0]);
    expect(twice.told('alarm-raised')[0]).toMatchObject({
      onsetAt: START + 10_000,
      value: 2,
      limit: 1,
      direction: 'above',
      extreme: 2,
    });
  });

  it('leave the window with their time', () => {
    const bed = reports(EXITS, [0, 1], [10, 0], [20, 1], [30, 0]);
    bed.tick(3_609);
    expect(bed.view('r').presence).toBe('present');
    bed.tick(3_610);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 1 });
  });

  it('are counted again where a report comes behind a newer one', () => {
    const hidden = reports(EXITS, [0, 1], [1, 0], [5, 0]);
    hidden.value(6, 'bed', 1, { observed: 3 });
    expect(hidden.view('r')).toMatchObject({ presence: 'present', value: 2 });
    const undone = reports(EXITS, [0, 1], [4, 0]);
    undone.value(6, 'bed', 0, { observed: 2 });
    expect(undone.view('r')).toMatchObject({ presence: 'absent', value: 1 });
  });

  it('do not count what could not be used', () => {
    const bed = reports(EXITS, [0, 1]);
    bed.value(1, 'bed', 0, { quality: 'invalid', cause: 'motion' }).value(3, 'bed', 1);
    bed.value(4, 'bed', 1, { observed: 2 });
    expect(bed.view('r')).toMatchObject({ value: 0 });
  });

  it('of one evening are counted again only within its hours', () => {
    // From 22:01 for a minute, in seconds from the start: 60 to 120.
    const rule = { ...EXITS, moreThan: 9, schedule: { from: '22:01', to: '22:02' } };
    const before = reports(rule, [50, 1], [55, 0], [70, 1], [80, 0]);
    expect(before.value(81, 'bed', 1, { observed: 75 }).view('r').value).toBe(1);
    const after = reports(rule, [70, 1], [115, 0], [122, 1], [124, 0]);
    expect(after.value(124.5, 'bed', 1, { observed: 117 }).view('r').value).toBe(1);
    const atItsEnd = reports(rule, [70, 1], [115, 0], [118, 1], [120, 0]);
    expect(atItsEnd.value(120.5, 'bed', 1, { observed: 117 }).view('r').value).toBe(1);
  });

  it('that have left the memory of single reports are still counted', () => {
    const bed = reports(EXITS, [0, 1], [1, 0]);
    for (let second = 2; second < 40; second++) bed.value(second, 'bed', 0);
    bed.value(40, 'bed', 0, { observed: 38.5 });
    expect(bed.view('r').value).toBe(1);
    bed.value(41, 'bed', 0, { observed: 38.7 });
    expect(bed.view('r').value).toBe(1);
  });

  it('count within the hours of the rule only', () => {
    // The start is 22:00 in Tokyo.
    const night = { ...EXITS, moreThan: 0, schedule: { from: '22:01', to: '06:00' } };
    expect(reports(night, [0, 1], [59, 0]).view('r').presence).toBe('absent');
    expect(reports(night, [0, 1], [60, 0]).view('r').presence).toBe('present');
  });
});

describe('out of bed', () => {
  const OUT = { id: 'r', kind: 'presence', event: 'out-of-bed', longerThan: '20min', priority: 'medium' };

  it('is told by the clock alone, with the minutes', () => {
    const bed = reports(OUT, [0, 1], [60, 0]).tick(1_259);
    expect(bed.view('r').presence).toBe('pending');
    bed.tick(1_260);
    expect(bed.told('alarm-raised')[0]).toMatchObject({
      onsetAt: START + 60_000,
      value: 20,
      limit: 20,
      direction: 'above',
      evidence: { figures: { outMs: 1_200_000, longerThanMs: 1_200_000 } },
    });
    bed.tick(1_890).value(1_891, 'bed', 1);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', value: 0 });
  });

  it('counts from the beginning of the hours in which it matters', () => {
    const night = { ...OUT, schedule: { from: '22:10', to: '06:00' } };
    const bed = reports(night, [0, 0]).tick(1_799);
    expect(bed.view('r').presence).toBe('pending');
    bed.tick(1_800);
    expect(bed.told('alarm-raised')[0]).toMatchObject({ onsetAt: START + 600_000 });
  });

  it('goes by the bed sensor that spoke last', () => {
    const bed = new Bedside(OUT).value(0, 'bed', 0, { device: 'a' }).value(600, 'bed', 1, { device: 'b' }).tick(1_300);
    expect(bed.view('r').presence).toBe('absent');
  });

  it('is not told by a sensor that has never said anything usable', () => {
    const bed = new Bedside(OUT).value(0, 'bed', null, { quality: 'invalid', cause: 'malfunction' }).tick(3_600);
    expect(bed.view('r')).toMatchObject({ presence: 'absent', unknown: true });
  });

  it('ends, unheard of again, when the patient is back before the time', () => {
    const bed = reports(OUT, [0, 1], [60, 0], [600, 1]).tick(7_200);
    expect(bed.told('alarm-raised')).toEqual([]);
  });

  it('is unknown where no bed sensor has ever spoken', () => {
    expect(new Bedside(OUT).tick(3_600).view('r')).toMatchObject({ presence: 'absent', unknown: true });
  });
});

describe('not in bed by', () => {
  const BY = { id: 'r', kind: 'presence', event: 'not-in-bed-by', time: '22:05', priority: 'low' };

  it('is told at the time itself where the patient is out, and ends with going to bed', () => {
    const bed = reports(BY, [0, 0]).tick(299);
    expect(bed.view('r').presence).toBe('absent');
    bed.tick(300);
    expect(bed.told('alarm-raised')[0]).toMatchObject({
      onsetAt: START + 300_000,
      evidence: { figures: { minute: 1_325 } },
    });
    bed.value(900, 'bed', 1);
    expect(bed.view('r').presence).toBe('absent');
  });

  it('is not told where the patient left the bed after the time', () => {
    const bed = reports(BY, [0, 1], [301, 0]).tick(3_600);
    expect(bed.view('r').presence).toBe('absent');
  });

  it('is told where the patient left the bed in that very moment', () => {
    expect(reports(BY, [0, 1], [300, 0]).tick(301).view('r').presence).toBe('present');
  });

  it('is not told of a patient in bed, nor where no bed sensor has spoken', () => {
    expect(reports(BY, [0, 1]).tick(3_600).view('r').presence).toBe('absent');
    expect(new Bedside(BY).tick(3_600).view('r')).toMatchObject({ presence: 'absent', unknown: true });
  });

  it('comes again the next evening', () => {
    const bed = reports(BY, [0, 1], [40_000, 0]).tick(86_400 + 299);
    expect(bed.view('r').presence).toBe('absent');
    bed.tick(86_400 + 300);
    expect(bed.view('r').presence).toBe('present');
  });
});
