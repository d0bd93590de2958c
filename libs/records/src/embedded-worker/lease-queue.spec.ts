import { describe, expect, it } from '@jest/globals';
import { LeaseQueue } from './lease-queue.js';

describe('the queue for the session', () => {
  it('takes higher priorities first, and one priority in order', () => {
    const queue = new LeaseQueue<string>();
    queue.add('b1', 'background');
    queue.add('n1', 'normal');
    queue.add('u1', 'urgent');
    queue.add('n2', 'normal');
    queue.add('u2', 'urgent');
    expect([1, 2, 3, 4, 5, 6].map(() => queue.take())).toEqual(['u1', 'u2', 'n1', 'n2', 'b1', undefined]);
  });

  it('lets nobody wait for ever behind a stream of higher priorities', () => {
    const queue = new LeaseQueue<string>();
    queue.add('background', 'background');
    let taken = 0;
    do {
      queue.add('urgent', 'urgent');
      queue.add('normal', 'normal');
      taken += 1;
    } while (queue.take() !== 'background' && taken < 1_000);
    expect(taken).toBeLessThan(50);
  });

  it('forgets those who left', () => {
    const queue = new LeaseQueue<string>();
    for (const item of ['a', 'b', 'c']) queue.add(item, 'normal');
    queue.remove((item) => item === 'b');
    expect([queue.take(), queue.take(), queue.take()]).toEqual(['a', 'c', undefined]);
  });
});
