import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPatient, anIncident } from './board-builders.js';
import {
  FILTER_KINDS,
  FILTER_PRIORITIES,
  FILTER_STATES,
  filterFrom,
  hiddenUnanswered,
  isFiltering,
  NO_FILTER,
  passes,
  withFilter,
  type BoardFilter,
} from './board-filter.js';

const seen = (of: Partial<Parameters<typeof passes>[1]> = {}) => ({
  patient: aPatient({ area: '板橋' }),
  incident: undefined,
  now: 1_000,
  me: 'sato',
  ...of,
});
const only = (of: Partial<BoardFilter>): BoardFilter => ({ ...NO_FILTER, ...of });

describe('the board’s filter', () => {
  it('comes back from the address as it went in, and leaves the rest of the address alone', () => {
    const text = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(
        fc.record({
          priority: fc.constantFrom(null, ...FILTER_PRIORITIES),
          state: fc.constantFrom(null, ...FILTER_STATES),
          kind: fc.constantFrom(null, ...FILTER_KINDS),
          area: fc.option(text),
          stationId: fc.option(text),
          mine: fc.boolean(),
        }),
        (filter) => {
          const query = withFilter(new URLSearchParams('patient=p1&state=watched'), filter);
          expect(filterFrom(new URLSearchParams(query.toString()))).toEqual(filter);
          expect(query.get('patient')).toBe('p1');
        },
      ),
    );
  });

  it('takes nonsense in the address for no filter', () => {
    const filter = filterFrom(new URLSearchParams('priority=huge&state=odd&kind=x&mine=yes'));
    expect([filter, isFiltering(filter)]).toEqual([NO_FILTER, false]);
  });

  it('lets everybody through when it asks for nothing', () => {
    expect(passes(NO_FILTER, seen())).toBe(true);
    expect(passes(NO_FILTER, seen({ incident: anIncident() }))).toBe(true);
  });

  it('asks for priority, area, state and kind', () => {
    const open = seen({ incident: anIncident({ priority: 'high' }) });
    expect([passes(only({ priority: 'high' }), open), passes(only({ priority: 'low' }), open)]).toEqual([true, false]);
    expect([passes(only({ area: '板橋' }), open), passes(only({ area: '練馬' }), open)]).toEqual([true, false]);
    expect([passes(only({ state: 'unanswered' }), open), passes(only({ state: 'watched' }), open)]).toEqual([
      true,
      false,
    ]);
    expect(passes(only({ state: 'paused' }), seen({ patient: aPatient({ pausedUntil: 2_000 }) }))).toBe(true);
    expect(passes(only({ state: 'paused' }), seen({ patient: aPatient({ pausedUntil: 1_000 }) }))).toBe(false);
    expect(passes(only({ kind: 'technical' }), open)).toBe(false);
  });

  it('shows as mine what I have acknowledged', () => {
    const by = (id: string) => seen({ incident: anIncident({ acknowledged: { by: id, initials: '佐', at: 0 } }) });
    expect([passes(only({ mine: true }), by('sato')), passes(only({ mine: true }), by('kato'))]).toEqual([true, false]);
    expect(passes(only({ mine: true }), seen())).toBe(false);
  });

  it('counts the unanswered that it hides', () => {
    const incidents = new Map([
      ['p1', anIncident({ patientId: 'p1' })],
      ['p2', anIncident({ patientId: 'p2' })],
      ['p3', anIncident({ patientId: 'p3', unansweredSince: null })],
    ]);
    const patients = new Map(['p1', 'p2', 'p3'].map((id) => [id, aPatient({ id })]));
    expect(hiddenUnanswered({ incidents, patients }, new Set(['p1']))).toBe(1);
  });
});
