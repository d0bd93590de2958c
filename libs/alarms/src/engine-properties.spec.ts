// What must hold always, whatever the patient and the network do.
import fc from 'fast-check';
import type { Signal } from '#vitals';
import {
  createPatient,
  inspect,
  parseRules,
  step,
  type Effect,
  type EngineInput,
  type PatientState,
  type RuleSet,
} from './index.js';

const START = Date.UTC(2026, 0, 10, 13);

function rulesFrom(...rules: object[]): RuleSet {
  const parsed = parseRules(rules);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules;
}

const RULES = rulesFrom(
  {
    id: 'spo2-low',
    kind: 'limit',
    signal: 'spo2',
    low: 90,
    severe: { low: 85, priority: 'high' },
    priority: 'medium',
    onDelay: '4s',
    clearMargin: 2,
    offDelay: '3s',
    corroborate: 'pr',
  },
  { id: 'share', kind: 'limit', signal: 'spo2', low: 91, priority: 'low', onDelay: '5s', share: 0.6, offDelay: '2s' },
  { id: 'hr', kind: 'limit', signal: 'hr', low: 50, high: 110, priority: 'high', onDelay: '2s', corroborate: 'pr' },
  {
    id: 'load',
    kind: 'burden',
    signal: 'spo2',
    below: 90,
    budget: 30,
    window: '1min',
    floor: { low: 75, priority: 'high' },
    priority: 'low',
  },
  { id: 'trend', kind: 'trend', signal: 'pr', recent: '10s', baseline: '60s', change: 10, priority: 'low' },
  { id: 'news', kind: 'news2', atLeast: 5, aboveBaseline: 2, priority: 'medium' },
  { id: 'breath', kind: 'breathing', noBreathFor: '5s', low: 8, high: 30, priority: 'high' },
  { id: 'out', kind: 'presence', event: 'out-of-bed', longerThan: '10s', priority: 'medium' },
  { id: 'exits', kind: 'presence', event: 'exits', moreThan: 2, window: '1min', priority: 'low' },
  { id: 'still', kind: 'presence', event: 'no-movement', longerThan: '8s', priority: 'low' },
  { id: 'vf', kind: 'rhythm', event: 'ventricular-fibrillation', priority: 'high' },
  { id: 'no-spo2', kind: 'silence', scope: 'signal', signal: 'spo2', after: '15s', priority: 'medium' },
  { id: 'no-device', kind: 'silence', scope: 'device', after: '20s', priority: 'low' },
  { id: 'off', kind: 'silence', event: 'sensor-off', after: '5s', priority: 'low' },
  { id: 'stuck', kind: 'silence', event: 'stuck', signal: 'hr', after: '10s', priority: 'low' },
  { id: 'skew', kind: 'silence', event: 'clock-skew', beyond: '5s', priority: 'low' },
  { id: 'both', kind: 'combination', all: ['spo2-low', 'hr'], within: '20s', priority: 'high' },
);

interface Fed {
  readonly input: EngineInput;
  readonly at: number;
}

const RANGES: Partial<Record<Signal, readonly [number, number]>> = {
  spo2: [70, 100],
  hr: [0, 160],
  pr: [40, 160],
  rr: [0, 40],
  bed: [0, 1],
  movement: [0, 2],
};
const SIGNALS_USED = Object.keys(RANGES) as Signal[];

const observationInput = fc
  .record({
    signal: fc.constantFrom(...SIGNALS_USED),
    level: fc.integer({ min: 0, max: 10 }),
    lagMs: fc.oneof(
      { weight: 12, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 10_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 10_001, max: 120_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -60_000, max: 0 }) },
    ),
    quality: fc.oneof(
      { weight: 8, arbitrary: fc.constant('good' as const) },
      { weight: 1, arbitrary: fc.constantFrom('questionable' as const, 'invalid' as const) },
    ),
    cause: fc.constantFrom('none' as const, 'none' as const, 'sensor-off' as const),
    device: fc.constantFrom('d1', 'd1', 'd2'),
  })
  .map((o) => (at: number): EngineInput => {
    const [low, high] = RANGES[o.signal] ?? [0, 1];
    const value = Math.round(low + ((high - low) * o.level) / 10);
    const { signal, device, quality } = o;
    const cause = quality === 'good' ? ('none' as const) : o.cause;
    return {
      kind: 'observation',
      observation: { signal, device, gateway: 'g1', observedAt: at - o.lagMs, receivedAt: at, value, quality, cause },
    };
  });

