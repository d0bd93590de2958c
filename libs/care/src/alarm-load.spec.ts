import fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#kernel';
import { known, LOAD_TARGETS, tooFew } from './alarm-load-figures.js';
import {
  actionableShare,
  hoursOf,
  loadRates,
  outcomeCounts,
  responseFigures,
  shareOf,
  type LoadFacts,
} from './alarm-load.js';

const SLOT = 10 * MINUTE_MS;
const DAY_SLOTS = 144;
/** A day that begins at slot 0. */
const day = (change: Partial<LoadFacts> = {}): LoadFacts => ({ from: 0, to: DAY_MS, counts: [], seats: [], ...change });
const high = (slot: number, count: number) => ({ slot, priority: 'high' as const, count });
/** So many people at the seats all day. */
const staffed = (people: number) => Array.from({ length: 288 }, (_, slot) => ({ slot, people }));

describe('alarms per operator hour', () => {
  it('are alarms over the hours that people sat there: 144 alarms, two people, a day', () => {
    const rates = loadRates(
      day({ counts: Array.from({ length: DAY_SLOTS }, (_, slot) => high(slot, 1)), seats: staffed(2) }),
    );
    expect([rates.alarms, rates.operatorHours]).toEqual([144, 48]);
    expect(rates.perOperatorHour).toEqual({ kind: 'known', value: 3, verdict: 'good' });
    expect(rates.perDay).toEqual({ kind: 'known', value: 144, verdict: null });
  });

  it('are fair up to twelve and poor above', () => {
    const verdictOf = (each: number) => {
      const counts = Array.from({ length: DAY_SLOTS }, (_, slot) => high(slot, each));
      const { perOperatorHour } = loadRates(day({ counts, seats: staffed(1) }));
      return perOperatorHour.kind === 'known' ? [perOperatorHour.value, perOperatorHour.verdict] : null;
    };
    expect([verdictOf(1), verdictOf(2), verdictOf(3)]).toEqual([
      [6, 'good'],
      [12, 'fair'],
      [18, 'poor'],
    ]);
  });

  it('leave out, and count apart, what sounded with nobody there', () => {
    const seats = staffed(1).slice(0, 12);
    const rates = loadRates(day({ counts: [high(0, 4), high(100, 7)], seats }));
    expect([rates.operatorHours, rates.unattended]).toEqual([1, 7]);
    expect(rates.perOperatorHour).toMatchObject({ value: 4 });
  });

  it('say that there is too little when nobody has sat there for an hour', () => {
    const { perOperatorHour } = loadRates(day({ counts: [high(0, 4)], seats: [{ slot: 0, people: 1 }] }));
    expect(perOperatorHour).toEqual(tooFew(5 / 60, 1));
  });
});

