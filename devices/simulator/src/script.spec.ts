import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '#kernel';
import { Script, SCRIPTS } from './script.js';
import { Draws, SeededRandom } from './seeded-random.js';

describe('Script', () => {
  it.each(SCRIPTS.filter((name) => name !== 'quiet'))(
    '%s happens within ten minutes and again, differently, over a day',
    (name) => {
      const script = new Script(name, new Draws(new SeededRandom(5)));
      const lengths = new Set<number>();
      let firstAt = Infinity;
      for (let minute = 0; minute < 24 * 60; minute += 0.25) {
        const episode = script.at(minute * MINUTE_MS);
        if (!episode) continue;
        firstAt = Math.min(firstAt, minute);
        lengths.add(Math.round(episode.lengthMs));
      }
      expect(firstAt).toBeLessThanOrEqual(10);
      expect(lengths.size).toBeGreaterThanOrEqual(4);
    },
  );

  it('leaves a quiet patient alone', () => {
    const script = new Script('quiet', new Draws(new SeededRandom(5)));
    for (let hour = 0; hour < 100; hour++) expect(script.at(hour * 60 * MINUTE_MS)).toBeNull();
  });
});