const ruleId = fc.constantFrom(...RULES.map((rule) => rule.id));
const actInput: fc.Arbitrary<(at: number) => EngineInput> = fc.oneof(
  ruleId.map((id) => (): EngineInput => ({ kind: 'acknowledge', ruleId: id, onsetAt: null, by: 'staff-1' })),
  ruleId.map((id) => (at: number): EngineInput => ({
    kind: 'shelve',
    ruleId: id,
    until: at + 20_000,
    by: 's',
    reason: 'r',
  })),
  ruleId.map((id) => (): EngineInput => ({ kind: 'unshelve', ruleId: id, by: 's' })),
  fc.constant((at: number): EngineInput => ({ kind: 'audio-pause', until: at + 10_000, by: 's' })),
  fc.constant((at: number): EngineInput => ({ kind: 'pause-patient', until: at + 15_000, by: 's', reason: 'r' })),
  fc.constant((): EngineInput => ({ kind: 'resume-patient', by: 's' })),
  fc.boolean().map((connected) => (): EngineInput => ({ kind: 'gateway-connection', gateway: 'g1', connected })),
  fc.boolean().map((begins) => (at: number): EngineInput => ({
    kind: 'rhythm',
    rhythm: {
      event: 'ventricular-fibrillation',
      device: 'd1',
      gateway: 'g1',
      observedAt: at,
      from: at - 4_000,
      to: begins ? null : at,
      confidence: 1,
      receivedAt: at,
    },
  })),
  fc.constant((at: number): EngineInput => ({
    kind: 'assessment',
    assessment: { consciousness: 'V', oxygen: true, observedAt: at, receivedAt: at },
  })),
  fc
    .subarray([...RULES], { minLength: 10 })
    .map((rules) => (): EngineInput => ({ kind: 'change-rules', rules, by: 'doctor' })),
  fc.constant((): EngineInput => ({ kind: 'tick' })),
);

const history = (acts: boolean, maxLength = 120): fc.Arbitrary<Fed[]> =>
  fc
    .array(
      fc.record({
        gapMs: fc.oneof(
          { weight: 10, arbitrary: fc.integer({ min: 0, max: 1_500 }) },
          { weight: 1, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
        ),
        make: acts
          ? fc.oneof({ weight: 6, arbitrary: observationInput }, { weight: 1, arbitrary: actInput })
          : observationInput,
      }),
      { minLength: 1, maxLength },
    )
    .map((entries) => {
      let at = START;
      return entries.map(({ gapMs, make }) => {
        at += gapMs;
        return { input: make(at), at };
      });
    });

const fresh = (rules: RuleSet = RULES): PatientState =>
  createPatient({ patientId: 'p', timeZone: 'Asia/Tokyo', rules, at: START });

function play(fed: readonly Fed[], state = fresh(), between: (state: PatientState) => PatientState = (same) => same) {
  const effects: Effect[] = [];
  for (const { input, at } of fed) {
    const result = step(between(state), input, at);
    state = result.state;
    effects.push(...result.effects);
  }
  return { state, effects };
}

const presences = (state: PatientState) =>
  Object.fromEntries(inspect(state).map((view) => [view.ruleId, view.presence]));

/** `times` as many cases as a property has by default. */
const check = (property: fc.IRawProperty<unknown, false>, times = 1): void =>
  fc.assert(property, { numRuns: times * Number(process.env['PROPERTY_RUNS'] ?? 150) });

describe('the alarm engine', () => {
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
        const last = new Map<string, string>();
        for (const effect of play(fed).effects) {
          if (effect.kind !== 'transition') continue;
          const axis = `${effect.ruleId}/${effect.axis}`;
          if (effect.axis === 'presence' || effect.axis === 'signal' || effect.axis === 'suppression') {
            const start = effect.axis === 'presence' ? 'absent' : effect.axis === 'signal' ? 'silent' : 'none';
            expect(effect.from).toBe(last.get(axis) ?? start);
          }
          expect(effect.to).not.toBe(effect.from);
          last.set(axis, effect.to);
        }
      }),
    );
  });

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
        const ticked = fed.map((one): Fed => (isLate(one) ? { input: { kind: 'tick' }, at: one.at } : one));
        const known = fed.filter(({ input }) => input.kind !== 'change-rules');
        const kept = ticked.filter(({ input }) => input.kind !== 'change-rules');
        expect(live(play(known, fresh(rules)).effects)).toEqual(live(play(kept, fresh(rules)).effects));
      }),
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
});
