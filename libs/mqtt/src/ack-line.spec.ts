import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AckLine } from './ack-line.js';

describe('AckLine', () => {
  it('lets everything out once, in the order in which places were taken, however the work ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }).chain((count) => fc.tuple(fc.constant(count), fc.infiniteStream(fc.nat()))),
        ([count, chances]) => {
          const line = new AckLine();
          const places = Array.from({ length: count }, (_, i) => [i, line.take()] as const);
          const released: number[] = [];
          while (places.length > 0) {
            const [picked] = places.splice((chances.next().value as number) % places.length, 1);
            picked?.[1](() => released.push(picked[0]));
          }
          expect(released).toEqual(Array.from({ length: count }, (_, i) => i));
          expect(line.length).toBe(0);
        },
      ),
      { numRuns: 20, seed: 2 },
    );
  });

  it('holds what is ready behind what is not', () => {
    const line = new AckLine();
    const [first, second] = [line.take(), line.take()];
    const released: string[] = [];
    second(() => released.push('second'));
    expect(released).toEqual([]);
    first(() => released.push('first'));
    expect(released).toEqual(['first', 'second']);
  });
});
