import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICIES, writePolicies } from '#care';
import type { EscalationPolicy } from '../api/types.js';
import { troublesOf } from './policy-problems.js';

/** The house's policies with the one for high priority changed. */
function changed(change: (policy: EscalationPolicy) => void): ReturnType<typeof troublesOf> {
  const policies = structuredClone(writePolicies(DEFAULT_POLICIES)) as unknown as EscalationPolicy[];
  const [high] = policies;
  if (high === undefined) throw new Error('the house has no policies');
  change(high);
  return troublesOf(policies, 0);
}

const keys = (change: (policy: EscalationPolicy) => void) =>
  changed(change).map(({ key, chain, step }) => `${key} ${chain} ${step}`);

describe('what is wrong with a policy', () => {
  it('is nothing for the house’s own', () => {
    expect(changed(() => undefined)).toEqual([]);
  });

  it('is a chain that could end in silence, at its last step', () => {
    expect(keys(({ unanswered }) => (unanswered.steps.at(-1)!.call = ['station-on-duty']))).toEqual([
      'silence unanswered 3',
    ]);
  });

  it('has words of its own for every mistake a person can make in the dialog', () => {
    expect(keys(({ unanswered }) => (unanswered.steps = []))).toEqual(['steps unanswered null']);
    expect(keys(({ noStation }) => (noStation.steps[1]!.louder = false))).toEqual(['quiet noStation 2']);
    expect(keys(({ forgotten }) => (forgotten.steps[0]!.call = []))).toContain('target forgotten 1');
    expect(keys(({ forgotten }) => (forgotten.steps[0]!.within = ''))).toContain('duration forgotten 1');
    expect(keys(({ forgotten }) => (forgotten.steps[0]!.within = '5s'))).toEqual(['tooShort forgotten 1']);
    expect(keys(({ forgotten }) => (forgotten.afterAct = '1min'))).toEqual(['afterAct forgotten null']);
    expect(keys(({ forgotten }) => (forgotten.afterAct = '13h'))).toEqual(['afterAct forgotten null']);
    expect(keys(({ unanswered }) => unanswered.steps.forEach((one) => (one.call = ['all-seats'])))).toEqual([
      'supervisor unanswered null',
    ]);
    expect(keys((policy) => (policy.when = [{ days: ['sat'], from: '00:00', to: '00:00' }]))).toEqual([
      'hours null null',
    ]);
  });

  it('names the longest time allowed', () => {
    expect(changed(({ unanswered }) => (unanswered.steps[0]!.within = '20min'))).toEqual([
      { key: 'tooLong', chain: 'unanswered', step: 1, limit: '10min' },
    ]);
  });

  it('does not name what is wrong with another policy', () => {
    const policies = structuredClone(writePolicies(DEFAULT_POLICIES)) as unknown as EscalationPolicy[];
    policies[1]!.unanswered.after = '5s';
    expect(troublesOf(policies, 0)).toEqual([]);
    expect(troublesOf(policies, 1)).toHaveLength(1);
  });
});
