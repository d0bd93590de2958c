import { describe, expect, it } from '@jest/globals';
import type { RosterDuty, RosterGap, RosterShift, RosterSubject } from '../api/types.js';
import { ownDuties, ownGaps } from './own-duties.js';

const duty = (id: string, rank: number, areas: string[]) =>
  ({ id, rank, areas, task: 'duty' }) as unknown as RosterDuty;
const shift = (dutyId: string, from: number, to: number, subjectId = 'here') =>
  ({ dutyId, subjectId, from, to }) as unknown as RosterShift;

describe('a station’s own duties', () => {
  const duties = [duty('first', 0, ['itabashi']), duty('second', 1, ['hachioji']), duty('again', 0, ['itabashi'])];

  it('joins turns that follow one another, also those of two duties alike', () => {
    const shifts = [shift('first', 24, 48), shift('first', 0, 24), shift('again', 48, 60)];
    expect(ownDuties({ shifts, duties }, 'here')).toMatchObject([{ from: 0, to: 60, duty: { id: 'first' } }]);
  });

  it('keeps apart what has a pause between, another rank or another area', () => {
    const shifts = [shift('first', 0, 10), shift('second', 0, 10), shift('first', 12, 20)];
    const lines = ownDuties({ shifts, duties }, 'here').map(({ duty: { id }, from, to }) => [id, from, to]);
    expect(lines).toEqual([
      ['first', 0, 10],
      ['second', 0, 10],
      ['first', 12, 20],
    ]);
  });

  it('leaves out other stations', () => {
    expect(ownDuties({ shifts: [shift('first', 0, 10, 'elsewhere')], duties }, 'here')).toEqual([]);
  });
});

describe('what a station’s phones say the roster lacks', () => {
  const HOUR = 3_600_000;
  const gap = (area: string | null, over: Partial<RosterGap> = {}): RosterGap => ({
    kind: 'nobody',
    who: 'station',
    area,
    subjectIds: [],
    from: HOUR,
    to: 2 * HOUR,
    alarming: true,
    text: { ja: '', en: '' },
    ...over,
  });
  const subjects = [
    { id: 'here', areas: ['itabashi'] },
    { id: 'elsewhere', areas: ['hachioji'] },
  ] as unknown as RosterSubject[];
  const told = (...gaps: RosterGap[]) => ownGaps({ gaps, subjects }, 'here', 0);

  it('is what its own areas lack, the soonest first', () => {
    const later = gap('itabashi', { from: 3 * HOUR, to: 4 * HOUR });
    const doctor = gap('itabashi', { who: 'doctor' });
    expect(told(later, gap('hachioji'), doctor)).toEqual([doctor, later]);
  });

  it('is its own duties that stand in each other’s way, and not those of others', () => {
    const own = gap('itabashi', { kind: 'two-first', subjectIds: ['elsewhere', 'here'] });
    const twice = gap(null, { kind: 'double-booking', subjectIds: ['here'] });
    const others = gap('itabashi', { kind: 'double-booking', area: null, subjectIds: ['elsewhere'] });
    expect(told(own, twice, others)).toEqual([own, twice]);
  });

  it('leaves out what is over, far off, only worth knowing, or the supervisors’', () => {
    expect(
      told(
        gap('itabashi', { from: -2 * HOUR, to: 0 }),
        gap('itabashi', { from: 24 * HOUR, to: 25 * HOUR }),
        gap('itabashi', { alarming: false }),
        gap('itabashi', { who: 'supervisor' }),
      ),
    ).toEqual([]);
  });
});
