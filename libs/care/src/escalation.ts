// What an open incident waits for, and what is due when it has waited too long. Pure: an incident's facts, the policies and
// an instant give the next state; nothing here calls anybody.
import type { Priority } from '#alarms';
import { MINUTE_MS, type DurationMs, type Instant } from '#kernel';
import { isLive, type DispatchState } from './dispatch.js';
import {
  chainOf,
  policyAt,
  type EscalationCause,
  type EscalationChain,
  type EscalationPolicy,
  type EscalationTarget,
} from './escalation-policy.js';
import { callsForAttention, morePressing, priorityRank, type IncidentAlarm, type IncidentState } from './incident.js';

/** A call that reached nobody is made again after this at the latest. */
export const UNREACHED_AGAIN_MS: DurationMs = MINUTE_MS;

export interface EscalationFacts {
  readonly state: IncidentState;
  readonly priority: Priority;
  readonly alarms: readonly IncidentAlarm[];
  readonly acknowledgedAt: Instant | null;
  /** The last time a person did something about it: acknowledged, called, noted, sent somebody, reported. */
  readonly actedAt: Instant | null;
  /** When the last station on duty had been asked in vain. */
  readonly exhaustedAt: Instant | null;
  readonly dispatches: ReadonlyArray<{
    readonly state: DispatchState;
    readonly acceptedAt: Instant | null;
    readonly settledAt: Instant | null;
  }>;
}

export interface EscalationState {
  readonly cause: EscalationCause;
  readonly priority: Priority;
  /** Since when it waits. */
  readonly since: Instant;
  /** Whether a person has done something since accepting it: a forgotten incident is then given more time. */
  readonly acted: boolean;
  /** Steps taken so far, repetitions counted. */
  readonly taken: number;
  readonly takenAt: Instant | null;
  readonly louder: boolean;
  /** The last step reached nobody. */
  readonly unreached: boolean;
  /** A nurse who accepted since it began to wait has it in hand: no step is due meanwhile. */
  readonly held: boolean;
}

export interface EscalationContext {
  readonly policies: readonly EscalationPolicy[];
  /** The patient's: windows are hours of the patient's day. */
  readonly timeZone: string;
  readonly now: Instant;
}

interface Waiting {
  readonly cause: EscalationCause;
  readonly priority: Priority;
  /** Null: since now, unless it waits already. */
  readonly since: Instant | null;
  readonly acted: boolean;
  readonly held: boolean;
}

/** What an incident waits for, or null when it is in good hands or over. */
function waitingFor(facts: EscalationFacts, known: EscalationState | null, now: Instant): Waiting | null {
  if (facts.state === 'closed') return null;
  const { exhaustedAt, actedAt, acknowledgedAt, dispatches, priority } = facts;
  const live = dispatches.some(({ state }) => isLive(state));
  if (exhaustedAt !== null && !live && (actedAt === null || actedAt <= exhaustedAt)) {
    return {
      cause: 'no-station',
      priority,
      since: notAhead(exhaustedAt, 'no-station', known, now),
      acted: false,
      held: false,
    };
  }
  const calling = facts.alarms.filter((alarm) => callsForAttention(alarm) && alarm.acknowledgedAt === null);
  if (acknowledgedAt === null && calling.length > 0) {
    const called = calling.map((alarm) => alarm.priority).reduce(morePressing);
    // What comes after a nurse has accepted is still the centre's to answer.
    const waitsSince = known?.cause === 'unanswered' && !rises(known, called) ? known.since : null;
    const held = dispatches.some(
      ({ state, acceptedAt }) =>
        isLive(state) && acceptedAt !== null && waitsSince !== null && acceptedAt >= waitsSince,
    );
    return { cause: 'unanswered', priority: called, since: null, acted: false, held };
  }
  if (acknowledgedAt === null || live) return null;
  const settled = dispatches.flatMap(({ settledAt }) => (settledAt === null ? [] : [settledAt]));
  const last = Math.max(acknowledgedAt, actedAt ?? acknowledgedAt, ...settled);
  const since = notAhead(last, 'forgotten', known, now);
  return { cause: 'forgotten', priority, since, acted: last > acknowledgedAt, held: false };
}

