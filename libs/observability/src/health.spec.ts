import { describe, expect, it } from '@jest/globals';
import { Health } from './health.js';

describe('health', () => {
  it('is well only when every part is, and says which is not and why', async () => {
    const health = new Health();
    health.add('records', () => ({ ok: true, reason: 'The records answer.' }));
    expect(await health.report()).toMatchObject({ ok: true });
    health.add('path', () => Promise.resolve({ ok: false, reason: 'The canary did not come back.' }));
    expect(await health.report()).toMatchObject({
      ok: false,
      checks: { path: { ok: false, reason: 'The canary did not come back.' } },
    });
  });

  it('takes a check that throws for one that failed', async () => {
    const health = new Health();
    health.add('disk', () => {
      throw new TypeError('secret detail');
    });
    const report = await health.report();
    expect(report.checks.disk).toEqual({ ok: false, reason: 'The check failed: TypeError' });
  });
});
