// Everything open for one patient: the centre's unit of work. Which incident an alarm belongs to, how urgent an incident
// is and since when it waits for an answer are decided here, from data alone.
import type { Instant } from '#kernel';
import type { ConditionKind, Presence, Priority, SignalState } from '#alarms';

export const INCIDENT_STATES = ['open', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** A rule that alarms again so soon after it cleared, or after its incident was closed, continues the same story. */
export const RECURRENCE_WINDOW_MS = 10 * 60_000;

/** What the decisions below need to know of an alarm. */
export interface IncidentAlarm {
  readonly id: string;
  readonly ruleId: string;
  readonly priority: Priority;
  readonly conditionKind: ConditionKind;
  readonly presence: Presence;
  readonly signalState: SignalState;
  readonly raisedAt: Instant;
  readonly clearedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly historical: boolean;
  readonly suppressedBy: readonly string[];
}

const RANK: Readonly<Record<Priority, number>> = { high: 0, medium: 1, low: 2 };

/** 0 for high, 1 for medium, 2 for low. */
export function priorityRank(priority: Priority): number {
  return RANK[priority];
}

export function morePressing(a: Priority, b: Priority): Priority {
  return RANK[a] <= RANK[b] ? a : b;
}

/** Whether an alarm asks for somebody: found late or suppressed ones are recorded but call nobody. */
export function callsForAttention(alarm: Pick<IncidentAlarm, 'historical' | 'suppressedBy'>): boolean {
  return !alarm.historical && alarm.suppressedBy.length === 0;
}

/** Whether an alarm still stands: its condition is there, or it is latched until somebody acknowledges. */
export function stands(alarm: Pick<IncidentAlarm, 'clearedAt' | 'signalState'>): boolean {
  return alarm.clearedAt === null || alarm.signalState === 'latched';
}

/**
 * Whether a person who saw `seen` saw everything that waits: each alarm, at its present priority or a higher one. What has
 * come or risen since then must not be taken for accepted.
 */
export function isAllSeen(
  waiting: ReadonlyArray<Pick<IncidentAlarm, 'id' | 'priority'>>,
  seen: ReadonlyArray<Pick<IncidentAlarm, 'id' | 'priority'>>,
): boolean {
  const shown = new Map(seen.map(({ id, priority }) => [id, RANK[priority]]));
  return waiting.every(({ id, priority }) => (shown.get(id) ?? Infinity) <= RANK[priority]);
}

export type Placement =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'joined'; readonly incidentId: string; readonly recurrenceOf: string | null }
  | { readonly kind: 'opened'; readonly follows: string | null; readonly recurrenceOf: string | null };

/**
 * Where an alarm goes: into the patient's open incident, into a new one, or only on record. `earlier` is the newest earlier
 * alarm of the same rule; `lastClosed` the patient's newest closed incident.
 */
export function placeAlarm(input: {
  readonly alarm: Pick<IncidentAlarm, 'historical' | 'suppressedBy' | 'raisedAt'>;
  readonly open: { readonly id: string } | null;
  readonly lastClosed: { readonly id: string; readonly closedAt: Instant } | null;
  readonly earlier: { readonly id: string; readonly clearedAt: Instant | null } | null;
}): Placement {
  const { alarm, open, lastClosed, earlier } = input;
  if (!callsForAttention(alarm)) return { kind: 'recorded' };
  const recurrenceOf =
    earlier !== null && earlier.clearedAt !== null && alarm.raisedAt - earlier.clearedAt <= RECURRENCE_WINDOW_MS
      ? earlier.id
      : null;
  if (open !== null) return { kind: 'joined', incidentId: open.id, recurrenceOf };
  const follows =
    lastClosed !== null && alarm.raisedAt - lastClosed.closedAt <= RECURRENCE_WINDOW_MS ? lastClosed.id : null;
  return { kind: 'opened', follows, recurrenceOf };
}

/** The alarm that speaks for the incident: standing before gone, urgent before mild, unanswered before answered, old first. */
export function headlineOf<A extends IncidentAlarm>(alarms: readonly A[]): A | null {
  const order = (a: A, b: A): number =>
    Number(!stands(a)) - Number(!stands(b)) ||
    Number(!callsForAttention(a)) - Number(!callsForAttention(b)) ||
    RANK[a.priority] - RANK[b.priority] ||
    Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null) ||
    a.raisedAt - b.raisedAt;
  return [...alarms].sort(order)[0] ?? null;
}

/**
 * How pressing an incident is: the highest priority among alarms that stand or that nobody has acknowledged; when all is
 * over and answered, that of its headline. `null` only without alarms.
 */
export function incidentPriority(alarms: readonly IncidentAlarm[]): Priority | null {
  const pressing = alarms.filter((a) => callsForAttention(a) && (stands(a) || a.acknowledgedAt === null));
  if (pressing.length === 0) return headlineOf(alarms)?.priority ?? null;
  return pressing.map((alarm) => alarm.priority).reduce(morePressing);
}

export interface DispatchFact {
  readonly state: string;
  readonly offeredAt: Instant;
  readonly settledAt: Instant | null;
}

/** Things that went wrong on the way to the door and that nobody has dealt with yet. */
export const ATTENTION = ['dispatch-declined', 'dispatch-timed-out'] as const;
export type Attention = (typeof ATTENTION)[number];

/** A declined or lapsed offer asks for the centre until a later offer is made. */
export function attentionOf(dispatches: readonly DispatchFact[]): { kind: Attention; since: Instant } | null {
  const latest = [...dispatches].sort((a, b) => b.offeredAt - a.offeredAt)[0];
  if (latest === undefined) return null;
  if (latest.state !== 'declined' && latest.state !== 'timed-out') return null;
  return { kind: `dispatch-${latest.state}`, since: latest.settledAt ?? latest.offeredAt };
}

/** Since when an open incident waits for a person; null when it is in somebody's hands. */
export function unansweredSince(input: {
  readonly acknowledgedAt: Instant | null;
  readonly alarms: readonly IncidentAlarm[];
  readonly attention: { readonly since: Instant } | null;
}): Instant | null {
  if (input.acknowledgedAt === null) {
    const waiting = input.alarms.filter((a) => callsForAttention(a) && a.acknowledgedAt === null);
    if (waiting.length > 0) return Math.min(...waiting.map((alarm) => alarm.raisedAt));
  }
  return input.attention?.since ?? null;
}

export interface UrgencyKey {
  readonly priority: Priority;
  readonly unansweredSince: Instant | null;
  readonly openedAt: Instant;
}

/** Order of the board: unanswered before answered, then priority, then longest unanswered, then oldest. */
export function compareUrgency(a: UrgencyKey, b: UrgencyKey): number {
  return (
    Number(a.unansweredSince === null) - Number(b.unansweredSince === null) ||
    RANK[a.priority] - RANK[b.priority] ||
    (a.unansweredSince ?? 0) - (b.unansweredSince ?? 0) ||
    a.openedAt - b.openedAt
  );
}

/** Three or more raises of one rule within a minute: shown as one line, and the rule is listed for the doctor. */
export function isChattering(raisedAt: readonly Instant[]): boolean {
  const sorted = [...raisedAt].sort((a, b) => a - b);
  return sorted.some((first, index) => {
    const third = sorted[index + 2];
    return third !== undefined && third - first <= 60_000;
  });
}
