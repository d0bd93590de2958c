// Who is called, and when, if nobody answers: policies as data. A policy holds for one priority, always or in a window of
// the week; each of its chains begins after a time, goes from step to step, and repeats its last step until a person acts.
import type { Priority } from '#alarms';
import { MINUTE_MS, SECOND_MS, type DurationMs, type Instant } from '#kernel';
import type { DutyPattern } from './duty-pattern.js';
import { holdsAt } from './duty-roster.js';

export const ESCALATION_TARGETS = [
  'seat',
  'all-seats',
  'supervisor',
  'station-on-duty',
  'next-station',
  'doctor-chain',
] as const;
/** `seat`: whoever accepted it last. `next-station`: a further one although the last has not answered its offer yet. */
export type EscalationTarget = (typeof ESCALATION_TARGETS)[number];

export interface EscalationStep {
  readonly call: readonly EscalationTarget[];
  /** How long those called have until the next step; of the last step, how often it repeats. */
  readonly withinMs: DurationMs;
  /** The boards sound louder from here on. */
  readonly louder: boolean;
}

export interface EscalationChain {
  /** From the cause to the first step. */
  readonly afterMs: DurationMs;
  readonly steps: readonly EscalationStep[];
}

export type EscalationWindow = Extract<DutyPattern, { kind: 'weekly' | 'weekly-span' }>;

export interface EscalationPolicy {
  readonly priority: Priority;
  /** In the patient's time zone; empty for always. */
  readonly when: readonly EscalationWindow[];
  /** Nobody has acknowledged. */
  readonly unanswered: EscalationChain;
  /** Somebody has, and then nothing was done; `afterActMs` once something was (a call, a note, a visit). */
  readonly forgotten: EscalationChain & { readonly afterActMs: DurationMs };
  /** Every station on duty has declined or not answered. */
  readonly noStation: EscalationChain;
}

export const ESCALATION_CAUSES = ['unanswered', 'forgotten', 'no-station'] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

export function chainOf(policy: EscalationPolicy, cause: EscalationCause): EscalationChain {
  switch (cause) {
    case 'unanswered':
      return policy.unanswered;
    case 'forgotten':
      return policy.forgotten;
    case 'no-station':
      return policy.noStation;
  }
}

/** The policy for a priority at an instant: one whose window holds before the one for all hours. */
export function policyAt(
  policies: readonly EscalationPolicy[],
  priority: Priority,
  { at, timeZone }: { readonly at: Instant; readonly timeZone: string },
): EscalationPolicy {
  const own = [...policies, ...DEFAULT_POLICIES].filter((policy) => policy.priority === priority);
  const windowed = own.find(({ when }) => when.some((pattern) => holdsAt(pattern, at, timeZone)));
  const policy = windowed ?? own.find(({ when }) => when.length === 0);
  if (policy === undefined) throw new RangeError('the default policies leave a priority out');
  return policy;
}

const step = (within: DurationMs, louder: boolean, ...call: EscalationTarget[]): EscalationStep => ({
  call,
  withinMs: within,
  louder,
});

const NO_STATION: EscalationChain = {
  afterMs: 0,
  steps: [
    step(MINUTE_MS, true, 'all-seats', 'supervisor'),
    step(MINUTE_MS, true, 'all-seats', 'supervisor', 'station-on-duty'),
  ],
};

/** What holds until a supervisor says otherwise. Times to answer as in IEC 60601-1-8's order of priorities: 60 s, 5 min, 30 min. */
export const DEFAULT_POLICIES: readonly EscalationPolicy[] = [
  {
    priority: 'high',
    when: [],
    unanswered: {
      afterMs: 60 * SECOND_MS,
      steps: [
        step(60 * SECOND_MS, true, 'all-seats'),
        step(2 * MINUTE_MS, true, 'supervisor'),
        step(3 * MINUTE_MS, true, 'station-on-duty', 'all-seats', 'supervisor'),
      ],
    },
    forgotten: {
      afterMs: 5 * MINUTE_MS,
      afterActMs: 30 * MINUTE_MS,
      steps: [
        step(2 * MINUTE_MS, false, 'seat'),
        step(2 * MINUTE_MS, true, 'all-seats'),
        step(5 * MINUTE_MS, true, 'all-seats', 'supervisor'),
      ],
    },
    noStation: NO_STATION,
  },
  {
    priority: 'medium',
    when: [],
    unanswered: {
      afterMs: 5 * MINUTE_MS,
      steps: [step(3 * MINUTE_MS, true, 'all-seats'), step(5 * MINUTE_MS, true, 'all-seats', 'supervisor')],
    },
    forgotten: {
      afterMs: 15 * MINUTE_MS,
      afterActMs: 60 * MINUTE_MS,
      steps: [step(5 * MINUTE_MS, false, 'seat'), step(15 * MINUTE_MS, true, 'all-seats', 'supervisor')],
    },
    noStation: NO_STATION,
  },
  {
    priority: 'low',
    when: [],
    unanswered: {
      afterMs: 30 * MINUTE_MS,
      steps: [step(15 * MINUTE_MS, true, 'all-seats'), step(30 * MINUTE_MS, true, 'all-seats', 'supervisor')],
    },
    forgotten: {
      afterMs: 60 * MINUTE_MS,
      afterActMs: 240 * MINUTE_MS,
      steps: [step(15 * MINUTE_MS, false, 'seat'), step(60 * MINUTE_MS, true, 'all-seats', 'supervisor')],
    },
    noStation: { afterMs: 0, steps: [step(5 * MINUTE_MS, true, 'all-seats', 'supervisor')] },
  },
];
