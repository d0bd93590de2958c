import { lowered, moreUrgent, urgency } from './words.js';

it('orders priorities from the most urgent', () => {
  expect((['high', 'medium', 'low'] as const).map(urgency)).toEqual([0, 1, 2]);
  expect(moreUrgent('low', 'high')).toBe('high');
  expect(moreUrgent('medium', 'low')).toBe('medium');
});

it('lowers by one step, and low no further', () => {
  expect((['high', 'medium', 'low'] as const).map(lowered)).toEqual(['medium', 'low', 'low']);
});
