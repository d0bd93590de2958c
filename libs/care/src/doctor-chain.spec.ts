import fc from 'fast-check';
import {
  DOCTOR_CALL_ACTIONS,
  DOCTOR_CALL_STATES,
  DOCTOR_CALL_TRANSITIONS,
  DOCTOR_ROLES,
  doctorAnswersBy,
  nextDoctor,
  stepDoctorCall,
  unreachableDoctorCallStates,
  type AskedDoctor,
  type ChainDoctor,
} from './doctor-chain.js';

const family: ChainDoctor = { doctorId: 'endo', role: 'family-doctor' };
const covering: ChainDoctor = { doctorId: 'aoki', role: 'covering-doctor' };
const coordinating: ChainDoctor = { doctorId: 'sakamoto', role: 'coordinating-doctor' };
const asked = (doctor: ChainDoctor, repetition = 0): AskedDoctor => ({ ...doctor, repetition });

describe('a call to a doctor', () => {
  it('has no state that cannot be reached', () => {
    expect(unreachableDoctorCallStates()).toEqual([]);
    const withoutDecline = DOCTOR_CALL_TRANSITIONS.filter(({ action }) => action !== 'decline');
    expect(unreachableDoctorCallStates(withoutDecline)).toEqual(['declined']);
  });

  it('takes exactly the steps of the table, for every state, act and actor', () => {
    const taken = DOCTOR_CALL_STATES.flatMap((state) =>
      DOCTOR_CALL_ACTIONS.flatMap((action) =>
        (['doctor', 'caller', 'clock'] as const).flatMap((actor) => {
          const step = stepDoctorCall(state, action, actor);
          return step.kind === 'moved' ? [`${actor}: ${state} ${action} → ${step.to}`] : [];
        }),
      ),
    );
    expect(taken.sort()).toEqual([
      'caller: asked answer → answered',
      'caller: asked decline → declined',
      'caller: asked give-up → no-answer',
      'caller: asked withdraw → withdrawn',
      'caller: no-answer answer → answered',
      'clock: asked lapse → no-answer',
      'doctor: asked answer → answered',
      'doctor: asked decline → declined',
      'doctor: asked withdraw → withdrawn',
      'doctor: no-answer answer → answered',
    ]);
  });

  it('says why a step is refused', () => {
    expect(stepDoctorCall('asked', 'lapse', 'doctor')).toEqual({
      kind: 'refused',
      reason: 'wrong-actor',
      state: 'asked',
    });
    expect(stepDoctorCall('declined', 'answer', 'doctor')).toEqual({
      kind: 'refused',
      reason: 'wrong-state',
      state: 'declined',
    });
  });
});

describe('the doctor chain', () => {
  it('asks the family doctor, then who covers, then who coordinates, then that one again and again', () => {
    const chain = [family, covering, coordinating];
    const calls: AskedDoctor[] = [];
    for (let step = 0; step < 5; step += 1) {
      const next = nextDoctor(chain, calls);
      if (next.kind === 'nobody') throw new Error('nobody was asked');
      calls.push(asked(next.doctor, next.repetition));
    }
    expect(calls.map(({ doctorId, repetition }) => `${doctorId} ${repetition}`)).toEqual([
      'endo 0',
      'aoki 0',
      'sakamoto 0',
      'sakamoto 1',
      'sakamoto 2',
    ]);
  });

  it('asks a doctor who stands in two places once', () => {
    const twice: ChainDoctor = { doctorId: 'endo', role: 'covering-doctor' };
    expect(nextDoctor([family, twice, coordinating], [asked(family)])).toMatchObject({
      kind: 'ask',
      doctor: coordinating,
    });
  });

  it('asks a family doctor known from the card alone as well', () => {
    const onCard: ChainDoctor = { doctorId: null, role: 'family-doctor' };
    expect(nextDoctor([onCard, covering], [])).toMatchObject({ kind: 'ask', doctor: onCard });
    expect(nextDoctor([onCard, covering], [asked(onCard)])).toMatchObject({ kind: 'ask', doctor: covering });
  });

  it('follows a roster that changes in the night', () => {
    const fresh: ChainDoctor = { doctorId: 'ito', role: 'covering-doctor' };
    expect(nextDoctor([family, fresh], [asked(family), asked(covering)])).toMatchObject({
      kind: 'ask',
      doctor: fresh,
      repetition: 0,
    });
  });

  it('says that there is nobody instead of falling silent', () => {
    expect(nextDoctor([], [])).toEqual({ kind: 'nobody' });
  });

  it('always asks somebody while anybody is on the list', () => {
    const doctor = fc.record({
      doctorId: fc.constantFrom('a', 'b', 'c', null),
      role: fc.constantFrom(...DOCTOR_ROLES),
    });
    fc.assert(
      fc.property(fc.array(doctor, { minLength: 1 }), fc.array(doctor), (chain, before) => {
        const next = nextDoctor(
          chain,
          before.map((one) => asked(one)),
        );
        expect(next.kind).toBe('ask');
      }),
    );
  });

  it('gives each step a time limit of its own', () => {
    expect(DOCTOR_ROLES.map((role) => doctorAnswersBy(1_000, role) - 1_000)).toEqual([300_000, 300_000, 180_000]);
  });
});
