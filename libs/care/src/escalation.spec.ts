import fc from 'fast-check';
import type { IncidentAlarm } from './incident.js';
import {
  nextStepAt,
  settleEscalation,
  takeStep,
  type EscalationContext,
  type EscalationFacts,
  type EscalationState,
} from './escalation.js';
import { DEFAULT_POLICIES, type EscalationPolicy } from './escalation-policy.js';

const T = Date.UTC(2026, 0, 10, 13);
const S = 1_000;
const MIN = 60 * S;

const alarm = (change: Partial<IncidentAlarm> = {}): IncidentAlarm => ({
  id: 'a1',
  ruleId: 'spo2-low',
  priority: 'high',
  conditionKind: 'physiological',
  presence: 'present',
  signalState: 'sounding',
  raisedAt: T,
  clearedAt: null,
  acknowledgedAt: null,
  historical: false,
  suppressedBy: [],
  ...change,
});

const facts = (change: Partial<EscalationFacts> = {}): EscalationFacts => ({
  state: 'open',
  priority: 'high',
  alarms: [alarm()],
  acknowledgedAt: null,
  actedAt: null,
  exhaustedAt: null,
  dispatches: [],
  ...change,
});

const at = (now: number, policies: readonly EscalationPolicy[] = DEFAULT_POLICIES): EscalationContext => ({
  policies,
  timeZone: 'Asia/Tokyo',
  now,
});

function armed(change: Partial<EscalationFacts> = {}, now = T): EscalationState {
  const state = settleEscalation(null, facts(change), { now, firstAt: T });
  if (state === null) throw new Error('expected to wait');
  return state;
}

function stepped(state: EscalationState, now: number, policies?: readonly EscalationPolicy[]) {
  const taken = takeStep(state, at(now, policies));
  if (taken === null) throw new Error('expected a step to be due');
  return taken;
}

describe('an incident nobody answers', () => {
  it('has until the target of its priority, counted from the raise', () => {
    expect(nextStepAt(armed({}, T + 5 * S), at(T))).toBe(T + 60 * S);
    const medium = armed({ priority: 'medium', alarms: [alarm({ priority: 'medium' })] });
    expect(nextStepAt(medium, at(T))).toBe(T + 5 * MIN);
    const low = armed({ priority: 'low', alarms: [alarm({ priority: 'low' })] });
    expect(nextStepAt(low, at(T))).toBe(T + 30 * MIN);
  });

  it('takes no step a millisecond early', () => {
    expect(takeStep(armed(), at(T + 60 * S - 1))).toBeNull();
    expect(stepped(armed(), T + 60 * S).step.call).toEqual(['all-seats']);
  });

  it('never waits because of an alarm raised in the future by a device clock', () => {
    const state = settleEscalation(null, facts({ alarms: [alarm({ raisedAt: T + 9 * MIN })] }), {
      now: T,
      firstAt: T + 9 * MIN,
    });
    expect(state?.since).toBe(T);
  });

  it('takes missed steps as one, with everybody they would have called', () => {
    const { step, state } = stepped(armed(), T + 20 * MIN);
    expect(step.call).toEqual(['all-seats', 'supervisor', 'station-on-duty']);
    expect(nextStepAt(state, at(T + 20 * MIN))).toBe(T + 23 * MIN);
  });

  it('calls again within a minute, and the same people with the next, when a step reached nobody', () => {
    const { state } = stepped(armed(), T + 60 * S);
    const second = stepped(state, T + 2 * MIN);
    const unreached = { ...second.state, unreached: true };
    expect(nextStepAt(unreached, at(T + 2 * MIN))).toBe(T + 3 * MIN);
    expect(stepped(unreached, T + 3 * MIN).step.call).toEqual(['supervisor', 'station-on-duty', 'all-seats']);
  });

  it('is held while a nurse who accepted since then has it, and waits anew when she has gone', () => {
    const waiting = armed();
    const accepted = { state: 'accepted', acceptedAt: T + MIN, settledAt: null } as const;
    const held = settleEscalation(waiting, facts({ dispatches: [accepted] }), { now: T + MIN, firstAt: null });
    expect(held).toMatchObject({ held: true });
    expect(nextStepAt(held!, at(T + MIN))).toBeNull();
    const worse = facts({ priority: 'high', dispatches: [accepted], alarms: [alarm()] });
    const lower = { ...held!, priority: 'medium' as const };
    expect(settleEscalation(lower, worse, { now: T + 2 * MIN, firstAt: null })).toMatchObject({
      held: false,
      since: T + 2 * MIN,
    });
    const gone = facts({ dispatches: [{ state: 'recalled', acceptedAt: T + MIN, settledAt: T + 9 * MIN }] });
    expect(settleEscalation(held, gone, { now: T + 9 * MIN, firstAt: null })).toMatchObject({
      held: false,
      since: T + 9 * MIN,
      taken: 0,
    });
  });

  it('begins the faster chain when it rises, and stays loud', () => {
    const low = armed({ priority: 'low', alarms: [alarm({ priority: 'low' })] });
    const loud = stepped(low, T + 30 * MIN).state;
    const risen = settleEscalation(loud, facts(), { now: T + 31 * MIN, firstAt: null });
    expect(risen).toMatchObject({ priority: 'high', since: T + 31 * MIN, taken: 0, louder: true });
    const eased = settleEscalation(risen, facts({ alarms: [alarm({ priority: 'low' })], priority: 'low' }), {
      now: T + 32 * MIN,
      firstAt: null,
    });
    expect(eased).toEqual(risen);
  });
});

