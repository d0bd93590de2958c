import { describe, expect, it } from '@jest/globals';
import { EVERYTHING, parametersOf } from './audit-search.js';

describe('the search of the audit', () => {
  it('asks for everything by asking for nothing', () => {
    expect(parametersOf(EVERYTHING)).toEqual({});
  });

  it('takes the fields of date and time as local time, and leaves half-typed ones out', () => {
    const search = { ...EVERYTHING, kind: 'rule' as const, personId: 'p', since: '2026-01-10T22:10', until: '2026-01' };
    const { from, to, ...rest } = parametersOf({ ...search, until: '' });
    expect(rest).toEqual({ action: 'rule.', personId: 'p' });
    expect([from, to]).toEqual([Date.parse('2026-01-10T22:10'), undefined]);
    expect(parametersOf({ ...EVERYTHING, until: 'soon' })).toEqual({});
  });
});
