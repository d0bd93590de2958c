// The calm path is a shortcut and nothing else: whoever never takes it arrives at the same place.
import fc from 'fast-check';
import { Bedside, LOW, START } from './bedside.fixture.js';
import { check, fresh, history, play } from './histories.fixture.js';
import type { PatientState } from './state.js';

/** Makes the patient take the whole way with the next input, every rule looking at what comes. */
function wary(state: PatientState): PatientState {
  state.calmUntil = -1;
  return state;
}

/** What is kept between steps, without what only says whether the next can be short. */
const kept = ({ calmUntil, ...state }: PatientState): object => (calmUntil === undefined ? {} : state);

describe('a calm value', () => {
  it('leaves behind what it would have on the whole way', () => {
    check(
      fc.property(history(true), (fed) => {
        const short = play(fed);
        const whole = play(fed, wary(fresh()), wary);
        expect(short.effects).toEqual(whole.effects);
        expect(kept(short.state)).toEqual(kept(whole.state));
      }),
      2,
    );
  });

  const bed = () => new Bedside(LOW).value(0, 'spo2', 96).value(1, 'spo2', 97);
  const effectsOf = (one: Bedside) => JSON.stringify(one.state.tracks[0]);

  it.each<[string, (one: Bedside) => Bedside]>([
    ['is the next in order', (one) => one.value(2, 'spo2', 96)],
    ['is questionable', (one) => one.value(2, 'spo2', 96, { quality: 'questionable', cause: 'motion' })],
    ['comes ten seconds after the one before', (one) => one.value(11, 'spo2', 96)],
    ['comes ten seconds late', (one) => one.value(20, 'spo2', 96, { observed: 10 })],
    ['is dated five seconds ahead', (one) => one.value(2, 'spo2', 96, { observed: 7 })],
  ])('%s', (_, take) => {
    const [short, whole] = [bed(), bed()];
    whole.state.calmUntil = -1;
    expect(effectsOf(take(short))).toBe(effectsOf(take(whole)));
    expect(short.state.calmUntil).toBeGreaterThan(START);
  });
});
