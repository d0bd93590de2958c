// What holds of every alarm, whatever the patient and the staff do.
import fc from 'fast-check';
import { START, check, fresh, history, play, presences, ruleId, rulesFrom } from './histories.fixture.js';
import { inspect, step, type Effect, type PatientState } from './index.js';

describe('every alarm', () => {
  it('gives no two alarms one identity, and ends each no more than once', () => {
    check(
      fc.property(history(true), (fed) => {
        const { effects } = play(fed);
        const identities = (kind: Effect['kind']) =>
          effects.flatMap((effect) =>
            effect.kind === kind && effect.kind !== 'transition'
              ? [`${effect.episode.ruleId}@${effect.episode.onsetAt}/${effect.episode.historical}`]
              : [],
          );
        const raised = identities('alarm-raised');
        expect(new Set(raised).size).toBe(raised.length);
        const ended = identities('alarm-ended');
        expect(new Set(ended).size).toBe(ended.length);
        expect(ended.filter((one) => !raised.includes(one))).toEqual([]);
      }),
    );
  });

  it('tells transitions that join up: each begins where the last of its axis ended', () => {
    check(
      fc.property(history(true), (fed) => {
        const state = fresh();
        const last = new Map<string, string>();
        for (const { input, at } of fed) {
          for (const effect of step(state, input, at).effects) {
            if (effect.kind !== 'transition') continue;
            const axis = `${effect.ruleId}/${effect.axis}`;
            if (effect.axis === 'presence' || effect.axis === 'signal' || effect.axis === 'suppression') {
              const start = effect.axis === 'presence' ? 'absent' : effect.axis === 'signal' ? 'silent' : 'none';
              expect(effect.from).toBe(last.get(axis) ?? start);
            }
            expect(effect.to).not.toBe(effect.from);
            last.set(axis, effect.to);
          }
          // A rule that is gone begins anew where it is given again.
          const isGone = (axis: string) => !state.conditions.some(({ rule }) => axis.startsWith(`${rule.id}/`));
          for (const axis of [...last.keys()].filter(isGone)) last.delete(axis);
        }
      }),
    );
  });

  it('keeps every alarm of a lower limit when the limit is raised', () => {
    const at = (low: number) =>
      rulesFrom({
        id: 'r',
        kind: 'limit',
        signal: 'spo2',
        low,
        priority: 'medium',
        onDelay: '5s',
        clearMargin: 1,
        offDelay: '4s',
      });
    check(
      fc.property(
        fc.array(fc.integer({ min: 80, max: 100 }), { minLength: 10, maxLength: 200 }),
        fc.integer({ min: 82, max: 92 }),
        fc.integer({ min: 1, max: 6 }),
        (values, low, by) => {
          let [lower, higher] = [fresh(at(low)), fresh(at(low + by))];
          values.forEach((value, i) => {
            const time = START + i * 1_000;
            const observation = {
              signal: 'spo2',
              device: 'd',
              gateway: 'g',
              observedAt: time,
              receivedAt: time,
              value,
              quality: 'good',
              cause: 'none',
            } as const;
            lower = step(lower, { kind: 'observation', observation }, time).state;
            higher = step(higher, { kind: 'observation', observation }, time).state;
            const isOpen = (state: PatientState) => ['present', 'clearing'].includes(presences(state)['r'] ?? '');
            if (isOpen(lower)) expect(isOpen(higher)).toBe(true);
          });
        },
      ),
    );
  });

  it('keeps an alarm of high priority heard or latched until somebody acknowledges it', () => {
    check(
      fc.property(history(true), (fed) => {
        let state = fresh();
        const waiting = new Map<string, number>();
        for (const { input, at } of fed) {
          const result = step(state, input, at);
          state = result.state;
          for (const effect of result.effects) {
            if (effect.kind === 'transition') continue;
            const { episode } = effect;
            const key = `${episode.ruleId}@${episode.onsetAt}`;
            if (episode.acknowledged) waiting.delete(key);
            else if (episode.priority === 'high' && episode.pagedAt !== null) waiting.set(key, at);
            else waiting.delete(key);
          }
          for (const key of waiting.keys()) {
            const condition = state.conditions.find((one) => key.startsWith(`${one.rule.id}@`));
            expect(condition).toBeDefined();
            const isHeld = (condition?.suppressedBy.length ?? 0) > 0 || condition?.quietUntil !== null;
            if (!isHeld) expect(['sounding', 'latched']).toContain(condition?.signal);
          }
        }
      }),
    );
  });

  it('never quiets another rule by an acknowledgement', () => {
    check(
      fc.property(history(false), ruleId, (fed, id) => {
        const { state } = play(fed);
        const others = (views: ReturnType<typeof inspect>) => views.filter((view) => view.ruleId !== id);
        const before = others(inspect(state));
        const after = step(state, { kind: 'acknowledge', ruleId: id, onsetAt: null, by: 's' }, state.at).state;
        expect(others(inspect(after))).toEqual(before);
      }),
    );
  });
});
