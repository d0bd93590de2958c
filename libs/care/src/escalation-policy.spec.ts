import { DEFAULT_POLICIES, policyAt, type EscalationPolicy } from './escalation-policy.js';
import { parsePolicies, writePolicies, type WrittenPolicy } from './escalation-policy-text.js';

const house = (): WrittenPolicy[] => structuredClone(writePolicies(DEFAULT_POLICIES));

type Draft = Record<'unanswered' | 'forgotten' | 'noStation', { steps: Array<{ call: string[]; louder: boolean }> }>;

/** The house's policies with one thing changed. */
function changed(change: (policies: Draft[]) => void) {
  const policies = house();
  change(policies as unknown as Draft[]);
  const parsed = parsePolicies(policies);
  return parsed.kind === 'refused' ? parsed.problems.map(({ path, reason }) => `${path}: ${reason}`) : [];
}

const night = { days: ['mon', 'day-before-holiday'], from: '18:00', to: '09:00' } as const;

describe('policies', () => {
  it('read back what was written', () => {
    const policies: EscalationPolicy[] = [
      { ...DEFAULT_POLICIES[0]!, when: [{ kind: 'weekly', ...night }] },
      { ...DEFAULT_POLICIES[0]!, when: [{ kind: 'weekly-span', from: 'fri 18:00', to: 'mon 09:00' }] },
      ...DEFAULT_POLICIES,
    ];
    expect(parsePolicies(writePolicies(policies))).toEqual({ kind: 'policies', policies });
  });

  it.each([
    ['a list of policies', () => 'high'],
    ['no policy for low holds at all hours', () => house().slice(0, 2)],
    ['two policies for high hold at all hours', () => [...house(), house()[0]]],
  ])('are refused: %s', (reason, make) => {
    const parsed = parsePolicies(make());
    expect(parsed).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(parsed)).toContain(reason);
  });

  it('are refused where a chain could end in silence', () => {
    expect(
      changed(([high]) => {
        high!.unanswered.steps.at(-1)!.call = ['next-station'];
      }),
    ).toEqual([
      '[0].unanswered.steps[2].call: the last step repeats and must call all-seats or supervisor: this chain could end in silence',
    ]);
    expect(changed(([high]) => (high!.noStation.steps = []))).toEqual(['[0].noStation.steps: 1 to 12 steps']);
  });

  it.each([
    ['[0].unanswered.after: 3min at most for high', { unanswered: { after: '4min' } }],
    ['[0].unanswered.after: 10s at least', { unanswered: { after: '0s' } }],
    ['[0].unanswered.after: a length of time such as 60s, 5min, 2h', { unanswered: { after: 60 } }],
    ['[0].forgotten.afterAct: at least as long as after', { forgotten: { afterAct: '1min' } }],
    ['[0].forgotten.afterAct: 12h at most: nobody may accept and forget', { forgotten: { afterAct: '2d' } }],
    ['[0].noStation.after: 60s at most for high', { noStation: { after: '2min' } }],
  ])('are refused: %s', (problem, change) => {
    const [expected] = [problem.replace('60s at most', '1min at most')];
    const problems = changed(([high]) => {
      for (const [name, fields] of Object.entries(change)) Object.assign(high![name as keyof Draft], fields);
    });
    expect(problems).toContain(expected);
  });

  it.each([
    ['[0].unanswered.steps[0].call: each at most once of', { call: ['all-seats', 'all-seats'] }],
    ['[0].unanswered.steps[0].call: each at most once of', { call: ['mayor'] }],
    ['[0].unanswered.steps[0].within: 10min at most for high', { within: '11min' }],
    ['[0].unanswered.steps[0].within: 10s at least', { within: '1s' }],
    ['[0].unanswered.steps[0].sound: is not a field here', { sound: 'bell' }],
  ])('are refused by step: %s', (problem, change) => {
    const problems = changed(([high]) => {
      Object.assign(high!.unanswered.steps[0]!, change);
    });
    expect(problems.some((one) => one.startsWith(problem))).toBe(true);
  });

  it('are refused where what is loud falls quiet, or no supervisor is ever called', () => {
    const quiet = changed(([high]) => {
      high!.unanswered.steps[1]!.louder = false;
    });
    expect(quiet).toEqual(['[0].unanswered.steps[1].louder: what is loud stays loud until a person acts']);
    const seatsOnly = changed(([high]) => {
      high!.unanswered.steps.splice(1);
    });
    expect(seatsOnly).toEqual(['[0].unanswered.steps: no step calls the supervisor']);
  });

  it('hold in their window of the patient’s week, and the one for all hours otherwise', () => {
    const nights = { ...DEFAULT_POLICIES[2]!, when: [{ kind: 'weekly', ...night }] } as EscalationPolicy;
    const policies = [...DEFAULT_POLICIES, nights];
    const of = (iso: string, timeZone = 'Asia/Tokyo') => policyAt(policies, 'low', { at: Date.parse(iso), timeZone });
    // 2026-01-12 is 成人の日, a Monday.
    expect(of('2026-01-11T19:00:00+09:00')).toBe(nights);
    expect(of('2026-01-12T08:59:00+09:00')).toBe(nights);
    expect(of('2026-01-12T09:00:00+09:00')).toBe(DEFAULT_POLICIES[2]);
    expect(of('2026-01-11T19:00:00+09:00', 'Europe/Berlin')).toBe(DEFAULT_POLICIES[2]);
  });

  it('never leave a priority without one', () => {
    expect(policyAt([], 'high', { at: 0, timeZone: 'UTC' })).toBe(DEFAULT_POLICIES[0]);
  });
});
