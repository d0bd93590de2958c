import { CountingIds, ManualClock, ManualScheduler, SeededRandom } from './index.js';

describe('the manual clock', () => {
  it('moves only when told, and only forward', () => {
    const clock = new ManualClock(1_000);
    clock.advance(500);
    clock.set(2_000);
    expect(clock.now()).toBe(2_000);
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.set(1_999)).toThrow(RangeError);
    expect(() => clock.advance(NaN)).toThrow(RangeError);
  });
});

describe('the manual scheduler', () => {
  it('runs what is due in order of time, each with the clock at its own', () => {
    const scheduler = new ManualScheduler(new ManualClock(0));
    const seen: string[] = [];
    const note = (what: string) => () => seen.push(`${what}@${scheduler.clock.now()}`);
    scheduler.after(300, note('c'));
    scheduler.after(100, note('a'));
    scheduler.after(100, note('b'));
    scheduler.every(200, note('each'));
    scheduler.advance(500);
    expect(seen).toEqual(['a@100', 'b@100', 'each@200', 'c@300', 'each@400']);
    expect(scheduler.clock.now()).toBe(500);
    expect(scheduler.waiting).toBe(1);
  });

  it('runs nothing that was cancelled, also by work that ran just before', () => {
    const scheduler = new ManualScheduler(new ManualClock(0));
    const seen: string[] = [];
    const cancel = scheduler.after(100, () => seen.push('late'));
    scheduler.after(50, () => {
      seen.push('early');
      cancel();
      cancel();
    });
    scheduler.advance(200);
    expect(seen).toEqual(['early']);
  });

  it('runs work that work asks for, within the same advance', () => {
    const scheduler = new ManualScheduler(new ManualClock(0));
    const seen: number[] = [];
    scheduler.after(10, () => scheduler.after(10, () => seen.push(scheduler.clock.now())));
    scheduler.advance(20);
    expect(seen).toEqual([20]);
  });

  it('lets promises settle between pieces of work', async () => {
    const scheduler = new ManualScheduler(new ManualClock(0));
    const seen: string[] = [];
    scheduler.after(10, () => void Promise.resolve().then(() => seen.push('first settled')));
    scheduler.after(20, () => seen.push('second'));
    await scheduler.advanceAsync(30);
    expect(seen).toEqual(['first settled', 'second']);
  });

  it('refuses an interval of nothing', () => {
    const scheduler = new ManualScheduler(new ManualClock(0));
    expect(() => scheduler.every(0, () => undefined)).toThrow(RangeError);
  });
});

describe('chance in tests', () => {
  it('comes out the same for one seed, in [0, 1), and spread evenly', () => {
    const draw = (seed: number) => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 1_000 }, () => random.next());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7).every((value) => value >= 0 && value < 1)).toBe(true);
    expect(draw(7).reduce((sum, value) => sum + value, 0) / 1_000).toBeCloseTo(0.5, 1);
  });

  it('counts ids up in the shape of a UUID', () => {
    const ids = new CountingIds();
    const [first, second] = [ids.next(), ids.next()];
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second > first).toBe(true);
  });
});
