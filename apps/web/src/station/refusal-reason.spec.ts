import { describe, expect, it } from '@jest/globals';
import type { DispatchState } from '../api/types.js';
import { shrunkSize } from './photo-shrink.js';
import { reasonOf } from './refusal-reason.js';

const refusal = (state: DispatchState | null, status = 409) => ({
  status,
  code: 'DISPATCH.WRONG_STATE',
  meanwhile: state === null ? null : { state, since: 0, byName: '佐藤 恵', kept: false },
});

describe('why the centre did not take an act', () => {
  it.each([
    ['accept', 'recalled', 'recalled'],
    ['accept', 'timed-out', 'timed-out'],
    ['accept', 'accepted', 'taken'],
    ['decline', 'on-scene', 'taken'],
    ['en-route', 'declined', 'declined'],
    ['report', 'reported', 'done'],
    ['report', 'closed', 'done'],
    ['en-route', 'on-scene', 'unknown'],
  ] as const)('%s, while the dispatch is %s: %s', (act, state, reason) => {
    expect(reasonOf(act, refusal(state))).toBe(reason);
  });

  it('names what was wrong with the act itself, whatever the dispatch does', () => {
    expect(reasonOf('report', refusal('on-scene', 400))).toBe('invalid');
    expect(reasonOf('accept', refusal(null, 404))).toBe('gone');
    expect(reasonOf('accept', refusal(null))).toBe('unknown');
  });

  it('says that a colleague has it, and that what was done at the door is written down all the same', () => {
    const handedOver = { ...refusal('en-route'), code: 'DISPATCH.HANDED_OVER' };
    expect(reasonOf('en-route', handedOver)).toBe('handed-over');
    const kept = refusal('recalled');
    expect(reasonOf('report', { ...kept, meanwhile: { ...kept.meanwhile!, kept: true } })).toBe('kept');
  });
});

describe('a photo that leaves the phone', () => {
  it('is at most 1600 pixels long, keeps its shape, and is never blown up', () => {
    expect(shrunkSize({ width: 4_032, height: 3_024 })).toEqual({ width: 1_600, height: 1_200 });
    expect(shrunkSize({ width: 3_024, height: 4_032 })).toEqual({ width: 1_200, height: 1_600 });
    expect(shrunkSize({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 });
    expect(shrunkSize({ width: 10_000, height: 1 })).toEqual({ width: 1_600, height: 1 });
  });
});
