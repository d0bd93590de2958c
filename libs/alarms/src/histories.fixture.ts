// Histories of patients and networks made up at random, for what must hold always.
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

export const START = Date.UTC(2026, 0, 10, 13);

export function rulesFrom(...rules: object[]): RuleSet {
  const parsed = parseRules(rules);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.rules;
}

export const RULES = rulesFrom(
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

export interface Fed {
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
export const SIGNALS_USED = Object.keys(RANGES) as Signal[];

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

export const ruleId = fc.constantFrom(...RULES.map((rule) => rule.id));
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

export const history = (acts: boolean, maxLength = 120, minLength = 1): fc.Arbitrary<Fed[]> =>
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
      { minLength, maxLength },
    )
    .map((entries) => {
      let at = START;
      return entries.map(({ gapMs, make }) => {
        at += gapMs;
        return { input: make(at), at };
      });
    });

export const fresh = (rules: RuleSet = RULES): PatientState =>
  createPatient({ patientId: 'p', timeZone: 'Asia/Tokyo', rules, at: START });

export function play(
  fed: readonly Fed[],
  state = fresh(),
  between: (state: PatientState) => PatientState = (same) => same,
) {
  const effects: Effect[] = [];
  for (const { input, at } of fed) {
    const result = step(between(state), input, at);
    state = result.state;
    effects.push(...result.effects);
  }
  return { state, effects };
}

export const presences = (state: PatientState) =>
  Object.fromEntries(inspect(state).map((view) => [view.ruleId, view.presence]));

/** `times` as many cases as a property has by default. */
export const check = (property: fc.IRawProperty<unknown, false>, times = 1): void =>
  fc.assert(property, { numRuns: Math.ceil(times * Number(process.env['PROPERTY_RUNS'] ?? 150)) });
