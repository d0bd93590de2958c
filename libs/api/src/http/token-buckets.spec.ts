import fc from 'fast-check';
import { TokenBuckets } from './token-buckets.js';

const PACE = { burst: 3, everyMs: 100 };

describe('a bucket', () => {
  it('lets a burst through, then one at each pace, and says how long to wait', () => {
    const buckets = new TokenBuckets(10);
    const at = (now: number) => buckets.take('a', PACE, now);
    expect([at(0), at(0), at(0)]).toEqual(Array(3).fill({ kind: 'go' }));
    expect(at(0)).toEqual({ kind: 'wait', forMs: 100 });
    expect(at(60)).toEqual({ kind: 'wait', forMs: 40 });
    expect(at(100)).toEqual({ kind: 'go' });
    expect(at(100)).toEqual({ kind: 'wait', forMs: 100 });
    expect(at(10_000)).toEqual({ kind: 'go' });
  });

  it('of one key is not another’s', () => {
    const buckets = new TokenBuckets(10);
    for (let i = 0; i < 5; i += 1) buckets.take('a', PACE, 0);
    expect(buckets.take('b', PACE, 0)).toEqual({ kind: 'go' });
  });

  it('never lets more through than burst and pace allow, and always those that wait as told', () => {
    const steps = fc.array(fc.nat({ max: 250 }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (gaps) => {
        const buckets = new TokenBuckets(10);
        let [now, passed] = [0, 0];
        for (const gap of gaps) {
          now += gap;
          const verdict = buckets.take('a', PACE, now);
          if (verdict.kind === 'go') passed += 1;
          else {
            now += verdict.forMs;
            expect(buckets.take('a', PACE, now)).toEqual({ kind: 'go' });
            passed += 1;
          }
          expect(passed).toBeLessThanOrEqual(PACE.burst + now / PACE.everyMs);
        }
      }),
    );
  });

  it('has room for so many keys and forgets those used longest ago', () => {
    const buckets = new TokenBuckets(100);
    for (let i = 0; i < 100_000; i += 1) buckets.take(`stranger-${i}`, PACE, 0);
    expect(buckets.size).toBeLessThanOrEqual(100);
  });
});