describe('floods', () => {
  it('are more than ten alarms in ten minutes for one operator; ten are none', () => {
    expect(loadRates(day({ counts: [high(3, 10)], seats: staffed(1) })).floods).toEqual([]);
    expect(loadRates(day({ counts: [high(3, 11)], seats: staffed(1) })).floods).toEqual([
      { from: 3 * SLOT, to: 4 * SLOT, alarms: 11 },
    ]);
    expect(loadRates(day({ counts: [high(3, 20)], seats: staffed(2) })).floods).toEqual([]);
  });

  it('last as long as one slot follows the other, and take their share of the time', () => {
    const rates = loadRates(day({ counts: [high(3, 12), high(4, 15), high(9, 11)], seats: staffed(1) }));
    expect(rates.floods).toEqual([
      { from: 3 * SLOT, to: 5 * SLOT, alarms: 27 },
      { from: 9 * SLOT, to: 10 * SLOT, alarms: 11 },
    ]);
    expect(rates.floodShare).toEqual(known(3 / 144, LOAD_TARGETS.floodShare));
    expect(rates.floodShare).toMatchObject({ verdict: 'poor' });
    expect(rates.peak).toBe(15);
  });

  it('add up over priorities, and are judged as for one operator when nobody is there', () => {
    const counts = [high(3, 6), { slot: 3, priority: 'low' as const, count: 5 }];
    expect(loadRates(day({ counts })).floods).toHaveLength(1);
  });

  it('never take less than nothing or more than all of the time, and hold no more alarms than there were', () => {
    const count = fc.record({
      slot: fc.integer({ min: 0, max: DAY_SLOTS - 1 }),
      priority: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
      count: fc.integer({ min: 1, max: 60 }),
    });
    const seat = fc.record({ slot: fc.integer({ min: 0, max: 287 }), people: fc.integer({ min: 1, max: 4 }) });
    const seats = fc.uniqueArray(seat, { selector: ({ slot }) => slot });
    fc.assert(
      fc.property(fc.array(count, { maxLength: 60 }), seats, (counts, seats) => {
        const rates = loadRates(day({ counts, seats }));
        const all = counts.reduce((sum, each) => sum + each.count, 0);
        expect(rates.alarms).toBe(all);
        expect(rates.unattended).toBeLessThanOrEqual(all);
        expect(rates.floods.reduce((sum, flood) => sum + flood.alarms, 0)).toBeLessThanOrEqual(all);
        const share = rates.floodShare;
        expect(share.kind === 'known' && share.value >= 0 && share.value <= 1).toBe(true);
        const lengthMs = rates.floods.reduce((sum, flood) => sum + flood.to - flood.from, 0);
        expect(share.kind === 'known' ? share.value * DAY_MS : -1).toBeCloseTo(lengthMs, 3);
        // More people never make a flood.
        const more = loadRates(day({ counts, seats: staffed(5) }));
        expect(more.floods.length).toBeLessThanOrEqual(loadRates(day({ counts, seats: staffed(1) })).floods.length);
        const perHour = hoursOf(day({ counts })).reduce((sum, each) => sum + each.high + each.medium + each.low, 0);
        expect(perHour).toBe(all);
      }),
    );
  });
});

describe('the hours of a span', () => {
  it('are all there, those without alarms too, and the hour it ends in', () => {
    const hours = hoursOf({ from: 0, to: 2 * HOUR_MS + 1, counts: [high(0, 2), high(5, 1), high(6, 4)] });
    expect(hours.map((hour) => hour.high)).toEqual([3, 4, 0]);
  });
});

describe('how soon alarms are answered', () => {
  const facts = {
    priority: 'high' as const,
    total: 30,
    answered: 24,
    withinTarget: 18,
    overdue: 6,
    medianMs: 21_000,
    p90Ms: 70_000,
  };

  it('counts those nobody answered as missed', () => {
    expect(responseFigures(facts)).toEqual({
      answered: 24,
      overdue: 6,
      medianMs: known(21_000),
      p90Ms: known(70_000),
      withinTarget: known(0.6),
    });
  });

  it('says so when there are too few to say', () => {
    expect(responseFigures({ ...facts, answered: 12, overdue: 0 }).p90Ms).toEqual(tooFew(12, 20));
    expect(responseFigures(undefined)).toEqual({
      answered: 0,
      overdue: 0,
      medianMs: tooFew(0, 5),
      p90Ms: tooFew(0, 20),
      withinTarget: tooFew(0, 5),
    });
  });

  it('takes a time of 0 for a time', () => {
    expect(responseFigures({ ...facts, medianMs: 0 }).medianMs).toEqual(known(0));
  });
});

describe('shares', () => {
  it('are said of thirty alarms or more', () => {
    expect(shareOf(10, 29)).toEqual(tooFew(29, 30));
    expect(shareOf(3, 60, LOAD_TARGETS.topTenShare)).toEqual({ kind: 'known', value: 0.05, verdict: 'good' });
    expect(shareOf(4, 60, LOAD_TARGETS.topTenShare)).toMatchObject({ verdict: 'poor' });
  });

  it('of actionable incidents leave tests out', () => {
    const outcomes = [
      { outcome: 'true-acted' as const, count: 3 },
      { outcome: 'true-watched' as const, count: 2 },
      { outcome: 'false-limit' as const, count: 5 },
      { outcome: 'test' as const, count: 90 },
    ];
    expect(actionableShare(outcomes)).toEqual(known(0.5));
    expect(actionableShare(outcomes.slice(3))).toEqual(tooFew(0, 10));
    expect(outcomeCounts(outcomes).map(({ count }) => count)).toEqual([3, 2, 0, 5, 0, 90]);
  });
});
