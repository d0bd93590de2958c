import { describe, expect, it } from '@jest/globals';
import { forgetLeft, keepLeft, readLeft } from './left-session.js';

function aShelf(kept?: string) {
  const items = new Map<string, string>(kept === undefined ? [] : [['mimamori.left-session', kept]]);
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

describe('a session that was left without the centre hearing of it', () => {
  it('waits until the centre ends it or its time is over', () => {
    const shelf = aShelf();
    expect(readLeft(shelf, 0)).toEqual({ kind: 'none' });
    keepLeft(shelf, 1_000);
    expect(readLeft(shelf, 999)).toEqual({ kind: 'waiting', endsBy: 1_000 });
    expect(readLeft(shelf, 1_000)).toEqual({ kind: 'none' });
    expect(shelf.items.size).toBe(0);
  });

  it('is forgotten once it has ended', () => {
    const shelf = aShelf();
    keepLeft(shelf, 1_000);
    forgetLeft(shelf);
    expect(readLeft(shelf, 0)).toEqual({ kind: 'none' });
  });

  it('keeps nobody out by something that is no time', () => {
    for (const kept of ['', 'soon', '{}', 'NaN']) expect(readLeft(aShelf(kept), 0)).toEqual({ kind: 'none' });
  });
});
