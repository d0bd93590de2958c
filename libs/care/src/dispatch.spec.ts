import fc from 'fast-check';
import {
  answerBy,
  DISPATCH_ACTIONS,
  DISPATCH_STATES,
  DISPATCH_TRANSITIONS,
  isLive,
  stepDispatch,
  unreachableStates,
  type DispatchAction,
  type DispatchActor,
  type DispatchState,
} from './dispatch.js';

const walk = (...steps: Array<[DispatchAction, DispatchActor]>): DispatchState =>
  steps.reduce<DispatchState>((state, [action, actor]) => {
    const step = stepDispatch(state, action, actor);
    return step.kind === 'moved' ? step.to : state;
  }, 'offered');

describe('a dispatch', () => {
  it('goes from the offer to the closed report', () => {
    expect(
      walk(
        ['accept', 'station'],
        ['depart', 'station'],
        ['arrive', 'station'],
        ['report', 'station'],
        ['close', 'centre'],
      ),
    ).toBe('closed');
  });

  it('has no state that cannot be reached', () => {
    expect(unreachableStates()).toEqual([]);
    const withoutReport = DISPATCH_TRANSITIONS.filter(({ action }) => action !== 'report');
    expect(unreachableStates(withoutReport)).toEqual(['reported', 'closed']);
  });

  it('takes a report from a nurse whose earlier steps were never sent', () => {
    expect(walk(['accept', 'station'], ['report', 'station'])).toBe('reported');
  });

  it.each([
    ['accept', 'declined'],
    ['accept', 'timed-out'],
    ['accept', 'recalled'],
    ['decline', 'accepted'],
    ['time-out', 'accepted'],
    ['depart', 'offered'],
    ['recall', 'reported'],
    ['close', 'on-scene'],
  ] as const)('refuses to %s once it is %s, and says so', (action, state) => {
    const actor = DISPATCH_TRANSITIONS.find((one) => one.action === action)!.actor;
    expect(stepDispatch(state, action, actor)).toEqual({ kind: 'refused', reason: 'wrong-state', state });
  });

  it('lets nobody take another’s step', () => {
    expect(stepDispatch('offered', 'accept', 'centre')).toMatchObject({ kind: 'refused', reason: 'wrong-actor' });
    expect(stepDispatch('offered', 'time-out', 'station')).toMatchObject({ kind: 'refused', reason: 'wrong-actor' });
    expect(stepDispatch('offered', 'recall', 'station')).toMatchObject({ kind: 'refused', reason: 'wrong-actor' });
  });

  it('never leaves an end and never becomes an offer again, whatever comes', () => {
    const actions = fc.constantFrom(...DISPATCH_ACTIONS);
    const actors = fc.constantFrom<DispatchActor>('station', 'centre', 'clock');
    fc.assert(
      fc.property(fc.array(fc.tuple(actions, actors)), (steps) => {
        let state: DispatchState = 'offered';
        for (const [action, actor] of steps) {
          const step = stepDispatch(state, action, actor);
          if (step.kind === 'refused') continue;
          expect(['declined', 'timed-out', 'closed', 'recalled']).not.toContain(state);
          expect(step.to).not.toBe('offered');
          state = step.to;
        }
        expect(DISPATCH_STATES).toContain(state);
      }),
    );
  });

  it('is live while somebody is asked or on the way', () => {
    expect(DISPATCH_STATES.filter(isLive)).toEqual(['offered', 'accepted', 'en-route', 'on-scene']);
  });

  it('leaves less time to answer what is more urgent', () => {
    expect(answerBy(1_000, 'high')).toBeLessThan(answerBy(1_000, 'medium'));
    expect(answerBy(1_000, 'medium')).toBeLessThan(answerBy(1_000, 'low'));
  });
});
