// One attempt to get one station to go and look, as a state machine whose transitions are data.
import type { Instant } from '#kernel';

export const DISPATCH_STATES = [
  'offered',
  'accepted',
  'declined',
  'timed-out',
  'en-route',
  'on-scene',
  'reported',
  'closed',
  'recalled',
] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

export const DISPATCH_ACTIONS = [
  'accept',
  'decline',
  'time-out',
  'depart',
  'arrive',
  'report',
  'close',
  'recall',
] as const;
export type DispatchAction = (typeof DISPATCH_ACTIONS)[number];

/** Who may take a step: the station that was asked, the centre that asked, or the clock. */
export type DispatchActor = 'station' | 'centre' | 'clock';

export interface DispatchTransition {
  readonly action: DispatchAction;
  readonly actor: DispatchActor;
  readonly from: readonly DispatchState[];
  readonly to: DispatchState;
}

export const FIRST_DISPATCH_STATE: DispatchState = 'offered';

/**
 * A nurse whose phone was offline may send `arrive` or `report` without the steps before it: what happened at the door
 * counts more than the form, so these are taken from every state after acceptance.
 */
export const DISPATCH_TRANSITIONS: readonly DispatchTransition[] = [
  { action: 'accept', actor: 'station', from: ['offered'], to: 'accepted' },
  { action: 'decline', actor: 'station', from: ['offered'], to: 'declined' },
  { action: 'time-out', actor: 'clock', from: ['offered'], to: 'timed-out' },
  { action: 'depart', actor: 'station', from: ['accepted'], to: 'en-route' },
  { action: 'arrive', actor: 'station', from: ['accepted', 'en-route'], to: 'on-scene' },
  { action: 'report', actor: 'station', from: ['accepted', 'en-route', 'on-scene'], to: 'reported' },
  { action: 'close', actor: 'centre', from: ['reported'], to: 'closed' },
  { action: 'recall', actor: 'centre', from: ['offered', 'accepted', 'en-route', 'on-scene'], to: 'recalled' },
];

/** States in which somebody is asked or on the way; a station is not asked twice for one incident while in one of them. */
const LIVE: ReadonlySet<DispatchState> = new Set(['offered', 'accepted', 'en-route', 'on-scene']);

export function isLive(state: DispatchState): boolean {
  return LIVE.has(state);
}

export type DispatchStep =
  | { readonly kind: 'moved'; readonly to: DispatchState }
  | { readonly kind: 'refused'; readonly reason: 'wrong-actor' | 'wrong-state'; readonly state: DispatchState };

/** What an action makes of a dispatch, or why it can't. */
export function stepDispatch(state: DispatchState, action: DispatchAction, actor: DispatchActor): DispatchStep {
  const transition = DISPATCH_TRANSITIONS.find((candidate) => candidate.action === action);
  if (transition === undefined || transition.actor !== actor) return { kind: 'refused', reason: 'wrong-actor', state };
  if (!transition.from.includes(state)) return { kind: 'refused', reason: 'wrong-state', state };
  return { kind: 'moved', to: transition.to };
}

/** States no path from the first one leads to. Empty in a sound table; asked by a test. */
export function unreachableStates(transitions: readonly DispatchTransition[] = DISPATCH_TRANSITIONS): DispatchState[] {
  const reached = new Set<DispatchState>([FIRST_DISPATCH_STATE]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of transitions) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  return DISPATCH_STATES.filter((state) => !reached.has(state));
}

/** How long a station has to answer an offer. Shorter for what is urgent. */
export const ANSWER_WITHIN_MS = { high: 120_000, medium: 300_000, low: 900_000 } as const;

/** The instant an offer made now lapses. */
export function answerBy(offeredAt: Instant, priority: keyof typeof ANSWER_WITHIN_MS): Instant {
  return offeredAt + ANSWER_WITHIN_MS[priority];
}