describe('an incident in somebody’s hands', () => {
  const acknowledged = facts({ acknowledgedAt: T, actedAt: T, alarms: [alarm({ acknowledgedAt: T })] });

  it('is not forgotten: who accepted it is reminded, then others', () => {
    const state = settleEscalation(null, acknowledged, { now: T, firstAt: null });
    expect(state?.cause).toBe('forgotten');
    expect(nextStepAt(state!, at(T))).toBe(T + 5 * MIN);
    const first = stepped(state!, T + 5 * MIN);
    expect(first.step.call).toEqual(['seat']);
    expect(stepped(first.state, T + 7 * MIN).step.call).toEqual(['all-seats']);
  });

  it('is given more time once something was done', () => {
    const acted = { ...acknowledged, actedAt: T + 4 * MIN };
    const state = settleEscalation(null, acted, { now: T + 4 * MIN, firstAt: null });
    expect(nextStepAt(state!, at(T))).toBe(T + 34 * MIN);
  });

  it('waits for nobody while a station is asked or on the way, or once it is closed', () => {
    const asked = { ...acknowledged, dispatches: [{ state: 'offered', acceptedAt: null, settledAt: null }] } as const;
    expect(settleEscalation(null, asked, { now: T, firstAt: null })).toBeNull();
    expect(settleEscalation(null, { ...acknowledged, state: 'closed' }, { now: T, firstAt: null })).toBeNull();
  });

  it('is guarded as before when the clock is set back behind what was done', () => {
    const known = settleEscalation(null, acknowledged, { now: T, firstAt: null })!;
    const moved = { ...known, since: T - 60 * MIN };
    const again = settleEscalation(moved, acknowledged, { now: T - 59 * MIN, firstAt: null });
    expect(nextStepAt(again!, at(T - 59 * MIN))).toBe(T - 55 * MIN);
  });

  it('calls everybody when no station is left, until a person does something', () => {
    const exhausted = { ...acknowledged, exhaustedAt: T + MIN };
    const state = settleEscalation(null, exhausted, { now: T + MIN, firstAt: null });
    expect(stepped(state!, T + MIN).step.call).toEqual(['all-seats', 'supervisor']);
    const acted = { ...exhausted, actedAt: T + 2 * MIN };
    expect(settleEscalation(state, acted, { now: T + 2 * MIN, firstAt: null })?.cause).toBe('forgotten');
  });
});

describe('any chain', () => {
  it('always has a next step in the future, whatever was reached and however late', () => {
    const looks = fc.array(fc.record({ lateMs: fc.integer({ min: 0, max: 7_200_000 }), unreached: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.constantFrom('high', 'medium', 'low'), looks, (priority, list) => {
        let state = armed({ priority, alarms: [alarm({ priority })] });
        for (const { lateMs, unreached } of list) {
          const due = nextStepAt(state, at(T))!;
          const now = due + lateMs;
          const { state: after, step } = stepped(state, now);
          expect(step.call.length).toBeGreaterThan(0);
          expect(after.taken).toBeGreaterThan(state.taken);
          state = { ...after, unreached };
          expect(nextStepAt(state, at(now))).toBeGreaterThan(now);
        }
      }),
    );
  });
});
