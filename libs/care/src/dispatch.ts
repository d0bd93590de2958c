// One attempt to get one station to go and look, as a state machine whose transitions are data.
import type { Priority } from '#alarms';
import { MINUTE_MS, type DurationMs, type Instant } from '#kernel';

/** `offer`: a station is asked because of an incident. `planned`: a visit without an alarm, at an agreed time. */
export const DISPATCH_KINDS = ['offer', 'planned'] as const;
export type DispatchKind = (typeof DISPATCH_KINDS)[number];

export const DISPATCH_STATES = [
  'offered',
  'planned',
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

export const FIRST_DISPATCH_STATES: Readonly<Record<DispatchKind, DispatchState>> = {
  offer: 'offered',
  planned: 'planned',
};

/**
 * A nurse whose phone was offline may send `arrive` or `report` without the steps before it: what happened at the door
 * counts more than the form, so these are taken from every state after acceptance.
 */
export const DISPATCH_TRANSITIONS: readonly DispatchTransition[] = [
  { action: 'accept', actor: 'station', from: ['offered'], to: 'accepted' },
  { action: 'decline', actor: 'station', from: ['offered', 'planned'], to: 'declined' },
  { action: 'time-out', actor: 'clock', from: ['offered'], to: 'timed-out' },
  { action: 'depart', actor: 'station', from: ['accepted', 'planned'], to: 'en-route' },
  { action: 'arrive', actor: 'station', from: ['accepted', 'en-route', 'planned'], to: 'on-scene' },
  {
    action: 'report',
    actor: 'station',
    from: ['accepted', 'en-route', 'on-scene', 'planned'],
    to: 'reported',
  },
  { action: 'close', actor: 'centre', from: ['reported'], to: 'closed' },
  {
    action: 'recall',
    actor: 'centre',
    from: ['offered', 'accepted', 'en-route', 'on-scene', 'planned'],
    to: 'recalled',
  },
];

/** States in which somebody is asked or on the way; a station is not asked twice for one incident while in one of them. */
const LIVE: ReadonlySet<DispatchState> = new Set(['offered', 'accepted', 'en-route', 'on-scene']);

export function isLive(state: DispatchState): boolean {
  return LIVE.has(state);
}

/** States in which a nurse of the station has taken it on and is not back; who is in one of them is busy. */
const UNDER_WAY: ReadonlySet<DispatchState> = new Set(['accepted', 'en-route', 'on-scene']);

export function isUnderWay(state: DispatchState): boolean {
  return UNDER_WAY.has(state);
}

/** Whether the nurse may still be another of the station's: from the plan or the acceptance until the report. */
export function canBeHandedOver(state: DispatchState): boolean {
  return isUnderWay(state) || state === 'planned';
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

/** States no path from the first ones leads to. Empty in a sound table; asked by a test. */
export function unreachableStates(transitions: readonly DispatchTransition[] = DISPATCH_TRANSITIONS): DispatchState[] {
  const reached = new Set<DispatchState>(Object.values(FIRST_DISPATCH_STATES));
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of transitions) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  return DISPATCH_STATES.filter((state) => !reached.has(state));
}

/** How long a station has to answer an offer. Shorter for what is urgent. */
export const ANSWER_WITHIN_MS: Readonly<Record<Priority, DurationMs>> = {
  high: 2 * MINUTE_MS,
  medium: 5 * MINUTE_MS,
  low: 15 * MINUTE_MS,
};

/** The instant an offer made now lapses. */
export function answerBy(offeredAt: Instant, priority: Priority): Instant {
  return offeredAt + ANSWER_WITHIN_MS[priority];
}

/** A planned visit is overdue this long after its time; then the centre is told at each further step. */
export const VISIT_OVERDUE_AFTER_MS = 15 * MINUTE_MS;
export const VISIT_OVERDUE_AGAIN_MS = 15 * MINUTE_MS;

/** Whom an overdue visit is told to: at first the station, from the second time on the centre too, until somebody acts. */
export function overdueAudience(attempt: number): ReadonlyArray<'station' | 'centre'> {
  return attempt === 0 ? ['station'] : ['station', 'centre'];
}

/** What the order of a station's list rests on. */
export interface DispatchUrgency {
  readonly id: string;
  readonly kind: DispatchKind;
  readonly state: DispatchState;
  readonly priority: Priority;
  readonly offeredAt: Instant;
  readonly plannedFor: Instant | null;
}

const PRIORITY_RANK: Readonly<Record<Priority, number>> = { high: 0, medium: 1, low: 2 };

/** What is over comes last, visits planned before it, and what an alarm asks for first. */
function groupOf({ state }: DispatchUrgency): number {
  if (isLive(state)) return 0;
  return state === 'planned' ? 1 : 2;
}

/**
 * The order in which a station works: by priority, then by how long it waits. Planned visits follow in the order of their
 * times; what is over comes last, newest first.
 */
export function compareDispatches(a: DispatchUrgency, b: DispatchUrgency): number {
  const group = groupOf(a);
  const byGroup = group - groupOf(b);
  if (byGroup !== 0) return byGroup;
  const byId = a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  if (group === 0) return PRIORITY_RANK[a.priority] - PRIORITY_RANK[b.priority] || a.offeredAt - b.offeredAt || byId;
  if (group === 1) return (a.plannedFor ?? a.offeredAt) - (b.plannedFor ?? b.offeredAt) || byId;
  return b.offeredAt - a.offeredAt || byId;
}

/** The next station to ask: the first on duty that has not been asked. */
export function nextStation(onDuty: readonly string[], asked: ReadonlySet<string>): string | null {
  return onDuty.find((id) => !asked.has(id)) ?? null;
}

/** How a station stands: each nurse who has taken a dispatch on is busy until the report. */
export function isStationBusy(nurses: number, busyNurses: number): boolean {
  return nurses > 0 && busyNurses >= nurses;
}

/** Why an act made on a phone that was offline no longer fits. */
export type DispatchConflict =
  | { readonly kind: 'recalled' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'taken-by-another' }
  | { readonly kind: 'done-already' };

/** What stands in the way of an act, by the state the dispatch is in. */
export function conflictOf(state: DispatchState, action: DispatchAction): DispatchConflict {
  switch (state) {
    case 'recalled':
      return { kind: 'recalled' };
    case 'timed-out':
      return { kind: 'timed-out' };
    case 'declined':
      return { kind: 'declined' };
    default:
      return { kind: action === 'accept' || action === 'decline' ? 'taken-by-another' : 'done-already' };
  }
}

/** What happened at the door is never lost: these are written down even when the dispatch had ended meanwhile. */
export function isKeptThough(action: DispatchAction, state: DispatchState): action is 'depart' | 'arrive' | 'report' {
  const ended = state === 'recalled' || state === 'timed-out' || state === 'declined';
  return ended && (action === 'arrive' || action === 'report' || action === 'depart');
}
