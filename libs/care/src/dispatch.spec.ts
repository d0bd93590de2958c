import fc from 'fast-check';
import {
  answerBy,
  canBeHandedOver,
  compareDispatches,
  conflictOf,
  DISPATCH_ACTIONS,
  DISPATCH_STATES,
  DISPATCH_TRANSITIONS,
  isKeptThough,
  isLive,
  isStationBusy,
  isUnderWay,
  nextStation,
  overdueAudience,
  stepDispatch,
  unreachableStates,
  type DispatchAction,
  type DispatchActor,
  type DispatchState,
  type DispatchUrgency,
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
    ['accept', 'planned'],
    ['time-out', 'planned'],
    ['close', 'planned'],
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
          expect(step.to).not.toBe('planned');
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

  it('takes exactly the steps of the table, for every state, act and actor', () => {
    const taken = DISPATCH_STATES.flatMap((state) =>
      DISPATCH_ACTIONS.flatMap((action) =>
        (['station', 'centre', 'clock'] as const).flatMap((actor) => {
          const step = stepDispatch(state, action, actor);
          return step.kind === 'moved' ? [`${actor}: ${state} ${action} → ${step.to}`] : [];
        }),
      ),
    );
    expect(taken.sort()).toEqual(
      [
        'station: offered accept → accepted',
        'station: offered decline → declined',
        'station: planned decline → declined',
        'clock: offered time-out → timed-out',
        'station: accepted depart → en-route',
        'station: planned depart → en-route',
        ...['accepted', 'en-route', 'planned'].map((from) => `station: ${from} arrive → on-scene`),
        ...['accepted', 'en-route', 'on-scene', 'planned'].map((from) => `station: ${from} report → reported`),
        'centre: reported close → closed',
        ...['offered', 'accepted', 'en-route', 'on-scene', 'planned'].map(
          (from) => `centre: ${from} recall → recalled`,
        ),
      ].sort(),
    );
  });

  it('may change hands from the plan or the acceptance until the report', () => {
    expect(DISPATCH_STATES.filter(canBeHandedOver)).toEqual(['planned', 'accepted', 'en-route', 'on-scene']);
    expect(DISPATCH_STATES.filter(isUnderWay)).toEqual(['accepted', 'en-route', 'on-scene']);
  });
});

describe('what a phone did while it could not send', () => {
  it.each([
    ['recalled', 'arrive', 'recalled'],
    ['timed-out', 'accept', 'timed-out'],
    ['declined', 'report', 'declined'],
    ['accepted', 'accept', 'taken-by-another'],
    ['en-route', 'decline', 'taken-by-another'],
    ['reported', 'report', 'done-already'],
    ['closed', 'arrive', 'done-already'],
  ] as const)('meets %s when it says "%s": %s', (state, action, kind) => {
    expect(conflictOf(state, action)).toEqual({ kind });
  });

  it('is kept when it happened on the way or at the door of a dispatch that had ended, and only then', () => {
    const kept = DISPATCH_STATES.flatMap((state) =>
      DISPATCH_ACTIONS.filter((action) => isKeptThough(action, state)).map((action) => `${state} ${action}`),
    );
    expect(kept).toEqual(
      ['declined', 'timed-out', 'recalled'].flatMap((state) =>
        ['depart', 'arrive', 'report'].map((action) => `${state} ${action}`),
      ),
    );
  });
});

describe('the order of a station’s list', () => {
  const one = (id: string, change: Partial<DispatchUrgency> = {}): DispatchUrgency => ({
    id,
    kind: 'offer',
    state: 'offered',
    priority: 'medium',
    offeredAt: 1_000,
    plannedFor: null,
    ...change,
  });
  const order = (...of: DispatchUrgency[]): string[] => [...of].sort(compareDispatches).map(({ id }) => id);

  it('is by priority, then by how long it waits', () => {
    const urgent = one('urgent', { priority: 'high', offeredAt: 9_000 });
    const waiting = one('waiting', { offeredAt: 500 });
    const mild = one('mild', { priority: 'low', offeredAt: 1 });
    expect(order(mild, one('fresh'), urgent, waiting)).toEqual(['urgent', 'waiting', 'fresh', 'mild']);
  });

  it('puts planned visits after alarms in the order of their times, and what is over last, newest first', () => {
    const planned = (id: string, plannedFor: number) => one(id, { kind: 'planned', state: 'planned', plannedFor });
    const over = (id: string, offeredAt: number) => one(id, { state: 'reported', priority: 'high', offeredAt });
    expect(
      order(
        over('old', 1),
        planned('later', 90),
        one('alarm', { priority: 'low' }),
        over('new', 2),
        planned('soon', 10),
      ),
    ).toEqual(['alarm', 'soon', 'later', 'new', 'old']);
  });

  it('is one order, however the list came', () => {
    const some = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('offer' as const, 'planned' as const),
      state: fc.constantFrom(...DISPATCH_STATES),
      priority: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
      offeredAt: fc.integer({ min: 0, max: 5 }),
      plannedFor: fc.option(fc.integer({ min: 0, max: 5 })),
    });
    fc.assert(
      fc.property(fc.array(some), (list) => {
        expect(order(...[...list].reverse())).toEqual(order(...list));
      }),
    );
  });
});

describe('the cascade', () => {
  it('asks the first on duty that has not been asked, and nobody when all have been', () => {
    expect(nextStation(['a', 'b', 'c'], new Set(['a', 'c']))).toBe('b');
    expect(nextStation(['a'], new Set(['a', 'b']))).toBeNull();
    expect(nextStation([], new Set())).toBeNull();
  });

  it('calls a station busy when every nurse is out, and never for want of nurses', () => {
    expect([isStationBusy(2, 1), isStationBusy(2, 2), isStationBusy(0, 0)]).toEqual([false, true, false]);
  });

  it('tells the station first that a planned visit is overdue, then the centre too, and does not stop', () => {
    expect([0, 1, 2, 50].map(overdueAudience)).toEqual([
      ['station'],
      ['station', 'centre'],
      ['station', 'centre'],
      ['station', 'centre'],
    ]);
  });
});
