// A state whose memory is not of its rule's kind is broken, and said to be.
import { freshBurden } from './kinds/burden.js';
import { memoryAs } from './memory.js';

describe('what a condition remembers', () => {
  it('is of its rule’s kind', () => {
    const memory = freshBurden();
    expect(memoryAs(memory, 'burden')).toBe(memory);
  });

  it('is refused where it is of another', () => {
    expect(() => memoryAs(freshBurden(), 'trend')).toThrow('a memory of burden where trend is remembered');
  });
});
