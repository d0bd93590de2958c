// What no order of arrival, no lateness and no silence may change.
import fc from 'fast-check';
import {
  START,
  RULES,
  SIGNALS_USED,
  check,
  fresh,
  history,
  play,
  presences,
  rulesFrom,
  type Fed,
} from './histories.fixture.js';
import type { Effect } from './index.js';

/** The same, late as it is, of something that no rule watches: the clock is looked at as often. */
function unwatched({ input, at }: Fed): Fed {
  if (input.kind !== 'observation') throw new RangeError('only a value can be late');
  return { input: { ...input, observation: { ...input.observation, signal: 'weight' } }, at };
}

describe('the alarm engine in time', () => {
  it('never moves a condition of the patient on time and unusable data alone', () => {
    const timeless = RULES.filter(({ kind }) => ['limit', 'burden', 'trend', 'breathing', 'news2'].includes(kind));
    check(
      fc.property(history(false), fc.array(fc.constantFrom(...SIGNALS_USED), { maxLength: 30 }), (fed, signals) => {
        const { state } = play(fed, fresh(timeless));
        const before = presences(state);
        let at = state.at;
        const nothing = signals.map((signal): Fed => {
          at += 20_000;
          const observation = {
            signal,
            device: 'd1',
            gateway: 'g1',
            observedAt: at,
            receivedAt: at,
            value: 0,
            quality: 'invalid',
            cause: 'motion',
          } as const;
          return { input: { kind: 'observation', observation }, at };
        });
        const after = play([...nothing, { input: { kind: 'tick' }, at: at + 86_400_000 }], state);
        expect(presences(after.state)).toEqual(before);
        expect(after.effects.filter((effect) => effect.kind === 'alarm-raised' && !effect.episode.historical)).toEqual(
          [],
        );
      }),
    );
  });

  it('loses no alarm to the order in which live values arrive', () => {
    const rules = rulesFrom({
      id: 'r',
      kind: 'limit',
      signal: 'spo2',
      low: 90,
      priority: 'medium',
      onDelay: '3s',
      offDelay: '2s',
    });
    const spans = (effects: readonly Effect[]) => {
      const found = new Map<number, readonly [number, number]>();
      for (const effect of effects) {
        if (effect.kind === 'transition') continue;
        found.set(effect.episode.onsetAt, [effect.episode.onsetAt, effect.episode.clearedAt ?? Infinity]);
      }
      return [...found.values()];
    };
    check(
      fc.property(
        fc.array(fc.record({ value: fc.constantFrom(85, 85, 85, 96), delayMs: fc.integer({ min: 0, max: 9_000 }) }), {
          minLength: 5,
          maxLength: 25,
        }),
        (samples) => {
          const observations = samples.map(({ value, delayMs }, i) => {
            const observedAt = START + i * 1_000;
            const base = {
              signal: 'spo2',
              device: 'd',
              gateway: 'g',
              observedAt,
              value,
              quality: 'good',
              cause: 'none',
            } as const;
            return { base, delayMs };
          });
          const feed = (delay: boolean): Fed[] =>
            observations
              .map(({ base, delayMs }) => {
                const at = base.observedAt + (delay ? delayMs : 0);
                return { input: { kind: 'observation' as const, observation: { ...base, receivedAt: at } }, at };
              })
              .sort((a, b) => a.at - b.at);
          const inOrder = spans(play(feed(false), fresh(rules)).effects);
          const shuffled = spans(play(feed(true), fresh(rules)).effects);
          for (const [from, to] of inOrder) {
            expect(shuffled.some(([begin, end]) => begin <= to + 9_000 && end >= from)).toBe(true);
          }
        },
      ),
      2,
    );
  });

  it('lets late data touch nothing that is live', () => {
    const rules = RULES.filter((rule) => !['trend', 'news2'].includes(rule.kind) && rule.id !== 'skew');
    check(
      fc.property(history(true), (fed) => {
        const isLate = ({ input, at }: Fed) =>
          input.kind === 'observation' && at - input.observation.observedAt > 10_000;
        // Figures such as minutes out of bed are brought up to date whenever somebody looks; what happened, and when, is not.
        const live = (effects: readonly Effect[]) =>
          effects.flatMap((effect): object[] => {
            if (effect.kind === 'transition') return [effect];
            const { ruleId, onsetAt, historical } = effect.episode;
            return historical ? [] : [{ kind: effect.kind, at: effect.at, ruleId, onsetAt }];
          });
        const spared = fed.map((one) => (isLate(one) ? unwatched(one) : one));
        const known = fed.filter(({ input }) => input.kind !== 'change-rules');
        const kept = spared.filter(({ input }) => input.kind !== 'change-rules');
        expect(live(play(known, fresh(rules)).effects)).toEqual(live(play(kept, fresh(rules)).effects));
      }),
    );
  });
});
