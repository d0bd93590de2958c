import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '#kernel';
import type { Signal } from '../api/types.js';
import { KEPT_MINUTES, VitalsStore } from './vitals-store.js';

const T0 = 100 * MINUTE_MS;

function value(patientId: string, signal: Signal, figure: number | null, observedAt: number) {
  return {
    patientId,
    signal,
    value: figure,
    quality: 'good' as const,
    cause: 'none' as const,
    observedAt,
    receivedAt: observedAt,
  };
}

describe('the vitals store', () => {
  it('keeps the newest value of each signal; an older one that comes late changes nothing', () => {
    const store = new VitalsStore();
    store.take([value('p1', 'spo2', 96, T0)]);
    store.take([value('p1', 'spo2', 80, T0 - 1)]);
    expect(store.read('p1').numerics.get('spo2')?.value).toBe(96);
  });

  it('takes 0 for the value it is', () => {
    const store = new VitalsStore();
    store.take([value('p1', 'hr', 72, T0), value('p1', 'hr', 0, T0 + 1)]);
    expect(store.read('p1').numerics.get('hr')?.value).toBe(0);
  });

  it('tells only those who listen to the patient that changed', () => {
    const store = new VitalsStore();
    const heard: string[] = [];
    store.subscribe('p1', () => heard.push('p1'));
    const stop = store.subscribe('p2', () => heard.push('p2'));
    store.take([value('p1', 'spo2', 96, T0), value('p1', 'pr', 70, T0)]);
    expect(heard).toEqual(['p1']);
    stop();
    store.take([value('p2', 'spo2', 96, T0)]);
    expect(heard).toEqual(['p1']);
  });

  it('gives the same object until something changes', () => {
    const store = new VitalsStore();
    store.take([value('p1', 'spo2', 96, T0)]);
    expect(store.read('p1')).toBe(store.read('p1'));
    expect(store.read('nobody')).toBe(store.read('nobody'));
  });

  it('goes on with the minutes of the snapshot and leaves minutes without data blank', () => {
    const store = new VitalsStore();
    const from = T0 - (KEPT_MINUTES - 1) * MINUTE_MS;
    const values = new Array<number | null>(KEPT_MINUTES).fill(90);
    store.load([{ id: 'p1', numerics: [], spark: [{ signal: 'spo2', from, values }] }]);
    store.take([value('p1', 'spo2', 80, T0 + 2 * MINUTE_MS), value('p1', 'spo2', 84, T0 + 2 * MINUTE_MS + 1_000)]);
    const minutes = store.read('p1').minutes.get('spo2');
    expect(minutes).toHaveLength(KEPT_MINUTES);
    expect(minutes?.slice(-3)).toEqual([90, null, 82]);
  });

  it('shifts everything out after a long silence', () => {
    const store = new VitalsStore();
    store.take([value('p1', 'spo2', 96, T0)]);
    store.take([value('p1', 'spo2', 91, T0 + 600 * MINUTE_MS)]);
    const minutes = store.read('p1').minutes.get('spo2');
    expect(minutes?.filter((minute) => minute !== null)).toEqual([91]);
  });
});
