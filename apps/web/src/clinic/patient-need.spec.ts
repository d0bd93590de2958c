import { describe, expect, it } from '@jest/globals';
import type { Outcome, PatientSummary, Priority } from '../api/types.js';
import { byNeed } from './patient-need.js';

const NOW = Date.UTC(2026, 0, 10);
const DAY = 86_400_000;
const patient = (id: string): PatientSummary => ({
  id,
  displayName: id,
  kana: id,
  age: 80,
  sex: 'female',
  area: '',
  conditions: [],
  pausedUntil: null,
});
const open = (patientId: string, priority: Priority) =>
  ({ patientId, state: 'open', priority, outcome: null, closedAt: null }) as const;
const closed = (patientId: string, outcome: Outcome, daysAgo = 1) =>
  ({ patientId, state: 'closed', priority: 'high', outcome, closedAt: NOW - daysAgo * DAY }) as const;
const order = (...incidents: Parameters<typeof byNeed>[1]) =>
  byNeed(['a', 'b', 'c', 'd'].map(patient), incidents, NOW).map((need) => need.patient.id);

describe('the doctor’s list', () => {
  it('begins with what is open, the most pressing first, and keeps the names’ order otherwise', () => {
    expect(order()).toEqual(['a', 'b', 'c', 'd']);
    expect(order(open('c', 'low'), open('d', 'high'))).toEqual(['d', 'c', 'a', 'b']);
  });

  it('goes on with alarms judged false in the last week, a tight limit before an artefact', () => {
    expect(order(closed('b', 'false-artefact'), closed('c', 'false-limit'), open('d', 'low'))).toEqual([
      'd',
      'c',
      'b',
      'a',
    ]);
    expect(order(closed('d', 'false-limit', 8), closed('c', 'true-acted'))).toEqual(['a', 'b', 'c', 'd']);
  });
});