/** After the clock was set back, what happened before lies ahead: then it waits since when it did, or since now. */
function notAhead(since: Instant, cause: EscalationCause, known: EscalationState | null, now: Instant): Instant {
  if (since <= now) return since;
  return known?.cause === cause ? known.since : now;
}

function rises(known: EscalationState | null, to: Priority): boolean {
  return known !== null && priorityRank(to) < priorityRank(known.priority);
}

/**
 * The state that fits the facts: kept while the incident waits for the same, begun anew when it waits for something else or
 * for something more urgent. `firstAt` is since when a new incident has waited, by its alarms.
 */
export function settleEscalation(
  known: EscalationState | null,
  facts: EscalationFacts,
  { now, firstAt }: { readonly now: Instant; readonly firstAt: Instant | null },
): EscalationState | null {
  const waiting = waitingFor(facts, known, now);
  if (waiting === null) return null;
  const { cause, acted, held } = waiting;
  const fresh = { cause, acted, taken: 0, takenAt: null, louder: false, unreached: false, held };
  const priority = waiting.priority;
  if (known?.cause === cause && (waiting.since === null || waiting.since === known.since)) {
    // The nurse has gone again, and still nobody here has answered.
    if (known.held && !held) return { ...fresh, priority, since: now };
    if (!rises(known, priority)) return { ...known, acted, held };
    // It got worse while it waited: the faster chain begins, and what is loud stays loud.
    return { ...fresh, priority, since: now, louder: known.louder };
  }
  const since = waiting.since ?? Math.min(now, firstAt ?? now);
  return { ...fresh, priority, since };
}

function chainFor(state: EscalationState, { policies, timeZone, now }: EscalationContext): EscalationChain {
  const policy = policyAt(policies, state.priority, { at: now, timeZone });
  if (state.cause !== 'forgotten' || !state.acted) return chainOf(policy, state.cause);
  return { ...policy.forgotten, afterMs: policy.forgotten.afterActMs };
}

const lastOf = (chain: EscalationChain, index: number) => chain.steps[Math.min(index, chain.steps.length - 1)];

/** When the next step is due, by the policies as they are now; null while a nurse has it in hand. */
export function nextStepAt(state: EscalationState, context: EscalationContext): Instant | null {
  if (state.held) return null;
  const chain = chainFor(state, context);
  if (state.takenAt === null) return state.since + chain.afterMs;
  const within = lastOf(chain, state.taken - 1)?.withinMs ?? UNREACHED_AGAIN_MS;
  return state.takenAt + (state.unreached ? Math.min(within, UNREACHED_AGAIN_MS) : within);
}

export interface StepTaken {
  readonly call: readonly EscalationTarget[];
  readonly louder: boolean;
  /** Counts from 1, repetitions included. */
  readonly number: number;
  readonly repeated: boolean;
}

/**
 * The step that is due, or null when it is not yet. Steps that were missed while nobody looked are taken as one, with
 * everybody they would have called; a step that reached nobody calls them again together with the next.
 */
export function takeStep(
  state: EscalationState,
  context: EscalationContext,
): { readonly state: EscalationState; readonly step: StepTaken } | null {
  const { now } = context;
  const due = nextStepAt(state, context);
  if (due === null || due > now) return null;
  const chain = chainFor(state, context);
  const last = chain.steps.length - 1;
  let index = state.taken;
  for (let end = due; index < last; index += 1) {
    end += lastOf(chain, index)?.withinMs ?? 0;
    if (end > now) break;
  }
  const from = Math.max(0, state.unreached ? state.taken - 1 : state.taken);
  const steps = chain.steps.slice(Math.min(from, last), Math.min(index, last) + 1);
  const louder = state.louder || steps.some((one) => one.louder);
  const call = [...new Set(steps.flatMap((one) => one.call))];
  return {
    state: { ...state, taken: index + 1, takenAt: now, louder, unreached: false },
    step: { call, louder, number: index + 1, repeated: index > last },
  };
}
