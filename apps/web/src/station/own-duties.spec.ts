import { describe, expect, it } from '@jest/globals';
import type { RosterDuty, RosterShift } from '../api/types.js';
import { ownDuties } from './own-duties.js';

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
