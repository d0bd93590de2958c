// Looking for a doctor while a nurse waits at the bedside: the family doctor, then who covers, then who coordinates, each
// with a time limit of their own. The chain never ends in silence: its last step repeats, loudly, until somebody answers.
import { MINUTE_MS, type DurationMs, type Instant } from '#kernel';
import type { BilingualText } from './outcome.js';

export const DOCTOR_ROLES = ['family-doctor', 'covering-doctor', 'coordinating-doctor'] as const;
export type DoctorRole = (typeof DOCTOR_ROLES)[number];

export const DOCTOR_ROLE_TEXT: Readonly<Record<DoctorRole, BilingualText>> = {
  'family-doctor': { ja: '主治医', en: 'family doctor' },
  'covering-doctor': { ja: '当番医', en: 'covering doctor' },
  'coordinating-doctor': { ja: '調整医', en: 'coordinating doctor' },
};

/** How long each doctor has before the next is asked. */
export const DOCTOR_ANSWERS_WITHIN_MS: Readonly<Record<DoctorRole, DurationMs>> = {
  'family-doctor': 5 * MINUTE_MS,
  'covering-doctor': 5 * MINUTE_MS,
  'coordinating-doctor': 3 * MINUTE_MS,
};

export const DOCTOR_CHAIN_STATES = ['asking', 'answered', 'ended'] as const;
export type DoctorChainState = (typeof DOCTOR_CHAIN_STATES)[number];

/** `withdrawn`: the question was settled or taken back before this doctor said anything. */
export const DOCTOR_CALL_STATES = ['asked', 'answered', 'declined', 'no-answer', 'withdrawn'] as const;
export type DoctorCallState = (typeof DOCTOR_CALL_STATES)[number];

export const DOCTOR_CALL_ACTIONS = ['answer', 'decline', 'give-up', 'lapse', 'withdraw'] as const;
export type DoctorCallAction = (typeof DOCTOR_CALL_ACTIONS)[number];

/** The doctor asked; the nurse or the centre who telephones; the clock. */
export type DoctorCallActor = 'doctor' | 'caller' | 'clock';

export interface DoctorCallTransition {
  readonly action: DoctorCallAction;
  readonly actors: readonly DoctorCallActor[];
  readonly from: readonly DoctorCallState[];
  readonly to: DoctorCallState;
}

export const FIRST_DOCTOR_CALL_STATE: DoctorCallState = 'asked';

/**
 * A doctor who answers after the next one was asked is still an answer: it is taken from `no-answer` as well. `give-up` is
 * what a caller logs who let it ring.
 */
export const DOCTOR_CALL_TRANSITIONS: readonly DoctorCallTransition[] = [
  { action: 'answer', actors: ['doctor', 'caller'], from: ['asked', 'no-answer'], to: 'answered' },
  { action: 'decline', actors: ['doctor', 'caller'], from: ['asked'], to: 'declined' },
  { action: 'give-up', actors: ['caller'], from: ['asked'], to: 'no-answer' },
  { action: 'lapse', actors: ['clock'], from: ['asked'], to: 'no-answer' },
  { action: 'withdraw', actors: ['caller', 'doctor'], from: ['asked'], to: 'withdrawn' },
];

export type DoctorCallStep =
  | { readonly kind: 'moved'; readonly to: DoctorCallState }
  | { readonly kind: 'refused'; readonly reason: 'wrong-actor' | 'wrong-state'; readonly state: DoctorCallState };

export function stepDoctorCall(
  state: DoctorCallState,
  action: DoctorCallAction,
  actor: DoctorCallActor,
): DoctorCallStep {
  const transition = DOCTOR_CALL_TRANSITIONS.find((candidate) => candidate.action === action);
  if (transition === undefined || !transition.actors.includes(actor)) {
    return { kind: 'refused', reason: 'wrong-actor', state };
  }
  if (!transition.from.includes(state)) return { kind: 'refused', reason: 'wrong-state', state };
  return { kind: 'moved', to: transition.to };
}

/** States no path from the first one leads to. Empty in a sound table; asked by a test. */
export function unreachableDoctorCallStates(
  transitions: readonly DoctorCallTransition[] = DOCTOR_CALL_TRANSITIONS,
): DoctorCallState[] {
  const reached = new Set<DoctorCallState>([FIRST_DOCTOR_CALL_STATE]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of transitions) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  return DOCTOR_CALL_STATES.filter((state) => !reached.has(state));
}

/** A doctor of the chain. `doctorId` is null for a family doctor known only from the patient's card. */
export interface ChainDoctor {
  readonly doctorId: string | null;
  readonly role: DoctorRole;
}

export interface AskedDoctor extends ChainDoctor {
  readonly repetition: number;
}

export type NextDoctor =
  /** `repetition` counts how often this doctor has been asked before; from 1 on the centre is told loudly. */
  | { readonly kind: 'ask'; readonly doctor: ChainDoctor; readonly repetition: number }
  /** Nobody is on the list: the centre must find a doctor by other means. */
  | { readonly kind: 'nobody' };

/**
 * Who is asked next. Doctors are asked once each in the chain's order, one person never twice in two roles; then the last
 * one again and again. The chain is asked anew at each step, so a change of the roster in the night is followed.
 */
export function nextDoctor(chain: readonly ChainDoctor[], asked: readonly AskedDoctor[]): NextDoctor {
  const isSame = (a: ChainDoctor, b: ChainDoctor): boolean =>
    a.doctorId === null ? b.doctorId === null && a.role === b.role : a.doctorId === b.doctorId;
  const fresh = chain.find((doctor) => !asked.some((before) => isSame(before, doctor)));
  if (fresh !== undefined) return { kind: 'ask', doctor: fresh, repetition: 0 };
  const last = chain.at(-1);
  if (last === undefined) return { kind: 'nobody' };
  const repetition = asked.filter((before) => isSame(before, last)).length;
  return { kind: 'ask', doctor: last, repetition };
}

export function doctorAnswersBy(askedAt: Instant, role: DoctorRole): Instant {
  return askedAt + DOCTOR_ANSWERS_WITHIN_MS[role];
}
