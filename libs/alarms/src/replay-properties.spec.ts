// A log played again, broken off, doubled or ticked in between gives the same alarms.
import fc from 'fast-check';
import { check, fresh, history, play, type Fed } from './histories.fixture.js';
import { step, type Effect, type EngineInput, type PatientState } from './index.js';

describe('the alarm engine, replayed', () => {
  it('gives identical effects and state when a log is replayed', () => {
    check(
      fc.property(history(true), (fed) => {
        const [first, second] = [play(fed), play(fed)];
        expect(second.effects).toEqual(first.effects);
        expect(JSON.stringify(second.state)).toBe(JSON.stringify(first.state));
      }),
    );
  });

  it('goes on the same after its state went through JSON or a structured clone at any point', () => {
    check(
      fc.property(history(true), (fed) => {
        const plain = play(fed);
        const json = play(fed, fresh(), (state) => JSON.parse(JSON.stringify(state)) as PatientState);
        const cloned = play(fed, fresh(), (state) => structuredClone(state));
        expect(json.effects).toEqual(plain.effects);
        expect(json.state).toEqual(plain.state);
        expect(cloned.effects).toEqual(plain.effects);
      }),
    );
  });

  it('is changed by no duplicate that comes again at once', () => {
    check(
      fc.property(history(true), (fed) => {
        const isData = ({ input }: Fed) => input.kind === 'observation';
        const twice = fed.flatMap((one) => (isData(one) ? [one, one] : [one]));
        expect(play(twice).effects).toEqual(play(fed).effects);
      }),
    );
  });

  it('comes to the same however often it is ticked in between', () => {
    check(
      fc.property(
        history(true),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 120, maxLength: 120 }),
        (fed, shares) => {
          const ticked = fed.flatMap((one, i): Fed[] => {
            const next = fed[i + 1]?.at ?? one.at;
            const at = one.at + Math.floor((next - one.at) * (shares[i] ?? 0));
            return at > one.at && at < next ? [one, { input: { kind: 'tick' }, at }] : [one];
          });
          expect(play(ticked).effects).toEqual(play(fed).effects);
        },
      ),
      2,
    );
  });

  it('comes to the same whether it is ticked at each deadline or only fed', () => {
    check(
      fc.property(history(true), (fed) => {
        let state = fresh();
        const effects: Effect[] = [];
        const take = (input: EngineInput, at: number) => {
          const result = step(state, input, at);
          state = result.state;
          effects.push(...result.effects);
        };
        for (const { input, at } of fed) {
          for (let i = 0; i < 500 && state.nextDeadline !== null && state.nextDeadline < at; i++) {
            take({ kind: 'tick' }, state.nextDeadline);
          }
          take(input, at);
        }
        expect(effects).toEqual(play(fed).effects);
      }),
    );
  });

  it('asks to be woken after now, or not at all', () => {
    check(
      fc.property(history(true), (fed) => {
        let state = fresh();
        for (const { input, at } of fed) {
          const result = step(state, input, at);
          state = result.state;
          if (result.nextDeadline !== null) expect(result.nextDeadline).toBeGreaterThanOrEqual(state.at);
        }
      }),
    );
  });
});
