import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';

describe('Turnstile', () => {
  it('lets so many through at a time, in order, and goes on after a failure', async () => {
    const turnstile = new Turnstile(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const passes = [0, 1, 2, 3].map((i) =>
      turnstile.through(() => {
        begun.push(i);
        return new Promise<void>((resolve, reject) => ends.push(i === 0 ? () => reject(new Error('no')) : resolve));
      }),
    );
    expect(begun).toEqual([0, 1]);
    ends[0]?.();
    await expect(passes[0]).rejects.toThrow('no');
    expect(begun).toEqual([0, 1, 2]);
    ends[1]?.();
    ends[2]?.();
    await passes[2];
    expect(begun).toEqual([0, 1, 2, 3]);
    ends[3]?.();
    await Promise.all(passes.slice(1));
  });
});
