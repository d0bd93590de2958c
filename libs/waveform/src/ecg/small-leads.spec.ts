// Leads so small that beats can't be judged: a heart at work in them is never called asystole, and a standstill in a lead
// that has shown beats still is.
import { createEcg, pushEcg, type EcgEvent } from '../index.js';

const RATE_HZ = 250;

/** The same noise every time, near enough to Gaussian, of one microvolt. */
function noise(): () => number {
  let seed = 7;
  return () => {
    let sum = 0;
    for (let k = 0; k < 6; k++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
      sum += seed / 2_147_483_648;
    }
    return sum / 1.4;
  };
}

interface Heart {
  /** Height of the complexes, in microvolts. */
  readonly complexUv: number;
  readonly pWaveUv?: number;
  /** Second from which on there are no complexes. */
  readonly stopsAt?: number;
}

/** A minute of ECG, 60 beats, over 5 µV of noise: the rhythms that begin, each once. */
function rhythmsOf({ complexUv, pWaveUv = 0, stopsAt = Infinity }: Heart): string[] {
  const bump = (i: number, height: number, centre: number, width: number) =>
    height * Math.exp(-(((i - centre) / width) ** 2));
  const one = noise();
  const state = createEcg({ rateHz: RATE_HZ, microvoltsPerBit: 1 });
  const events: EcgEvent[] = [];
  for (let second = 0; second < 60; second++) {
    const height = second < stopsAt ? complexUv : 0;
    const samples = Int16Array.from(
      { length: RATE_HZ },
      (_, i) => 5 * one() + bump(i, height, 100, 3) + bump(i, height / 5, 170, 14) + bump(i, pWaveUv, 60, 8),
    );
    events.push(...pushEcg(state, samples, second * 1_000));
  }
  return [...new Set(events.flatMap((event) => (event.kind === 'rhythm' && event.to === null ? [event.event] : [])))];
}

describe('a very small lead', () => {
  it.each([60, 80, 100])('of %i µV at work cannot be judged, and is no asystole', (complexUv) => {
    expect(rhythmsOf({ complexUv })).toEqual(['unreadable']);
  });

  it('of 150 µV, the least that counts, is read', () => {
    expect(rhythmsOf({ complexUv: 150 })).toEqual([]);
  });

  it('with nothing in it but noise is asystole', () => {
    expect(rhythmsOf({ complexUv: 0 })).toEqual(['asystole']);
  });
});

describe('a heart that stops', () => {
  it.each([200, 1_000])('in a lead of %i µV is told', (complexUv) => {
    expect(rhythmsOf({ complexUv, stopsAt: 30 })).toContain('asystole');
  });

  it('is told although the atria go on', () => {
    expect(rhythmsOf({ complexUv: 1_000, pWaveUv: 100, stopsAt: 30 })).toContain('asystole');
  });
});

describe('small complexes between large ectopic ones', () => {
  /** 20 s of bigeminy, then only the conducted complexes go on, or nothing does. */
  function rhythmsAfterBigeminy(conductedUv: number): EcgEvent[] {
    const bump = (i: number, height: number, centre: number, width: number) =>
      height * Math.exp(-(((i - centre) / width) ** 2));
    const one = noise();
    const state = createEcg({ rateHz: RATE_HZ, microvoltsPerBit: 1 });
    const events: EcgEvent[] = [];
    for (let second = 0; second < 40; second++) {
      const isEctopic = second < 20 && second % 2 === 1;
      const conducted = second < 20 ? 450 : conductedUv;
      const samples = Int16Array.from(
        { length: RATE_HZ },
        (_, i) => 3 * one() + (isEctopic ? bump(i, 900, 80, 9) : bump(i, conducted, 100, 3)),
      );
      events.push(...pushEcg(state, samples, second * 1_000));
    }
    return events.filter((event) => event.kind === 'rhythm' && event.to === null);
  }
  const told = (events: EcgEvent[]) => events.flatMap((event) => (event.kind === 'rhythm' ? [event.event] : []));

  it('that go on, however small they become, are no asystole', () => {
    expect(told(rhythmsAfterBigeminy(110))).toContain('unreadable');
    expect(told(rhythmsAfterBigeminy(110))).not.toContain('asystole');
  });

  it('that stop as well are asystole', () => {
    expect(told(rhythmsAfterBigeminy(0))).toContain('asystole');
  });
});
